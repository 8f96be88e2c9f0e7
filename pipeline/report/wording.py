"""Dates, numbers, sources and statuses in words for people."""

from __future__ import annotations

import unicodedata

from pipeline.records import Claim, Observation, Severity, Source, Status
from pipeline.release_dates import day
from pipeline.row_values import of_unit, population

#: Statuses as a reader would say them.
STATUSES: dict[Status, str] = {
    "inconsistent": "inconsistent",
    "mismatch": "mismatch",
    "superseded": "superseded",
    "ambiguous": "ambiguous",
    "supported": "supported",
    "supported_rounded": "supported when rounded",
    "revised_since": "revised since",
    "consistent": "consistent",
    "no_reference": "no reference",
    "not_checkable": "not checkable",
    "not_a_claim": "not claims",
}


def figure(value: float | None, decimals: int = 0) -> str:
    """A table's value with thousands separators and its own decimals; suppressed ones are said to be."""
    if value is None:
        return "suppressed"
    return f"{value:,.{max(decimals, 0)}f}"


def reading(claim: Claim) -> str:
    """What a number is read as: "count, level, up: recorded offences; UK; 2016/17 (1 April 2016 to 31 March 2017)"."""
    kind = claim.quantity.kind.replace("_", " ")
    if claim.measure is None and claim.role in {"other", "bound"}:
        return kind
    what = ", ".join(filter(None, (kind, claim.role if claim.role != "other" else None, claim.direction)))
    about = [claim.measure, claim.place, _period_words(claim)]
    about.append(population(claim.qualifiers))
    about += [f"said by {claim.speaker}"] if claim.speaker else []
    words = "; ".join(part for part in about if part)
    return f"{what}: {words}" if words else what


def _period_words(claim: Claim) -> str | None:
    period = claim.period
    if period is None:
        return None
    words = period.label or period.passage.text
    if period.start is None or period.end is None:
        return words
    return f"{words} ({day(period.start.isoformat())} to {day(period.end.isoformat())})"


def row_words(row: Observation) -> str:
    """What a row says: measure, place, period, population and value."""
    about = [measure(row), row.place, row.period, population(row.qualifiers)]
    value = figure(row.value, row.decimals) + (of_unit(row.unit) if row.value is not None else "")
    return f"{', '.join(part for part in about if part)}: {value}"


def measure(row: Observation) -> str:
    """What a row measures, as its table names it for people."""
    return row.measure or row.indicator.replace("_", " ")


def source_words(source: Source, release: str) -> str:
    """Where a row comes from and when it became public."""
    published = f", published {day(release)}" if release else ""
    return f"{source_name(source)}{published}"


def source_name(source: Source) -> str:
    """Publisher and title, and the newspaper where it is the only witness and the title does not name it."""
    witness = source.outlet if source.outlet and source.outlet not in source.title else None
    return f"{source.publisher}, {source.title}" + (f", as printed by {witness}" if witness else "")


def confidence_words(confidence: float) -> str:
    """How sure a check is: "high (0.9)", "fair (0.7)", "low (0.5)"."""
    words = "high" if confidence >= 0.85 else "fair" if confidence >= 0.65 else "low"
    return f"{words} ({confidence:.2g})"


def several(number: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 warning", "1,204 warnings"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def severities(found: list[Severity]) -> str:
    """Counts by severity, the gravest first: "1 error, 2 warnings, 1 advice"."""
    plurals: tuple[tuple[Severity, str], ...] = (("error", "errors"), ("warning", "warnings"), ("advice", "advice"))
    counts = [several(found.count(name), name, plural) for name, plural in plurals if name in found]
    return ", ".join(counts) or "no findings"


def visible(text: str) -> str:
    """The text with a character of its own for each that a terminal would obey or hide, length unchanged."""
    return text if text.isprintable() else "".join(map(_visible, text))


def one_line(text: str) -> str:
    """Words on one line, with nothing in them that a terminal would obey."""
    return visible(" ".join(text.split()))


def _visible(char: str) -> str:
    if char.isprintable() or char == "\u00ad":
        return char
    if char.isspace():
        return " "
    if ord(char) < 32:
        return chr(0x2400 + ord(char))
    category = unicodedata.category(char)
    return char if category == "Cf" and char in "\u200b\u200c\u200d\u2060\ufeff" else "�"
