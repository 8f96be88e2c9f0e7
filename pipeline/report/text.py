"""The report for people: a part per file with its findings, and an account of every number read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.records import Article, Batch, CheckedClaim, Finding, Passage, PassageEvidence, Quote, Report, RowEvidence
from pipeline.report.layout import excerpt, labelled, wrapped
from pipeline.report.places import Places
from pipeline.report.style import Style
from pipeline.report.wording import STATUSES, one_line, reading, row_words, several, severities, source_words
from pipeline.settings import Settings

#: Longest quotation of another passage in one line of evidence, characters.
LONGEST_QUOTE = 160


def findings(batch: Batch, _settings: Settings, style: Style) -> Iterator[str]:
    """The whole report, a line at a time. A finding across files stands in the part of each file that it touches."""
    if not batch.reports:
        return
    known = {id_: (article, Places(article)) for id_, article in batch.articles.items()}
    for report in batch.reports:
        for line in _part(report, known, style):
            yield line + "\n"
    yield _closing(batch) + "\n"


def _part(report: Report, known: dict[str, tuple[Article, Places]], style: Style) -> Iterator[str]:
    name = one_line(report.article.id)
    yield style.paint("title", name)
    yield style.paint("quiet", "─" * min(len(name), style.width))
    if not report.findings:
        yield "  no findings"
    for finding in report.findings:
        yield ""
        yield from _finding(finding, report.article, known, style)
    yield ""
    yield from _account(report, known[report.article.id][1], style)
    for note in report.notes:
        yield from labelled("note", one_line(note), style)
    yield ""


def _finding(
    finding: Finding, article: Article, known: dict[str, tuple[Article, Places]], style: Style
) -> Iterator[str]:
    passages = _passages(finding)
    here = [passage for _, passage in passages if passage.article == article.id]
    shown = here[0] if here else finding.passage
    lines = known[article.id][1]
    severity = style.paint(finding.severity, finding.severity)
    yield f"{severity} {finding.code} {finding.name}, {lines.where(shown.start)}"
    for row in wrapped(one_line(finding.message), style.width - 2):
        yield f"  {row}"
    if here:
        yield ""
        others = [(passage.start, passage.end) for passage in here[1:]]
        mark = (shown.start, shown.end)
        yield from excerpt(article.text, lines.sentence(*mark), mark, others, style)
        yield ""
    if finding.working:
        yield from labelled("working", one_line(finding.working), style)
    for label, passage in passages:
        if passage != shown:
            yield from _passage(label, passage, article, known, style)
    for evidence in finding.evidence:
        if isinstance(evidence, RowEvidence):
            yield from _row(evidence, style)
    for diagnosis in finding.diagnosis:
        yield from labelled("perhaps", one_line(diagnosis), style)
    if finding.suggestion:
        yield from labelled("suggestion", one_line(finding.suggestion), style)
    if finding.speaker and not finding.code.startswith("Q"):  # who said it is what those findings are about
        yield from labelled("said by", f"{one_line(finding.speaker)}: the words of a quotation, not the paper's", style)


def _passages(finding: Finding) -> list[tuple[str, Passage]]:
    """The finding's own passage and those of its evidence, each once, with their labels."""
    labels = {finding.passage: ""}
    for evidence in finding.evidence:
        if isinstance(evidence, PassageEvidence):
            labels[evidence.passage] = labels.get(evidence.passage) or evidence.label
    return [(label, passage) for passage, label in labels.items()]


def _passage(
    label: str, passage: Passage, article: Article, known: dict[str, tuple[Article, Places]], style: Style
) -> Iterator[str]:
    lines = known[passage.article][1]
    line, column = lines.place(passage.start)
    here = passage.article == article.id
    place = lines.brief(passage.start) if here else f"{one_line(passage.article)}:{line}:{column}"
    where = f"{one_line(label)}, {place}" if label else place
    yield from labelled("evidence", f"{where}: “{_shortened(passage.text)}”", style)


def _row(evidence: RowEvidence, style: Style) -> Iterator[str]:
    row, source = evidence.observation, evidence.source
    yield from labelled("evidence", f"{one_line(evidence.label)}: {row_words(row)}", style)
    if row.note:
        yield from labelled("", f"Note: {one_line(row.note)}", style)
    yield from labelled("", f"Source: {source_words(source, row.release)}", style)
    if source.url:
        yield from labelled("", source.url, style)


def _shortened(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"


def _account(report: Report, lines: Places, style: Style) -> Iterator[str]:
    """The tally, then each number that was not flagged, with the reason."""
    tally = report.tally()
    counts = ", ".join(f"{count:,} {STATUSES[status]}" for status, count in tally.items())
    total = several(len(report.claims), "number")
    yield from labelled("tally", f"{total} read" + (f": {counts}" if counts else ""), style)
    for status in tally:
        if status == "not_a_claim":
            continue
        yield f"    {STATUSES[status]}"
        for checked in report.claims:
            if checked.status == status:
                yield from _number(checked, lines, style)
    if "not_a_claim" in tally:
        words = "; ".join(_bare(c) for c in report.claims if c.status == "not_a_claim")
        yield from labelled(STATUSES["not_a_claim"], words, style, indent=4, hang=14)
    if report.quotes:
        yield from labelled("quotations", quotations(report.quotes), style)


def _number(checked: CheckedClaim, lines: Places, style: Style) -> Iterator[str]:
    passage = checked.claim.quantity.passage
    label = f"{lines.brief(passage.start)}: {one_line(passage.text)}"
    yield from labelled(label, one_line(checked.reason), style, indent=6, hang=max(24, len(label) + 2))


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


def _closing(batch: Batch) -> str:
    articles = several(len(batch.reports), "article")
    numbers = several(sum(len(report.claims) for report in batch.reports), "number")
    return f"{articles}, {numbers} read: {severities([finding.severity for finding in batch.findings])}"


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
            words = _shortened(quote.passage.text)
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
        yield article.text
