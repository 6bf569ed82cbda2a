"""Whatever is wrong with one input is one clear line, and costs the others nothing."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from extractor.store import open_store
from tests.cli import articles
from tests.cli.conftest import Hustings

DEEP = b"<html><body>" + b"<div>" * 1_000_000 + b"Members voted in Wexcombe."


def missing(path: Path) -> None:
    pass


def empty_folder(path: Path) -> None:
    path.mkdir()
    (path / "picture.png").write_bytes(b"\x89PNG")


def holding(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def huge(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"Members voted in Wexcombe on Monday. " * 27_000)


CASES = {
    "missing": (missing, r"no such file or folder"),
    "folder without articles": (empty_folder, r"no articles in this folder \(\.htm .*\)"),
    "empty": (holding(b""), r".*(empty|no text).*"),
    "binary": (holding(bytes(range(256)) * 40), r".*(binary|no text|not text).*"),
    "picture": (holding(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40), r".*(binary|no text|not text).*"),
    "zeros": (holding(b"\x00" * 10_000), r".*"),
    "50 MB": (huge, r"larger than 10,000,000 bytes"),
    "a million elements deep": (holding(DEEP), r".*"),
    "nothing but tags": (holding(b"<html><body>" + b"<br>" * 1000), r".*"),
    "German": (holding("Die Mitglieder haben am Montag in Wexcombe gewählt. ".encode() * 20), r".*English.*"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("ending", ["txt", "html"])
def test_a_bad_file(case: str, ending: str, folder: Path, hustings: Hustings) -> None:
    make, reason = CASES[case]
    name = f"bad.{ending}"
    make(folder / name)
    before = sorted(folder.iterdir())
    problem = hustings("extract", name).problem
    assert re.fullmatch(rf"hustings: {re.escape(name)}: {reason}", problem), problem
    assert sorted(folder.iterdir()) == before
    assert len(problem) < 200


@pytest.mark.parametrize("case", CASES)
def test_one_bad_file_among_others(case: str, folder: Path, hustings: Hustings) -> None:
    articles.write(folder / "news", 2)
    CASES[case][0](folder / "bad.html")
    result = hustings("ingest", "bad.html", "news")
    assert result.out == "2 new, 0 unchanged, 0 revised, 1 failed\n"
    assert result.err.startswith("hustings: bad.html: ")
    assert result.err.count("\n") == 1
    assert result.code == 1  # it was asked for by name
    with open_store("sqlite:///hustings.db", write=False) as store:
        assert [failure.item.rpartition("/")[2] for failure in store.failures()] == ["bad.html"]
        assert store.coverage().articles == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_any_encoding(encoding: str, folder: Path, hustings: Hustings) -> None:
    text = articles.text(0).replace("Ada", "Zoë").replace("Thornquist", "Thörnquist")
    (folder / "news.txt").write_bytes(text.encode(encoding))
    assert "Zoë Thörnquist" in hustings("extract", "news.txt").out


def test_a_broken_encoding(folder: Path, hustings: Hustings) -> None:
    text = articles.text(0).encode().replace(b"harbour", b"harb\xff\xfe\xc3ur")
    (folder / "news.txt").write_bytes(text)
    result = hustings("extract", "news.txt")
    assert result.code == 0
    assert "Ada Thornquist" in result.out


@pytest.mark.parametrize("address", ["http://[", "http://", "ftp://news.example/story"])
def test_no_address(address: str, folder: Path, hustings: Hustings) -> None:
    assert hustings("extract", address).problem.startswith(f"hustings: {address}: ")


# --- addresses -------------------------------------------------------------------------------------------------------


class _Hostile(BaseHTTPRequestHandler):
    """Answers as no newspaper should."""

    def do_GET(self) -> None:
        match self.path:
            case "/error":
                self.send_error(500)
            case "/loop":
                self.send_response(302)
                self.send_header("Location", "/loop")
                self.end_headers()
            case "/silent":
                time.sleep(1.5)
            case "/drip":
                self.send_response(200)
                self.end_headers()
                with suppress(OSError):
                    for _ in range(100):
                        self.wfile.write(b"<p>")
                        self.wfile.flush()
                        time.sleep(0.05)
            case "/picture":
                self._send("image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
            case "/endless":
                self._send("text/html", b"<p>Members voted.</p>" * 600_000)
            case _:
                self.send_error(404)

    def _send(self, media_type: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.end_headers()
        with suppress(OSError):  # the other side has had enough
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is http.server's
        pass


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hostile)
    server.daemon_threads = True
    with server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def closed_port() -> str:
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{door.getsockname()[1]}"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/error", r"the server answered 500 Internal Server Error"),
        ("/nothing", r"the server answered 404 Not Found"),
        ("/loop", r"more than 8 redirects"),
        ("/silent", r"no answer within 0\.3 seconds"),
        ("/drip", r"no whole page within 0\.9 seconds"),
        ("/endless", r"larger than 10,000,000 bytes"),
        ("/picture", r".*"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_bad_address(
    command: str, path: str, reason: str, hostile: str, hustings: Hustings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUSTINGS_TIMEOUT", "0.3")
    result = hustings(command, hostile + path)
    assert result.code == 1
    assert re.fullmatch(rf"hustings: {re.escape(hostile + path)}: {reason}\n", result.err), result.err
    assert result.out == ("" if command == "extract" else "0 new, 0 unchanged, 0 revised, 1 failed\n")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (closed_port(), r"no connection: connection refused"),
        ("gopher://wexcombe.example/", r"only http and https addresses can be fetched, not gopher"),
        ("http://", r"not a valid address: it names no host"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, reason: str, hustings: Hustings) -> None:
    problem = hustings("extract", address).problem
    assert re.fullmatch(rf"hustings: {re.escape(address)}: {reason}", problem), problem


def test_standard_input_of_50_mb(hustings: Hustings, typed: Callable[[bytes], None]) -> None:
    typed(b"Members voted in Wexcombe on Monday. " * 1_400_000)
    assert hustings("extract", "-").problem == "hustings: -: too long: more than 10,000,000 bytes"


def test_standard_input_of_nothing(hustings: Hustings, typed: Callable[[bytes], None]) -> None:
    typed(b"")
    assert hustings("extract", "-").problem.startswith("hustings: -: ")
