"""The invented newsroom is whole, names no real address, and is served as newspapers serve theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from extractor import newsroom
from extractor.data import shipped
from extractor.errors import DataError
from extractor.newsroom import Newsroom

FOLDER = shipped("corpus", "newsroom")
PAGES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
FEEDS = ["courier/feed.rss", "leftbench/feed.rss", "meridian/feed.atom"]
ATOM = "{http://www.w3.org/2005/Atom}"
#: Names of vocabularies; nothing is fetched from them.
VOCABULARIES = {"schema.org", "purl.org", "www.w3.org"}


@pytest.fixture(scope="module")
def room() -> Iterator[Newsroom]:
    with newsroom.serve(FOLDER) as served:
        yield served


def ask(room: Newsroom, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """The answer to one request, as it comes, with its body."""
    connection = HTTPConnection(urlsplit(room.address).netloc, timeout=5)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def linked(feed: bytes) -> list[str]:
    """Addresses of the articles that a feed of either kind lists."""
    root = ElementTree.fromstring(feed)
    entries = [link.get("href", "") for link in root.iterfind(f"{ATOM}entry/{ATOM}link")]
    return entries or [link.text or "" for link in root.iterfind("channel/item/link")]


def test_feeds_are_found(room: Newsroom) -> None:
    assert room.feeds == tuple(f"{room.address}/{feed}" for feed in FEEDS)


def test_feeds_list_every_page_once(room: Newsroom) -> None:
    listed = [link for feed in FEEDS for link in linked(ask(room, f"/{feed}")[1])]
    assert sorted(listed) == [f"{room.address}/{page}" for page in PAGES]
    assert len(PAGES) >= 14


@pytest.mark.parametrize("page", PAGES)
def test_page_is_whole(page: str, room: Newsroom) -> None:
    answer, body = ask(room, f"/{page}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    root = ElementTree.fromstring(body)
    assert [link.get("href") for link in root.iterfind("head/link[@rel='canonical']")] == [f"{room.address}/{page}"]
    # Menus and share buttons lead nowhere here: "#".
    links = {link.get("href", "") for link in root.iter("a")}
    assert {link for link in links if not link.startswith("#")} <= {f"{room.address}/{other}" for other in PAGES}


@pytest.mark.parametrize("path", [*PAGES, *FEEDS])
def test_no_real_host_is_named(path: str) -> None:
    text = (FOLDER / path).read_text(encoding="utf-8")
    assert set(re.findall(r"https?://([^/\"'<\s]+)", text)) <= VOCABULARIES
    assert re.findall(r"(?:href|src)=\"(?!#|\{\{base}}/|data:)[^\"]*\"", text) == []


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/courier/feed.rss", "application/rss+xml; charset=utf-8"),
        ("/meridian/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/courier/feed.rss?page=2", "application/rss+xml; charset=utf-8"),
    ],
)
def test_media_type(path: str, media_type: str, room: Newsroom) -> None:
    assert ask(room, path)[0].headers["Content-Type"] == media_type


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/courier/",
        "/nothing.html",
        "/README.md",
        "/../codebook.md",
        "/%2e%2e/codebook.md",
        "/courier/../../codebook.md",
        "//etc/passwd",
    ],
)
def test_nothing_else_can_be_reached(path: str, room: Newsroom) -> None:
    assert ask(room, path)[0].status == 404


def test_a_second_visit_brings_nothing_new(room: Newsroom) -> None:
    first, body = ask(room, "/courier/feed.rss")
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    assert len(body) == int(first.headers["Content-Length"])
    for headers in ({"If_None_Match": etag}, {"If_None_Match": f'"old", W/{etag}'}, {"If_Modified_Since": modified}):
        answer, nothing = ask(room, "/courier/feed.rss", **headers)
        assert (answer.status, nothing, answer.headers["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"old"'},
        {"If_Modified_Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
        {"If_Modified_Since": "last night"},
        # An ETag that differs goes before a date that does not.
        {"If_None_Match": '"old"', "If_Modified_Since": "Fri, 31 Dec 2999 00:00:00 GMT"},
    ],
)
def test_a_stale_copy_is_replaced(headers: dict[str, str], room: Newsroom) -> None:
    answer, body = ask(room, "/courier/feed.rss", **headers)
    assert answer.status == 200
    assert body


def test_head_sends_no_body(room: Newsroom) -> None:
    answer, body = ask(room, "/courier/feed.rss", "HEAD")
    assert (answer.status, body) == (200, b"")


def test_requests_are_not_logged(room: Newsroom, capfd: pytest.CaptureFixture[str]) -> None:
    ask(room, "/courier/feed.rss")
    ask(room, "/nothing.html")
    assert capfd.readouterr() == ("", "")


def test_a_folder_without_feeds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no feeds"), newsroom.serve(tmp_path):
        pass
