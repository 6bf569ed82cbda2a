"""The client: what it asks, what it refuses, and that no server can hold it up or fill its memory."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from datetime import UTC, datetime
from threading import Event
from typing import Any

import pytest

from extractor import __version__
from extractor.errors import FetchError
from extractor.fetch import http, network
from extractor.fetch.http import Client
from extractor.fetch.network import PUBLIC_ONLY, Space, space_of
from extractor.settings import Settings
from tests.fetch.stub import Reply, free_port, html, redirect, serve

NOW = datetime(2031, 5, 12, 9, tzinfo=UTC)
STORY = "<html><body><p>Ada Thornquist has been replaced.</p></body></html>"


def client(**settings: Any) -> Client:
    return Client(Settings(**({"timeout": 5.0} | settings)), now=lambda: NOW)


def reason(address: str, **settings: Any) -> str:
    """Why an address cannot be had."""
    with client(**settings) as asking, pytest.raises(FetchError) as caught:
        asking.get(address)
    assert caught.value.item == address
    assert "\n" not in caught.value.reason
    return caught.value.reason


def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    with serve({"/story": html(STORY)}) as stub, client() as asking:
        page = asking.get(f"{stub.base}/story#top").page
    assert page is not None
    assert (page.url, page.content) == (f"{stub.base}/story", STORY.encode())
    assert (page.media_type, page.charset, page.fetched) == ("text/html", "utf-8", NOW)


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        (None, f"hustings/{__version__}"),
        ("desk@echo.example", f"hustings/{__version__} (+desk@echo.example)"),
    ],
)
def test_the_user_agent_says_who_asks(contact: str | None, agent: str) -> None:
    with serve({"/": html(STORY)}) as stub, client(contact=contact) as asking:
        asking.get(f"{stub.base}/")
    assert stub.headers[0]["User-Agent"] == agent


@pytest.mark.parametrize(
    ("content_type", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("Text/HTML;Charset=ISO-8859-1", "text/html", "iso-8859-1"),
        ('text/plain; charset="windows-1252"', "text/plain", "windows-1252"),
        (";", None, None),
    ],
)
def test_content_types(content_type: str, media_type: str | None, charset: str | None) -> None:
    with serve({"/": Reply(b"x", headers={"Content-Type": content_type})}) as stub, client() as asking:
        page = asking.get(f"{stub.base}/").page
    assert page is not None
    assert (page.media_type, page.charset) == (media_type, charset)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    routes = {"/old": redirect("/newer", status), "/newer": redirect("{base}/new"), "/new": html(STORY)}
    with serve(routes) as stub, client() as asking:
        page = asking.get(f"{stub.base}/old").page
    assert page is not None
    assert page.url == f"{stub.base}/new"
    assert stub.asked == ["/old", "/newer", "/new"]


def test_validators_are_sent_and_an_unchanged_page_is_none() -> None:
    feed = Reply(b"<rss/>", headers={"ETag": '"1"', "Last-Modified": "Mon, 12 May 2031 08:00:00 GMT"})
    with serve({"/feed": feed}) as stub, client() as asking:
        first = asking.get(f"{stub.base}/feed")
        again = asking.get(f"{stub.base}/feed", etag=first.etag, last_modified=first.last_modified)
    assert first.page is not None
    assert (first.etag, first.last_modified) == ('"1"', "Mon, 12 May 2031 08:00:00 GMT")
    assert (again.page, again.etag) == (None, '"1"')
    assert stub.headers[1]["If-Modified-Since"] == "Mon, 12 May 2031 08:00:00 GMT"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(STORY.encode())),
        ("x-gzip", gzip.compress(STORY.encode())),
        ("deflate", zlib.compress(STORY.encode())),
        ("Deflate", zlib.compress(STORY.encode(), wbits=-15)),
        ("identity", STORY.encode()),
        ("gzip", b""),
    ],
)
def test_packed_bodies(encoding: str, body: bytes) -> None:
    with serve({"/": Reply(body, headers={"Content-Encoding": encoding})}) as stub, client() as asking:
        page = asking.get(f"{stub.base}/").page
    assert page is not None
    assert page.content == (STORY.encode() if body else b"")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(status=404), "the server answered 404 Not Found"),
        (Reply(status=403), "the server answered 403 Forbidden"),
        (Reply(status=500), "the server answered 500 Internal Server Error"),
        (Reply(status=304), "the server answered 304 Not Modified"),
        (Reply(status=302), "the server answered 302 Found"),
        (Reply(status=799), "the server answered 799"),
        (redirect("/"), "more than 8 redirects"),
        (redirect("ftp://echo.example/x"), "only http and https addresses can be fetched, not ftp"),
        (redirect("file:///etc/hostname"), "only http and https addresses can be fetched, not file"),
        (redirect("http://[::"), "redirected to something that is no address"),
        (Reply(b"x" * 2000), "larger than 1,000 bytes"),
        (Reply(b"x", length=10**12), "larger than 1,000 bytes"),
        (Reply(b"x" * 10, length=20), "the connection broke off: "),
        (Reply(gzip.compress(bytes(10**8)), headers={"Content-Encoding": "gzip"}), "larger than 1,000 bytes"),
        (Reply(gzip.compress(bytes(2000)), headers={"Content-Encoding": "gzip"}), "larger than 1,000 bytes"),
        (Reply(b"plain", headers={"Content-Encoding": "gzip"}), "not valid gzip"),
        (Reply(gzip.compress(b"x")[:-4], headers={"Content-Encoding": "gzip"}), "the gzip body is cut short"),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "sent in an encoding that was not asked for: br"),
    ],
)
def test_bad_answers(reply: Reply, expected: str) -> None:
    with serve({"/": reply}) as stub:
        assert reason(f"{stub.base}/", max_bytes=1_000).startswith(expected)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (f"http://127.0.0.1:{free_port()}/", "no connection: connection refused"),
        (f"http://{'a' * 70}.invalid/", f"unknown host {'a' * 70}.invalid"),
        ("ftp://echo.example/x", "only http and https addresses can be fetched, not ftp"),
        ("http://", "not a valid address: it names no host"),
        ("http://[::", "not a valid address"),
        ("http://[", "not a valid address: its host is no name"),
        ("http://a b/", "not a valid address: its host is no name"),
        ("http://127.0.0.1:99999/", "not a valid address"),
        ("http://a\0b/", "not a valid address"),
    ],
)
def test_bad_addresses(address: str, expected: str) -> None:
    assert reason(address).startswith(expected)


def test_an_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **options: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert reason("http://nobody.invalid/") == "unknown host nobody.invalid"


def test_name_servers_that_say_nothing_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: answered.wait(60) and [])
    begun = time.monotonic()
    assert reason("http://nobody.invalid/", timeout=0.2) == "no answer within 0.2 seconds"
    assert time.monotonic() - begun < 2
    answered.set()


def test_a_server_that_speaks_no_http() -> None:
    with serve({"/": Reply()}) as stub:
        said = reason(stub.base.replace("http:", "https:"))
    assert said.startswith(("no connection: ", "the connection broke off: "))


@pytest.mark.parametrize(
    "reply",
    [Reply(b"x" * 100, drip=0.05), Reply(b"x", drip=0.05, drip_headers=True)],
    ids=["body", "headers"],
)
def test_a_server_that_drips_is_left(reply: Reply) -> None:
    with serve({"/": reply}) as stub:
        begun = time.monotonic()
        assert reason(f"{stub.base}/", timeout=0.2) == "no whole page within 0.6 seconds"
    assert 0.4 < time.monotonic() - begun < 2


def test_a_server_that_says_nothing_is_left() -> None:
    with serve({"/": Reply(b"xx", drip=1.0)}) as stub:
        assert reason(f"{stub.base}/", timeout=0.2) == "no answer within 0.2 seconds"


def test_cookies_do_not_outlast_a_page() -> None:
    routes = {"/": Reply(status=302, headers={"Location": "/in", "Set-Cookie": "seen=1"}), "/in": html(STORY)}
    with serve(routes) as stub, client() as asking:
        asking.get(f"{stub.base}/")
        asking.get(f"{stub.base}/in")
    assert [headers.get("Cookie") for headers in stub.headers] == [None, "seen=1", None]


def test_a_password_stays_behind() -> None:
    with serve({"/": html(STORY)}) as stub, client() as asking:
        page = asking.get(stub.base.replace("http://", "http://ada:secret@") + "/").page
    assert page is not None
    assert page.url == f"{stub.base}/"


# --- where addresses may lead ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "space"),
    [
        ("93.184.216.34", Space.PUBLIC),
        ("2606:2800:220:1::1", Space.PUBLIC),
        ("127.0.0.1", Space.LOOPBACK),
        ("127.8.8.8", Space.LOOPBACK),
        ("::1", Space.LOOPBACK),
        ("::ffff:127.0.0.1", Space.LOOPBACK),
        ("64:ff9b::7f00:1", Space.LOOPBACK),
        ("2002:7f00:1::", Space.LOOPBACK),
        ("10.1.2.3", Space.PRIVATE),
        ("172.16.0.1", Space.PRIVATE),
        ("192.168.0.1", Space.PRIVATE),
        ("100.64.0.1", Space.PRIVATE),
        ("fd00::1", Space.PRIVATE),
        ("::ffff:10.0.0.1", Space.PRIVATE),
        ("169.254.169.254", Space.RESERVED),
        ("fe80::1%eth0", Space.RESERVED),
        ("0.0.0.0", Space.RESERVED),
        ("::", Space.RESERVED),
        ("224.0.0.1", Space.RESERVED),
        ("255.255.255.255", Space.RESERVED),
    ],
)
def test_spaces(address: str, space: Space) -> None:
    assert space_of(address) is space


def test_an_address_from_elsewhere_does_not_lead_into_the_users_network() -> None:
    with serve({"/": html(STORY)}) as stub, client() as asking:
        with pytest.raises(FetchError, match=r"127\.0\.0\.1 is a private address"):
            asking.get(f"{stub.base}/", allows=PUBLIC_ONLY)
        # Nor over a connection that the user's own words have opened.
        assert asking.get(f"{stub.base}/").allows == {Space.PUBLIC, Space.LOOPBACK}
        with pytest.raises(FetchError, match="is a private address"):
            asking.get(f"{stub.base}/", allows=PUBLIC_ONLY)
    assert stub.asked == ["/"]


@pytest.mark.parametrize("to", ["http://169.254.169.254/latest/", "http://10.0.0.1/", "http://[fd00::1]/"])
def test_a_redirect_does_not_lead_into_another_network(to: str) -> None:
    with serve({"/": redirect(to)}) as stub:
        assert reason(f"{stub.base}/").endswith("is a private address")


def test_a_public_page_does_not_redirect_into_the_users_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_if(address: str) -> Space:
        return Space.PUBLIC if address == "127.0.0.2" else space_of(address)

    monkeypatch.setattr(network, "space_of", as_if)
    monkeypatch.setattr(http, "space_of", as_if)
    with serve({"/": html(STORY)}) as inside, serve({"/": redirect(f"{inside.base}/")}, "127.0.0.2") as outside:
        assert reason(f"{outside.base}/") == "127.0.0.1 is a private address"
    assert (outside.asked, inside.asked) == (["/"], [])


def test_a_name_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "resolve", lambda host, port, timeout: ("93.184.216.34", "127.0.0.1"))
    with client() as asking, pytest.raises(FetchError, match=r"two\.example is a private address"):
        asking.get("http://two.example/", allows=PUBLIC_ONLY)


def test_the_next_address_of_a_host_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "resolve", lambda host, port, timeout: ("127.0.0.3", "127.0.0.1"))
    with serve({"/": html(STORY)}) as stub, client() as asking:
        page = asking.get(f"http://two.example:{stub.server_port}/").page
    assert page is not None
    assert stub.headers[0]["Host"] == f"two.example:{stub.server_port}"
