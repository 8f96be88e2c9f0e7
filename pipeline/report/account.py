"""The account at the end of a file's part: every number that was read, every quotation, and what was put aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.records import CheckedClaim, Decision, Finding, Observation, Quote, Report
from pipeline.release_dates import day
from pipeline.report.layout import labelled, wrapped
from pipeline.report.places import Places
from pipeline.report.style import Style
from pipeline.report.wording import STATUSES, one_line, reading, row_words, several, source_words

#: The fewest numbers that stand together below a reason that they share.
TOGETHER = 3


def account(report: Report, lines: Places, style: Style) -> Iterator[str]:
    """The tally, then each number that was not flagged, with the reason."""
    yield from tally(report, style)
    found = report.tally()
    for status in found:
        if status == "not_a_claim":
            continue
        yield f"    {STATUSES[status]}"
        yield from _numbers([checked for checked in report.claims if checked.status == status], report, lines, style)
    if "not_a_claim" in found:
        words = "; ".join(_bare(c) for c in report.claims if c.status == "not_a_claim")
        yield from labelled(STATUSES["not_a_claim"], words, style, indent=4, hang=14)
    if report.quotes:
        yield from labelled("quotations", quotations(report.quotes), style)


def tally(report: Report, style: Style) -> Iterator[str]:
    """How many numbers were read, and how many ended with each status."""
    counts = ", ".join(f"{count:,} {STATUSES[status]}" for status, count in report.tally().items())
    total = several(len(report.claims), "number")
    yield from labelled("tally", f"{total} read" + (f": {counts}" if counts else ""), style)


def put_aside(report: Report, lines: Places, style: Style) -> Iterator[str]:
    """The findings that count for nothing: each that a person has dismissed, and how many a baseline holds."""
    known = 0
    for finding in report.dismissed:
        if finding.decision is None:
            known += 1
            continue
        words = f"{finding.code} {finding.name}, {_place(finding, report, lines)}: {decision_words(finding.decision)}"
        yield from labelled("dismissed", words, style)
    if known:
        yield from labelled("known", f"{several(known, 'finding')} of the baseline left out", style)


def decision_words(decision: Decision) -> str:
    """ "the press office confirmed it (Ann Lee, 3 May 2026)"."""
    return f"{one_line(decision.reason)} ({one_line(decision.by)}, {day(decision.on.isoformat())})"


def _place(finding: Finding, report: Report, lines: Places) -> str:
    if finding.passage.article != report.article.id:
        return one_line(finding.passage.article)
    return lines.brief(finding.passage.start)


def _numbers(checked: Sequence[CheckedClaim], report: Report, lines: Places, style: Style) -> Iterator[str]:
    """Each number with its reason; those that share one stand below it together, unless everything is asked for."""
    sharing: dict[str, list[CheckedClaim]] = {}
    for one in checked:
        sharing.setdefault(one.reason, []).append(one)
    together = {reason for reason, ones in sharing.items() if len(ones) >= TOGETHER and style.detail < 1}
    for one in checked:
        if one.reason not in together:
            yield from _number(one, report, lines, style)
    for reason in sharing:
        if reason in together:
            yield from _sharing(reason, sharing[reason], lines, style)


def _sharing(reason: str, checked: Sequence[CheckedClaim], lines: Places, style: Style) -> Iterator[str]:
    for row in wrapped(one_line(reason), style.width - 6):
        yield f"      {row}"
    passages = [one.claim.quantity.passage for one in checked]
    for place, group in groupby(passages, lambda passage: lines.brief(passage.start)):
        words = "; ".join(one_line(passage.text) for passage in group)
        yield from labelled(f"{place}:", words, style, indent=8, hang=max(10, len(place) + 3))


def _number(checked: CheckedClaim, report: Report, lines: Places, style: Style) -> Iterator[str]:
    passage = checked.claim.quantity.passage
    label = f"{lines.brief(passage.start)}: {one_line(passage.text)}"
    yield from labelled(label, one_line(checked.reason), style, indent=6, hang=max(24, len(label) + 2))
    if style.detail > 0:
        told = len(checked.verdicts) == 1 and checked.verdicts[0].reason == checked.reason
        for verdict in () if told else checked.verdicts:
            words = f"{STATUSES[verdict.status]}: {one_line(verdict.reason)}"
            yield from labelled(verdict.code, words, style, indent=8, hang=9)
        yield from labelled("read as", one_line(reading(checked.claim)), style, indent=8, hang=9)
        for name, row in (("row", checked.observation), ("nearest", checked.nearest)):
            if row is not None:
                yield from labelled(name, _row(row, report), style, indent=8, hang=9)


def _row(row: Observation, report: Report) -> str:
    """What a row says, and where it comes from."""
    source = report.sources.get(row.source)
    return f"{row_words(row)}; {source_words(source, row.release)}" if source else row_words(row)


def _bare(checked: CheckedClaim) -> str:
    quantity = checked.claim.quantity
    return f"{one_line(quantity.passage.text)} ({quantity.kind.replace('_', ' ')})"


def quotations(quotes: Sequence[Quote]) -> str:
    """How many quotations there are, and whose: "2 statements in 3 pieces: Ann Lee (3)"."""
    statements = len({(quote.passage.article, quote.statement) for quote in quotes})
    speakers: dict[str, int] = {}
    for quote in quotes:
        name = quote.speaker or "nobody named"
        speakers[name] = speakers.get(name, 0) + 1
    who = ", ".join(f"{one_line(name)} ({count})" for name, count in speakers.items())
    return f"{several(statements, 'statement')} in {several(len(quotes), 'piece')}: {who}"
