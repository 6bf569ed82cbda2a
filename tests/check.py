"""The README's second line: runs every check of the project, and ends with 1 if any of them failed."""

# ruff: noqa: T201 - a script talks to whoever runs it
from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its headline, and the Python module with arguments that makes it."""

    title: str
    command: tuple[str, ...]


CHECKS = (
    Check("Format", ("ruff", "format", "--check")),
    Check("Lint", ("ruff", "check")),
    Check("Types", ("mypy",)),
    Check("README in step with --help", ("extractor.cli.manual", "--check")),
    Check("Tests", ("pytest",)),
)


def passes(check: Check) -> bool:
    """Run a check in this environment, its output shown as it comes."""
    print(f"== {check.title}: {' '.join(check.command)}", flush=True)
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-m", *check.command], cwd=ROOT, check=False)
    print(f"-- {'failed' if done.returncode else 'ok'} after {time.monotonic() - start:.0f} s\n", flush=True)
    return done.returncode == 0


def main() -> int:
    failed = [check.title for check in CHECKS if not passes(check)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
