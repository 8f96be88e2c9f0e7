"""Decisions, levels, house style and a baseline laid over what the engine found, on records made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, overload

import pytest

from pipeline.errors import UsageError
from pipeline.extract.paragraphs import paragraphs
from pipeline.finding_keys import keyed
from pipeline.judgement.baseline import Known, keeping, read_baseline
from pipeline.judgement.decisions import Entry
from pipeline.judgement.judging import Judged, Judgement, in_house_style
from pipeline.records import Article, Batch, Decision, Finding, Passage, PassageEvidence, Report
from pipeline.report import text
from pipeline.report.style import Style
from pipeline.settings import Settings, settle

A = Article("a.txt", "Thefts rose by 40 per cent from 700 to 812.\n\n“We are pleased,” said Ann Lee.")
B = Article("b.txt", "“We are pleased,” said Bob Ray.")


def passage(article: Article, words: str) -> Passage:
    start = article.text.index(words)
    return Passage(article.id, start, start + len(words), words)


CHANGE, LEVEL = keyed(
    paragraphs(A.text),
    [
        Finding("N101", "percent-change", "error", 0.9, passage(A, "40 per cent"), "no", suggestion="16 per cent"),
        Finding("R101", "value", "warning", 0.9, passage(A, "700"), "the table has 710"),
    ],
)
ACROSS = Finding(
    "Q101", "same-words", "warning", 1.0, passage(A, "We are pleased"), "two speakers",
    evidence=(PassageEvidence("also", passage(B, "We are pleased")),),
)  # fmt: skip
FOUND = Batch(
    (Report(A, (), (), (), (CHANGE, LEVEL, ACROSS)), Report(B, (), (), (), (ACROSS,))), (CHANGE, LEVEL, ACROSS)
)
ACROSS_KEY = Judged(FOUND, Judgement(Settings())).batch.findings[2].key


def entry(key: str, verdict: Any = "dismissed", article: str | None = None) -> Entry:
    return Entry(key, verdict, "It is right.", "Ann Lee", date(2026, 5, 3), article, Path("d.toml"))


def judged(*entries: Entry, known: Sequence[str] = (), **settings: Any) -> Judged:
    decisions = {one.key: one for one in entries}
    return Judged(
        FOUND, Judgement(settle(settings), decisions, {key: (Known(key, "a.txt", "a message"),) for key in known})
    )


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_without_a_judgement_nothing_changes_but_that_all_have_keys() -> None:
    batch = judged().batch
    assert [replace(one, key="") for one in batch.findings] == [replace(one, key="") for one in FOUND.findings]
    assert all(finding.key for report in batch.reports for finding in report.findings)


def test_a_finding_across_articles_has_one_key_wherever_it_stands() -> None:
    batch = judged().batch
    assert {batch.reports[0].findings[2].key, batch.reports[1].findings[0].key} == {ACROSS_KEY}


def test_a_dismissed_finding_leaves_and_is_kept_with_its_decision() -> None:
    batch = judged(entry(CHANGE.key)).batch
    assert codes(batch.findings) == ["R101", "Q101"]
    assert codes(batch.reports[0].findings) == ["R101", "Q101"]
    (aside,) = batch.reports[0].dismissed
    assert aside.decision == Decision("dismissed", "It is right.", "Ann Lee", date(2026, 5, 3))


def test_a_finding_across_articles_is_dismissed_in_all_of_them() -> None:
    batch = judged(entry(ACROSS_KEY)).batch
    assert [codes(report.dismissed) for report in batch.reports] == [["Q101"], ["Q101"]]
    assert codes(batch.findings) == ["N101", "R101"]


def test_an_accepted_finding_stays_with_its_decision_also_where_a_baseline_knows_it() -> None:
    batch = judged(entry(CHANGE.key, "accepted"), known=[CHANGE.key, LEVEL.key]).batch
    assert codes(batch.findings) == ["N101", "Q101"]
    assert batch.findings[0].decision == entry(CHANGE.key, "accepted").decision
    assert codes(batch.reports[0].dismissed) == ["R101"]
    assert batch.reports[0].dismissed[0].decision is None


def test_a_reopened_finding_is_a_finding_like_any_other() -> None:
    assert judged(entry(CHANGE.key, "reopened")).batch.findings[0].decision is None


def test_a_level_by_code_goes_over_what_the_check_says() -> None:
    batch = judged(severity={"N": "advice", "R1": "error", "Q": "off"}).batch
    assert [finding.severity for finding in batch.findings] == ["advice", "error", "warning"]


@pytest.mark.parametrize(
    ("style", "suggestion", "printed"),
    [
        ("%", "16 per cent", "16%"),
        ("%", "16.5 percent", "16.5%"),
        ("per cent", "16%", "16 per cent"),
        ("percent", "16 per cent to 17 %", "16 percent to 17 percent"),
        ("%", "2 percentage points", "2 percentage points"),
        ("per cent", "£2.5bn", "£2.5bn"),
        (None, "16 percent", "16 percent"),
        ("%", None, None),
    ],
)
def test_a_suggestion_is_printed_in_house_style(style: Any, suggestion: str | None, printed: str | None) -> None:
    settings = settle({"house-style": {"per-cent": style}} if style else {})
    assert in_house_style(suggestion, settings) == printed


def test_the_house_style_changes_no_word_of_the_article() -> None:
    finding = judged(**{"house-style": {"per-cent": "%"}}).batch.findings[0]
    assert (finding.suggestion, finding.passage.text, finding.key) == ("16%", "40 per cent", CHANGE.key)


@pytest.mark.parametrize(
    ("decision", "covered", "settings", "listed"),
    [
        (entry("N101-gone", article="a.txt"), False, {}, True),
        (entry("N101-gone", article="other.txt"), False, {}, False),
        (entry("N101-gone", article="other.txt"), True, {}, True),
        (entry("N101-gone"), True, {}, True),
        (entry("N101-gone"), False, {}, False),
        (entry("N101-gone", "accepted"), True, {}, True),
        (entry("N101-gone", "reopened"), True, {}, False),
        (entry("N101-gone"), True, {"select": "R"}, False),
        (entry("N101-gone"), True, {"severity": ["N=off"]}, False),
        (entry("Q101-gone"), True, {"each-alone": True}, False),
        (entry("N101-gone"), True, {"each-alone": True}, True),
        (entry("A201-gone"), True, {}, False),
        (entry("A201-gone"), True, {"select": "A2"}, True),
        (entry("Z999-gone"), True, {}, True),
        (entry(CHANGE.key), True, {}, False),
        (entry(ACROSS_KEY, article="b.txt"), True, {}, False),
    ],
)  # fmt: skip
def test_a_decision_is_stale_where_its_check_looked_and_did_not_find_it(
    decision: Entry, covered: bool, settings: dict[str, Any], listed: bool
) -> None:
    assert judged(decision, **settings).stale(lambda _: covered) == ([decision] if listed else [])


def test_a_baseline_leaves_out_what_is_known_and_says_what_is_gone() -> None:
    one = judged(entry(LEVEL.key), known=[CHANGE.key, ACROSS_KEY, LEVEL.key, "N101-gone"])
    assert codes(one.batch.findings) == []
    assert one.left_out() == 2
    assert [known.key for known in one.gone()] == ["N101-gone"]


@pytest.mark.parametrize(
    ("articles", "settings", "left"),
    [
        (["a.txt"], {}, []),
        (["renamed.txt"], {}, []),
        (["b.txt"], {}, ["N101"]),
        (["b.txt", "a.txt"], {}, []),
        (["b.txt", "renamed.txt"], {}, []),
        (["b.txt"], {"each-alone": True}, []),
    ],
)
def test_the_same_sentence_in_another_article_is_news_beside_the_one_that_is_known(
    articles: list[str], settings: dict[str, Any], left: list[str]
) -> None:
    known = {CHANGE.key: tuple(Known(CHANGE.key, name, "m") for name in articles)}
    one = Judged(FOUND, Judgement(settle(settings), {}, known))
    assert codes([finding for finding in one.batch.findings if finding.code == "N101"]) == left
    assert one.left_out() == 1 - len(left)


def test_a_finding_across_articles_is_known_wherever_it_stands() -> None:
    one = Judged(FOUND, Judgement(Settings(), {}, {ACROSS_KEY: (Known(ACROSS_KEY, "b.txt", "m"),)}))
    assert codes(one.batch.findings) == ["N101", "R101"]


def test_entries_of_articles_that_were_not_checked_are_not_gone() -> None:
    known = {"N101-gone": (Known("N101-gone", "other.txt", "m"),)}
    assert Judged(FOUND, Judgement(Settings(), {}, known)).gone() == []


def test_a_baseline_is_written_and_read_again(tmp_path: Path) -> None:
    path = str(tmp_path / "known.jsonl")
    one = judged(entry(LEVEL.key), entry(CHANGE.key, "accepted"), known=[ACROSS_KEY])
    with keeping(path) as keep:
        keep(one.undismissed())
    assert read_baseline(path) == {
        CHANGE.key: (Known(CHANGE.key, "a.txt", "no"),), ACROSS_KEY: (Known(ACROSS_KEY, "a.txt", "two speakers"),),
    }  # fmt: skip
    first = Path(path).read_bytes()
    with keeping(path) as keep:
        keep(one.undismissed())
    assert Path(path).read_bytes() == first


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "line 2: is no entry of a baseline; --write-baseline makes them."),
        ("[" * 10_000, "line 2: is no entry of a baseline"),
        ("[]", "line 2: an entry needs 'key', 'article' and 'message', all of them texts."),
        ('{"key": "N101-abc", "article": "a"}', "line 2: an entry needs 'key', 'article' and 'message'"),
        ('{"key": "N101-abc", "article": "a", "message": 3}', "line 2: an entry needs"),
        ('{"key": "N101-abc", "article": "a", "message": "m"}', "line 2: 'N101-abc' is no key of a finding"),
    ],
)
def test_a_baseline_that_does_not_fit_is_refused_with_its_line(line: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(UsageError) as refused:
        read_baseline(str(path))
    assert str(refused.value).startswith(f"{path}, {sentence}")


def test_a_baseline_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"the baseline cannot be read \(no such file or directory\); --write-b"):
        read_baseline(str(tmp_path / "none.jsonl"))
    (tmp_path / "odd").write_bytes(b"\xff\x00")
    with pytest.raises(UsageError, match="the baseline cannot be read"):
        read_baseline(str(tmp_path / "odd"))


class Passing(Sequence[Report]):
    """Reports that are there one at a time, as of a batch larger than the memory; none touches two articles."""

    reports = (replace(FOUND.reports[0], findings=(CHANGE, LEVEL)), replace(FOUND.reports[1], findings=()))

    def __init__(self) -> None:
        self.given = 0

    @overload
    def __getitem__(self, place: int) -> Report: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Report]: ...
    def __getitem__(self, place: Any) -> Any:
        return self.reports[place]

    def __len__(self) -> int:
        raise AssertionError("counting them waits for the last")

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Report]:
        for report in self.reports:
            self.given += 1
            yield report


def test_reports_are_judged_as_they_come() -> None:
    passing = Passing()
    judgement = Judgement(Settings(), {CHANGE.key: entry(CHANGE.key)})
    batch = Judged(Batch(passing, (CHANGE, LEVEL)), judgement).batch
    first = next(iter(batch.reports))
    assert passing.given == 1
    assert (codes(first.dismissed), bool(batch.reports)) == (["N101"], True)
    assert [codes(report.dismissed) for report in batch.reports[:1]] == [["N101"]]


def test_the_report_for_people_is_written_as_reports_come() -> None:
    passing = Passing()
    batch = Judged(Batch(passing, (CHANGE, LEVEL)), Judgement(Settings())).batch
    object.__setattr__(batch, "articles", {article.id: article for article in (A, B)})
    lines = text.findings(batch, Settings(), Style())
    assert next(lines) == "a.txt\n"
    assert passing.given == 2
    assert list(lines)[-1] == "2 articles, 0 numbers read: 1 error, 1 warning\n"


def test_findings_are_a_sequence_like_any_other() -> None:
    findings = judged(entry(LEVEL.key)).batch.findings
    assert (len(findings), bool(findings), findings[1].code, findings[-1].code) == (2, True, "Q101", "Q101")
    assert codes(findings[:1]) == ["N101"]
    with pytest.raises(IndexError):
        findings[2]
    assert not judged(*map(entry, (CHANGE.key, LEVEL.key, ACROSS_KEY))).batch.findings
