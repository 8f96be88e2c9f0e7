"""What one run's findings say of themselves: does a confidence mean what it says, and what does each check earn?

A finding is true where it stands on the corrupted relation of an injected article (and none stands on it in the clean
copy), or on an issue that is known of a clean article. It is false on the rest of a clean article, on a hard negative,
and on an injected article where the clean copy has no such finding. What the clean copy shows as well counts once.
Unread articles are left out: whether their findings are true is for a person to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.board import NOTHING, table

Record = Mapping[str, Any]
BANDS: tuple[tuple[str, float, float], ...] = (
    ("0.9 and over", 0.9, 1.01),
    ("0.7 to 0.9", 0.7, 0.9),
    ("under 0.7", 0.0, 0.7),
)


@dataclass(frozen=True, slots=True)
class Study:
    """A small table: heads, and a row a band or a check."""

    title: str
    heads: tuple[str, ...]
    cells: tuple[tuple[object, ...], ...]

    def printed(self) -> str:
        return f"{self.title}\n{table(self.heads, self.cells)}"

    def rows(self) -> list[dict[str, object]]:
        return [dict(zip(self.heads, row, strict=True)) for row in self.cells]


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with whether it is true, and the injected article that it solves."""

    finding: Record
    true: bool
    solves: str | None = None


def calibration(
    found: Sequence[Record], injected: Sequence[Record], clean: Sequence[Record], relations: Record
) -> Study:
    """Precision by band of confidence beside the confidence that the findings carry on average."""
    judged = list(judge(found, injected, clean, relations))
    rows = []
    for name, low, high in BANDS:
        band = [item for item in judged if low <= item.finding["confidence"] < high]
        true = sum(item.true for item in band)
        said = sum(item.finding["confidence"] for item in band) / len(band) if band else None
        rows.append((name, len(band), true, _share(true, len(band)), NOTHING if said is None else f"{100 * said:.1f}%"))
    return Study("Calibration", ("confidence", "findings", "true", "precision", "confidence said"), tuple(rows))


def ablation(found: Sequence[Record], injected: Sequence[Record], clean: Sequence[Record], relations: Record) -> Study:
    """What each check earns and costs: errors found, errors that no other check finds, alarms by kind of text."""
    judged = list(judge(found, injected, clean, relations))
    solvers: dict[str, set[str]] = defaultdict(set)
    for item in judged:
        if item.solves is not None:
            solvers[item.solves].add(item.finding["kind"])
    kinds = {"clean": {record["id"] for record in clean}, "injected": {record["inj_id"] for record in injected}}
    rows = []
    for code in sorted({item.finding["kind"] for item in judged} | {finding["kind"] for finding in found}):
        hits = sum(code in codes for codes in solvers.values())
        alone = sum(codes == {code} for codes in solvers.values())
        false = [item.finding["id"] for item in judged if item.finding["kind"] == code and not item.true]
        on_clean = sum(id_ in kinds["clean"] for id_ in false)
        stray = sum(id_ in kinds["injected"] for id_ in false)
        unread = sum(finding["kind"] == code for finding in found) - sum(
            item.finding["kind"] == code for item in judged
        )
        lost = _share(alone, len(injected))
        rows.append((code, hits, alone, lost, on_clean, stray, len(false) - on_clean - stray, unread))
    heads = (
        "check", "errors hit", "only by it", "recall lost without",
        "alarms clean", "stray on injected", "on hard negatives", "others*",
    )  # fmt: skip
    title = "Ablation (* unread articles, and what an injected article's clean copy shows as well)"
    return Study(title, heads, tuple(rows))


def judge(
    found: Iterable[Record], injected: Sequence[Record], clean: Sequence[Record], relations: Record
) -> Iterator[Judged]:
    """Every finding that can be judged without reading it."""
    by_text: dict[str, list[Record]] = defaultdict(list)
    for finding in found:
        by_text[finding["id"]].append(finding)
    for article in clean:
        issues = [span for issue in article.get("known_issues", []) for span in issue["spans"].values()]
        for finding in by_text[article["id"]]:
            yield Judged(finding, any(overlap(finding, span) for span in issues))
    for article in injected:
        mine, before = by_text[article["inj_id"]], by_text[article["article_id"]]
        original = relations.get(article["rel_id"])
        noisy = original is not None and any(overlap(f, hull(original["spans"])) for f in before)
        known = {(f["kind"], f["text"]) for f in before}
        for finding in mine:
            if not noisy and overlap(finding, hull(article["relation_spans"])):
                yield Judged(finding, True, article["inj_id"])
            elif (finding["kind"], finding["text"]) not in known:
                yield Judged(finding, False)


def hull(spans: Mapping[str, Sequence[Any]]) -> tuple[int, int]:
    """From the first to the last number of a relation."""
    return min(span[0] for span in spans.values()), max(span[1] for span in spans.values())


def overlap(finding: Record, span: Sequence[Any]) -> bool:
    return bool(finding["start"] < span[1] and span[0] < finding["end"])


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else NOTHING
