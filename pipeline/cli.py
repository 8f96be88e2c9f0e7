"""The command line. Reports go to standard output, everything else to standard error.

What a command needs is imported where it is needed, so that ``copydesk --version`` does not wait for spaCy.
"""

from __future__ import annotations

import importlib.metadata
import itertools
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from pipeline import reference_commands
from pipeline.console import FINDINGS, NOT_READ, NOTHING_FOUND, Sink, guarded, is_terminal, say, sink_for
from pipeline.errors import InputError, UsageError
from pipeline.files.inputs import Note, place_name, read_inputs
from pipeline.files.pairs import read_pairs
from pipeline.records import Article, Batch, Report
from pipeline.report import FORMATS, renderer
from pipeline.report.style import Style
from pipeline.settings import Settings, nearest, one_of, settle
from pipeline.settings_file import settings_of

if TYPE_CHECKING:
    from pipeline.match.lineage import Lineage
    from pipeline.official.store import Store

LIST_FORMATS = ("text", "jsonl")
LINEAGE_FORMATS = ("text", "jsonl", "json")
Item = TypeVar("Item")

app = typer.Typer(
    name="copydesk",
    help="Read news articles and show which numbers and quotations do not fit, with the evidence.",
    epilog="Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 some input could not be read.",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(reference_commands.app, name="reference")

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, .jsonl files of articles; - is standard input.")
]
CheckFormat = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="Form of the report.")]
ListFormat = Annotated[str, typer.Option("--format", metavar="|".join(LIST_FORMATS), help="Form of the list.")]
LineageFormat = Annotated[str, typer.Option("--format", metavar="|".join(LINEAGE_FORMATS), help="Form of the view.")]
FailOn = Annotated[
    str, typer.Option(metavar="error|warning|advice|never", help="Mildest finding that ends with exit code 1.")
]
Select = Annotated[
    list[str] | None, typer.Option(metavar="CODES", help="Only checks whose codes start so, as N1,R; repeatable.")
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="CODES", help="No checks whose codes start so; repeatable.")]
EachAlone = Annotated[bool, typer.Option("--each-alone", help="Check each article by itself, not against the others.")]
Reference = Annotated[
    list[str] | None, typer.Option(metavar="DIR", help="A folder of official figures to use as well; repeatable.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Date of articles that carry none: YYYY, YYYY-MM or YYYY-MM-DD.")
]
Source = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE", help="A statement you hold, to hold the articles' quotations against; repeatable."),
]
Output = Annotated[str | None, typer.Option(metavar="FILE", help="Write there instead of to standard output.")]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; its exit code."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    command = typer.main.get_command(app)
    return guarded(lambda: command.main(args=arguments, prog_name="copydesk", standalone_mode=False))


def _version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        version = importlib.metadata.version("copydesk")
    except importlib.metadata.PackageNotFoundError:
        version = "(not installed)"
    Sink().write([f"copydesk {version}\n"])
    raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    del version


@app.command()
def check(
    paths: Paths,
    form: CheckFormat = "text",
    fail_on: FailOn = "warning",
    select: Select = None,
    ignore: Ignore = None,
    each_alone: EachAlone = False,
    reference: Reference = None,
    published: Published = None,
    source: Source = None,
    output: Output = None,
) -> int:
    """Check every number and quotation; report what does not fit, with the evidence."""
    one_of("--format", form, FORMATS)
    if each_alone and source:
        raise UsageError("--source", "is of no use with --each-alone, which leaves out what is seen across articles")
    settings = _settled(
        reference, published, fail_on=fail_on, select=select, ignore=ignore, each_alone=each_alone, source=source
    )
    _refuse_wrong_codes(settings)
    with sink_for(output) as sink:
        intake = _Intake(paths, settings)
        batch = _checked(intake, settings)
        if not (form == "text" and sink.is_terminal and is_terminal(sys.stderr)):  # the report on screen has them
            _say_notes(batch.reports)
        sink.write(renderer(form)(batch, settings, sink.style), utf8=form != "text")
    return intake.exit_code(settings.fails(finding.severity for finding in batch.findings))


@app.command()
def claims(
    paths: Paths,
    form: ListFormat = "text",
    reference: Reference = None,
    published: Published = None,
    output: Output = None,
) -> int:
    """List every number of the text with what it is about and whether it is supported."""
    from pipeline.report import jsonl, text

    lists = {"text": text.claims, "jsonl": lambda reports, _: jsonl.claims(reports)}
    return _list(lists, paths, form, _settled(reference, published), output)


@app.command()
def quotes(
    paths: Paths,
    form: ListFormat = "text",
    reference: Reference = None,
    published: Published = None,
    output: Output = None,
) -> int:
    """List every quotation with its speaker."""
    from pipeline.report import jsonl, text

    lists = {"text": text.quotes, "jsonl": lambda reports, _: jsonl.quotes(reports)}
    return _list(lists, paths, form, _settled(reference, published), output)


@app.command()
def compare(
    pairs: Annotated[
        str, typer.Argument(metavar="PAIRS.jsonl", help="A pair of statements a line; - is standard input.")
    ],
    form: ListFormat = "text",
    output: Output = None,
) -> int:
    """Say of pairs of statements whether they are the same, and what differs."""
    one_of("--format", form, LIST_FORMATS)
    from pipeline.match.pairs import compare_pair
    from pipeline.report import pairs as report

    with sink_for(output) as sink:
        intake = _Intake([], Settings())
        compared = (compare_pair(pair) for pair in intake.sound(read_pairs(pairs, sys.stdin.buffer)))
        sink.write(report.jsonl(compared, sink.style) if form == "jsonl" else report.text(compared, sink.style))
    return intake.exit_code()


