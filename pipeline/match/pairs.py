"""Two statements that a user holds side by side: the same comparison as the checks make, with the two speakers."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.match.comparison import Comparison, compare_statements
from pipeline.match.persons import speaker_conflict
from pipeline.records import StatementPair


@dataclass(frozen=True)
class ComparedPair:
    """A pair with what its comparison found. Speakers of different statements conflict with nobody."""

    pair: StatementPair
    comparison: Comparison
    speaker_conflict: bool


def compare_pair(pair: StatementPair) -> ComparedPair:
    """Compare the two sides of a pair."""
    comparison = compare_statements(pair.a, pair.b)
    return ComparedPair(pair, comparison, comparison.same and speaker_conflict(pair.speaker_a, pair.speaker_b))
