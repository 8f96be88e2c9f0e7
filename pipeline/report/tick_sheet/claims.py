"""The sheet of claims: every number of the text with what is known of it, and room for what a person finds."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import CheckedClaim, Finding, Report
from pipeline.report.fields import claim_fields
from pipeline.report.shelf import Shelf
from pipeline.report.tick_sheet.sheet import Column, Value
from pipeline.report.touched import by_claim
from pipeline.report.wording import STATUSES, one_line, row_words, source_words
from pipeline.row_values import population

VERDICTS = ("right", "wrong", "unclear", "not checked")
#: The columns that a person fills in, the same on every sheet to check by.
TICKS = (
    Column("Checked by", 12, "tick"),
    Column("Date", 11, "day"),
    Column("Verdict", 12, "tick", VERDICTS),
    Column("Source used", 22, "tick"),
    Column("Note", 24, "tick"),
)
#: What a person reads and fills in comes first, and is what is printed; behind it the particulars.
COLUMNS = (
    Column("Article", 18), Column("Where", 13), Column("Sentence", 44), Column("Number as printed", 14),
    Column("Status", 13, "tone"), Column("Why", 34), Column("Official figure", 32), *TICKS,
    Column("Finding", 18), Column("What does not fit", 44), Column("Suggestion", 16), Column("Source", 36),
    Column("Link", 30, "link"), Column("Nearest row", 40), Column("Hedge", 10), Column("Value", 14, "number"),
    Column("to", 14, "number"), Column("Unit", 14), Column("Kind", 16), Column("Measure", 26), Column("Place", 18),
    Column("Period", 16), Column("Narrowed by", 16), Column("Speaker", 18),
)  # fmt: skip


def status_words(checked: CheckedClaim) -> str:
    """The status of one number as a reader would say it."""
    return "not a claim" if checked.status == "not_a_claim" else STATUSES[checked.status]


def rows(report: Report, shelf: Shelf) -> Iterator[list[Value]]:
    """A row a number, in the order of the text."""
    touched, _ = by_claim(report, report.findings)
    for checked in report.claims:
        yield _row(checked, report, shelf, touched.get(checked.claim.id, []))


def _row(checked: CheckedClaim, report: Report, shelf: Shelf, found: list[Finding]) -> list[Value]:
    claim = checked.claim
    quantity, passage = claim.quantity, claim.quantity.passage
    fields = claim_fields(checked, report.sources)
    low, high = fields["value"] if isinstance(fields["value"], list) else (fields["value"], None)
    official, source, link = _official(checked, report)
    kind = ", ".join(filter(None, (quantity.kind.replace("_", " "), _role(claim.role), claim.direction)))
    words = [
        claim.measure, claim.place, claim.period.passage.text if claim.period else None,
        population(claim.qualifiers), claim.speaker,
    ]  # fmt: skip
    return [
        one_line(passage.article),
        shelf.places(passage.article).where(passage.start),
        one_line("".join(shelf.sentence(passage))),
        one_line(passage.text),
        status_words(checked),
        one_line(checked.reason),
        official,
        "\n".join(f"{finding.severity} {finding.code} {finding.name}" for finding in found),
        "\n".join(one_line(finding.message) for finding in found),
        "\n".join(one_line(finding.suggestion) for finding in found if finding.suggestion),
        source,
        link,
        one_line(row_words(checked.nearest)) if checked.nearest else None,
        one_line(quantity.hedge.text) if quantity.hedge else None,
        low,
        high,
        one_line(quantity.unit or ""),
        kind,
        *(one_line(word or "") for word in words),
    ]


def _role(role: str) -> str | None:
    return None if role == "other" else role


def _official(checked: CheckedClaim, report: Report) -> tuple[str, str, str]:
    row = checked.observation
    if row is None:
        return "", "", ""
    source = report.sources.get(row.source)
    if source is None:
        return one_line(row_words(row)), one_line(row.source), ""
    return one_line(row_words(row)), one_line(source_words(source, row.release)), one_line(source.url)
