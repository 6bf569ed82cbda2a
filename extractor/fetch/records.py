"""Fetches the records of public registers as JSON: a list that comes in pages, or one large file.

What the records say is left to `extractor.gazetteer.westminster`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from extractor.errors import FetchError
from extractor.fetch.http import Client
from extractor.types import Failure

#: Records asked for at once: the Members API gives no more.
TAKE = 20
#: Bytes of one large file that are read at the most, whatever the limit for pages is: mySociety's has more than ten
#: million.
LARGEST = 64_000_000
#: So many pages may fail in a row before the others are no longer asked for.
_MISSES = 3
#: Records that are read of one list at the most.
_MOST = 10_000
_JSON = "application/json, text/json, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Batch:
    """One page of a list."""

    records: tuple[object, ...]
    #: How many records the whole list has, by this page.
    total: int


def pages(
    address: str, client: Client, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Batch | Failure]:
    """The pages of a list behind `address`, one after the other, by ``skip`` and ``take``.

    A page that fails is a value in the stream, the first one aside: without it nothing is known of the others.

    Raises:
        FetchError: the first page cannot be had.
    """
    first = _batch(_page(address, 0), client)
    yield first
    total, skip, missed = first.total, len(first.records), 0
    while skip < min(total, _MOST) and missed < _MISSES:
        try:
            batch = _batch(_page(address, skip), client)
        except FetchError as error:
            yield Failure(error.item, "fetch", error.reason, now())
            skip, missed = skip + TAKE, missed + 1
            continue
        yield batch
        if not batch.records:
            return
        total, skip, missed = batch.total, skip + len(batch.records), 0


def whole(address: str, client: Client) -> object:
    """What one large file holds.

    Raises:
        FetchError: it cannot be had, or is no JSON.
    """
    return _json(address, client, max(LARGEST, client.max_bytes))


def _page(address: str, skip: int) -> str:
    """The address of the page behind so many records; what the address asks for already stays."""
    base = address.partition("#")[0]
    return f"{base}{'&' if '?' in base else '?'}skip={skip}&take={TAKE}"


def _batch(address: str, client: Client) -> Batch:
    content = _json(address, client, client.max_bytes)
    records = content.get("items") if isinstance(content, dict) else None
    total = content.get("totalResults") if isinstance(content, dict) else None
    if not isinstance(records, list):
        raise FetchError(address, "it holds no list of items")
    if not isinstance(total, int) or isinstance(total, bool):
        raise FetchError(address, "it does not say how many items there are (totalResults)")
    return Batch(tuple(records), total)


def _json(address: str, client: Client, max_bytes: int) -> object:
    page = client.get(address, accept=_JSON, max_bytes=max_bytes).page
    if page is None:
        raise RuntimeError(f"{address} was asked for without validators, and yet came back unchanged")
    try:
        content: object = json.loads(page.content)
    except (ValueError, RecursionError) as error:
        raise FetchError(address, f"it is no whole JSON: {' '.join(str(error).split())}") from error
    return content
