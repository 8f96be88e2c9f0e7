"""Units as tables name them (SDMX codes, words of a mapping) -> as the numbers of an article are read."""

from __future__ import annotations

import re

from pipeline.patterns import lazily
from pipeline.units import BEFORE

PERCENTAGE = "percentage"
_SAME = {
    "percent": PERCENTAGE,
    "per cent": PERCENTAGE,
    "per_cent": PERCENTAGE,
    "pct": PERCENTAGE,
    "%": PERCENTAGE,
    "percentages": PERCENTAGE,
    "percentage_point": "percentage point",
    "percentage_points": "percentage point",
    "percentage points": "percentage point",
    "pp": "percentage point",
}
_PER = lazily(r"per[ _](1[\d,]*|million)(k)?(?:[ _](.+))?", re.IGNORECASE)


def as_read(unit: str) -> str:
    """The name that the same unit has in a claim: "percent" is "percentage", "GBP" "pound sterling".

    "per_100k" is "case per 100,000 people", because rates are told apart by their denominators. A counted noun stays
    as it is.
    """
    written = unit.strip()
    if rate := _PER.fullmatch(written):
        many = 1_000_000 if rate[1] == "million" else int(rate[1].replace(",", "")) * (1_000 if rate[2] else 1)
        return f"case per {many:,} {rate[3] or 'people'}"
    return _SAME.get(written.casefold()) or BEFORE.get(written) or written