@app.command()
def lineage(
    paths: Paths,
    form: LineageFormat = "text",
    published: Published = None,
    source: Source = None,
    output: Output = None,
) -> int:
    """Show which article carries which statement, in whose name, and what became of its words."""
    one_of("--format", form, LINEAGE_FORMATS)
    settings = _settled(None, published, source=source)
    from pipeline.report import lineage as report

    with sink_for(output) as sink:
        intake = _Intake(paths, settings)
        lineages, articles = _traced(intake, settings)
        sink.write(getattr(report, form)(lineages, articles, sink.style), utf8=form != "text")
    return intake.exit_code()


@app.command("text")
def text_command(paths: Paths, form: ListFormat = "text", output: Output = None) -> int:
    """Print the text that all offsets count in."""
    one_of("--format", form, LIST_FORMATS)
    from pipeline.report import jsonl, text

    with sink_for(output) as sink:
        intake = _Intake(paths, Settings())
        sink.write(jsonl.texts(intake.articles()) if form == "jsonl" else text.texts(intake.articles()))
    return intake.exit_code()


@app.command()
def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="A check's code, as R201, or its name.")]) -> None:
    """Say what a check looks for, and show what it flags and what it leaves alone."""
    from pipeline.checks.check import all_checks
    from pipeline.report import guide

    known = {word: check for check in all_checks() for word in (check.code, check.name)}
    found = known.get(code) or known.get(code.upper()) or known.get(code.lower())
    if found is None:
        raise UsageError("explain", f"there is no check {code!r}", nearest(code, known))
    Sink().write(guide.explained(found), utf8=False)


@app.command()
def checks(
    markdown: Annotated[bool, typer.Option("--markdown", help="All documentation as one Markdown page.")] = False,
) -> None:
    """List all checks."""
    from pipeline.checks.check import all_checks
    from pipeline.report import guide

    sink = Sink()
    sink.write(guide.page(all_checks()) if markdown else guide.listing(all_checks(), sink.style), utf8=markdown)


class _Intake:
    """The articles of the inputs, one at a time; what could not be read is said when it comes."""

    def __init__(self, paths: Sequence[str], settings: Settings) -> None:
        self._paths = paths
        self._published = settings.published
        self._held = settings.source
        self._failed = False

    def articles(self) -> Iterator[Article]:
        return self.sound(read_inputs(self._paths, sys.stdin.buffer, self._published, self._held))

    def sound(self, items: Iterable[Item | InputError | Note]) -> Iterator[Item]:
        """What could be read; of the rest, a sentence each."""
        for item in items:
            if isinstance(item, (InputError, Note)):
                self._failed = self._failed or isinstance(item, InputError)
                say(str(item))
            else:
                yield item

    def could_not_check(self, article: str, error: Exception) -> None:
        """A fault of ours: the article is named, the others go on."""
        self._failed = True
        fault = f"{type(error).__name__}: {error}".rstrip(": .")
        say(f"{place_name(article)}: it could not be checked, a fault of copydesk ({fault}); please report it.")

    def exit_code(self, found: bool = False) -> int:
        if self._failed:
            return NOT_READ
        return FINDINGS if found else NOTHING_FOUND


Lister = Callable[[Sequence[Report], Style], Iterator[str]]


def _list(lists: Mapping[str, Lister], paths: list[str], form: str, settings: Settings, output: str | None) -> int:
    """Write what was read in the articles in the form that was asked for; the exit code."""
    write = lists[one_of("--format", form, lists)]
    with sink_for(output) as sink:
        intake = _Intake(paths, settings)
        sink.write(write(_checked(intake, settings).reports, sink.style), utf8=form != "text")
    return intake.exit_code()


def _settled(reference: list[str] | None, published: str | None, **others: object) -> Settings:
    values = {**others, "reference": reference, "published": published}
    given = {name.replace("_", "-"): value for name, value in values.items() if value is not None}
    return settle(given, "--", settings_of(Path.cwd()))


def _refuse_wrong_codes(settings: Settings) -> None:
    """A mistyped prefix would otherwise switch every check off, or none; a run without a check would find nothing."""
    if not settings.select and not settings.ignore:
        return
    from pipeline.checks.check import all_checks

    all_ = all_checks()
    known = [found.code for found in all_]
    for option, prefixes in (("--select", settings.select), ("--ignore", settings.ignore)):
        for prefix in prefixes:
            if not any(code.startswith(prefix) for code in known):
                raise UsageError(option, f"no check's code starts with {prefix!r}", nearest(prefix, known))
    if not any(settings.wants(found.code, by_default=found.on) for found in all_):
        raise UsageError("--ignore", "no check is left to run", "ignore fewer codes, or name longer ones to --select")


def _checked(intake: _Intake, settings: Settings) -> Batch:
    articles = intake.articles()
    first = next(articles, None)
    if first is None:
        return Batch((), ())  # nothing to check is no reason to wait for a model
    from pipeline import desk, language

    return desk.check(
        itertools.chain([first], articles), language.load(), _store(settings), settings, intake.could_not_check
    )


def _traced(intake: _Intake, settings: Settings) -> tuple[Sequence[Lineage], Sequence[Article]]:
    articles = intake.articles()
    first = next(articles, None)
    if first is None:
        return (), ()
    from pipeline import desk, language

    given = itertools.chain([first], articles)
    return desk.trace(given, language.load(), _store(settings), intake.could_not_check)


def _store(settings: Settings) -> Store:
    from pipeline.official.store import open_store
    from pipeline.resources import data_folder

    return open_store([data_folder("reference"), *settings.reference])


def _say_notes(reports: Iterable[Report]) -> None:
    for report in reports:
        name = place_name(report.article.id)
        if not report.claims:
            say(f"{name}: no number was found in it.")
        for note in report.notes:
            say(f"{name}: {note.rstrip('.')}.")
