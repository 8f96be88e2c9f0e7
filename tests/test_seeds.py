"""The two seed articles, line by line, and with one thing changed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk
from pipeline.extract.article_reading import ArticleReader
from pipeline.language import Parser
from pipeline.official.store import Store, open_store
from pipeline.records import Article, Batch, Finding
from pipeline.resources import data_folder
from pipeline.settings import Settings

ROOT = Path(__file__).parent.parent
SEEDS = {path.name[:3]: path for path in sorted((ROOT / "seeds").glob("*.txt"))}
CASES = tomllib.loads((Path(__file__).parent / "cases" / "changed_seeds.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([data_folder("reference")])


def texts() -> dict[str, str]:
    return {name: path.read_bytes().decode("utf-8") for name, path in SEEDS.items()}


def check(parser: Parser, store: Store, contents: dict[str, str]) -> Batch:
    articles = [Article(name, text) for name, text in sorted(contents.items())]
    return desk.check(articles, parser, store, Settings())


@pytest.fixture(scope="module")
def plain(parser: Parser, store: Store) -> Batch:
    return check(parser, store, texts())


STATUSES = {
    "000": [
        ("570", "ambiguous"), ("116", "no_reference"), ("one in 10", "ambiguous"), ("15 per cent", "mismatch"),
        ("64,667", "supported"), ("6,438", "no_reference"), ("59 per cent", "no_reference"), ("43", "mismatch"),
        ("14", "supported"), ("123", "supported"), ("381", "supported"), ("504", "supported"), ("443", "supported"),
        ("1,040", "supported"), ("1,483", "supported"), ("hundreds", "not_checkable"), ("10", "not_a_claim"),
        ("18", "not_a_claim"), ("April 2016", "not_a_claim"), ("March last year", "not_a_claim"),
        ("last year", "not_a_claim"), ("the previous year", "not_a_claim"),
    ],
    "003": [
        ("3,000", "consistent"), ("3041", "no_reference"), ("3210", "supported"), ("417", "supported"),
        ("650", "no_reference"), ("one in five", "consistent"), ("56 per cent", "ambiguous"), ("Three", "no_reference"),
        ("9,452", "no_reference"), ("4,677", "no_reference"), ("0808 800 5000", "not_a_claim"),
        ("0800 1111", "not_a_claim"), ("2016/17", "not_a_claim"), ("2015/16", "not_a_claim"),
        ("hundreds", "not_checkable"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("seed", "text", "status"), [(s, t, st) for s, rows in STATUSES.items() for t, st in rows])
def test_every_number_of_the_seeds_ends_with_the_status_a_careful_fact_checker_gives_it(
    plain: Batch, seed: str, text: str, status: str
) -> None:
    report = next(report for report in plain.reports if report.article.id == seed)
    found = {c.status for c in report.claims if c.claim.quantity.passage.text == text}
    assert found == {status}


def test_the_seeds_have_no_other_findings_than_these(plain: Batch) -> None:
    assert [told(finding) for finding in plain.findings] == [
        ("000", "R301", "warning", "record 570"),
        ("000", "A102", "advice", "one in 10"),
        ("000", "R201", "warning", "15 per cent"),
        ("000", "Q101", "warning", "These abhorrent crimes"),
        ("000", "R102", "warning", "43"),
        ("003", "A101", "advice", "56 per cent"),
    ]


def told(finding: Finding) -> tuple[str, str, str, str]:
    return finding.passage.article, finding.code, finding.severity, finding.passage.text[:22]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_changed_seed_is_flagged_once_on_the_right_words(
    parser: Parser, store: Store, plain: Batch, case: dict[str, Any]
) -> None:
    contents = texts()
    contents[case["seed"]] = changed(contents[case["seed"]], case)
    findings = check(parser, store, contents).findings
    usual = [key(finding) for finding in plain.findings if finding.code not in case.get("gone", [])]
    extra = [finding for finding in findings if key(finding) not in usual]
    assert [(f.code, f.passage.text) for f in extra] == [(want["code"], want["text"]) for want in case["expect"]]
    assert sorted(key(f) for f in findings if f not in extra) == sorted(usual)
    for finding, want in zip(extra, case["expect"], strict=True):
        assert list(finding.diagnosis) == want.get("diagnosis", [])
        assert (finding.suggestion or "") == want.get("suggestion", "")


def changed(text: str, case: dict[str, Any]) -> str:
    if "swap" in case:
        a, b = case["swap"]
        assert a in text
        assert b in text
        return text.replace(a, "\0").replace(b, a).replace("\0", b)
    if "translate" in case:
        return text.translate(str.maketrans(*case["translate"]))
    old, new = case["replace"]
    assert old in text
    return text.replace(old, new)


def key(finding: Finding) -> tuple[str, str, str]:
    """A finding by its place; of a quotation only the first words, for the rest of it may be what was changed."""
    return finding.passage.article, finding.code, finding.passage.text[:22]


def test_a_fault_in_one_article_is_told_and_the_others_are_checked(
    parser: Parser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = ArticleReader.take
    told: list[tuple[str, str]] = []

    def fails_on_000(reader: ArticleReader, index: int, doc: Any) -> None:
        if reader.article_id == "000":
            raise RuntimeError("made to fail")
        sound(reader, index, doc)

    monkeypatch.setattr(ArticleReader, "take", fails_on_000)
    articles = [Article(name, text) for name, text in sorted(texts().items())]
    batch = desk.check(articles, parser, store, Settings(), lambda name, error: told.append((name, str(error))))
    assert told == [("000", "made to fail")]
    assert [report.article.id for report in batch.reports] == ["003"]
    with pytest.raises(RuntimeError, match="made to fail"):
        desk.check(articles, parser, store, Settings())
