"""The scoreboard: ``python -m benchmarks --data FOLDER``, for any folder laid out like the development data."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import articles, batch, generated, growth, quantities_lines, quotes_lines, scale, slots, speed, tables
from benchmarks import store as large_store
from benchmarks.board import Section, board
from benchmarks.scorer import ScorerError
from pipeline import language
from pipeline.language import Parser
from pipeline.official.store import Store, open_store
from pipeline.resources import data_folder

#: Each measures one folder of the data: (data, scorers, parser, store, misses to show) -> its lines.
SECTIONS: dict[str, Callable[[Path, Path, Parser, Store, int], Section]] = {
    "articles": articles.measure,
    "quantities": quantities_lines.measure,
    "slots": slots.measure,
    "quotes": quotes_lines.measure,
    "tables": tables.measure,
}
SPEED, SCALE, STORE, BATCH = "speed", "scale", "store", "batch"
#: Made from the shipped tables, and made up: they need no folder of data.
GENERATED, GROWTH = "generated", "growth"


def main(arguments: list[str] | None = None) -> int:
    given = options().parse_args(arguments)
    # batches take half an hour: by name only
    wanted = given.only or [
        *SECTIONS,
        GENERATED,
        GROWTH,
        SPEED,
        SCALE,
        STORE,
    ]
    if given.data is None and not {*wanted} <= {GENERATED, GROWTH, STORE}:
        print("--data is needed for all but the generated sentences, growth and the store", file=sys.stderr)
        return 2
    if given.data is not None and not given.data.is_dir():
        print(f"{given.data} is not a folder", file=sys.stderr)
        return 2
    sections = list(measured(given, wanted))
    for piece in board(sections):
        print(piece, end="")
    if given.show:
        for section in sections:
            print(f"\n{section.name}, as scored\n{section.raw}")
    if given.json:
        whole = {section.name: section.fields() for section in sections}
        given.json.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(given: argparse.Namespace, wanted: Sequence[str]) -> Iterator[Section]:
    """The sections asked for; what cannot be measured is said and left out."""
    if STORE in wanted:
        yield large_store.measure(given.rows, given.claims)
    if wanted == [STORE]:
        return
    parser, store = language.load(), open_store([data_folder("reference")])
    if GENERATED in wanted:
        yield generated.measure(parser, store, given.show)
    if GROWTH in wanted:
        yield growth.measure(parser, store)
    if given.data is None:
        return
    scorers = given.scorers or given.data.parent / "scorers"
    for name in (name for name in SECTIONS if name in wanted):
        if not (given.data / name).is_dir():
            print(f"{name}: {given.data} has no such folder; not measured", file=sys.stderr)
            continue
        try:
            yield SECTIONS[name](given.data, scorers, parser, store, given.show)
        except ScorerError as error:
            print(f"{name}: {error}", file=sys.stderr)
    if SPEED in wanted:
        yield speed.measure(given.data, store, given.articles, given.sample, given.rounds)
    if SCALE in wanted:
        yield scale.measure()
    if BATCH in wanted:
        yield batch.measure(given.data, given.articles, given.batch, given.rounds)


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with articles, quantities, slots, quotes")
    parser.add_argument("--scorers", type=Path, help="folder of the scorers (default: beside the data)")
    parser.add_argument(
        "--only",
        action="append",
        choices=[*SECTIONS, GENERATED, GROWTH, SPEED, SCALE, STORE, BATCH],
        help="one benchmark; repeatable",
    )
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the scorers' own output with N misses")
    parser.add_argument(
        "--articles",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="for speed: a .jsonl of articles; repeatable",
    )
    parser.add_argument("--sample", type=int, default=speed.SAMPLE, metavar="N", help="for speed: articles")
    parser.add_argument("--rounds", type=int, default=speed.ROUNDS, metavar="N", help="for speed: pairs of runs")
    parser.add_argument("--rows", type=int, default=large_store.ROWS, metavar="N", help="for store: observations")
    parser.add_argument("--claims", type=int, default=large_store.CLAIMS, metavar="N", help="for store: claims")
    parser.add_argument("--batch", type=int, default=batch.ARTICLES, metavar="N", help="for batch: articles")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything, findings included, as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
