"""Articles made from random worlds: told correctly they are never flagged, and a wrong digit is.

A world is a few true figures; a telling prints them, and what follows from them, as careful print does. Every telling
is one of the ways in which newspapers give the relation.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import Store, open_store
from pipeline.records import Article, Finding
from pipeline.resources import data_folder
from pipeline.settings import Settings

WORLDS = 6  # a telling; seeds are fixed, so that a failure can be told again


@dataclass(frozen=True)
class World:
    """Two levels of one thing, as whole numbers, and a part of the later one."""

    old: int
    new: int
    part: int

    @property
    def rises(self) -> bool:
        return self.new > self.old

    @property
    def amount(self) -> int:
        return abs(self.new - self.old)

    def percent(self, decimals: int = 1) -> str:
        return f"{100 * self.amount / self.old:.{decimals}f}"

    def share(self, decimals: int = 0) -> str:
        return f"{100 * self.part / self.new:.{decimals}f}"

    def way(self, up: str, down: str) -> str:
        return up if self.rises else down


def worlds(seed: int) -> World:
    chance = random.Random(seed)
    old = chance.randint(1_100, 98_000)
    factor = chance.choice((chance.uniform(1.04, 1.9), chance.uniform(0.4, 0.96)))
    new = round(old * factor)
    return World(old, new, round(new * chance.uniform(0.11, 0.89)))


Telling = Callable[[World], str]
TELLINGS: dict[str, Telling] = {
    "from, to and per cent": lambda w: (
        f"The number of library loans {w.way('rose', 'fell')} by {w.percent()} per cent, from {w.old:,} to {w.new:,}."
    ),
    "the new level, then the old one": lambda w: (
        f"The town recorded {w.new:,} thefts, {w.way('up', 'down')} {w.percent()}% from {w.old:,} the year before."
    ),
    "an amount between two levels": lambda w: (
        f"Membership {w.way('grew', 'shrank')} by {w.amount:,}, from {w.old:,} to {w.new:,}."
    ),
    "an amount and a percentage on the way to a level": lambda w: (
        f"Passenger numbers {w.way('rose', 'fell')} by {w.amount:,}, or {w.percent()} per cent, to {w.new:,}."
    ),
    "compared with a year before": lambda w: (
        f"There were {w.new:,} births in the county in 2015, compared with {w.old:,} in 2014, "
        f"{w.way('an increase', 'a decrease')} of {w.percent()} per cent."
    ),
    "a share in brackets of a whole": lambda w: (
        f"Of the {w.new:,} tenants, {w.part:,} ({w.share()} per cent) had complained."
    ),
    "a share between commas of a whole": lambda w: (
        f"Of the {w.new:,} tenants, {w.part:,}, or {w.share(1)} per cent, had complained."
    ),
    "a whole and its two halves": lambda w: (
        f"The union has {w.new:,} members: {w.part:,} women and {w.new - w.part:,} men."
    ),
    "a whole and the rest": lambda w: (
        f"Of the {w.new:,} letters, {w.part:,} were answered and the remaining {w.new - w.part:,} were not."
    ),
    "two levels and how far they are apart": lambda w: (
        f"There were {w.new:,} births, {w.amount:,} {w.way('more', 'fewer')} than the {w.old:,} of the year before."
    ),
}
#: Tellings of whole counts, in which no digit can be wrong and the sum still hold.
EXACT = (
    "an amount between two levels",
    "a whole and its two halves",
    "a whole and the rest",
    "two levels and how far they are apart",
)
#: Where a wrong digit in one of the printed figures must be seen: telling -> the figure that is changed.
TESTED: dict[str, Callable[[World], str]] = {
    "from, to and per cent": lambda w: f"{w.new:,}",
    "the new level, then the old one": lambda w: f"{w.old:,}",
    "an amount between two levels": lambda w: f"{w.amount:,}",
    "an amount and a percentage on the way to a level": lambda w: f"{w.new:,}",
    "compared with a year before": lambda w: f"{w.new:,}",
    "a share in brackets of a whole": lambda w: f"{w.part:,}",
    "a share between commas of a whole": lambda w: f"{w.new:,}",
    "a whole and its two halves": lambda w: f"{w.part:,}",
    "a whole and the rest": lambda w: f"{w.part:,}",
    "two levels and how far they are apart": lambda w: f"{w.amount:,}",
}


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([data_folder("reference")])


def told(tellings: dict[str, Telling]) -> Iterator[tuple[str, World, str]]:
    for name, telling in tellings.items():
        for seed in range(WORLDS):
            world = worlds(seed)
            yield name, world, telling(world)


def checked(texts: dict[str, str], parser: Parser, store: Store) -> dict[str, tuple[Finding, ...]]:
    articles = [Article(id_, text, published="2016-05-03") for id_, text in texts.items()]
    batch = desk.check(articles, parser, store, Settings(each_alone=True))
    grave = {report.article.id: report.findings for report in batch.reports}
    return {id_: tuple(f for f in found if f.severity != "advice") for id_, found in grave.items()}


def test_what_is_told_correctly_is_never_flagged(parser: Parser, store: Store) -> None:
    texts = {f"{name} {place}": text for place, (name, _, text) in enumerate(told(TELLINGS))}
    flagged = {texts[id_]: found[0].message for id_, found in checked(texts, parser, store).items() if found}
    assert not flagged


def test_a_first_digit_that_is_wrong_is_flagged_in_every_telling(parser: Parser, store: Store) -> None:
    texts = {}
    for place, (name, world, text) in enumerate(told(TELLINGS)):
        figure = TESTED[name](world)
        wrong = f"{(int(figure[0]) + 3) % 9 + 1}{figure[1:]}"
        texts[f"{name} {place}"] = text.replace(figure, wrong, 1)
    silent = {texts[id_] for id_, found in checked(texts, parser, store).items() if not found}
    assert not silent


def test_any_digit_of_a_count_that_is_wrong_is_flagged(parser: Parser, store: Store) -> None:
    texts = {}
    for name in EXACT:
        for seed in range(WORLDS):
            world = worlds(seed)
            figure = TESTED[name](world)
            if any(count % 10 == 0 for count in (world.old, world.new, world.part, world.new - world.part)):
                continue  # it may be rounded
            for place in (place for place, digit in enumerate(figure) if digit.isdigit()):
                wrong = f"{figure[:place]}{(int(figure[place]) + 3) % 9 + 1}{figure[place + 1 :]}"
                texts[f"{name} {seed} {place}"] = TELLINGS[name](world).replace(figure, wrong, 1)
    silent = {texts[id_] for id_, found in checked(texts, parser, store).items() if not found}
    assert not silent


def test_a_thousand_times_everything_keeps_the_verdict(parser: Parser, store: Store) -> None:
    """Scaling all amounts alike changes no percentage and no difference."""
    plain, scaled = {}, {}
    for place, (name, world, _) in enumerate(told(TELLINGS)):
        figure = TESTED[name](world)
        wrong = f"{(int(figure[0]) + 3) % 9 + 1}{figure[1:]}"
        text = TELLINGS[name](world).replace(figure, wrong, 1)
        plain[f"{name} {place}"] = text
        large = World(world.old * 1000, world.new * 1000, world.part * 1000)
        scaled[f"{name} {place}"] = TELLINGS[name](large).replace(TESTED[name](large), f"{wrong},000", 1)
    codes = {id_: [f.code for f in found] for id_, found in checked(plain, parser, store).items()}
    assert codes == {id_: [f.code for f in found] for id_, found in checked(scaled, parser, store).items()}
