"""One finding for people: its sentence with the words underlined, the working, the rows and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from pipeline.records import Article, Finding, Passage, PassageEvidence, RowEvidence
from pipeline.report.account import decision_words
from pipeline.report.layout import excerpt, labelled, wrapped
from pipeline.report.places import Places
from pipeline.report.style import Style
from pipeline.report.wording import confidence_words, one_line, row_words, source_words

#: Longest quotation of another passage in one line of evidence, characters.
LONGEST_QUOTE = 160
#: Longest quotation, characters, that shares its line of evidence with others of the same place.
SHORT = 32
#: Between a finding's place and its key, columns at least.
GAP = 2
#: Articles whose lines are kept while findings point into them.
KEPT = 16


class Known:
    """Articles by id, with the places of their lines; those of a few are kept, for a batch may be large."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        """Take every article that a finding may point into."""
        self._articles = articles
        self.places = lru_cache(KEPT)(self._places)

    def _places(self, id_: str) -> Places:
        return Places(self._articles[id_])


def one_finding(finding: Finding, article: Article, known: Known, style: Style) -> Iterator[str]:
    """A finding as it stands in the part of one of the articles that it touches."""
    passages = _passages(finding)
    here = [passage for _, passage in passages if passage.article == article.id]
    shown = shown_in(finding, article)
    lines = known.places(article.id)
    yield from _head(finding, lines.where(shown.start), style)
    for row in wrapped(one_line(finding.message), style.width - 2):
        yield f"  {row}"
    if here:
        yield ""
        others = [(passage.start, passage.end) for passage in here[1:]]
        mark = (shown.start, shown.end)
        yield from excerpt(article.text, lines.sentence(*mark), mark, others, style)
        yield ""
    if finding.decision is not None:
        yield from labelled(finding.decision.verdict, decision_words(finding.decision), style)
    if finding.working:
        yield from labelled("working", one_line(finding.working), style)
    for words in _said_elsewhere([pair for pair in passages if pair[1] != shown], article, known):
        yield from labelled("evidence", words, style)
    for evidence in finding.evidence:
        if isinstance(evidence, RowEvidence):
            yield from _row(evidence, style)
    for diagnosis in finding.diagnosis:
        yield from labelled("perhaps", one_line(diagnosis), style)
    if finding.suggestion:
        yield from labelled("suggestion", one_line(finding.suggestion), style)
    if finding.speaker and not finding.code.startswith("Q"):  # who said it is what those findings are about
        yield from labelled("said by", f"{one_line(finding.speaker)}: the words of a quotation, not the paper's", style)
    if style.detail > 0:
        yield from labelled("confidence", confidence_words(finding.confidence), style)


def _head(finding: Finding, where: str, style: Style) -> Iterator[str]:
    """Severity, check and place on the left, the key on the right, or below where the line is too short for both."""
    rest = f" {finding.code} {finding.name}, {where}"
    head = style.paint(finding.severity, finding.severity) + rest
    gap = style.width - len(finding.severity) - len(rest) - len(finding.key)
    if not finding.key:
        yield head
    elif gap >= GAP:
        yield head + " " * gap + style.paint("quiet", finding.key)
    else:
        yield head
        yield " " * (style.width - len(finding.key)) + style.paint("quiet", finding.key)


def shown_in(finding: Finding, article: Article) -> Passage:
    """The passage that stands for a finding in one of the articles that it touches."""
    here = (passage for _, passage in _passages(finding) if passage.article == article.id)
    return next(here, finding.passage)


def _passages(finding: Finding) -> list[tuple[str, Passage]]:
    """The finding's own passage and those of its evidence, each once, with their labels."""
    labels = {finding.passage: ""}
    for evidence in finding.evidence:
        if isinstance(evidence, PassageEvidence):
            labels[evidence.passage] = labels.get(evidence.passage) or evidence.label
    return [(label, passage) for passage, label in labels.items()]


def _said_elsewhere(passages: Sequence[tuple[str, Passage]], article: Article, known: Known) -> Iterator[str]:
    """Where each passage stands, and its words; short ones of one place go together."""
    for place, group in groupby(passages, lambda pair: _place(pair[1], article, known)):
        short: list[tuple[str, str]] = []
        for label, passage in group:
            words = f"“{shortened(passage.text)}”"
            if label and len(words) <= SHORT:
                short.append((one_line(label), words))
            else:
                yield f"{one_line(label)}, {place}: {words}" if label else f"{place}: {words}"
        if len(short) == 1:
            yield f"{short[0][0]}, {place}: {short[0][1]}"
        elif short:
            yield f"{place}: {', '.join(map(' '.join, short))}"


def _place(passage: Passage, article: Article, known: Known) -> str:
    lines = known.places(passage.article)
    if passage.article == article.id:
        return lines.brief(passage.start)
    line, column = lines.place(passage.start)
    return f"{one_line(passage.article)}:{line}:{column}"


def _row(evidence: RowEvidence, style: Style) -> Iterator[str]:
    row, source = evidence.observation, evidence.source
    yield from labelled("evidence", f"{one_line(evidence.label)}: {row_words(row)}", style)
    if row.note:
        yield from labelled("", f"Note: {one_line(row.note)}", style)
    yield from labelled("", f"Source: {source_words(source, row.release)}", style)
    if source.url:
        yield from labelled("", source.url, style)


def shortened(text: str) -> str:
    """The words on one line, at most LONGEST_QUOTE characters of them."""
    words = one_line(text)
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"
