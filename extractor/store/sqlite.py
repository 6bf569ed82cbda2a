"""Everything that holds for SQLite alone: files, pragmas, locks. No other module of the store knows its database.

Readers open the file read-only, so that a query can never write; writers use the write-ahead log, which lets readers
go on beside them, and take the write lock when a transaction begins, so that what they have read stays true until they
commit (https://www.sqlite.org/wal.html, https://www.sqlite.org/lang_transaction.html).
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from extractor.errors import NoStoreError, StoreError

#: Seconds that a connection waits for another one's lock.
BUSY_SECONDS = 60.0
#: The first bytes of a SQLite file (https://www.sqlite.org/fileformat.html).
_MAGIC = b"SQLite format 3\x00"
#: Seconds between two attempts at what SQLite does not wait for by itself.
_PAUSE = 0.02


def open_engine(url: sa.URL, *, write: bool) -> sa.Engine:
    """An engine on the file that `url` names; nothing is created before the first writing connection.

    Raises:
        StoreError: there is no such file, it is no database, or a writer may not write there.
    """
    path = _path(url)
    if write:
        _check_writable(path)
    else:
        _check_readable(path)
    engine = sa.create_engine(f"sqlite:///{path}", creator=lambda: _connect(path, write=write))
    sa.event.listen(engine, "begin", _begin)
    return engine


def prepare(engine: sa.Engine) -> None:
    """Switch the file to the write-ahead log, for good; SQLite does not wait for its lock here, so this does.

    Raises:
        StoreError: another program keeps the file locked, or the file lies where there can be no such log.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        while True:
            try:
                if cursor.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
                    return
            except sqlite3.OperationalError as error:
                if time.monotonic() > deadline:
                    raise StoreError(f"cannot write {engine.url.database}: {error}") from error
                time.sleep(_PAUSE)
            else:
                # Some network drives cannot share memory, and SQLite then keeps the old journal without an error.
                raise StoreError(f"cannot write {engine.url.database}: put it on a drive of this machine")


def reader_uri(path: Path, *, frozen: bool) -> str:
    """URI that opens `path` without writing; `frozen` where nobody can be writing, and no log can be laid beside it."""
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if frozen else ''}"


def _path(url: sa.URL) -> Path:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise StoreError(f"{url} names no file: use an address like sqlite:///hustings.db")
    return Path(url.database)


def _check_readable(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a database")
    if path.exists() and not path.is_file():  # opening a pipe would wait for whoever writes into it
        raise StoreError(f"{path} is not a database")
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        raise NoStoreError(f"no database at {path}: run `hustings ingest` first") from error
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror}") from error
    if start and start != _MAGIC:
        raise StoreError(f"{path} is not a database")


def _check_writable(path: Path) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise StoreError(f"cannot make {path}: there is no folder {folder}")
    if path.exists():
        _check_readable(path)
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise StoreError(f"cannot write {path}: no permission")


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    if write:
        target = path.absolute().as_uri()
    else:
        log = path.with_name(path.name + "-wal")
        target = reader_uri(path, frozen=not os.access(path.absolute().parent, os.W_OK) and not log.exists())
    # No implicit transactions: `_begin` says when one starts, and how.
    connection = sqlite3.connect(target, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    if write:
        # With the log no committed transaction is lost when the program dies; when the machine does, the last ones may
        # be, but whole.
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
