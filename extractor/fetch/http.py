"""Fetches one page at a time over HTTP, politely and within limits.

Says who asks, follows a few redirects, looks at every address before it is asked, and stops at a number of bytes and at
a deadline, whatever the server does. What a page holds is left to `extractor.fetch.feeds` and `extractor.fetch.clean`;
connections are `extractor.fetch.network`'s.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

import httpcore
import httpx

from extractor import __version__
from extractor.errors import FetchError
from extractor.fetch.network import ANYWHERE, PUBLIC_ONLY, Clock, Forbidden, Space, Transport, UnknownHost, space_of
from extractor.fetch.unpacking import PackingError, unpacked
from extractor.settings import Settings
from extractor.types import Page

#: A page must be there within so many times `Settings.timeout`.
PATIENCE = 3.0

_ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, text/plain, */*;q=0.5"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.ASCII | re.IGNORECASE)
_CHUNK = 65_536
_LAST_PORT = 65_535
_NO_ADDRESS = "redirected to something that is no address"
#: Around a message: ``[Errno 111]``, ``[SSL: WRONG_VERSION_NUMBER]``, ``(_ssl.c:1006)``.
_NUMBERS = re.compile(r"\[[^\]]*\]|\(_ssl\.c:\d+\)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for an address."""

    #: None where the page has not changed since the validators that were sent.
    page: Page | None
    etag: str | None
    last_modified: str | None
    #: Where addresses that this page names may lead.
    allows: frozenset[Space]


