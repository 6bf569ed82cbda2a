"""Every error that the library raises on purpose.

    HustingsError
    ├── DataError            shipped or user data is missing or broken
    │   └── GoldError        an annotated article cannot be used
    ├── InputError           an article, file or page cannot be used
    │   ├── FetchError       it could not be had
    │   └── CleanError       it was had, but holds no article
    ├── QueryError           a question or an option cannot be understood
    └── StoreError           the database cannot be read or written
        └── NoStoreError     there is none yet

The message is one line for a person and says what to do where something can be done; the command line prints it and
exits with 1. Anything else that is raised is a bug.
"""

from __future__ import annotations


class HustingsError(Exception):
    """Base of every expected error."""


class DataError(HustingsError):
    """Shipped or user data is missing or broken."""


class GoldError(DataError):
    """An annotated article cannot be used; `file` names it and `problems` are ``(item, reason)``, in its order."""

    def __init__(self, file: str, problems: tuple[tuple[str, str], ...]) -> None:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{file}: {': '.join(part for part in problems[0] if part)}{more}")
        self.file = file
        self.problems = problems

    def __reduce__(self) -> tuple[type[GoldError], tuple[str, tuple[tuple[str, str], ...]]]:
        return type(self), (self.file, self.problems)


class InputError(HustingsError):
    """An article, file or page cannot be used; `item` names it and `reason` says why, without the name."""

    def __init__(self, item: str, reason: str) -> None:
        super().__init__(f"{item}: {reason}")
        self.item = item
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return type(self), (self.item, self.reason)


class FetchError(InputError):
    """A file or address could not be read."""


class CleanError(InputError):
    """Bytes were read, but they hold no article."""


class QueryError(HustingsError):
    """A question or an option cannot be understood."""


class StoreError(HustingsError):
    """The database cannot be read or written."""


class NoStoreError(StoreError):
    """There is nothing to read yet, since nothing was ever stored."""
