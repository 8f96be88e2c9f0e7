"""Whose a figure is, read as a place: "with a population of 218 million, Nigeria is", "Germany (population: 83m)".

Grammar gives a name as the owner of a number, and whether that is a place or a club is not grammar's to say. What only
areas have tells: people who live there, a gross domestic product, a rate among them.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.match.cells import Tables
from pipeline.match.kinds import is_of_an_area
from pipeline.records import Claim, Indicator


def with_owners_place(claim: Claim, indicator: Indicator, tables: Tables) -> Claim:
    """The claim with the places that its owner's name can mean, where it has none and the series is of areas."""
    if claim.places or claim.place is None or not is_of_an_area(indicator):
        return claim
    found = tables.store.gazetteer.find(claim.place)
    whole = [place for place in found if (place[0], place[1]) == (0, len(claim.place))]
    return replace(claim, places=tuple(whole[0][2])) if len(whole) == 1 else claim
