"""The only loader of the shipped spaCy pipeline; how it is made is told in ``models/recipes/README.md``."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language

import extractor.extract.components  # noqa: F401 - registers them where no entry point does: a checkout on PYTHONPATH
from extractor.data import shipped
from extractor.errors import DataError


@cache
def load() -> Language:
    """The shipped pipeline, ``models/en_hustings``, loaded once for each process; nothing is downloaded.

    Raises:
        DataError: it is missing, broken, or made for another spaCy.
    """
    folder = shipped("models", "en_hustings", "config.cfg").parent
    try:
        return spacy.load(folder)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"{folder.name} cannot be loaded by spaCy {spacy_version}: {error}") from error


def model_name(nlp: Language) -> str:
    """Name and version of a pipeline, for the provenance of what it read: ``en_hustings 3.8.0+hustings1``."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
