"""Adapter: quotations, speakers and statement pairs of this project in the form that the scorers read."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline import language
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.quote_marks import find_quotes
from pipeline.extract.speakers import attribute, needs_reading
from pipeline.match.pairs import compare_pair
from pipeline.records import Article, Paragraph, Quote, StatementPair
from pipeline.report.pairs import pair_fields

ARTICLES = ("polnear", "gum_news", "polnear_british_variant", "gum_news_british_variant", "polnear_multipar_noisy")
PAIRS = ("reuse_controlled", "reuse_natural")
MARKS = "\"“”„‘’'«»"


def read_quotes(article: Article, parser: language.Parser) -> tuple[Quote, ...]:
    """The quotations of one article with their speakers, by the same steps as the engine's."""
    parts = paragraphs(article.text)
    quotes, _ = find_quotes(article, parts)
    return attribute(quotes, parts, read_docs(parts, quotes, parser))


def read_docs(parts: tuple[Paragraph, ...], quotes: tuple[Quote, ...], parser: language.Parser) -> dict[int, Any]:
    wanted = needs_reading(parts, quotes)
    by_index = {p.index: p for p in parts}
    docs = parser.parse(by_index[i].text for i in wanted)
    return dict(zip(wanted, docs, strict=True))


def predictions(lines: Iterable[dict[str, Any]], parser: language.Parser) -> Iterator[dict[str, Any]]:
    """One line an article. A paragraph that goes on without an opening mark is joined to the piece before it."""
    for line in lines:
        article = Article(line["id"], line["text"], line.get("title"))
        found: list[dict[str, Any]] = []
        statement = ""
        for quote in read_quotes(article, parser):
            passage, mention = quote.passage, quote.mention
            marked = passage.start > 0 and article.text[passage.start - 1] in MARKS
            if found and statement == quote.statement and not marked:
                found[-1]["span"][1] = passage.end
                continue
            statement = quote.statement
            found.append(
                {
                    "span": [passage.start, passage.end],
                    "speaker": [mention.start, mention.end] if mention else None,
                    "name": quote.speaker,
                }
            )
        yield {"id": article.id, "pred": found}


def pair_predictions(lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for line in lines:
        pair = StatementPair(line["id"], line["a"], line["b"], line.get("speaker_a"), line.get("speaker_b"))
        yield pair_fields(compare_pair(pair))


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def scores(data: Path, scorers: Path, show: int = 0) -> dict[str, dict[str, Any]]:
    """The scoreboard of a folder laid out like the development data's ``quotes``: result by data set."""
    sys.path.insert(0, str(scorers))
    import score  # type: ignore[import-not-found]
    import score_reuse  # type: ignore[import-not-found]

    parser = language.load()
    results: dict[str, dict[str, Any]] = {}
    for name in ARTICLES:
        path = data / f"{name}.jsonl"
        if path.exists():
            gold = load(path)
            results[name], misses = score.score(gold, list(predictions(gold, parser)))
            for kind in misses if show else ():
                print(name, kind, len(misses[kind]), *misses[kind][:show], sep="\n    ")
    for name in PAIRS:
        path = data / f"{name}.jsonl"
        if path.exists():
            gold = load(path)
            results[name] = score_reuse.score(gold, list(pair_predictions(gold)))
    return results


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder with polnear.jsonl and its like")
    arguments.add_argument("--scorers", type=Path, required=True, help="folder with score.py and score_reuse.py")
    arguments.add_argument("--show", type=int, default=0, help="print so many misses of each kind")
    given = arguments.parse_args()
    for name, result in scores(given.data, given.scorers, given.show).items():
        print(name, json.dumps(result))


if __name__ == "__main__":
    main()
