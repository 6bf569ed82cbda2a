"""Finds articles in folders and reads files; what they hold is left to `extractor.fetch.clean`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extractor.errors import FetchError
from extractor.types import Page

#: Media types by a file's ending; files with other endings are read when they are named, but not found in folders.
MEDIA_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".txt": "text/plain",
    ".xhtml": "application/xhtml+xml",
}


def find(path: Path, on_error: Callable[[OSError], None] = lambda error: None) -> Iterator[Path]:
    """Articles under the folder `path`, in code point order of their paths' parts.

    Hidden files and folders are left out, and links to folders are not followed, so that no loop is walked. A folder
    that cannot be listed is told to `on_error`, and the others go on.
    """
    waiting = [path]
    while waiting:
        here = waiting.pop()
        if here != path and here.is_file():
            yield here
        else:
            waiting.extend(reversed(_listed(here, on_error)))


def _listed(folder: Path, on_error: Callable[[OSError], None]) -> list[Path]:
    """Folders and articles directly in `folder`."""
    try:
        with os.scandir(folder) as entries:
            wanted = [entry.name for entry in entries if not entry.name.startswith(".") and _is_wanted(entry)]
    except OSError as error:
        on_error(error)
        return []
    return [folder / name for name in sorted(wanted)]


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return True
    return Path(entry.name).suffix.lower() in MEDIA_TYPES and entry.is_file()


def read(path: Path, max_bytes: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Page:
    """The file at `path` as a page.

    Raises:
        FetchError: it is missing, a folder, unreadable, or larger than `max_bytes`.
    """
    uri = address(path)
    try:
        with path.open("rb") as file:
            # One byte more tells that there is more; a device that never ends is not read to its end.
            content = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise FetchError(uri, "no such file or folder") from error
    except IsADirectoryError as error:
        raise FetchError(uri, "a folder, not a file") from error
    except OSError as error:
        raise FetchError(uri, f"cannot be read: {(error.strerror or 'no reason given').lower()}") from error
    except ValueError as error:  # a NUL in the name
        raise FetchError(uri, "not a name that a file can have") from error
    if len(content) > max_bytes:
        raise FetchError(uri, f"larger than {max_bytes:,} bytes")
    return Page(url=uri, content=content, media_type=MEDIA_TYPES.get(path.suffix.lower()), fetched=now())


def address(path: Path) -> str:
    """The URI by which a file is known."""
    return path.absolute().as_uri()


def from_address(uri: str) -> Path:
    """The path of a ``file:`` URI.

    Raises:
        FetchError: it names another machine, or no file.
    """
    parts = urlsplit(uri)
    if parts.netloc not in ("", "localhost"):
        raise FetchError(uri, "a file on another machine")
    if not parts.path:
        raise FetchError(uri, "names no file")
    return Path(unquote(parts.path))
