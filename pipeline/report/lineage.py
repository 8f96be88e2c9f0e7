"""The statements of a batch: who carries them, in whose name, and what became of the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.records import Article
from pipeline.release_dates import day
from pipeline.report.jsonl import dump
from pipeline.report.layout import labelled, wrapped
from pipeline.report.pairs import KINDS, differing
from pipeline.report.style import Style
from pipeline.report.wording import one_line, several

if TYPE_CHECKING:
    from pipeline.match.lineage import Lineage, Printing

_LONGEST = 200


def lineage_fields(lineage: Lineage) -> dict[str, Any]:
    """One statement with its printings."""
    return {
        "statement": lineage.number,
        "text": lineage.printings[0].quote.passage.text,
        "kind": lineage.kind,
        "material": lineage.material,
        "speakers": list(lineage.speakers),
        "speaker_conflict": lineage.speaker_conflict,
        "printings": [_printing_fields(printing) for printing in lineage.printings],
    }


def jsonl(lineages: Sequence[Lineage], _articles: Sequence[Article], _style: Style) -> Iterator[str]:
    """A line a statement."""
    return (dump(lineage_fields(one)) + "\n" for one in lineages)


def json(lineages: Sequence[Lineage], articles: Sequence[Article], _style: Style) -> Iterator[str]:
    """One object: the statements, and of each article which of them it carries."""
    yield '{"statements": ['
    for index, one in enumerate(lineages):
        yield (",\n" if index else "\n") + dump(lineage_fields(one))
    carried: dict[str, list[int]] = {}
    for one in lineages:
        for id_ in one.articles:
            carried.setdefault(id_, []).append(one.number)
    yield '\n], "articles": ['
    for index, article in enumerate(articles):
        fields = {
            "id": article.id,
            "published": article.published,
            "outlet": article.outlet,
            "source": article.source,
            "statements": carried.get(article.id, []),
        }
        yield (",\n" if index else "\n") + dump(fields)
    yield "\n]}\n"


def text(lineages: Sequence[Lineage], articles: Sequence[Article], style: Style) -> Iterator[str]:
    """A part a statement: its words, then a row for each piece that prints it."""
    for one in lineages:
        words = one.printings[0].quote.passage.text
        two = ", two speakers" if one.speaker_conflict else ""
        yield style.paint("title", f"statement {one.number}") + f", in {several(len(one.articles), 'article')}{two}\n"
        for line in wrapped(f"“{_shortened(words)}”", style.width - 2):
            yield f"  {line}\n"
        for printing in one.printings:
            yield from (f"{line}\n" for line in labelled(_when(printing), _row(printing), style, hang=18))
        yield "\n"
    count = several(len(lineages), "statement")
    yield f"{count} in more than one of {several(len(articles), 'article')}\n"


def _printing_fields(printing: Printing) -> dict[str, Any]:
    quote, article, against = printing.quote, printing.article, printing.against
    return {
        "article": article.id,
        "start": quote.passage.start,
        "end": quote.passage.end,
        "text": quote.passage.text,
        "published": article.published,
        "outlet": article.outlet,
        "source": article.source,
        "speaker": quote.speaker,
        "role": quote.role,
        "organisation": quote.organisation,
        "kind": printing.kind,
        "against": {"article": against.passage.article, "start": against.passage.start} if against else None,
        "differences": [{"kind": change.kind, "a": change.a, "b": change.b} for change in printing.differences],
    }


def _when(printing: Printing) -> str:
    if printing.article.source:
        return "source"
    return day(printing.article.published) if printing.article.published else "undated"


def _row(printing: Printing) -> str:
    quote = printing.quote
    who = ", ".join(filter(None, (quote.speaker or "nobody named", quote.role, quote.organisation)))
    told = [f"{KINDS[change.kind]} {differing(change)}" for change in printing.differences]
    how = "; ".join(told) or KINDS[printing.kind]
    if printing.against is None:
        how = "the first"
    return f"{one_line(printing.article.id)}: {one_line(who)}; {how}"


def _shortened(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
