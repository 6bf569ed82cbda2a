"""Opening: what is made, what is refused, and that the schema is the one that the migrations make."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from extractor.errors import StoreError
from extractor.store import open_store, sqlite
from extractor.store.engine import upgrade
from extractor.store.schema import REVISIONS, VERSION_TABLE, metadata
from extractor.types import Coverage
from tests.samples import article, blocks, deselection, merge, reading
from tests.store.tables import ask, dump


def no_file(path: Path) -> None:
    pass


def folder(path: Path) -> None:
    path.mkdir()


def words(path: Path) -> None:
    path.write_text("Not a database, but a diary of the member for Wexcombe.", encoding="utf-8")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def empty(path: Path) -> None:
    path.touch()


def stub(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 40)


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def newer(path: Path) -> None:
    set_version(path, "9999")


def set_version(path: Path, version: str) -> None:
    open_store(f"sqlite:///{path}", write=True).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = ?", [version])


@pytest.mark.parametrize(
    ("prepare", "write", "message"),
    [
        (no_file, False, r"no database at .*news\.db: run `hustings ingest` first"),
        (empty, False, r"nothing in .*news\.db yet: run `hustings ingest` first"),
        (folder, False, r"news\.db is a folder, not a database"),
        (folder, True, r"news\.db is a folder, not a database"),
        (words, False, r"news\.db is not a database"),
        (words, True, r"news\.db is not a database"),
        (pipe, False, r"news\.db is not a database"),
        (pipe, True, r"news\.db is not a database"),
        (stub, False, r"cannot use the database .*news\.db: file is not a database"),
        (stub, True, r"cannot use the database .*news\.db: file is not a database"),
        (other_program, False, r"news\.db is a database of something else: name another file"),
        (other_program, True, r"news\.db is a database of something else: name another file"),
        (newer, False, r"news\.db was written by a newer version: upgrade"),
        (newer, True, r"news\.db was written by a newer version: upgrade"),
    ],
)
def test_unusable_files_are_refused(prepare: Callable[[Path], None], write: bool, message: str, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=message) as caught:
        open_store(f"sqlite:///{path}", write=write)
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("", "'' is no database address: write it like sqlite:///hustings.db"),
        ("hustings.db", "'hustings.db' is no database address: write it like sqlite:///hustings.db"),
        ("sqlite://", "sqlite:// names no file: use an address like sqlite:///hustings.db"),
        ("sqlite:///:memory:", "names no file"),
        ("oracle://scott@host/news", "oracle databases are not supported yet"),
        ("nosuch+driver://host/news", "nosuch\\+driver databases are not supported yet"),
        ("sqlite:////nonexistent/news.db", "cannot make /nonexistent/news.db: there is no folder /nonexistent"),
    ],
)
def test_unusable_addresses_are_refused(address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(address, write=True)


class _NoLog(sqlite3.Cursor):
    """As SQLite behaves where no memory can be shared: it keeps another journal than the one asked, and says so."""

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        return super().execute(sql.replace("journal_mode = WAL", "journal_mode"), *values)


class _OnANetworkDrive(sqlite3.Connection):
    def cursor(self, factory: type[sqlite3.Cursor] = _NoLog) -> sqlite3.Cursor:
        return super().cursor(factory)


def test_a_drive_without_shared_memory_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *args, **options: connect(*args, factory=_OnANetworkDrive, **options)
    )
    with pytest.raises(StoreError, match=r"cannot write .*news\.db: put it on a drive of this machine"):
        open_store(address, write=True)


def test_an_older_schema_is_left_to_writers(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(address, write=True).close()
    monkeypatch.setattr("extractor.store.engine.REVISIONS", (*REVISIONS, "next"))
    with pytest.raises(StoreError, match="written by an older version: run `hustings ingest` once"):
        open_store(address, write=False)


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.touch()
    with open_store(f"sqlite:///{path}", write=True) as store:
        assert store.coverage() == Coverage(0, 0, None, None)


@pytest.mark.parametrize("name", ["plain.db", "with space.db", "100%.db", "wh?t#now.db", "Ynys Môn’s.db"])
def test_any_file_name_will_do(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    address = sa.URL.create("sqlite", database=name).render_as_string()
    with open_store(address, write=True) as store:
        assert store.coverage().articles == 0
    with open_store(address, write=False) as store:
        assert store.coverage().articles == 0
    assert {path.name for path in tmp_path.iterdir()} <= {name, f"{name}-wal", f"{name}-shm"}
    assert (tmp_path / name).is_file()


def test_readers_cannot_write(address: str) -> None:
    open_store(address, write=True).close()
    before = dump(address)
    told = article()
    with open_store(address, write=False) as store, pytest.raises(StoreError, match="readonly database"):
        store.save(told, reading(told, deselection(told)), blocks=blocks, merge=merge)
    assert dump(address) == before


@pytest.mark.parametrize(
    ("frozen", "options"), [(False, "?mode=ro"), (True, "?mode=ro&immutable=1")], ids=["live", "frozen"]
)
def test_reader_uri(frozen: bool, options: str, tmp_path: Path) -> None:
    path = tmp_path / "a b.db"
    open_store(f"sqlite:///{path}", write=True).close()
    uri = sqlite.reader_uri(path, frozen=frozen)
    assert uri.endswith(f"/a%20b.db{options}")
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)


# --- schema ---


def test_the_chain_of_migrations_is_the_one_that_readers_know() -> None:
    config = Config()
    config.set_main_option("script_location", "extractor:store/migrations")
    chain = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(chain)) == REVISIONS


def test_the_migrated_schema_is_the_declared_one(address: str) -> None:
    open_store(address, write=True).close()
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "version_table": VERSION_TABLE}
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_migrated_tables_are_written_as_the_declared_ones(address: str, tmp_path: Path) -> None:
    """Stricter than the comparison above, which is blind to primary keys and to what deletions carry along."""
    open_store(address, write=True).close()
    declared = f"sqlite:///{tmp_path / 'declared.db'}"
    engine = sa.create_engine(declared)
    metadata.create_all(engine)
    engine.dispose()
    query = f"SELECT name, sql FROM sqlite_master WHERE type != 'view' AND tbl_name != '{VERSION_TABLE}' ORDER BY name"
    # SQLite quotes a table that a migration had to write anew.
    migrated = [(name, sql and sql.replace(f'TABLE "{name}"', f"TABLE {name}")) for name, sql in ask(address, query)]
    assert migrated == ask(declared, query)


def test_migrating_twice_changes_nothing(address: str) -> None:
    open_store(address, write=True).close()
    before = dump(address)
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()
    open_store(address, write=True).close()
    assert dump(address) == before
