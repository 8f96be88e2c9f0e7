"""What a number, a status and a severity can be, by name."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "count", "percent", "percentage_points", "money", "measure", "ratio", "fraction", "multiple",
    "rank", "index", "age", "vague", "date", "period", "time", "phone", "score", "identifier", "other",
]  # fmt: skip
Comparator = Literal["=", "~", "<", ">"]
Direction = Literal["up", "down"]
Role = Literal["level", "change", "share", "baseline", "rate", "total", "bound", "other"]
Status = Literal[
    "inconsistent", "mismatch", "superseded", "ambiguous", "supported", "supported_rounded",
    "revised_since", "consistent", "no_reference", "not_checkable", "not_a_claim",
]  # fmt: skip
Severity = Literal["error", "warning", "advice"]
Rounding = Literal["either", "half-up", "half-even"]  # of a half: 44.5 is 44 or 45; 45; 44
QuoteKind = Literal["direct", "mixed", "indirect"]
Qualifiers = tuple[tuple[str, str], ...]  # sorted (key, value) pairs: (("age", "0-17"), ("flag", "online"))

#: Kinds that are numbers in print but never a claim about the world.
NOT_CLAIMS: frozenset[Kind] = frozenset({"date", "period", "time", "phone", "score", "identifier", "other"})

#: From the gravest to the mildest; a claim's status is the first of these that any check gave it.
STATUS_ORDER: tuple[Status, ...] = (
    "inconsistent", "mismatch", "superseded", "ambiguous", "supported", "supported_rounded",
    "revised_since", "consistent", "no_reference", "not_checkable", "not_a_claim",
)  # fmt: skip
