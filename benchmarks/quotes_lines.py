"""The scoreboard's lines for quotations, speakers and statement pairs, through the adapter in ``quotes``."""

from __future__ import annotations

import json
import random
import re
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import quotes, scorer
from benchmarks.board import Line, Section, at_least, at_most, rate
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.quote_marks import find_quotes
from pipeline.extract.speakers import attribute
from pipeline.language import Parser
from pipeline.match.statements import compare_statements
from pipeline.official.store import Store
from pipeline.records import Article

#: Goals in per cent by data set and field of the scorer (the last of "precision/recall/F1").
GOALS: dict[str, dict[str, float | None]] = {
    "polnear": {"attr_e2e": 88, "span_exact": 97.5},
    "gum_news": {"attr_e2e": 84},
    "polnear_british_variant": {"attr_e2e": 85, "span_exact": 97.5},
    "gum_news_british_variant": {"attr_e2e": 80},
    "polnear_multipar_noisy": {"attr_e2e": None},
    "reuse_natural": {"same": 97},
    "reuse_controlled": {"same": None, "material": 95, "kind_acc": 92, "speaker_conflict": 95},
}
TITLES = {
    "attr_e2e": "attribution F1", "span_exact": "span F1, exact", "same": "same statement, F1",
    "material": "material change, F1", "kind_acc": "kind of change", "speaker_conflict": "speaker conflict, F1",
}  # fmt: skip
NAMED = "polnear"  # the data set whose pronouns are held against a goal
NAMED_GOAL = 100 * 35 / 42
PAIRS_DRAWN = 100_000
COST = 0.10  # of spaCy's time, at most
ROUNDS = 3
POOL = ("polnear", "gum_news")
LEAST_WORDS = 4  # of a quotation, as the scorer has it
SAME_RUN = 6  # words in a row that two quotations share only when they are the same statement


def measure(data: Path, scorers: Path, parser: Parser, store: Store, show: int = 0) -> Section:
    """Read and score the articles and the pairs of ``data``/quotes."""
    del store
    folder = data / "quotes"
    lines: list[Line] = []
    raw: list[str] = []
    lost: list[str] = []
    read = 0
    for name in quotes.ARTICLES:
        gold = folder / f"{name}.jsonl"
        if gold.exists():
            predicted = [_one(line, parser, lost) for line in scorer.lines_of(gold)]
            read += len(predicted)
            lines.extend(_scored(name, gold, predicted, scorers / "quotes" / "score.py", raw, show))
    articles = folder / f"{NAMED}.jsonl"
    if articles.exists():
        share = cost_beside_spacy([line["text"] for line in scorer.lines_of(articles)], parser)
        lines.append(
            Line("marks and speakers beside spaCy alone, time", share, f"{share:.1%}", at_most(COST, "{:.0%}"))
        )
    lines.append(Line("articles lost to an exception", len(lost), f"{len(lost)} of {read}", at_most(0)))
    for name in quotes.PAIRS:
        gold = folder / f"{name}.jsonl"
        if gold.exists():
            predicted = list(quotes.pair_predictions(scorer.lines_of(gold)))
            lines.extend(_scored(name, gold, predicted, scorers / "quotes" / "score_reuse.py", raw, 0))
    pool = [piece for name in POOL for piece in pieces(folder / f"{name}.jsonl")]
    wrong = false_matches(pool)
    lines.append(Line("false matches in 100,000 random pairs", len(wrong), str(len(wrong)), at_most(1)))
    raw.extend(f"matched at random: {first!r} / {second!r}\n" for first, second in wrong)
    return Section("quotes", tuple(lines), "".join(raw), details={"lost": lost})


def _one(line: dict[str, Any], parser: Parser, lost: list[str]) -> dict[str, Any]:
    """The prediction for one article; one that raises is noted and scored as empty."""
    try:
        return next(quotes.predictions([line], parser))
    except Exception as error:  # whatever it is, it is counted
        lost.append(f"{line['id']}: {error!r}")
        return {"id": line["id"], "pred": []}


def _scored(
    name: str, gold: Path, predicted: list[dict[str, Any]], script: Path, raw: list[str], show: int
) -> Iterator[Line]:
    with scorer.written(predicted) as path:
        printed = scorer.score(script, gold, path, *([show] if show else []))
    raw.append(f"== {name}\n{printed}")
    yield from lines_of(name, printed)


def lines_of(name: str, printed: str) -> Iterator[Line]:
    """The measures of one data set in what its scorer printed: JSON on the first line."""
    figures = json.loads(printed.splitlines()[0])
    for key, bound in GOALS.get(name, {}).items():
        if key in figures:
            *_, last = (float(part) for part in figures[key].split("/"))
            goal = None if bound is None else at_least(bound, "{:g}")
            yield Line(f"{name}, {TITLES[key]}", last, f"{last:.1f}", goal)
    if "named" in figures and figures["named"] != "0/0":
        hits, all_ = (int(part) for part in figures["named"].split("/"))
        goal = at_least(NAMED_GOAL, "{:.1f}%") if name == NAMED else None
        yield rate(f"{name}, pronouns resolved to a name", hits, all_, goal)


def cost_beside_spacy(texts: Sequence[str], parser: Parser) -> float:
    """Processor time of reading the marks and finding the speakers, as a share of what the tagger and the parser take
    for the whole of the same texts: the two by turns, the median of the shares."""
    articles = [Article(str(place), text) for place, text in enumerate(texts)]
    return median(_cost(articles, parser) for _ in range(ROUNDS))


def _cost(articles: Sequence[Article], parser: Parser) -> float:
    begin = time.process_time()
    for article in articles:
        deque(parser.parse(part.text for part in paragraphs(article.text)), maxlen=0)
    alone = time.process_time() - begin
    own = 0.0
    for article in articles:
        begin = time.process_time()
        parts = paragraphs(article.text)
        found, _ = find_quotes(article, parts)
        own += time.process_time() - begin
        docs = quotes.read_docs(parts, found, parser)
        begin = time.process_time()
        attribute(found, parts, docs)
        own += time.process_time() - begin
    return own / alone


def pieces(gold: Path) -> Iterator[tuple[str, str]]:
    """(article, quotation) of the labelled quotations that are long enough to be a statement."""
    for line in scorer.lines_of(gold):
        for quote in line["quotes"]:
            for chunk in quote["chunks"]:
                if chunk["words"] >= LEAST_WORDS:
                    yield line["id"], line["text"][chunk["start"] : chunk["end"]]


def false_matches(pool: Sequence[tuple[str, str]], drawn: int = PAIRS_DRAWN, seed: int = 0) -> list[tuple[str, str]]:
    """The pairs, drawn at random from different articles, that are wrongly called the same statement.

    Two outlets do quote the same words: pairs that share a run of six words are drawn, but are no false match.
    """
    if len({article for article, _ in pool}) < 2:
        return []
    chance = random.Random(seed)
    wrong: list[tuple[str, str]] = []
    while drawn:
        (article, first), (other, second) = chance.choice(pool), chance.choice(pool)
        if article == other:
            continue
        drawn -= 1
        if compare_statements(first, second).same and not runs(first) & runs(second):
            wrong.append((first, second))
    return wrong


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of so many words of a text."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[at : at + SAME_RUN]) for at in range(len(words) - SAME_RUN + 1))
