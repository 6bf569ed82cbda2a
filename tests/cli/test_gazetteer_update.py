"""``hustings gazetteer update``, against a server on this machine and a house of invented members."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from extractor.cli import progress
from extractor.fetch import records
from extractor.gazetteer import gazetteer, load
from extractor.gazetteer.files import read_people
from tests.cli.conftest import Hustings, Result
from tests.fetch.stub import Reply, Stub, free_port, serve
from tests.gazetteer.house import (
    NAMES,
    SEATS,
    Json,
    everybody,
    identity,
    member,
    page,
    party,
    person,
    popolo,
    term,
    write_house,
)

#: A by-election in Newport East, which the shipped gazetteer has too, and a change of party.
WINNER = member(
    23,
    id=9100,
    nameDisplayAs="Ms Freya Newcombe",
    nameListAs="Newcombe, Ms Freya",
    membershipStartDate="2025-03-06T00:00:00",
)
CHANGED = [*everybody(1, 23), member(1, latestParty=party("Independent")), WINNER]
LEFT = popolo(
    [person(1), person(23)],
    [
        term(1, end_date="2025-01-31", end_reason="changed_party"),
        term(1, start_date="2025-02-01", on_behalf_of_id="independent"),
        term(23, end_date="2025-01-10", end_reason="resigned"),
    ],
    without=[1, 23],
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "gazetteer"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The house is what is shipped."""
    folder = write_house(tmp_path / "house")
    monkeypatch.setattr(gazetteer, "shipped", lambda *parts: folder)
    monkeypatch.setattr(gazetteer, "_shipped", lambda: load(folder))
    return folder


Sources = Callable[..., Stub]


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sources]:
    """Serve these records and this register from now on, page by page."""
    with serve({}) as stub:
        monkeypatch.setenv("HUSTINGS_MEMBERS_URL", f"{stub.base}/list?House=1")
        monkeypatch.setenv("HUSTINGS_PEOPLE_URL", f"{stub.base}/people.json")
        monkeypatch.setenv("HUSTINGS_TIMEOUT", "2")

        def give(items: Iterable[Json], register: object = None, **pages: Reply) -> Stub:
            listed = list(items)
            take = records.TAKE
            for skip in range(0, max(len(listed), 1), take):
                body = page(listed[skip : skip + take], len(listed), skip)
                stub.routes[f"/list?House=1&skip={skip}&take={take}"] = pages.get(f"at{skip}", Reply(body))
            document = popolo() if register is None else register
            stub.routes["/people.json"] = (
                document if isinstance(document, Reply) else Reply(json.dumps(document).encode())
            )
            return stub

        yield give


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def cells(result: Result) -> list[str]:
    """The lines below the titles of the table, words parted by one space."""
    return [" ".join(line.split()) for line in result.lines[2:]]


@pytest.mark.usefixtures("house")
def test_what_changed_is_shown_kept_and_found(hustings: Hustings, sources: Sources, own: Path) -> None:
    stub = sources(CHANGED, LEFT)
    result = hustings("gazetteer", "update")
    assert (result.code, result.err) == (0, f"Kept in {own}\n")
    assert result.lines[0].split() == ["Day", "What", "Who", "Party", "Seat", "Id"]
    assert cells(result) == [
        f"2025-01-11 seat given up {NAMES[23]} Labour {SEATS[23]} {identity(23)}",
        f"2025-02-01 change of party {NAMES[1]} Labour to Independent {SEATS[1]} {identity(1)}",
        f"2025-03-06 added Freya Newcombe Labour {SEATS[23]} uk.parliament/9100",
        "1 added, 0 seats won, 1 seat given up, 1 changed party; 24 members sit",
    ]
    assert stub.asked == ["/list?House=1&skip=0&take=20", "/list?House=1&skip=20&take=20", "/people.json"]
    assert [each.id for each in read_people(own / "people.jsonl")] == [identity(1), identity(23), "uk.parliament/9100"]
    found = hustings("gazetteer", "find", "Newport East")
    assert "2025-03-06" in next(line for line in found.lines if "Freya Newcombe" in line)
    assert "2024-07-04  2025-01-11" in next(line for line in found.lines if NAMES[23] in line)


@pytest.mark.usefixtures("house")
def test_a_second_run_changes_nothing(hustings: Hustings, sources: Sources, own: Path) -> None:
    sources(CHANGED, LEFT)
    hustings("gazetteer", "update")
    before = content(own)
    again = hustings("gazetteer", "update")
    assert (again.code, again.out, again.err) == (0, "Nothing has changed: 24 members sit\n", "")
    assert content(own) == before


