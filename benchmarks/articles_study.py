"""What one run's findings say of themselves: does a confidence mean what it says, and what does each check earn?

A finding is true where it stands on the corrupted relation of an injected article (and none stands on it in the clean
copy), or on an issue that is known of a clean article. It is false on the rest of a clean article, on a hard negative,
and on an injected article where the clean copy has no such finding. What the clean copy shows as well counts once.
Unread articles are left out: whether their findings are true is for a person to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Texts:
    """What is known of the texts that were checked; ``negatives`` are the ids of the hard negatives."""

    injected: Sequence[Record]
    clean: Sequence[Record]
    relations: Mapping[str, Record]
    negatives: Collection[str] = ()


def calibration(found: Sequence[Record], texts: Texts) -> Study:
    """Precision by band of confidence beside the confidence that the findings carry on average."""
    judged = list(judge(found, texts))
    rows = []
    for name, low, high in BANDS:
        band = [item for item in judged if low <= item.finding["confidence"] < high]
        true = sum(item.true for item in band)
        said = sum(item.finding["confidence"] for item in band) / len(band) if band else 0.0
        told = f"{100 * said:.1f}%" if band else NOTHING
        plot = plotted(true / len(band), said) if band else NOTHING
        rows.append((name, len(band), true, _share(true, len(band)), told, plot))
    heads = ("confidence", "findings", "true", "precision", "confidence said", "0% # true, + said 100%")
    return Study("Calibration", heads, tuple(rows))


def plotted(true: float, said: float, width: int = 40) -> str:
    """A bar as long as the share that is true, with a + where the confidence stands; on one line they should meet."""
    bar = list(("#" * round(true * width)).ljust(width, "."))
    bar[min(width, max(1, round(said * width))) - 1] = "+"
    return "".join(bar)


def ablation(found: Sequence[Record], texts: Texts) -> Study:
    """What each check earns and costs: errors found, errors that no other check finds, alarms by kind of text."""
    judged = list(judge(found, texts))
    solvers: dict[str, set[str]] = defaultdict(set)
    for item in judged:
        if item.solves is not None:
            solvers[item.solves].add(item.finding["kind"])
    places = {record["id"]: "clean" for record in texts.clean} | dict.fromkeys(texts.negatives, "negative")
    rows = []
    for code in sorted({finding["kind"] for finding in found}):
        alone = sum(codes == {code} for codes in solvers.values())
        mine = [item for item in judged if item.finding["kind"] == code]
        false = Counter(places.get(item.finding["id"], "injected") for item in mine if not item.true)
        rows.append(
            (
                code,
                sum(code in codes for codes in solvers.values()),
                alone,
                _share(alone, len(texts.injected)),
                *(false[place] for place in ("clean", "injected", "negative")),
                sum(finding["kind"] == code for finding in found) - len(mine),
            )
        )
    heads = (
        "check", "errors hit", "only by it", "recall lost without",
        "alarms clean", "stray on injected", "on hard negatives", "others*",
    )  # fmt: skip
    return Study("Ablation (* on unread articles, or on an injected article as on its clean copy)", heads, tuple(rows))


def judge(found: Iterable[Record], texts: Texts) -> Iterator[Judged]:
    """Every finding that can be judged without reading it."""
    by_text: dict[str, list[Record]] = defaultdict(list)
    for finding in found:
        by_text[finding["id"]].append(finding)
    for article in texts.clean:
        issues = [span for issue in article.get("known_issues", []) for span in issue["spans"].values()]
        for finding in by_text[article["id"]]:
            yield Judged(finding, any(overlap(finding, span) for span in issues))
    for id_ in texts.negatives:
        yield from (Judged(finding, False) for finding in by_text[id_])
    for article in texts.injected:
        yield from _on_a_copy(article, by_text[article["inj_id"]], by_text[article["article_id"]], texts.relations)


def _on_a_copy(
    article: Record, mine: Sequence[Record], before: Sequence[Record], relations: Mapping[str, Record]
) -> Iterator[Judged]:
    """The findings on an injected article, beside those on the clean one."""
    original = relations.get(article["rel_id"])
    noisy = original is not None and any(overlap(finding, hull(original["spans"])) for finding in before)
    known = {(finding["kind"], finding["text"]) for finding in before}
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
