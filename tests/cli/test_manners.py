"""How the command line behaves, whatever it is asked: help, versions, errors, colours, pipes, completion."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import __version__
from extractor.cli import app, manual
from extractor.errors import DataError
from tests.cli.conftest import Hustings

COMMANDS = [command.name or "" for command in app.registered_commands]
PROGRAM = [sys.executable, "-c", "from extractor.cli import main; main()"]


def test_version(hustings: Hustings) -> None:
    assert hustings("--version").out == f"hustings {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_has_an_example(command: str, option: str, hustings: Hustings) -> None:
    result = hustings(command, option)
    assert (result.code, result.err) == (0, "")
    assert f"hustings {command}" in result.out.partition("Example:")[2]


def test_help_lists_all_commands(hustings: Hustings) -> None:
    for words in ([], ["--help"]):
        assert [command for command in COMMANDS if f" {command} " not in hustings(*words).out] == []


@pytest.mark.parametrize("command", ["extract", "ingest", "ask", "graph", "schema"])
def test_a_command_without_its_argument_shows_its_help(command: str, hustings: Hustings) -> None:
    result = hustings(command)
    assert (result.code, result.err) == (1, "")
    assert "Example:" in result.out


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("flurb", "No such command 'flurb' (try: hustings --help)"),
        ("event", "No such command 'event'. Did you mean 'events'? (try: hustings --help)"),
        ("events --flurb", "No such option: --flurb (try: hustings events --help)"),
        ("events --format xml", "'xml' is not one of 'table', 'csv', 'json', 'jsonl' (try: hustings events --help)"),
        ("ingest x --jobs 0", "(try: hustings ingest --help)"),
        ("schema party", "(try: hustings schema --help)"),
        ("events --database news.db", "--database news.db: write it as an address, sqlite:///news.db"),
        (
            "events --database x://news.db",
            "x databases are not supported yet: use an address like sqlite:///hustings.db",
        ),
        ("events --database ://", "'://' is no database address: write it like sqlite:///hustings.db"),
        ("extract x --published 2024", "--published 2024: give the whole day, as 2024-05-03"),
    ],
)
def test_a_misread_line_is_one_line(words: str, problem: str, hustings: Hustings) -> None:
    said = hustings(*words.split()).problem
    assert said.startswith("hustings: ")
    assert said.endswith(problem)


@pytest.mark.parametrize("words", [["--verbose", "events", "--type", "x"], ["events", "--type", "x", "--verbose"]])
def test_verbose_shows_where_an_error_comes_from(words: list[str]) -> None:
    done = subprocess.run([*PROGRAM, *words], check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Traceback")
    assert done.stderr.splitlines()[-1].startswith("extractor.errors.QueryError: --type x")


def test_a_bug_keeps_its_traceback(hustings: Hustings, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(names: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("extractor.cli.options.type_names", broken)
    with pytest.raises(ZeroDivisionError):
        hustings("events")


def test_settings_are_read(hustings: Hustings, stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUSTINGS_DATABASE", stored)
    assert "Ada Thornquist" in hustings("events").out
    monkeypatch.setenv("HUSTINGS_TIMEOUT", "soon")
    problem = hustings("events").problem
    assert problem.startswith("hustings: setting timeout: ")
    assert "HUSTINGS_TIMEOUT" in problem


def test_a_reader_that_leaves_is_no_error(stored: str) -> None:
    command = [*PROGRAM, "events", "--format", "jsonl", "--database", stored]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    environment = os.environ | {"_HUSTINGS_COMPLETE": f"source_{shell}"}
    script = subprocess.run(PROGRAM, env=environment, check=False, capture_output=True, text=True)
    assert (script.returncode, script.stderr) == (0, "")
    assert "_HUSTINGS_COMPLETE" in script.stdout


def test_completion_knows_the_commands() -> None:
    asked = {"_HUSTINGS_COMPLETE": "complete_bash", "COMP_WORDS": "hustings e", "COMP_CWORD": "1"}
    done = subprocess.run(PROGRAM, env=os.environ | asked, check=False, capture_output=True, text=True)
    assert done.stdout.split() == ["extract", "events", "evaluate"]


# --- on a terminal ---------------------------------------------------------------------------------------------------


def on_a_terminal(*words: str, columns: int) -> str:
    """What ``hustings`` shows in a terminal of so many columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    running = subprocess.Popen([*PROGRAM, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # how Linux tells the end of a terminal
        pass
    finally:
        os.close(ours)
    assert running.wait(60) == 0, shown
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_table_keeps_to_the_window(columns: int, stored: str) -> None:
    shown = on_a_terminal("ask", "who was deselected where", "--database", stored, columns=columns)
    plain = [line.replace("\x1b[1m", "").replace("\x1b[0m", "") for line in shown.splitlines()]
    start = next(place for place, line in enumerate(plain) if line.startswith("Who"))
    table = plain[start : next(place for place, line in enumerate(plain) if line.startswith("1 event"))]
    assert max(len(line) for line in table if not line.startswith("No room for")) <= columns
    for word in ("Thornquist", "Wexcombe", "2031-05-11", "41–29"):
        assert any(word in line for line in table), word
    left_out = any(line.startswith("No room for ") for line in table)
    assert left_out == (columns < 80)


def test_colours_are_for_terminals(hustings: Hustings, stored: str) -> None:
    words = ("events", "--type", "deselection", "--database", stored)
    assert "\x1b[1m" in on_a_terminal(*words, columns=120)
    assert "\x1b" not in hustings(*words).out


# --- README ----------------------------------------------------------------------------------------------------------


def test_the_manual_is_in_step() -> None:
    readme = manual.README.read_text(encoding="utf-8")
    assert manual.updated(readme) == readme


def test_the_manual_names_every_option() -> None:
    reference = manual.reference()
    for command in COMMANDS:
        assert f"### hustings {command}\n" in reference
    for option in ("--published DATE", "--jobs, -j N", "--modality WHICH", "--by-article", "--layer NAME"):
        assert f"| `{option}` |" in reference


@pytest.mark.parametrize("readme", ["nothing", f"only {manual.BEGIN}"])
def test_the_manual_wants_its_markers(readme: str) -> None:
    with pytest.raises(DataError, match=r"README\.md lacks the line"):
        manual.updated(readme)


# --- doctor ----------------------------------------------------------------------------------------------------------


def lines_of(out: str) -> dict[str, tuple[str, str]]:
    """What the doctor says of each thing: the verdict and the words."""
    return {line.split()[1]: (line.split()[0], line[17:]) for line in out.splitlines()}


def test_doctor(hustings: Hustings, stored: str) -> None:
    result = hustings("doctor", "--database", stored)
    assert (result.code, result.err) == (0, "")
    said = lines_of(result.out)
    assert list(said) == ["hustings", "python", "libraries", "model", "gazetteer", "settings", "database", "folder"]
    assert {verdict for verdict, _ in said.values()} == {"ok"}
    assert said["database"][1] == f"{stored}: 3 articles of 2 outlets"


def test_doctor_before_the_first_ingest(hustings: Hustings) -> None:
    result = hustings("doctor")
    assert result.code == 0
    verdict, words = lines_of(result.out)["database"]
    assert verdict == "ok"
    assert "run `hustings ingest` first" in words


def test_doctor_names_what_is_wrong(hustings: Hustings, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise DataError("models/en_hustings is missing from this installation: install hustings again")

    monkeypatch.setattr("extractor.extract.Reader.load", missing)
    monkeypatch.setattr("os.access", lambda path, mode: False)
    (folder / "hustings.db").write_text("a diary", encoding="utf-8")
    result = hustings("doctor")
    assert result.code == 1
    said = lines_of(result.out)
    assert {name for name, (verdict, _) in said.items() if verdict == "FAIL"} == {"model", "database", "folder"}
    assert said["model"][1].endswith("install hustings again")
    assert said["database"][1] == "hustings.db is not a database"
