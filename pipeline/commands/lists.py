"""Lists of what was read: every number, every quotation, and the text that all offsets count in."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.commands import options
from pipeline.commands.intake import Intake, checked, settled
from pipeline.console import sink_for
from pipeline.records import Report
from pipeline.report.style import Style
from pipeline.settings import Settings, one_of

Lister = Callable[[Sequence[Report], Style], Iterator[str]]


def claims(
    paths: options.Paths,
    form: options.ListFormat = "text",
    reference: options.Reference = None,
    published: options.Published = None,
    output: options.Output = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> int:
    """List every number of the text with what it is about and whether it is supported."""
    from pipeline.report import jsonl, text

    lists = {"text": text.claims, "jsonl": lambda reports, _: jsonl.claims(reports)}
    settings = settled(reference, published, jobs=jobs, cache=False if no_cache else None)
    return _list(lists, paths, form, settings, output)


def quotes(
    paths: options.Paths,
    form: options.ListFormat = "text",
    reference: options.Reference = None,
    published: options.Published = None,
    indirect: options.Indirect = False,
    output: options.Output = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> int:
    """List every quotation with its speaker."""
    from pipeline.report import jsonl, text

    lists = {"text": text.quotes, "jsonl": lambda reports, _: jsonl.quotes(reports)}
    settings = settled(reference, published, jobs=jobs, cache=False if no_cache else None)
    return _list(lists, paths, form, settings, output, _heard if indirect else _read)


def text(paths: options.Paths, form: options.ListFormat = "text", output: options.Output = None) -> int:
    """Print the text that all offsets count in."""
    one_of("--format", form, options.LIST_FORMATS)
    from pipeline.report import jsonl, text

    with sink_for(output) as sink:
        intake = Intake(paths, Settings())
        sink.write(jsonl.texts(intake.articles()) if form == "jsonl" else text.texts(intake.articles()))
    return intake.exit_code()


def _read(intake: Intake, settings: Settings) -> Sequence[Report]:
    return checked(intake, settings).reports


def _heard(intake: Intake, settings: Settings) -> Sequence[Report]:
    """Quotations and what is reported without marks; ``settings`` say nothing of either."""
    del settings
    articles = intake.articles()
    first = next(articles, None)
    if first is None:
        return ()
    from pipeline import desk, language

    return tuple(desk.listen(itertools.chain([first], articles), language.load(), intake.could_not_check))


def _list(
    lists: Mapping[str, Lister],
    paths: list[str],
    form: str,
    settings: Settings,
    output: str | None,
    read: Callable[[Intake, Settings], Sequence[Report]] = _read,
) -> int:
    """Write what was read in the articles in the form that was asked for; the exit code."""
    write = lists[one_of("--format", form, lists)]
    with sink_for(output) as sink:
        intake = Intake(paths, settings)
        sink.write(write(read(intake, settings), sink.style), utf8=form != "text")
    return intake.exit_code()
