"""Evidence as HTML: passages of articles and of sources, rows of tables with where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.records import Finding, Observation, Passage, RowEvidence, Source
from pipeline.release_dates import day
from pipeline.report.pages.markup import Html, join, link, tag
from pipeline.report.pages.sheet import Sheet, passages
from pipeline.report.wording import one_line, row_words, source_name

#: Longest quotation of another passage, and longest sentence that is shown as a whole, characters.
LONGEST = 280


def evidence(finding: Finding, sheet: Sheet) -> Iterator[Html]:
    """The evidence of a finding, a list item each; the words that are quoted above it already are left out."""
    shown = sheet.at(finding)
    for label, passage in passages(finding):
        if passage != shown:
            yield tag("li", *_passage(label, passage, sheet))
    rows = [item for item in finding.evidence if isinstance(item, RowEvidence)]
    for (label, _), group in groupby(rows, key=lambda item: (item.label, item.source.id)):
        yield tag("li", tag("strong", _capital(label)), ": ", _rows(list(group)))


def _rows(items: Sequence[RowEvidence]) -> Html:
    """Rows of one source; several are a list, with the source named once."""
    source = items[0].source
    if len(items) == 1:
        return row(items[0].observation, source)
    told = [tag("li", row(item.observation, None), _released(item.observation)) for item in items]
    return join(tag("ul", *told), tag("cite", "Source: ", link(source.url, source_name(source))))


def row(observation: Observation, source: Source | None) -> Html:
    """What a row says, what its table notes of it, who published it and when."""
    parts = [join(row_words(observation))]
    if observation.note:
        parts.append(tag("span", f"Note: {one_line(observation.note)}", class_="note"))
    if source is not None:
        parts.append(tag("cite", "Source: ", link(source.url, source_name(source)), _released(observation)))
    return Html(" ".join(parts))


def folded(words: str) -> Html:
    """Words on one line; of very many the first, and the rest where somebody asks for it."""
    short = shortened(words)
    if short == one_line(words):
        return join(short)
    return tag("details", tag("summary", short), one_line(words), class_="folded")


def excerpt(passage: Passage, sheet: Sheet) -> Html:
    """The sentence of the article that holds the words, which are marked in it."""
    text, (low, high) = sheet.article.text, sheet.places.sentence(passage.start, passage.end)
    before, after = text[low : passage.start], text[passage.end : high]
    return tag(
        "blockquote", before.lstrip(), tag("mark", text[passage.start : passage.end]), after.rstrip(), dir="auto"
    )


def shortened(text: str) -> str:
    """Words on one line, cut at a space where they are long."""
    words = one_line(text)
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _released(observation: Observation) -> str:
    return f", published {day(observation.release)}" if observation.release else ""


def _passage(label: str, passage: Passage, sheet: Sheet) -> Iterator[Html]:
    if passage.article == sheet.article.id:
        where = sheet.places.brief(passage.start)
    else:
        where = f"{'the source ' if passage.article in sheet.held else ''}{one_line(passage.article)}"
    address = sheet.page_of(passage)
    place = tag("a", where, href=address) if address else join(where)
    if label:
        yield join(tag("strong", _capital(label)), ", ")
    yield join(place, ": “", tag("span", shortened(passage.text), dir="auto"), "”")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
