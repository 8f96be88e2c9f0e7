"""What a check is, and what it gets. One file a check: constants, a documented module, one generator.

A check module has ``CODE`` ("N101"), ``NAME`` ("percent-change"), ``SEVERITY``, a docstring with the sections What,
Why it matters, Flagged and Not flagged (their indented blocks run as tests), and either

- ``check(desk: ArticleDesk) -> Iterator[Finding | Verdict]`` for one article, or
- ``check_batch(desk: BatchDesk) -> Iterator[Finding]`` across articles, and with it
  ``traces(reading: Reading) -> Iterator[Trace]``: what a quotation or a number must have in common with another
  article before the check can say anything of it (``match/sieve.py``); the others of a long batch are not held in
  memory. Without it everything is held.

``ON = False`` leaves it out unless it is selected. ``NEEDS`` names the part of the house style without which it has
nothing to say ("per-cent").
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pipeline.checks
from pipeline.checks.batch_desk import BatchDesk
from pipeline.match.cells import Tables
from pipeline.match.derived import Derived
from pipeline.match.indicators import Named
from pipeline.match.scenes import Scenes
from pipeline.records import Change, Claim, Finding, Match, Quantity, Reading, Severity, Trace, Verdict
from pipeline.relate.bases import Bases, hung_on_shares
from pipeline.relate.sums import Sum, fits
from pipeline.settings import HouseStyle, Settings

Said = Finding | Verdict


@dataclass(frozen=True)
class ArticleDesk:
    """Everything known of one article when its checks run.

    ``levels`` are the matches of levels against the tables, ``changes`` those of differences and per cents, ``derived``
    what is worked out from several rows, by claim; ``scenes`` are the sentences as text; ``house`` is how the paper
    prints.
    """

    reading: Reading
    sums: tuple[Sum, ...]
    named: Mapping[int, Named]
    levels: Mapping[int, Match]
    changes: Mapping[int, Match]
    tables: Tables
    derived: Mapping[int, Derived]
    scenes: Scenes
    house: HouseStyle

    @cached_property
    def sums_of(self) -> Mapping[int, tuple[Sum, ...]]:
        """The sums that each claim takes part in, by its id."""
        found: dict[int, list[Sum]] = {}
        for sum_ in self.sums:
            for id_ in sum_.ids:
                found.setdefault(id_, []).append(sum_)
        return {id_: tuple(sums) for id_, sums in found.items()}

    @cached_property
    def fit_of(self) -> Mapping[Sum, bool | None]:
        """Whether print agrees with each sum, in the order of the sums; None where it cannot be computed."""
        return {sum_: fits(sum_, self.quantities(sum_)) for sum_ in self.sums}

    @cached_property
    def confirmed(self) -> frozenset[int]:
        """The claims that an official table confirms, by id."""
        matches = (*self.levels.values(), *self.changes.values())
        return frozenset(match.claim for match in matches if match.status in {"supported", "supported_rounded"})

    @cached_property
    def hung(self) -> tuple[tuple[Change, Bases], ...]:
        """The changes that are told of a share, with what they may be changes of."""
        return tuple(hung_on_shares(self.reading))

    @cached_property
    def changes_to(self) -> Mapping[int, tuple[Change, ...]]:
        """The changes that lead to each level, by its id."""
        found: dict[int, list[Change]] = {}
        for change in self.reading.changes:
            if change.new is not None:
                found.setdefault(change.new, []).append(change)
        return {id_: tuple(changes) for id_, changes in found.items()}

    def claim(self, id_: int) -> Claim:
        """The claim of an id."""
        return self.reading.claims[id_]

    def quoted_at(self, offset: int) -> tuple[bool, str | None]:
        """Whether a place of the article's text is in quotation marks, and whose words these are."""
        quote = next((q for q in self.reading.quotes if q.passage.start <= offset < q.passage.end), None)
        return quote is not None, quote.speaker if quote is not None else None

    def quantities(self, sum_: Sum) -> dict[str, Quantity]:
        """The quantities of a sum by role."""
        return {role: self.claim(id_).quantity for role, id_ in sum_.parts}


@dataclass(frozen=True)
class Check:
    """A check as it was found: ``doc`` is its documentation."""

    code: str
    name: str
    severity: Severity
    doc: str
    on: bool
    article: Callable[[ArticleDesk], Iterator[Said]] | None
    batch: Callable[[BatchDesk], Iterator[Finding]] | None
    traces: Callable[[Reading], Iterator[Trace]] | None = None
    needs: str | None = None

    def runs(self, settings: Settings) -> bool:
        """Whether the settings ask for it, and say what it needs to know of the house."""
        return settings.wants(self.code, by_default=self.on) and not self.lacks(settings)

    def lacks(self, settings: Settings) -> bool:
        """Whether it needs a part of the house style that the settings do not have."""
        return self.needs is not None and getattr(settings.house_style, self.needs.replace("-", "_")) is None

    @property
    def family(self) -> str:
        """The letter before the number."""
        return self.code[0]


def all_checks() -> tuple[Check, ...]:
    """Every check of the folder, by code."""
    found = []
    for info in pkgutil.iter_modules(pipeline.checks.__path__):
        module = importlib.import_module(f"pipeline.checks.{info.name}")
        if not hasattr(module, "CODE"):
            continue
        found.append(
            Check(
                code=module.CODE,
                name=module.NAME,
                severity=module.SEVERITY,
                doc=(module.__doc__ or "").strip() + "\n",
                on=getattr(module, "ON", True),
                article=getattr(module, "check", None),
                batch=getattr(module, "check_batch", None),
                traces=getattr(module, "traces", None),
                needs=getattr(module, "NEEDS", None),
            )
        )
    return tuple(sorted(found, key=lambda check: check.code))
