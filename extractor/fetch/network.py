"""The connections under the client: which machines may be asked, and for how long.

Feeds and redirects name addresses that the user never saw, and one that leads into the user's own network would have
this program read there for somebody else (server-side request forgery). Every host is therefore resolved here, its
addresses are judged, and the connection goes to an address that was judged and not to whatever the name means a moment
later. Pages, redirects and limits of size are left to `extractor.fetch.http`.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from enum import StrEnum
from threading import Thread
from typing import Any

import httpcore
import httpx

#: Seconds on a clock that only goes forward.
Clock = Callable[[], float]


class Space(StrEnum):
    """Where an IP address belongs."""

    PUBLIC = "public"
    LOOPBACK = "loopback"
    PRIVATE = "private"
    #: Link-local, multicast, unspecified, reserved; cloud machines keep their secrets at a link-local address.
    RESERVED = "reserved"


#: What an address from a feed or a redirect may lead to.
PUBLIC_ONLY = frozenset({Space.PUBLIC})
#: What the user's own words may lead to.
ANYWHERE = frozenset(Space)

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Forbidden(httpcore.ConnectError):
    """The host lies where the address that named it has no business."""


class UnknownHost(httpcore.ConnectError):
    """The name means no address."""


def space_of(address: str) -> Space:
    """Where `address` belongs; an IPv4 address that is wrapped in an IPv6 one is judged by itself."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = _unwrapped(ip)
    if ip.is_loopback:
        return Space.LOOPBACK
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved:
        return Space.RESERVED
    return Space.PUBLIC if ip.is_global else Space.PRIVATE


def _unwrapped(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


def resolve(host: str, port: int, timeout: float) -> tuple[str, ...]:
    """The IP addresses of `host`, best first.

    The system's look-up takes as long as its name servers let it, so it is left behind in a thread after `timeout`.

    Raises:
        UnknownHost: there is none.
        ConnectTimeout: the look-up is not done within `timeout` seconds.
    """
    found: Future[tuple[str, ...]] = Future()

    def look_up() -> None:
        try:
            listed = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            found.set_result(())
        else:
            found.set_result(tuple(dict.fromkeys(str(address[0]) for *_, address in listed)))

    Thread(target=look_up, name=f"look-up of {host}", daemon=True).start()
    try:
        addresses = found.result(timeout)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(f"no address of {host} yet") from error
    if not addresses:
        raise UnknownHost(f"unknown host {host}")
    return addresses


class Transport(httpx.BaseTransport):
    """Carries httpx's requests; each brings what it `allows` and its `deadline` along as extensions.

    Connections are kept for one permission only: a request that may go to the public network alone never takes over a
    connection that a freer one has opened.
    """

    def __init__(self, context: ssl.SSLContext, clock: Clock = time.monotonic) -> None:
        self._context = context
        self._clock = clock
        self._pools: dict[frozenset[Space], tuple[_Backend, httpcore.ConnectionPool]] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; errors are httpcore's."""
        backend, pool = self._pool(request.extensions["allows"])
        backend.deadline = request.extensions["deadline"]
        url = request.url
        answer = pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions={"timeout": request.extensions["timeout"]},
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def _pool(self, allows: frozenset[Space]) -> tuple[_Backend, httpcore.ConnectionPool]:
        if allows not in self._pools:
            backend = _Backend(allows, self._clock)
            pool = httpcore.ConnectionPool(
                self._context, max_keepalive_connections=4, keepalive_expiry=10.0, network_backend=backend
            )
            self._pools[allows] = backend, pool
        return self._pools[allows]

    def close(self) -> None:
        """Close all connections."""
        for _, pool in self._pools.values():
            pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer, as httpx wants to have it."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.NetworkBackend):
    """Opens connections to addresses that are allowed."""

    def __init__(self, allows: frozenset[Space], clock: Clock) -> None:
        #: When the page that is being fetched must be there, by the clock.
        self.deadline = 0.0
        self._allows = allows
        self._clock = clock
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers, provided that all of them are allowed."""
        addresses = resolve(host, port, self.remaining(timeout, httpcore.ConnectTimeout))
        if any(space_of(address) not in self._allows for address in addresses):
            raise Forbidden(f"{host} is a private address")
        *others, last = addresses
        for address in others:
            try:
                return self._connect(address, port, timeout, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(last, port, timeout, socket_options)

    def _connect(
        self, address: str, port: int, timeout: float | None, options: Iterable[Any] | None
    ) -> httpcore.NetworkStream:
        limit = self.remaining(timeout, httpcore.ConnectTimeout)
        stream = self._plain.connect_tcp(address, port, timeout=limit, socket_options=options)
        return _Timed(stream, self)

    def remaining(self, timeout: float | None, error: type[httpcore.TimeoutException]) -> float:
        """Seconds that the next step may take: `timeout`, or less when the deadline is near.

        Raises:
            TimeoutException: the deadline has passed; it is of the kind `error`.
        """
        left = self.deadline - self._clock()
        if left <= 0:
            raise error("the deadline has passed")
        return left if timeout is None else min(timeout, left)


class _Timed(httpcore.NetworkStream):
    """A stream on which no step outlasts the deadline of the page, however slowly its bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, backend: _Backend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.remaining(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.remaining(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        limit = self._backend.remaining(timeout, httpcore.ConnectTimeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, limit), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
