"""Files and folders: what is found, in which order, and what cannot be read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractor.errors import FetchError
from extractor.fetch import files

NOW = datetime(2031, 5, 12, 9, tzinfo=UTC)


def plant(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in files.find(folder)]


def test_articles_are_found_in_code_point_order(tmp_path: Path) -> None:
    plant(tmp_path, "b.html", "a/z.txt", "a/B.HTM", "a/a.xhtml", "a.txt", "Z.txt", "é.txt", "c/d/e.html")
    plant(tmp_path, ".hidden.txt", ".git/x.txt", "notes.md", "feed.rss", "html")
    assert found(tmp_path) == ["Z.txt", "a/B.HTM", "a/a.xhtml", "a/z.txt", "a.txt", "b.html", "c/d/e.html", "é.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.txt", "c.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "link.txt").symlink_to(tmp_path / "c.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    assert found(tmp_path) == ["a/b.txt", "a/link.txt", "c.txt"]


def test_a_folder_named_like_an_article_is_a_folder(tmp_path: Path) -> None:
    plant(tmp_path, "a.html/b.txt")
    assert found(tmp_path) == ["a.html/b.txt"]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    told: list[OSError] = []
    assert list(files.find(tmp_path / "nothing", told.append)) == []
    assert [error.filename for error in told] == [str(tmp_path / "nothing")]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.html", "text/html"), ("a.HTM", "text/html"), ("a.xhtml", "application/xhtml+xml"), ("a.txt", "text/plain"),
     ("a", None), ("a.md", None)],
)  # fmt: skip
def test_a_file_is_read(tmp_path: Path, name: str, media_type: str | None) -> None:
    (tmp_path / name).write_bytes(b"\xff\x00 as it is")
    page = files.read(tmp_path / name, 100, lambda: NOW)
    assert (page.content, page.media_type, page.charset, page.fetched) == (b"\xff\x00 as it is", media_type, None, NOW)
    assert files.from_address(page.url) == tmp_path / name


@pytest.mark.parametrize("name", ["a b.txt", "50%.txt", "é#?.txt"])
def test_any_name_survives_its_address(tmp_path: Path, name: str) -> None:
    plant(tmp_path, name)
    assert files.from_address(files.address(tmp_path / name)).read_text(encoding="utf-8") == name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "no such file or folder"),
        ("folder", "a folder, not a file"),
        ("big.txt", "larger than 1,000 bytes"),
        ("big.txt/x", "cannot be read: not a directory"),
        ("a\0b", "not a name that a file can have"),
        ("a" * 300, "cannot be read: file name too long"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "big.txt").write_bytes(b"x" * 1001)
    with pytest.raises(FetchError) as caught:
        files.read(tmp_path / name, 1000)
    assert (caught.value.item, caught.value.reason) == (files.address(tmp_path / name), reason)


def test_a_device_without_end_is_not_read_to_its_end() -> None:
    with pytest.raises(FetchError, match="larger than 1,000 bytes"):
        files.read(Path("/dev/zero"), 1000)


@pytest.mark.parametrize(
    ("uri", "reason"), [("file://elsewhere/a.txt", "a file on another machine"), ("file://", "names no file")]
)
def test_bad_uris(uri: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        files.from_address(uri)
