"""Serves a folder of invented newspapers on this machine, for the demo and the tests.

Every file below the folder is a page or a feed; ``{{base}}`` in it stands for the server's own address, so that feeds
and canonical links are absolute on whatever port the system gives. What is served is read once, at the start: nothing
outside the folder can be reached, whatever a request asks for. It is no server for anybody else's use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from extractor.errors import DataError

#: Stands for the server's address in every file.
PLACEHOLDER = b"{{base}}"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
_FEEDS = {".rss", ".atom"}


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A newsroom that is being served."""

    #: ``http://127.0.0.1:PORT``, without a slash at the end.
    address: str
    #: Addresses of all feeds, in code point order.
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Resource:
    body: bytes
    media_type: str
    etag: str
    last_modified: str

    def unchanged(self, headers: Message) -> bool:
        """Whether the asker has this version already; an ETag goes before a date (RFC 9110, section 13.2.2)."""
        if (tags := headers.get("If-None-Match")) is not None:
            return tags.strip() == "*" or self.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        if (since := headers.get("If-Modified-Since")) is None:
            return False
        try:
            return parsedate_to_datetime(self.last_modified) <= parsedate_to_datetime(since)
        except (TypeError, ValueError):  # no date, or one without a zone: as if it had not been sent
            return False


@contextmanager
def serve(folder: Path) -> Iterator[Newsroom]:
    """Serve `folder` on a free port of the loopback interface until the block ends.

    Raises:
        DataError: the folder holds no feed, or no port can be had.
    """
    try:
        server = _Server(("127.0.0.1", 0), _Handler)
    except OSError as error:
        raise DataError(f"no port on this machine for the newsroom: {error.strerror}") from error
    with server:
        address = f"http://127.0.0.1:{server.server_port}"
        server.resources = _resources(folder, address)
        feeds = tuple(sorted(address + path for path in server.resources if Path(path).suffix in _FEEDS))
        if not feeds:
            raise DataError(f"{folder} holds no feeds to serve")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="newsroom", daemon=True)
        thread.start()
        try:
            yield Newsroom(address, feeds)
        finally:
            server.shutdown()
            thread.join()


def _resources(folder: Path, address: str) -> dict[str, _Resource]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in _TYPES)
    return {f"/{path.relative_to(folder).as_posix()}": _resource(path, address) for path in files}


def _resource(path: Path, address: str) -> _Resource:
    body = path.read_bytes().replace(PLACEHOLDER, address.encode())
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return _Resource(body, _TYPES[path.suffix], etag, formatdate(path.stat().st_mtime, usegmt=True))


class _Server(ThreadingHTTPServer):
    #: What can be asked for, by path.
    resources: Mapping[str, _Resource] = {}


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer with the page, or say that it has not changed or is not there."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer as for GET, without the page itself."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        found = self.server.resources.get(unquote(urlsplit(self.path).path))
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        unchanged = found.unchanged(self.headers)
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus.OK)
        self.send_header("ETag", found.etag)
        self.send_header("Last-Modified", found.last_modified)
        if not unchanged:
            self.send_header("Content-Type", found.media_type)
            self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        if with_body and not unchanged:
            self.wfile.write(found.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is http.server's
        """Say nothing: the demo's own lines are what a reader should see."""
