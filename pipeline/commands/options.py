"""Options that commands share, as the help and docs/commands.md name them."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.report import FORMATS

LIST_FORMATS = ("text", "jsonl")
COLORS = ("auto", "always", "never")
LINEAGE_FORMATS = ("text", "jsonl", "json")

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
Severity = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE=LEVEL", help="Level of checks: error, warning, advice or off, as N1=advice; repeatable."
    ),
]
Decisions = Annotated[
    str | None, typer.Option(metavar="FILE", help="Decisions to apply, instead of those beside the articles.")
]
Baseline = Annotated[str | None, typer.Option(metavar="FILE", help="Findings that are known: only new ones count.")]
WriteBaseline = Annotated[
    str | None, typer.Option(metavar="FILE", help="Write all findings there, as the baseline of later runs.")
]
Quiet = Annotated[
    int, typer.Option("-q", "--quiet", count=True, help="Findings without the account; -qq only the closing line.")
]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="All that is known: every check of every number, the rows, confidence.")
]
Color = Annotated[str, typer.Option(metavar="|".join(COLORS), help="Whether to colour the report.")]
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
Indirect = Annotated[bool, typer.Option("--indirect", help="List what is reported without quotation marks as well.")]
Output = Annotated[str | None, typer.Option(metavar="FILE", help="Write there instead of to standard output.")]
Jobs = Annotated[
    str | None, typer.Option(metavar="N|auto", help="Processes that read articles; auto is one for each core.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep no results for the next run, and use none.")]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved; Ctrl-C ends it.")]