@pytest.mark.usefixtures("house")
def test_nothing_is_written_where_nothing_changed(hustings: Hustings, sources: Sources, own: Path) -> None:
    sources(everybody())
    result = hustings("gazetteer", "update")
    assert (result.code, result.out, result.err) == (0, "Nothing has changed: 24 members sit\n", "")
    assert content(own) == {}


@pytest.mark.usefixtures("house")
def test_people_of_ones_own_stay_and_go_first(hustings: Hustings, sources: Sources, own: Path) -> None:
    hustings(
        "gazetteer", "add", "Freya Newcombe", "--party", "Labour", "--standing", "councillor", "--from", "2020-05-07"
    )
    spells = (own / "spells.tsv").read_bytes()
    sources(CHANGED, LEFT)
    assert hustings("gazetteer", "update").code == 0
    assert (own / "spells.tsv").read_bytes() == spells
    found = hustings("gazetteer", "find", "Freya Newcombe").out
    assert "own/freya-newcombe" in found
    assert "uk.parliament/9100" not in found


def test_articles_are_read_with_somebody_added(
    hustings: Hustings,
    sources: Sources,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    with monkeypatch.context() as only:
        folder = write_house(tmp_path / "house")
        only.setattr(gazetteer, "shipped", lambda *parts: folder)
        only.setattr(gazetteer, "_shipped", lambda: load(folder))
        sources(CHANGED, LEFT)
        assert hustings("gazetteer", "update").code == 0
    story = "Freya Newcombe, the MP for Newport East, was deselected by her local Labour party on Monday."
    (tmp_path / "story.txt").write_text(f"Out\n\n{story}", encoding="utf-8")
    read = hustings("extract", "story.txt", "--published", "2025-06-02", "--format", "jsonl")
    subject = json.loads(read.out)["participants"][0]
    assert (subject["id"], subject["link"]) == ("uk.parliament/9100", "dated")


# --- half answers ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("bad", "line"),
    [
        (member(5, nameDisplayAs=None), "member 9006 (Ravensmoor, Ms Berit): nameDisplayAs is missing, no name"),
        (member(5, membershipStartDate=None), f"member 9006 ({NAMES[5]}): membershipStartDate is missing, no day"),
        (member(5, latestParty="Labour"), f"member 9006 ({NAMES[5]}): latestParty is 'Labour', no object"),
        (member(5, house=2), f"member 9006 ({NAMES[5]}): house is 2, not 1 for the Commons"),
    ],
)
def test_a_record_that_cannot_be_used_is_named(
    bad: Json, line: str, hustings: Hustings, sources: Sources, own: Path
) -> None:
    sources([*everybody(5), bad])
    result = hustings("gazetteer", "update")
    assert (result.code, result.err) == (0, f"hustings: {line}\n")
    assert result.out == "Nothing has changed: 24 members sit\n"
    assert content(own) == {}


@pytest.mark.usefixtures("house")
def test_a_record_of_nobody_leaves_the_list_incomplete(hustings: Hustings, sources: Sources) -> None:
    stub = sources([*everybody(5), {"value": "a member"}])
    result = hustings("gazetteer", "update")
    assert (result.code, result.out) == (0, "Nothing has changed: 24 members sit\n")
    assert result.err.splitlines() == [
        f"hustings: {stub.base}/list?House=1: not the whole list was had, so nobody is gone for not being on it",
        "hustings: record 24 of the list of members: it is no member",
    ]


