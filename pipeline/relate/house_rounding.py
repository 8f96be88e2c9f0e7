"""A house style that rounds: digits that are cut off in the paper's own words are no way to print a number."""

from __future__ import annotations

from dataclasses import replace

from pipeline.records import Claim, Reading


def without_truncation(reading: Reading) -> Reading:
    """The reading with its own numbers as rounded ones only; what a quoted speaker says is nobody's house style."""
    return replace(reading, claims=tuple(claim if claim.quoted else _rounded(claim) for claim in reading.claims))


def _rounded(claim: Claim) -> Claim:
    return replace(claim, quantity=replace(claim.quantity, may_be_cut=False))