class Client:
    """Fetches pages; use it as a context manager, so that its connections are closed."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._now = now
        contact = f" (+{settings.contact})" if settings.contact else ""
        self._http = httpx.Client(
            headers={
                "User-Agent": f"hustings/{__version__}{contact}",
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip, deflate",
                "Accept-Language": "en",
            },
            timeout=settings.timeout,
            transport=Transport(httpx.create_ssl_context(), clock),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    @property
    def max_bytes(self) -> int:
        """Bytes of one page or file that are read at the most."""
        return self._settings.max_bytes

    def get(
        self,
        address: str,
        *,
        allows: frozenset[Space] | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str | None = None,
        max_bytes: int | None = None,
    ) -> Answer:
        """Fetch what is at `address`, unless it is still the version of the validators.

        Without `allows` the address is the user's own and may lead anywhere; its redirects may then lead to the public
        network and to the kind of network that it was in itself. `accept` and `max_bytes` go before what is usual.

        Raises:
            FetchError: it could not be had; the reason is one line.
        """
        conditional = bool(etag or last_modified)
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified, "Accept": accept}
        headers = {name: value for name, value in asked.items() if value}
        deadline = self._clock() + PATIENCE * self._settings.timeout
        url = _url(address, address)
        self._http.cookies.clear()
        for _ in range(self._settings.max_redirects + 1):
            with self._ask(address, url, headers, allows, deadline) as response:
                if allows is None:
                    allows = PUBLIC_ONLY | _reached(response)
                if not response.has_redirect_location:
                    return self._answer(address, response, allows, max_bytes, conditional=conditional)
                # Against the address before: "/elsewhere" is a whole answer.
                url = _url(address, response.headers["Location"], base=url)
        raise FetchError(address, f"more than {self._settings.max_redirects} redirects")

    @contextmanager
    def _ask(
        self,
        address: str,
        url: httpx.URL,
        headers: Mapping[str, str],
        allows: frozenset[Space] | None,
        deadline: float,
    ) -> Iterator[httpx.Response]:
        extensions = {"allows": ANYWHERE if allows is None else allows, "deadline": deadline}
        extensions["timeout"] = httpx.Timeout(self._settings.timeout).as_dict()
        request = self._http.build_request("GET", url, headers=headers, extensions=extensions)
        try:
            response = self._http.send(request, stream=True)
            try:
                yield response
            finally:
                response.close()
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.TimeoutException, *_BROKEN) as error:
            raise FetchError(address, self._reason(error, late=self._clock() >= deadline)) from error

    def _answer(
        self,
        address: str,
        response: httpx.Response,
        allows: frozenset[Space],
        max_bytes: int | None,
        *,
        conditional: bool,
    ) -> Answer:
        etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
        if response.status_code == HTTPStatus.NOT_MODIFIED and conditional:
            return Answer(None, etag, modified, allows)
        if not response.is_success:
            raise FetchError(address, f"the server answered {_status(response)}")
        content_type = response.headers.get("Content-Type", "")
        charset = _CHARSET.search(content_type)
        page = Page(
            # A password in an address is nobody's business further on.
            url=str(response.url.copy_with(userinfo=b"", fragment=None)),
            content=self._content(address, response, max_bytes or self.max_bytes),
            media_type=content_type.partition(";")[0].strip().lower() or None,
            charset=charset[1].lower() if charset else None,
            fetched=self._now(),
        )
        return Answer(page, etag, modified, allows)

    def _content(self, address: str, response: httpx.Response, limit: int) -> bytes:
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and int(length[:20]) > limit:
            raise FetchError(address, _too_big(limit))
        encoding = response.headers.get("Content-Encoding", "").strip().lower()
        content = bytearray()
        try:
            for part in unpacked(response.iter_raw(_CHUNK), encoding, limit):
                content += part
                if len(content) > limit:
                    raise FetchError(address, _too_big(limit))
        except PackingError as error:
            raise FetchError(address, str(error)) from error
        return bytes(content)

    def _reason(self, error: Exception, *, late: bool) -> str:
        """One line for a person on why an address could not be had."""
        if late:
            return f"no whole page within {PATIENCE * self._settings.timeout:g} seconds"
        match error:
            case httpcore.TimeoutException():
                return f"no answer within {self._settings.timeout:g} seconds"
            case Forbidden() | UnknownHost():
                return str(error)
            case httpcore.ConnectError():
                return f"no connection: {_cause(error)}"
            case httpx.RemoteProtocolError():  # the transport's own errors are httpcore's; httpx reads redirects
                return _NO_ADDRESS
            case httpcore.UnsupportedProtocol() | httpx.InvalidURL():
                return "not a valid address"
        return f"the connection broke off: {_cause(error)}"


#: A host as it goes over the wire: a name, also one written in another alphabet, or a number.
_HOST = re.compile(rb"[A-Za-z0-9._:-]+")
#: What is wrong with a connection, by httpcore's names.
_BROKEN = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


def _url(address: str, given: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        url = httpx.URL(given) if base is None else base.join(given)
    except (httpx.InvalidURL, ValueError) as error:
        what = "not a valid address" if base is None else _NO_ADDRESS
        raise FetchError(address, what) from error
    if url.scheme not in ("http", "https"):
        raise FetchError(address, f"only http and https addresses can be fetched, not {url.scheme or 'this'}")
    if url.host and not _HOST.fullmatch(url.raw_host):
        raise FetchError(address, "not a valid address: its host is no name")
    if not url.host or (url.port or 0) > _LAST_PORT:
        raise FetchError(address, f"not a valid address: {'it names no host' if not url.host else 'no such port'}")
    return url


def _reached(response: httpx.Response) -> frozenset[Space]:
    """The network in which the machine at the other end is."""
    peer = response.extensions["network_stream"].get_extra_info("server_addr")
    return frozenset({space_of(peer[0])})


def _status(response: httpx.Response) -> str:
    try:
        return f"{response.status_code} {HTTPStatus(response.status_code).phrase}"
    except ValueError:
        return str(response.status_code)


def _too_big(limit: int) -> str:
    return f"larger than {limit:,} bytes"


def _cause(error: Exception) -> str:
    """What the system says of a broken connection, without its numbers."""
    return " ".join(_NUMBERS.sub("", str(error)).split()).lower() or "no reason given"
