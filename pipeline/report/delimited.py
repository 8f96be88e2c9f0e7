"""A table for other programs and for spreadsheets: a row a number, and a row a finding that is about no number.

Comma-separated values as RFC 4180 has them, in UTF-8 with a byte-order mark, without which spreadsheets take £ and “
for something else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from pipeline.records import Batch, CheckedClaim, Finding, Passage, Report
from pipeline.report.fields import claim_fields
from pipeline.report.shelf import Shelf, passages
from pipeline.report.style import Style
from pipeline.report.touched import by_claim
from pipeline.report.wording import one_line
from pipeline.settings import Settings

PLACED = ("record", "article", "line", "column", "part", "start", "end", "text", "sentence")
READ = (
    "kind", "value", "value_high", "interval_low", "interval_high", "unit", "comparator", "hedge", "direction", "role",
    "measure", "indicator", "place", "place_code", "period", "period_start", "period_end", "qualifiers", "speaker",
    "status", "reason",
)  # fmt: skip
REFERENCE = ("dataset", "indicator", "place", "period", "value", "source", "published", "url")
FOUND = ("findings", "severity", "message", "suggestion", "dismissed", "keys")
COLUMNS = (*PLACED, *READ, *(f"reference_{name}" for name in REFERENCE), *FOUND)
#: What a spreadsheet takes for the start of a formula, also in the wide forms of East Asian print.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GRAVITY = ("error", "warning", "advice")


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[str]:
    """The head, then the rows of one article after the other, in reading order."""
    yield "\ufeff" + line(COLUMNS)
    shelf = Shelf(batch.articles)
    for report in batch.reports:
        for row in rows(report, shelf):
            yield line([row.get(name) for name in COLUMNS])


def rows(report: Report, shelf: Shelf) -> list[dict[str, Any]]:
    """The rows of one article, by column."""
    touched, others = by_claim(report, report.findings)
    put_aside, others_aside = by_claim(report, report.dismissed)
    found = [
        _claim(checked, report, shelf) | _found(touched.get(checked.claim.id, []), put_aside.get(checked.claim.id, []))
        for checked in report.claims
    ]
    found += [_finding(finding, report, shelf) | _found([finding], []) for finding in others]
    found += [_finding(finding, report, shelf) | _found([], [finding]) for finding in others_aside]
    return sorted(found, key=lambda row: (row["start"], row["end"]))


def line(values: Any) -> str:
    """One record, with what is needed in quotation marks and the line end of RFC 4180."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([cell(value) for value in values])
    return written.getvalue()


def cell(value: object) -> object:
    """A value as it is written: numbers as they are; words on one line, with an apostrophe before a formula's sign.

    The sign alone ("=") is no formula.
    """
    if not isinstance(value, str):
        return value
    words = one_line(value)
    return f"'{words}" if len(value) > 1 and (value.startswith(_FORMULA) or words.startswith(_FORMULA)) else words


def _placed(record: str, passage: Passage, shelf: Shelf) -> dict[str, Any]:
    places = shelf.places(passage.article)
    line_, column = places.place(passage.start)
    return {
        "record": record,
        "article": passage.article,
        "line": line_,
        "column": column,
        "part": places.part(passage.start),
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "sentence": "".join(shelf.sentence(passage)),
    }


def _claim(checked: CheckedClaim, report: Report, shelf: Shelf) -> dict[str, Any]:
    quantity = checked.claim.quantity
    fields = claim_fields(checked, report.sources)
    low, high = fields["value"] if isinstance(fields["value"], list) else (fields["value"], None)
    interval = fields["interval"] or (None, None)
    reference = fields["reference"] or {}
    return {
        **{name: fields.get(name) for name in READ},
        **_placed("claim", quantity.passage, shelf),
        "value": low,
        "value_high": high,
        "interval_low": interval[0],
        "interval_high": interval[1],
        "hedge": quantity.hedge.text if quantity.hedge else None,
        "qualifiers": "; ".join(f"{key}={value}" for key, value in fields["qualifiers"].items()),
        **{f"reference_{name}": reference.get(name) for name in REFERENCE},
    }


def _finding(finding: Finding, report: Report, shelf: Shelf) -> dict[str, Any]:
    """A finding that is about no number, at its first passage in this article."""
    known = [finding.passage, *(passage for _, passage in passages(finding))]
    here = next((passage for passage in known if passage.article == report.article.id), finding.passage)
    return {**_placed("finding", here, shelf), "speaker": finding.speaker}


def _found(found: list[Finding], dismissed: list[Finding]) -> dict[str, Any]:
    severities = [finding.severity for finding in found]
    return {
        "findings": " ".join(finding.code for finding in found),
        "severity": next((name for name in _GRAVITY if name in severities), None),
        "message": " | ".join(finding.message for finding in found),
        "suggestion": " | ".join(finding.suggestion for finding in found if finding.suggestion),
        "dismissed": " ".join(finding.code for finding in dismissed),
        "keys": " ".join(finding.key for finding in (*found, *dismissed) if finding.key),
    }