@pytest.mark.usefixtures("house")
def test_only_so_many_lines_are_named(hustings: Hustings, sources: Sources) -> None:
    sources([*everybody(), *[member(50 + i, nameDisplayAs="") for i in range(30)]])
    result = hustings("gazetteer", "update")
    assert result.code == 0
    assert result.err.count("\n") == 21
    assert result.err.endswith("hustings: and 10 more that could not be used\n")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (Reply(b"", 503), "the server answered 503 Service Unavailable"),
        (Reply(b'{"items": ['), "it is no whole JSON: "),
        (Reply(b"{}"), "it holds no list of items"),
        (Reply(b'{"items": [], "totalResults": 24}'), ""),
    ],
)
def test_a_page_that_fails_costs_no_other(
    bad: Reply, reason: str, hustings: Hustings, sources: Sources, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "TAKE", 2)
    stub = sources(
        [member(1, latestParty=party("Independent")), *everybody(1, 22, 23), member(22), member(23)], at22=bad
    )
    result = hustings("gazetteer", "update")
    assert result.code == 0
    *failed, incomplete, kept = result.err.splitlines()
    assert [line for line in failed if f"skip=22&take=2: {reason}" in line] == failed
    assert len(failed) == bool(reason)
    whole = "not the whole list was had, so nobody is gone for not being on it"
    assert (incomplete, kept) == (f"hustings: {stub.base}/list?House=1: {whole}", f"Kept in {own}")
    assert cells(result)[-1] == "0 added, 0 seats won, 0 seats given up, 1 changed party; 24 members sit"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("listed", "register", "reason"),
    [
        ([], None, "/list?House=1: it has 0 usable members, and 24 are known to sit; nothing was changed"),
        (everybody(0, 1, 2), None, "it has 21 usable members, and 24 are known to sit; nothing was changed"),
        (everybody(), popolo(without=range(24)), "/people.json: it has 0 usable members, and 24 are known to sit"),
        (everybody(), popolo(without=range(3)), "/people.json: it has 21 usable members, and 24 are known to sit"),
        (everybody(), Reply(b"no", 404), "/people.json: the server answered 404 Not Found"),
        (everybody(), Reply(b'{"persons": [{"id": '), "/people.json: it is no whole JSON: "),
        (everybody(), [], "/people.json: it is no object with persons, memberships, posts and organizations"),
        (everybody(), {}, "/people.json: posts is missing, no list"),
    ],
)
def test_a_source_that_is_not_believed(
    listed: list[Json], register: object, reason: str, hustings: Hustings, sources: Sources, own: Path
) -> None:
    sources(listed, register)
    assert reason in hustings("gazetteer", "update").problem
    assert content(own) == {}


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (Reply(b"no", 500), "the server answered 500 Internal Server Error"),
        (Reply(b"<html>"), "it is no whole JSON: "),
        (Reply(b'{"items": 3}'), "it holds no list of items"),
        (Reply(b"{}", length=100), "the connection broke off: "),
    ],
)
def test_a_list_that_cannot_be_had(bad: Reply, reason: str, hustings: Hustings, sources: Sources, own: Path) -> None:
    sources(everybody(), at0=bad)
    assert f"skip=0&take=20: {reason}" in hustings("gazetteer", "update").problem
    assert content(own) == {}


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("address", ["nowhere", "ftp://nowhere.example/", "http://127.0.0.1:{port}/"])
def test_an_address_that_leads_nowhere(address: str, hustings: Hustings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUSTINGS_MEMBERS_URL", address.format(port=free_port()))
    assert hustings("gazetteer", "update").problem.startswith("hustings: ")


@pytest.mark.usefixtures("house")
def test_old_files_that_are_broken_are_left_alone(hustings: Hustings, sources: Sources, own: Path) -> None:
    own.mkdir()
    (own / "people.jsonl").write_text('{"about": ""}\n{"id": ', encoding="utf-8")
    before = content(own)
    sources(CHANGED, LEFT)
    assert "people.jsonl is broken: " in hustings("gazetteer", "update").problem
    assert content(own) == before


# --- a run that does not come to its end -----------------------------------------------------------------------------


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("survives", [0, 1, 2])
def test_killed_between_files(
    survives: int, hustings: Hustings, sources: Sources, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources(CHANGED, LEFT)
    hustings("gazetteer", "update")
    before = content(own)
    new = member(2, latestParty=party("Tea Party"), membershipFrom="New Vexley", membershipStartDate="2025-05-01")
    sources([each for each in CHANGED if each["value"]["id"] != new["value"]["id"]] + [new], LEFT)
    done: list[Path] = []
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if len(done) == survives:
            raise KeyboardInterrupt
        done.append(target)
        return replace(self, target)

    with monkeypatch.context() as only:
        only.setattr(Path, "replace", killed)
        assert hustings("gazetteer", "update").code == 130
    assert [path.name for path in done] == ["parties.tsv", "seats.tsv"][:survives]
    after = content(own)
    assert after["people.jsonl"] == before["people.jsonl"]
    assert set(after) == {"people.jsonl", *(path.name for path in done)}
    assert hustings("gazetteer", "find", "Freya Newcombe").code == 0
    result = hustings("gazetteer", "update")
    assert result.code == 0
    assert "Tea Party" in result.out
    assert hustings("gazetteer", "find", "New Vexley").code == 0
    assert hustings("gazetteer", "update").out == "Nothing has changed: 24 members sit\n"


@pytest.mark.usefixtures("house")
def test_a_folder_that_cannot_be_written(hustings: Hustings, sources: Sources, own: Path) -> None:
    own.write_text("no folder", encoding="utf-8")
    sources(CHANGED, LEFT)
    assert str(own) in hustings("gazetteer", "update").problem
    assert own.read_text(encoding="utf-8") == "no folder"


def test_progress_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "Console", lambda stderr: Console(stderr=stderr, force_terminal=True, width=80))
    with progress.asking() as show:
        show("the UK Parliament", 0, None)
        show("the UK Parliament", 20, 650)
    shown = capsys.readouterr().err
    assert "Asking the UK Parliament" in shown
    assert "20 of 650" in shown
