"""Hustings reads political news and turns it into events and networks.

    import extractor
    for event in extractor.read("Members deselected ...", published=date(2024, 5, 3)):
        ...

`read` is the short way in; `extractor.pipeline` is the long one, over files, feeds and a store.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.types import Event

__version__ = "0.1.0"


def read(
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
) -> tuple[Event, ...]:
    """The events that a text tells, in the order of the text.

    The model is loaded on the first call, which takes a second or two. `published` is the day from which "last night"
    counts; `title`, `url` and `source` are only carried along, save that the ids of events hang on `url` where it is
    given and on the text otherwise.

    Raises:
        CleanError: `text` is no English article.
        DataError: the installation lacks the model.
    """
    # Loading the extractor here keeps `import extractor` and the quick commands quick.
    from extractor import pipeline

    return pipeline.read(text, published=published, title=title, url=url, source=source)
