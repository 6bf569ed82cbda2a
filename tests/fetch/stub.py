"""A web server on this machine that answers as it is told, well or badly, and remembers what it was asked."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(frozen=True)
class Reply:
    """What to answer; ``{base}`` in headers and body stands for the server's address."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    #: Seconds between single bytes: of the body, or of the headers too.
    drip: float = 0.0
    drip_headers: bool = False
    #: Announce this many bytes, whatever the body has.
    length: int | None = None


def html(body: str, **fields: object) -> Reply:
    return Reply(body.encode(), headers={"Content-Type": "text/html; charset=utf-8"}, **fields)  # type: ignore[arg-type]


def redirect(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": to})


class Stub(ThreadingHTTPServer):
    """The server; `routes` may be changed while it runs."""

    daemon_threads = True

    def __init__(self, host: str, routes: Mapping[str, Reply]) -> None:
        super().__init__((host, 0), _Handler)
        self.routes = dict(routes)
        #: Paths asked for, and the headers of each request.
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []

    @property
    def base(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many of the tests want."""


class _Handler(BaseHTTPRequestHandler):
    server: Stub
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        reply = self.server.routes.get(self.path, Reply(b"nothing here", 404))
        etag = reply.headers.get("ETag")
        if etag is not None and self.headers.get("If-None-Match") == etag:
            reply = Reply(status=304, headers={"ETag": etag})
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        base = self.server.base
        body = reply.body.replace(b"{base}", base.encode())
        length = len(body) if reply.length is None else reply.length
        lines = [f"HTTP/1.1 {reply.status} Told", f"Content-Length: {length}"]
        lines += [f"{name}: {value.replace('{base}', base)}" for name, value in reply.headers.items()]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode()
        self._write(head, reply.drip if reply.drip_headers else 0.0)
        self._write(body, reply.drip)
        if reply.length is not None:
            self.close_connection = True

    def _write(self, content: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(content)
            return
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(drip)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is http.server's
        """Say nothing."""


@contextmanager
def serve(routes: Mapping[str, Reply], host: str = "127.0.0.1") -> Iterator[Stub]:
    """Serve `routes` until the block ends."""
    with Stub(host, routes) as stub:
        thread = Thread(target=stub.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield stub
        finally:
            stub.shutdown()
            thread.join()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
        return port
