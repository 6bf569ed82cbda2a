"""Every error that the library raises on purpose.

    HustingsError
    ├── DataError            shipped or user data is missing or broken
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
