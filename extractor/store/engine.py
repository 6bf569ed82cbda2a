"""Opens a database by address: makes and migrates it for writers, and tells readers what to run where they cannot read.

What the tables mean is left to the other modules; what is peculiar to one kind of database, to the module of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from extractor.errors import NoStoreError, StoreError
from extractor.store import sqlite
from extractor.store.schema import REVISIONS, VERSION_TABLE


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is peculiar to one kind of database."""

    #: Makes an engine for an address, to write or to read.
    open_engine: Callable[..., sa.Engine]
    #: Sets a database that is ours, or empty, up for writers.
    prepare: Callable[[sa.Engine], None]


#: By the name in the address; a second kind of database is a second row.
_KINDS = {"sqlite": _Kind(sqlite.open_engine, sqlite.prepare)}
_EXAMPLE = "sqlite:///hustings.db"


def open_engine(address: str, *, write: bool) -> sa.Engine:
    """An engine on the database at `address`, its schema the one that this version of the package knows.

    Raises:
        StoreError: the address cannot be understood or opened, or its schema is not ours, or too old or too new.
    """
    url = _url(address)
    kind = _KINDS[url.get_backend_name()]
    engine = kind.open_engine(url, write=write)
    name = url.database or address
    try:
        with database_errors(name):
            with engine.connect() as connection:
                version = _version(connection, name)
            if not write:
                _check(version, name)
            elif version != REVISIONS[-1]:
                kind.prepare(engine)
                _migrate(engine, name)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def database_errors(name: str) -> Iterator[None]:
    """Turn what the database refuses (locked, full, damaged) into one line; a broken rule of the schema stays a bug.

    Raises:
        StoreError: the database called `name` refused.
    """
    try:
        yield
    except (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.InterfaceError):
        raise
    except sa.exc.DBAPIError as error:
        raise StoreError(f"cannot use the database {name}: {error.orig}") from error
    except UnicodeDecodeError as error:
        raise StoreError(f"cannot use the database {name}: it is damaged ({error.reason})") from error


def _url(address: str) -> sa.URL:
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError as error:
        raise StoreError(f"{address!r} is no database address: write it like {_EXAMPLE}") from error
    if url.get_backend_name() not in _KINDS:
        raise StoreError(f"{url.drivername} databases are not supported yet: use an address like {_EXAMPLE}")
    return url


def _version(connection: sa.Connection, name: str) -> str | None:
    """The migration that a database of ours is at; None for an empty one."""
    tables = sa.inspect(connection).get_table_names()
    if VERSION_TABLE not in tables and tables:
        raise StoreError(f"{name} is a database of something else: name another file")
    if VERSION_TABLE not in tables:
        return None
    version = connection.scalar(sa.select(sa.column("version_num")).select_from(sa.table(VERSION_TABLE)))
    if version is not None and version not in REVISIONS:
        raise StoreError(f"{name} was written by a newer version: upgrade with `pip install --upgrade hustings`")
    return version


def _check(version: str | None, name: str) -> None:
    """Whether a reader can go on."""
    if version is None:
        raise NoStoreError(f"nothing in {name} yet: run `hustings ingest` first")
    if version != REVISIONS[-1]:
        raise StoreError(f"{name} was written by an older version: run `hustings ingest` once to bring it up to date")


def _migrate(engine: sa.Engine, name: str) -> None:
    """Make the schema or bring it up to date; looks once more under the lock what is to be done, for two may start."""
    with engine.execution_options(writes=True).begin() as connection:
        if _version(connection, name) != REVISIONS[-1]:
            upgrade(connection)


def upgrade(connection: sa.Connection) -> None:
    """Run the migrations that are missing, within the transaction of `connection`."""
    # Most commands find the schema in order, and Alembic takes a while to load.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
