"""From what a user names to pages: in order, lazily, each failure in its place, and no entry lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractor.fetch import files
from extractor.fetch.http import Client
from extractor.fetch.sources import FeedVisit, Item, collect
from extractor.settings import Settings
from extractor.types import Failure, Feed, Page
from tests.fetch.stub import Reply, Stub, html, serve

NOW = datetime(2031, 5, 12, 9, tzinfo=UTC)
STORY = html("<html><body><p>Ada Thornquist has been replaced.</p></body></html>")


def feed(*links: str, etag: str = '"2"') -> Reply:
    items = "".join(f"<item><title>About {link}</title><link>{link}</link></item>" for link in links)
    body = f"<rss><channel><title>Northshire Echo</title>{items}</channel></rss>"
    return Reply(body.encode(), headers={"ETag": etag, "Last-Modified": "now", "Content-Type": "text/html"})


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(Settings(timeout=5.0, max_bytes=1000), now=lambda: NOW) as asking:
        yield asking


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serve({"/a": STORY, "/b": STORY, "/feed": feed("/a", "/b")}) as serving:
        yield serving


def told(items: Iterator[Item], base: str = "") -> list[str]:
    """Each item in a few words, the server's address left out."""
    words = []
    for item in items:
        match item:
            case Page():
                words.append(f"page {item.url.removeprefix(base)}")
            case Failure():
                assert (item.stage, item.when) == ("fetch", NOW)
                words.append(f"failure {item.item.removeprefix(base)}: {item.message}")
            case FeedVisit():
                words.append(f"visit {item.feed.url.removeprefix(base)} {item.feed.etag}")
    return words


def gather(client: Client, stub: Stub, *targets: str, state: Callable[[str], Feed | None] | None = None) -> list[str]:
    addresses = [stub.base + target for target in targets]
    known = (lambda url: None) if state is None else state
    return told(collect(addresses, client, feed_state=known, now=lambda: NOW), stub.base)


# --- files -----------------------------------------------------------------------------------------------------------


def test_files_folders_and_uris_in_order(tmp_path: Path, client: Client) -> None:
    for name in ("b/2.txt", "b/1.html", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    targets = [files.address(tmp_path / "a.txt"), str(tmp_path / "b"), str(tmp_path / "a.txt")]
    base = files.address(tmp_path)
    expected = ["page /a.txt", "page /b/1.html", "page /b/2.txt", "page /a.txt"]
    assert told(collect(targets, client, now=lambda: NOW), base) == expected


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("missing.txt", "no such file or folder"),
        ("empty", "no articles in this folder (.htm .html .txt .xhtml)"),
        ("big.txt", "larger than 1,000 bytes"),
        ("a\0b", "not a name that a file can have"),
        ("x" * 300, "cannot be read: file name too long"),
    ],
)
def test_a_bad_path_is_a_failure(tmp_path: Path, client: Client, target: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "big.txt").write_bytes(b"x" * 2000)
    path = tmp_path / target
    found = list(collect([str(path)], client, now=lambda: NOW))
    assert found == [Failure(files.address(path), "fetch", message, NOW)]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("", "an empty name"),
        ("  ", "an empty name"),
        ("ftp://echo.example/a", "only http and https addresses can be fetched, not ftp"),
        ("file://elsewhere/a", "a file on another machine"),
        (f"http://{'a' * 70}.invalid/", f"unknown host {'a' * 70}.invalid"),  # too long to be looked up anywhere
        ("http://[::", "not a valid address"),
        ("://", "only http and https addresses can be fetched, not this"),
    ],
)
def test_a_bad_target_is_a_failure(client: Client, target: str, message: str) -> None:
    assert list(collect([target], client, now=lambda: NOW)) == [Failure(target, "fetch", message, NOW)]


def test_nothing_is_fetched_before_it_is_asked_for(client: Client, stub: Stub) -> None:
    items = collect([f"{stub.base}/a", f"{stub.base}/feed"], client)
    assert stub.asked == []
    next(items)
    assert stub.asked == ["/a"]
    next(items)
    assert stub.asked == ["/a", "/feed", "/a"]


