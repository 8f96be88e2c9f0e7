"""Output for other programs: fields, their order and their values are a promise."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from pipeline.records import (
    Article,
    Batch,
    CheckedClaim,
    Claim,
    Entity,
    Finding,
    Interval,
    Observation,
    Passage,
    PassageEvidence,
    Period,
    Quantity,
    Quote,
    Report,
    RowEvidence,
    Source,
    Verdict,
)
from pipeline.report import concise, jsonl, whole
from pipeline.report.style import Style
from pipeline.settings import Settings

ARTICLE = Article("a.txt", "Sales\r\nrose to £2.6bn last year, “a record” said Ann Lee.")
SOURCE = Source("shop", "Shop Office", "Sales", "https://example.org/s", "OGL-3.0", outlet="The Paper")
ROW = Observation(
    "retail", 3, "sales", "Westshire", "W1", "2017", date(2017, 1, 1), date(2017, 12, 31), "calendar_year",
    2.5e9, -8, "pound sterling", (("shop", "small"),), "final", "all", "shop", "2018-02", "a note",
)  # fmt: skip


def passage(words: str) -> Passage:
    start = ARTICLE.text.index(words)
    return Passage(ARTICLE.id, start, start + len(words), words)


QUANTITY = Quantity(
    passage("£2.6bn"), 0, "money", 2.6e9, Interval(2.55e9, 2.65e9), "pound sterling", "=", None, 1e8, None
)
PERIOD = Period(passage("last year"), 0, "relative", date(2017, 1, 1), date(2017, 12, 31), ("year", -1), "article")
CLAIM = Claim(
    0,
    QUANTITY,
    "level",
    0,
    "up",
    "sales",
    "sales",
    "Westshire",
    (),
    "W1",
    PERIOD,
    None,
    (("shop", "small"),),
    "Ann Lee",
)
CHECKED = CheckedClaim(CLAIM, "mismatch", "the table has 2.5bn", (Verdict(0, "R201", "mismatch", "no", ROW),), ROW)
QUOTE = Quote(passage("a record"), 0, "mixed", "s1", "Ann Lee", passage("Ann Lee"), "head", "Shops", passage("said"))
FINDING = Finding(
    "R201", "value", "warning", 1.0, passage("£2.6bn"), "not 2.6bn\nbut 2.5bn", "2.5 is not 2.6", "£2.5bn",
    ("a digit is wrong",), (PassageEvidence("when", passage("last year")), RowEvidence("the row", ROW, SOURCE)),
    "Ann Lee",
)  # fmt: skip


@pytest.fixture
def batch() -> Batch:
    entities = (Entity(passage("Ann Lee"), "person", "Ann Lee"), Entity(passage("Sales"), "place", "Sale", "E1"))
    report = Report(ARTICLE, (CHECKED,), (QUOTE,), entities, (FINDING,), ("a note",), {"shop": SOURCE})
    return Batch((report,), (FINDING,))


def only(lines: Any) -> dict[str, Any]:
    (line,) = lines
    assert line.endswith("\n")
    assert line.count("\n") == 1
    record: dict[str, Any] = json.loads(line)
    return record


def test_a_claim_has_every_field_in_order(batch: Batch) -> None:
    record = only(jsonl.claims(batch.reports))
    assert list(record.items()) == [
        ("article", "a.txt"), ("start", 15), ("end", 21), ("text", "£2.6bn"), ("kind", "money"), ("value", 2600000000),
        ("interval", [2550000000, 2650000000]), ("unit", "pound sterling"), ("comparator", "="), ("direction", "up"),
        ("role", "level"), ("measure", "sales"), ("indicator", "sales"), ("place", "Westshire"), ("place_code", "W1"),
        ("period", "last year"), ("period_start", "2017-01-01"), ("period_end", "2017-12-31"),
        ("qualifiers", {"shop": "small"}), ("speaker", "Ann Lee"), ("status", "mismatch"),
        ("checks", [{"code": "R201", "status": "mismatch"}]), ("reason", "the table has 2.5bn"),
        ("reference", {
            "dataset": "retail", "indicator": "sales", "place": "Westshire", "period": "2017", "value": 2500000000,
            "source": "Shop Office, Sales, as printed by The Paper", "published": "2018-02",
            "url": "https://example.org/s",
        }),
        ("nearest", None),
    ]  # fmt: skip
    assert ARTICLE.text[record["start"] : record["end"]] == record["text"]


def test_a_finding_has_every_field_in_order(batch: Batch) -> None:
    record = only(jsonl.findings(batch, Settings(), Style()))
    assert list(record) == [
        "article", "code", "name", "severity", "confidence", "start", "end", "text", "message", "working",
        "suggestion", "diagnosis", "evidence", "speaker", "key", "decision",
    ]  # fmt: skip
    words, row = record["evidence"]
    assert words == {"label": "when", "article": "a.txt", "start": 22, "end": 31, "text": "last year"}
    assert list(row) == ["label", "dataset", "row", "source", "url"]
    assert row["row"]["value"] == 2500000000
    assert row["row"]["release"] == "2018-02"


def test_a_quotation_piece_has_every_field_in_order(batch: Batch) -> None:
    record = only(jsonl.quotes(batch.reports))
    assert list(record.items()) == [
        ("article", "a.txt"), ("start", 34), ("end", 42), ("text", "a record"), ("kind", "mixed"), ("statement", "s1"),
        ("speaker", "Ann Lee"), ("speaker_start", 49), ("speaker_end", 56), ("role", "head"),
        ("organisation", "Shops"), ("cue", "said"), ("cue_start", 44), ("cue_end", 48),
    ]  # fmt: skip


def test_the_whole_is_one_object(batch: Batch) -> None:
    record = json.loads("".join(whole.findings(batch, Settings(select=("R",)), Style())))
    assert list(record) == ["articles", "findings", "settings"]
    (article,) = record["articles"]
    assert list(article) == ["id", "claims", "quotes", "entities", "tally", "notes", "dismissed"]
    assert article["tally"] == {"mismatch": 1}
    assert article["entities"][0] == {"start": 49, "end": 56, "text": "Ann Lee", "kind": "person", "name": "Ann Lee"}
    assert article["entities"][1]["code"] == "E1"
    assert record["findings"] == [only(jsonl.findings(batch, Settings(), Style()))]
    assert record["settings"]["select"] == ["R"]


def test_nothing_read_is_an_object_without_articles() -> None:
    empty = json.loads("".join(whole.findings(Batch((), ()), Settings(), Style())))
    assert empty["articles"] == empty["findings"] == []


@pytest.mark.parametrize(
    ("value", "interval", "written"),
    [
        (0.2, Interval(0.15, 0.25), (0.2, [0.15, 0.25])),
        ((24.0, 100.0), Interval(24, None), ([24, 100], [24, None])),
        (None, None, (None, None)),
        (15.0, Interval(float("-inf"), 15.5), (15, [None, 15.5])),
        (1e300, None, (int(1e300), None)),
        (float("nan"), None, (None, None)),
    ],
)
def test_whole_values_have_no_fraction_and_open_ends_are_null(value: Any, interval: Any, written: Any) -> None:
    quantity = Quantity(passage("£2.6bn"), 0, "money", value, interval, None, "=")
    report = Report(ARTICLE, (CheckedClaim(Claim(0, quantity, "other", 0), "not_checkable", ""),), (), (), ())
    record = only(jsonl.claims([report]))
    assert (record["value"], record["interval"]) == written
    assert record["period"] is record["reference"] is None
    assert record["qualifiers"] == {}


def test_a_line_is_a_line_for_every_reader() -> None:
    text = "one\u2028two\x85three\r\nfour\x00"
    lines = "".join(jsonl.texts([Article("é", text)]))
    assert len(lines.splitlines()) == 1
    assert json.loads(lines) == {"id": "é", "text": text}
    assert "é" in lines


def test_concise_names_path_line_and_column(batch: Batch) -> None:
    assert list(concise.findings(batch, Settings(), Style())) == ["a.txt:2:9: W R201 not 2.6bn but 2.5bn\n"]
