"""The report for people: a part per file with its findings, and an account of every number read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from pipeline.records import Article, Batch, Report
from pipeline.report.account import account, put_aside, tally
from pipeline.report.layout import columns, labelled
from pipeline.report.one_finding import Known, one_finding, shortened, shown_in
from pipeline.report.places import Places
from pipeline.report.style import Style
from pipeline.report.summary import Summary, closing, table
from pipeline.report.wording import STATUSES, one_line, reading
from pipeline.settings import Settings


def findings(batch: Batch, _settings: Settings, style: Style) -> Iterator[str]:
    """The whole report, a line at a time. A finding across files stands in the part of each file that it touches."""
    reports = iter(batch.reports)
    first_two = list(islice(reports, 2))
    if not first_two:
        return
    summary, known = Summary(), Known(batch.articles)
    several = len(first_two) > 1  # counting them all would wait for the last
    for report in chain(first_two, reports):
        summary.add(report)
        if style.detail >= -1:
            for line in _part(report, known, style, brief=several and style.detail < 1):
                yield line + "\n"
    if several and summary.lines and style.detail >= 0:
        for line in table(summary, style):
            yield line + "\n"
        yield "\n"
    yield closing(summary, batch.findings) + "\n"


def _part(report: Report, known: Known, style: Style, *, brief: bool) -> Iterator[str]:
    """A file's findings and account; ``brief``: of a file without findings, the tally is enough."""
    if style.detail < 0 and not report.findings:
        return
    name, lines = one_line(report.article.id), known.places(report.article.id)
    yield style.paint("title", name)
    yield style.paint("quiet", "─" * min(columns(name), style.width))
    if not report.findings:
        yield "  no findings"
    for finding in sorted(report.findings, key=lambda one: shown_in(one, report.article).start):
        yield ""
        yield from one_finding(finding, report.article, known, style)
    if report.findings:
        yield ""
    if style.detail < 0:
        return
    yield from put_aside(report, lines, style)
    yield from tally(report, style) if brief and not report.findings else account(report, lines, style)
    for note in report.notes:
        yield from labelled("note", one_line(note), style)
    yield ""


def claims(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Every number of each article: place, words, what it is read as, and what became of it."""
    for report in reports:
        lines = Places(report.article)
        yield style.paint("title", one_line(report.article.id)) + "\n"
        for checked in report.claims:
            quantity = checked.claim.quantity
            line, column = lines.place(quantity.passage.start)
            about = f"{one_line(reading(checked.claim))} – {STATUSES[checked.status]}: {one_line(checked.reason)}"
            place = f"{line}:{column}"
            yield from _table(place, one_line(quantity.passage.text), about, style)


def quotes(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Every quotation piece of each article: place, speaker, words."""
    for report in reports:
        lines = Places(report.article)
        yield style.paint("title", one_line(report.article.id)) + "\n"
        for quote in report.quotes:
            line, column = lines.place(quote.passage.start)
            name = quote.speaker or "nobody named"
            role = None if quote.role and name.lower().endswith(quote.role.lower()) else quote.role
            speaker = ", ".join(filter(None, (name, role, quote.organisation)))
            words = shortened(quote.passage.text)
            words = f"{quote.kind}, {one_line(speaker)}: {words if quote.kind == 'indirect' else f'“{words}”'}"
            statement = quote.statement.removeprefix(quote.passage.article)
            yield from _table(f"{line}:{column}", statement, words, style, hang=14)


def _table(place: str, words: str, about: str, style: Style, hang: int = 30) -> Iterator[str]:
    label = f"{place:<8}{words}"
    for line in labelled(label, about, style, hang=max(hang, len(label) + 2)):
        yield line + "\n"


def texts(articles: Iterable[Article]) -> Iterator[str]:
    """The text of each article exactly as offsets count it; names between them where there are several."""
    waiting = list(articles)
    for index, article in enumerate(waiting):
        if len(waiting) > 1:
            yield f"{chr(10) if index else ''}==> {one_line(article.id)} <==\n"
        yield article.received or article.text
