"""Records of public registers come page by page, and a page that fails costs no other."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from extractor.errors import FetchError
from extractor.fetch import records
from extractor.fetch.http import Client
from extractor.settings import Settings
from extractor.types import Failure
from tests.fetch.stub import Reply, serve


def page(skip: int, take: int = 20, total: object = 50) -> Reply:
    numbers = list(range(skip, min(skip + take, 50)))
    return Reply(json.dumps({"items": numbers, "totalResults": total}).encode())


def routes(**changed: Reply) -> dict[str, Reply]:
    usual = {f"/list?a=1&skip={skip}&take=20": page(skip) for skip in (0, 20, 40)}
    return usual | {f"/list?a=1&skip={name.removeprefix('at')}&take=20": reply for name, reply in changed.items()}


def had(served: Mapping[str, Reply]) -> tuple[list[object], list[str], list[str]]:
    """The records, the failures with the server's address left out, and what was asked for."""
    with serve(served) as stub, Client(Settings(timeout=1, max_bytes=1000)) as client:
        found = list(records.pages(f"{stub.base}/list?a=1#part", client))
        failed = [f"{each.item.removeprefix(stub.base)}: {each.message}" for each in found if isinstance(each, Failure)]
    got = [record for each in found if not isinstance(each, Failure) for record in each.records]
    return got, failed, stub.asked


def test_all_pages_of_a_list() -> None:
    got, failed, asked = had(routes())
    assert (got, failed) == (list(range(50)), [])
    assert asked == [f"/list?a=1&skip={skip}&take=20" for skip in (0, 20, 40)]


def test_a_server_that_gives_less_at_once() -> None:
    short = {f"/list?a=1&skip={skip}&take=20": page(skip, take=10) for skip in range(0, 50, 10)}
    assert had(short)[0] == list(range(50))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (Reply(b"no", 500), "the server answered 500 Internal Server Error"),
        (Reply(b'{"items": [1, 2'), "it is no whole JSON: Expecting ',' delimiter: line 1 column 16 (char 15)"),
        (Reply(b"\xff\xfe\x00"), "it is no whole JSON: "),
        (Reply(b"[" * 900), "it is no whole JSON: "),
        (Reply(b""), "it is no whole JSON: "),
        (Reply(b"[]"), "it holds no list of items"),
        (Reply(b'{"items": {}, "totalResults": 50}'), "it holds no list of items"),
        (Reply(b'{"items": []}'), "it does not say how many items there are (totalResults)"),
        (Reply(b'{"items": [], "totalResults": "50"}'), "it does not say how many items there are (totalResults)"),
        (Reply(b" " * 1001), "larger than 1,000 bytes"),
        (Reply(b"{", length=100), "the connection broke off: "),
    ],
)
def test_a_page_that_fails(bad: Reply, reason: str) -> None:
    got, failed, _ = had(routes(at20=bad))
    assert got == [*range(20), *range(40, 50)]
    assert len(failed) == 1
    assert failed[0].startswith(f"/list?a=1&skip=20&take=20: {reason}")
    with pytest.raises(FetchError, match="skip=0&take=20: "):
        had(routes(at0=bad))


def test_an_empty_page_ends_a_list() -> None:
    got, _, asked = had(routes(at20=Reply(b'{"items": [], "totalResults": 50}')))
    assert (got, len(asked)) == (list(range(20)), 2)


def test_a_server_that_is_gone_is_asked_no_longer() -> None:
    endless = {"/list?a=1&skip=0&take=20": page(0, total=10**9)}
    got, failed, asked = had(endless)
    assert (len(got), len(failed), len(asked)) == (20, 3, 4)


def test_a_list_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_MOST", 30)
    assert len(had(routes(at0=page(0, total=10**9)))[0]) == 40


def test_one_large_file_may_be_larger_than_a_page() -> None:
    body = json.dumps(["x" * 2000]).encode()
    with serve({"/people.json": Reply(body)}) as stub, Client(Settings(timeout=1, max_bytes=1000)) as client:
        assert records.whole(f"{stub.base}/people.json", client) == ["x" * 2000]
    assert stub.headers[0]["Accept"].startswith("application/json")


def test_one_large_file_has_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LARGEST", 1500)
    with serve({"/": Reply(b" " * 1501)}) as stub, Client(Settings(timeout=1, max_bytes=1000)) as client:
        with pytest.raises(FetchError, match="larger than 1,500 bytes"):
            records.whole(f"{stub.base}/", client)
        with pytest.raises(FetchError, match="404"):
            records.whole(f"{stub.base}/nowhere", client)
