"""A linear model over named features that says which of several candidates is meant, or that none of them is.

Trained by ``models/recipes/ranking.py``; what the features are is left to `antecedents`, `descriptions` and `speakers`.
Candidates compete with one another and with nobody, as in Denis and Baldridge (2008), "Specialized models and ranking
for coreference resolution".
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from extractor.data import shipped
from extractor.errors import DataError

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Key]):
    """One that may be meant; several candidates of one key are several ways to it. The key None means nobody."""

    key: Key | None
    #: Names of the features that it has.
    features: Sequence[str]


@dataclass(frozen=True)
class Ranker:
    """Weights by feature, and how sure a choice must be."""

    weights: Mapping[str, float]
    #: Least probability, 0 to 1.
    threshold: float

    def choose(self, candidates: Sequence[Candidate[Key]]) -> Key | None:
        """The likeliest key; None where that is nobody, or not likely enough."""
        shares = self.probabilities(candidates)
        best = max(shares, key=lambda key: shares[key], default=None)
        return best if best is not None and shares[best] >= self.threshold else None

    def probabilities(self, candidates: Sequence[Candidate[Key]]) -> dict[Key | None, float]:
        """The probability of each key, in the order of the candidates."""
        scores = [sum(self.weights.get(name, 0.0) for name in each.features) for each in candidates]
        highest = max(scores, default=0.0)
        odds = [math.exp(score - highest) for score in scores]
        shares: dict[Key | None, float] = defaultdict(float)
        for each, share in zip(candidates, odds, strict=True):
            shares[each.key] += share / sum(odds)
        return dict(shares)


@cache
def load(name: str) -> Ranker:
    """A shipped model: ``antecedents``, ``descriptions`` or ``speakers``.

    Raises:
        DataError: it is missing or broken.
    """
    path = shipped("models", "ranking", f"{name}.json")
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return Ranker({str(key): float(weight) for key, weight in table["weights"].items()}, float(table["threshold"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path.name} is broken: {error}") from error
