"""Unpacks the body of an answer piece by piece, so that a small packet that holds gigabytes is found out in time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator


class PackingError(Exception):
    """A body is not packed as its header says; the message is one line for a person."""


def unpacked(parts: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """The body that `parts` make up by the content coding `encoding` (RFC 9110, section 8.4).

    No piece grows beyond `limit` and one byte; adding the pieces up is left to the caller.

    Raises:
        PackingError: `encoding` is unknown, or the body is not of it.
    """
    if encoding in ("", "identity"):
        yield from parts
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise PackingError(f"sent in an encoding that was not asked for: {encoding}")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS if encoding == "deflate" else zlib.MAX_WBITS | 16)
    begun = False
    try:
        for part in filter(None, parts):
            if encoding == "deflate" and not begun and part[0] & 0x0F != zlib.DEFLATED:
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers leave the zlib header out
            begun = True
            yield unpacker.decompress(part, limit + 1)
    except zlib.error as error:
        raise PackingError(f"not valid {encoding}") from error
    if begun and not unpacker.eof:
        raise PackingError(f"the {encoding} body is cut short")