def test_a_bug_is_raised(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> Page:
        raise RuntimeError("a bug")

    monkeypatch.setattr(files, "read", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        list(collect(["a.txt"], client))


# --- feeds -----------------------------------------------------------------------------------------------------------


def test_a_feed_gives_the_pages_of_its_entries(client: Client, stub: Stub) -> None:
    items = list(collect([f"{stub.base}/feed"], client, now=lambda: NOW))
    pages = [item for item in items if isinstance(item, Page)]
    entries = [page.entry for page in pages if page.entry]
    assert [(entry.title, entry.source) for entry in entries] == [
        ("About /a", "Northshire Echo"),
        ("About /b", "Northshire Echo"),
    ]
    visited = Feed(f"{stub.base}/feed", "Northshire Echo", '"2"', "now", NOW, None)
    assert items == [*pages, FeedVisit(visited)]


def test_validators_are_kept_back_after_a_failed_entry(client: Client, stub: Stub) -> None:
    stub.routes["/b"] = Reply(status=500)
    old = Feed(f"{stub.base}/feed", "Echo", '"1"', "then")
    failing = ["page /a", "failure /b: the server answered 500 Internal Server Error", 'visit /feed "1"']
    assert gather(client, stub, "/feed", state=lambda url: old) == failing
    assert gather(client, stub, "/feed")[-1] == "visit /feed None"
    stub.routes["/b"] = STORY
    assert gather(client, stub, "/feed", state=lambda url: old) == ["page /a", "page /b", 'visit /feed "2"']


def test_an_unchanged_feed_is_only_visited(client: Client, stub: Stub) -> None:
    known = Feed(f"{stub.base}/feed", "Echo", '"2"', "now", None, "refused")
    items = list(collect([known.url], client, feed_state=lambda url: known, now=lambda: NOW))
    assert items == [FeedVisit(replace(known, checked=NOW, error=None))]
    assert stub.asked == ["/feed"]


def test_an_entry_of_two_feeds_is_fetched_once(client: Client, stub: Stub) -> None:
    stub.routes["/other"] = feed("/b#comments", "/a", "/c")
    expected = ["page /a", "page /b", 'visit /feed "2"', "failure /c: the server answered 404 Not Found"]
    assert gather(client, stub, "/feed", "/other") == [*expected, "visit /other None"]
    assert sorted(stub.asked) == ["/a", "/b", "/c", "/feed", "/other"]


def test_a_failed_entry_keeps_back_the_validators_of_all_its_feeds(client: Client, stub: Stub) -> None:
    stub.routes["/b"] = Reply(status=500)
    stub.routes["/other"] = feed("/b")
    assert gather(client, stub, "/feed", "/other")[-2:] == ["visit /feed None", "visit /other None"]


def test_a_feed_that_breaks_off_is_looked_at_again(client: Client, stub: Stub) -> None:
    whole = stub.routes["/feed"]
    stub.routes["/feed"] = replace(whole, body=whole.body.removesuffix(b"</channel></rss>"))
    assert gather(client, stub, "/feed") == ["page /a", "page /b", "visit /feed None"]


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(b"<rss><channel>"), "a feed that cannot be read: "),
        (Reply(status=503), "the server answered 503 Service Unavailable"),
    ],
)
def test_a_feed_that_fails_remembers_why(client: Client, stub: Stub, reply: Reply, message: str) -> None:
    stub.routes["/feed"] = reply
    known = Feed(f"{stub.base}/feed", "Echo", '"1"')
    failure, visit = collect([known.url], client, feed_state=lambda url: known, now=lambda: NOW)
    assert isinstance(failure, Failure)
    assert isinstance(visit, FeedVisit)
    assert (failure.item, failure.message[: len(message)]) == (known.url, message)
    assert visit.feed == replace(known, checked=NOW, error=failure.message)
    # An address that never was a feed has no state to keep.
    assert [type(item) for item in collect([known.url], client)] == [Failure]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("http://169.254.169.254/latest/", "169.254.169.254 is a private address"),
        ("http://10.0.0.1/", "10.0.0.1 is a private address"),
        ("file://localhost/etc/hostname", "only http and https addresses can be fetched, not file"),
        ("javascript:alert(1)", "only http and https addresses can be fetched, not javascript"),
    ],
)
def test_an_entry_does_not_lead_elsewhere(client: Client, stub: Stub, link: str, message: str) -> None:
    stub.routes["/feed"] = feed(link)
    assert gather(client, stub, "/feed") == [f"failure {link}: {message}", "visit /feed None"]


def test_a_feed_without_entries_is_visited(client: Client, stub: Stub) -> None:
    stub.routes["/feed"] = feed()
    assert gather(client, stub, "/feed") == ['visit /feed "2"']
