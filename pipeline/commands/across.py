"""Statements held against one another: pairs of the user's, and those that several articles print."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands import options
from pipeline.commands.intake import Intake, settled, store_of
from pipeline.console import sink_for
from pipeline.files.pairs import read_pairs
from pipeline.records import Article
from pipeline.settings import Settings, one_of

if TYPE_CHECKING:
    from pipeline.match.lineage import Lineage


def compare(
    pairs: Annotated[
        str, typer.Argument(metavar="PAIRS.jsonl", help="A pair of statements a line; - is standard input.")
    ],
    form: options.ListFormat = "text",
    output: options.Output = None,
) -> int:
    """Say of pairs of statements whether they are the same, and what differs."""
    one_of("--format", form, options.LIST_FORMATS)
    from pipeline.match.pairs import compare_pair
    from pipeline.report import pairs as report

    with sink_for(output) as sink:
        intake = Intake([], Settings())
        compared = (compare_pair(pair) for pair in intake.sound(read_pairs(pairs, sys.stdin.buffer)))
        sink.write(report.jsonl(compared, sink.style) if form == "jsonl" else report.text(compared, sink.style))
    return intake.exit_code()


def lineage(
    paths: options.Paths,
    form: options.LineageFormat = "text",
    published: options.Published = None,
    source: options.Source = None,
    output: options.Output = None,
) -> int:
    """Show which article carries which statement, in whose name, and what became of its words."""
    one_of("--format", form, options.LINEAGE_FORMATS)
    settings = settled(None, published, source=source)
    from pipeline.report import lineage as report

    with sink_for(output) as sink:
        intake = Intake(paths, settings)
        lineages, articles = _traced(intake, settings)
        sink.write(getattr(report, form)(lineages, articles, sink.style), utf8=form != "text")
    return intake.exit_code()


def _traced(intake: Intake, settings: Settings) -> tuple[Sequence[Lineage], Sequence[Article]]:
    articles = intake.articles()
    first = next(articles, None)
    if first is None:
        return (), ()
    from pipeline import desk, language

    given = itertools.chain([first], articles)
    return desk.trace(given, language.load(), store_of(settings), intake.could_not_check)
