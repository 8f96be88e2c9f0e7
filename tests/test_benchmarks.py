"""The scoreboard on small made-up data: adapters, what is parsed out of a scorer's output, goals, ratios."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks import __main__ as command
from benchmarks import (
    articles,
    batch,
    quantities_lines,
    quotes_lines,
    scale,
    scorer,
    slots,
    speed,
    stages,
    tables,
    trees,
)
from benchmarks import store as large_store
from benchmarks.articles_study import Texts, ablation, calibration, judge
from benchmarks.board import Line, Section, at_least, at_most, board, rate, table
from benchmarks.processes import Cost, cost_of
from benchmarks.tables_store import mended, reference
from benchmarks.variants import variants
from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import open_store
from pipeline.records import Article, Finding, Passage
from pipeline.resources import data_folder
from pipeline.settings import Settings

ARTICLES_OUTPUT = """
recall by relation type          n   hit  strict
  ALL                           200 93.5% 90.0%
  chg                           120 95.0% 95.0%

recall by error type             n   hit  strict
  percent_vs_points              12 75.0% 75.0%
  points_vs_percent               8 100.0% 75.0%

clean: 50 articles, 2 false alarms = 0.040 per article, 2 articles with any; by kind {'N101': 2}
real printed issues, inconsistent, not currency: flagged 2 of 2
real printed issues, loose: flagged 1 of 4
bulk (unread, may hold real errors): 100 articles, 1 findings = 0.010 per article
hard negatives: silent on 30 of 30; alarms by category {}
"""


def by_name(lines: Any) -> dict[str, Line]:
    return {line.measure: line for line in lines}


def test_a_goal_is_met_at_its_bound() -> None:
    assert at_least(92).met(92.0)
    assert not at_least(92).met(91.9)
    assert at_most(0.02).met(0.02)
    assert str(at_least(97.5)) == "≥ 97.5%"
    assert str(at_most(0.02)) == "≤ 0.02"


def test_a_share_without_cases_is_not_measured() -> None:
    line = rate("recall", 0, 0, at_least(90))
    assert line.value is None
    assert line.met is None
    assert rate("recall", 9, 10, at_least(90)).met is True


def test_the_board_puts_goal_and_figure_side_by_side() -> None:
    section = Section("made", (Line("one", 0.5, "0.50", at_most(0.4)), Line("two", 1, "1")), tables=("more",))
    text = "".join(board([section]))
    assert [line.split() for line in text.splitlines()[2:4]] == [
        ["made:", "one", "≤", "0.4", "0.50", "no"],
        ["made:", "two", "–", "1", "–"],
    ]
    assert text.endswith("\nmore\n")


def test_columns_stand_under_each_other() -> None:
    assert table(("a", "bb"), [("long", 1), ("x", 100)]) == "a      bb\n----  ---\nlong    1\nx     100"


def test_what_the_scorer_of_articles_prints_becomes_measures() -> None:
    lines = by_name(articles.lines(ARTICLES_OUTPUT))
    assert lines["recall, all injected errors"].now == "93.5% (187 of 200)"
    assert lines["recall, all injected errors"].met is True
    assert lines["recall, percent change"].now == "95.0% (114 of 120)"
    assert lines["recall, per cent against points"].now == "85.0% (17 of 20)"  # two rows of the scorer's table
    assert lines["recall, share"].now == "no cases"
    assert lines["false alarms a clean article"].met is False
    assert lines["findings an unread article"].met is True
    assert lines["hard negatives left alone"].met is True
    assert lines["printed errors, inconsistent, not currency"].met is True
    assert lines["printed errors, loose"].goal is None


def test_a_record_without_a_real_date_has_none() -> None:
    records = [
        {"neg_id": "a", "text": "Nothing.", "published": "2019-02"},
        {"neg_id": "b", "text": "Nothing.", "published": "spring"},
        {"neg_id": "c", "text": "Nothing."},
    ]
    read = list(articles.as_articles(records, "neg_id"))
    assert [(article.id, article.published) for article in read] == [("a", "2019-02"), ("b", None), ("c", None)]


def test_a_finding_becomes_a_line_for_the_scorer() -> None:
    finding = Finding("N101", "percent-change", "error", 0.9, Passage("x", 4, 7, "10%"), "It does not fit.")
    assert articles.as_prediction(finding).items() >= {"id": "x", "start": 4, "end": 7, "kind": "N101"}.items()


# Two clean articles, one with an issue that is known; three injected copies, of which the check finds the first.
CLEAN: list[dict[str, Any]] = [
    {"id": "a", "known_issues": []},
    {"id": "b", "known_issues": [{"spans": {"old": [10, 12, "12"], "new": [20, 22, "19"]}}]},
]
RELATIONS = {"r1": {"spans": {"old": [30, 32, "40"], "new": [36, 38, "50"]}}}
INJECTED = [
    {
        "inj_id": f"i{n}",
        "article_id": "a",
        "rel_id": "r1",
        "relation_spans": {"old": [30, 32, "40"], "new": [36, 38, "5"]},
    }
    for n in range(3)
]

TEXTS = Texts(INJECTED, CLEAN, RELATIONS, ["n1"])


def said(id_: str, start: int, kind: str = "N101", confidence: float = 0.95) -> dict[str, Any]:
    return {"id": id_, "start": start, "end": start + 2, "kind": kind, "text": f"at {start}", "confidence": confidence}


def test_findings_are_true_on_the_corrupted_relation_and_on_known_issues_only() -> None:
    found = [said("i0", 33), said("i1", 70), said("b", 20), said("a", 50), said("n1", 0), said("unread", 0)]
    judged = {item.finding["id"]: item.true for item in judge(found, TEXTS)}
    assert judged == {"i0": True, "i1": False, "b": True, "a": False, "n1": False}


def test_a_finding_that_the_clean_copy_shows_too_counts_once_and_solves_nothing() -> None:
    found = [said("a", 36), said("i0", 36), said("i1", 36), said("a", 50), said("i2", 50)]
    judged = list(judge(found, TEXTS))
    assert [item.finding["id"] for item in judged] == ["a", "a"]
    assert not any(item.true for item in judged)


def test_precision_stands_beside_the_confidence_that_was_said() -> None:
    found = [said("i0", 33), said("a", 50, confidence=0.92), said("i1", 33, confidence=0.5)]
    rows = calibration(found, TEXTS).rows()
    assert [(row["confidence"], row["findings"], row["precision"]) for row in rows] == [
        ("0.9 and over", 2, "50.0%"),
        ("0.7 to 0.9", 0, "–"),
        ("under 0.7", 1, "100.0%"),
    ]
    assert rows[0]["confidence said"] == "93.5%"


def test_what_a_check_earns_is_what_no_other_check_finds() -> None:
    found = [said("i0", 33), said("i0", 36, "N104"), said("i1", 33, "N104"), said("a", 50), said("n1", 0, "N104")]
    rows = {row["check"]: row for row in ablation(found, TEXTS).rows()}
    assert rows["N101"].items() >= {"errors hit": 1, "only by it": 0, "alarms clean": 1, "on hard negatives": 0}.items()
    assert rows["N104"].items() >= {"errors hit": 2, "only by it": 1, "alarms clean": 0, "on hard negatives": 1}.items()
    assert rows["N104"]["recall lost without"] == "33.3%"


def test_what_the_scorer_of_slots_prints_becomes_measures() -> None:
    lines = by_name(slots.lines("{'found': 97.0, 'place': 80.5} of 40 claims\nplace 80.5 < 85\n"))
    assert lines["claims found"].met is True
    assert lines["place"].met is False
    assert lines["period"].now == "not measured"


def test_what_the_scorer_of_quantities_prints_becomes_measures() -> None:
    printed = "value     (96.0, 94.0, 95.0)\nranges    (80.0, 80.0, 80.0)\nmisfires  (3, 'of', 40)\n"
    lines = by_name(quantities_lines.lines_of("newsquant", printed))
    assert lines["newsquant, value"].now == "95.0 (P 96.0, R 94.0)"
    assert lines["newsquant, ranges"].met is False
    assert lines["newsquant, misfires"].met is False
    assert lines["newsquant, value+unit"].now == "not measured"


def test_a_set_of_quantities_without_goals_shows_its_values_where_it_labels_them() -> None:
    assert list(by_name(quantities_lines.lines_of("new-set", "value   (50.0, 50.0, 50.0)\n"))) == ["new-set, value"]
    assert not list(quantities_lines.lines_of("new-set", "value   (0.0, 0.0, 0.0)\n"))


def test_what_the_scorers_of_quotes_print_becomes_measures() -> None:
    printed = json.dumps({"attr_e2e": "90.0/80.0/84.7", "span_exact": "99.0/99.0/99.0", "named": "5/6"}) + "\nspk 3\n"
    lines = by_name(quotes_lines.lines_of("polnear", printed))
    assert lines["polnear, attribution F1"].now == "84.7"
    assert lines["polnear, span F1, exact"].met is True
    assert lines["polnear, pronouns resolved to a name"].met is True
    pairs = by_name(quotes_lines.lines_of("reuse_controlled", json.dumps({"kind_acc": "91.0", "same": "1/1/1"})))
    assert pairs["reuse_controlled, kind of change"].met is False


def test_two_outlets_with_the_same_words_are_no_false_match() -> None:
    words = "The harbour bridge will stay shut until the cables have been replaced"
    pool = [("one", words), ("two", f"{words}, she said"), ("three", "Nobody asked the people who live beneath it")]
    assert quotes_lines.false_matches(pool, drawn=50) == []
    assert quotes_lines.false_matches(pool[:1]) == []


def test_a_scorer_runs_in_its_own_folder_and_its_failure_is_told(tmp_path: Path) -> None:
    script = tmp_path / "made_score.py"
    script.write_text(
        "import os, sys; print(os.getcwd(), *sys.argv[1:]); sys.exit(len(sys.argv) > 2)", encoding="utf-8"
    )
    assert scorer.score(script, "x").split() == [os.path.realpath(tmp_path), "x"]
    assert scorer.score(script, "x", "y", may_fail=True)
    with pytest.raises(scorer.ScorerError, match="made_score"):
        scorer.score(script, "x", "y")
    with pytest.raises(scorer.ScorerError, match="--scorers"):
        scorer.score(tmp_path / "none.py")


def test_predictions_are_written_for_as_long_as_they_are_needed() -> None:
    with scorer.written([{"id": "é"}, {"id": "b"}]) as path:
        assert [record["id"] for record in scorer.lines_of(path)] == ["é", "b"]
    assert not list(scorer.lines_of(path))


def test_the_sample_is_taken_from_each_file_in_equal_parts(tmp_path: Path) -> None:
    files = []
    for name in "ab":
        files.append(tmp_path / f"{name}.jsonl")
        lines = (json.dumps({"id": f"{name}{n}", "text": "A line."}) for n in range(9))
        files[-1].write_text("\n".join(lines), encoding="utf-8")
    assert [article.id for article in speed.texts(tmp_path, files, 4)] == ["a0", "a1", "b0", "b1"]
    assert [article.id for article in speed.texts(tmp_path, files[:1], 3)] == ["a0", "a1", "a2"]


def test_a_ratio_is_the_median_over_pairs_that_ran_side_by_side() -> None:
    costs = iter([9.0, 9.0, 2.0, 1.0, 3.0, 1.0, 8.0, 2.0])  # the first of each does not count
    turns = speed.take_turns(lambda: Cost(next(costs), 1.0), lambda: Cost(next(costs), 1.0), 3)
    assert turns.ratio("wall") == 3.0
    assert turns.line("made", "cpu", "s", at_most(1)).met is True


def test_the_cost_of_a_process_is_its_own(tmp_path: Path) -> None:
    small = cost_of(["-S", "-c", "pass"], tmp_path)
    large = cost_of(["-S", "-c", "x = b'x' * 100_000_000"], tmp_path)
    assert large.peak > 2 * small.peak
    with pytest.raises(ChildProcessError, match="no such luck"):
        cost_of(["-S", "-c", "raise SystemExit('no such luck')"], tmp_path)


def test_the_stages_that_are_timed_are_stages_of_the_engine() -> None:
    assert all(callable(getattr(desk, name)) for name in stages.STAGES)


def test_time_inside_a_stage_inside_another_counts_once() -> None:
    clock = stages.Clock()
    with clock.inside("outer"):
        clock.timed("inner", lambda: sum(range(300_000)))()
    assert list(clock.timed_items("items", lambda: iter([1, 2]))()) == [1, 2]
    shares = clock.shares()
    assert sum(shares.values()) == pytest.approx(1.0)
    assert shares["inner"] > shares["outer"]


def test_the_engine_runs_with_a_clock_on_every_stage() -> None:
    class Idle:
        """Stands in for a model: these articles have nothing for one to read."""

        def parse(self, texts: Any) -> Any:
            assert not list(texts)
            return iter(())

    read = [Article("a", "Nothing is counted here."), Article("b", "Nor here.")]
    store = open_store([data_folder("reference")])
    shares = stages.watch(read, Idle(), store, Settings()).shares()  # type: ignore[arg-type]
    assert {"before the model", "after the model", "match and sums"} <= set(shares)
    assert sum(shares.values()) == pytest.approx(1.0)


def test_made_up_quotations_are_the_same_every_time_and_half_of_them_come_again() -> None:
    made = list(scale.quotations(2_000))
    assert made == list(scale.quotations(2_000))
    assert 0.3 < scale.cost(2_000)["grouped"] / 2_000 < 0.9


def test_the_scale_is_measured_in_processes_of_their_own() -> None:
    section = scale.measure(small=400, times=2)
    assert section.lines[0].met is True
    assert [cost["groups"] > 0 for cost in section.details["costs"]] == [True, True]


def test_very_many_claims_against_a_large_table_are_measured_in_processes_of_their_own() -> None:
    pytest.importorskip("duckdb")
    section = large_store.measure(rows=4_000, claims=500)
    assert all(line.value is not None and line.value > 0 for line in section.lines)
    matched = section.details["matching"]
    assert abs(matched["rows"] - 4_000) < 200
    assert set(matched["statuses"]) >= {"supported", "supported_rounded", "mismatch", "revised_since"}
    assert sum(matched["statuses"].values()) == 475  # one in twenty is of a place that has no row


def test_a_folder_without_data_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--data", str(tmp_path / "none")]) == 2
    assert "is not a folder" in capsys.readouterr().err


REFERENCE = {
    "worldbank_by_year.csv": "entity,property,indicator,year,value,from\n"
    'Chile,births,"Fertility rate, total (births per woman)",2011,1.84,tv17\n'
    'Chile,people,"Population, total",2008,16600000.0,tv17\n',
    "kb_freebase_2010_2014.csv": 'entity,property,indicator,value\nRuritania,people,"Population, total",100.0\n',
    "aliases.csv": "entity,alias\nChile,Republic of Chile\n",
}
SENTENCES = (
    "Chile Fertility rate, total (births per woman) 2011: 1.85",
    "In July 2008 the population of Chile was put at 20.1 million.",
    "Chile Fertility rate, male (births per woman) 2011: 1.85",
)


def test_claims_against_a_table_are_named_valued_and_judged_by_the_row_that_matched(
    tmp_path: Path, parser: Parser
) -> None:
    for name, text in REFERENCE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    known = reference(tmp_path, open_store([data_folder("reference")]))
    found = tables.read(SENTENCES, parser, known.store)
    asked = [
        {"id": str(place), "text": text, "entity": "Chile", "property": property_, "value": value}
        for place, (text, property_, value) in enumerate(
            zip(SENTENCES, ("births", "people", "births"), (1.85, 20_100_000.0, 1.85), strict=True)
        )
    ]
    assert [one["pred"] for one in tables.identified(asked, found, known)] == ["claim", "claim", "not_claim"]
    assert [(one["verdict"], one["ref_value"]) for one in tables.verified(asked, found, known)] == [
        ("supported", 1.84), ("refuted", 16_600_000.0), ("not_enough_info", None),
    ]  # fmt: skip
    stated = [line["claims"] for line in tables.extracted(found, known)]
    assert stated[0] == [{"entity": "Chile", "property": "births", "value": 1.85}]
    assert stated[2] == []
    assert known.code("Ruritania") is None


def test_values_have_as_many_figures_as_the_labels() -> None:
    assert tables.as_labelled(1_876_800_000_000) == 1_880_000_000_000
    assert tables.as_labelled(47_930_000_000) == 47_930_000_000
    assert mended("CÃ´te") == "Côte"
    assert mended("Chile") == "Chile"


def test_what_the_scorer_of_tables_prints_becomes_measures() -> None:
    lines = by_name(tables.lines({"verify": {"all": {"accuracy": 0.96, "per_label_PRF": {"refuted": [0.9, 1, 1]}}}}))
    assert lines["verify"].met is True
    assert lines["verify, precision of refuted"].met is False
    assert lines["identify, all: recall"].value is None


def test_an_article_in_other_words_is_as_long_and_shares_no_statement() -> None:
    text = "Several thousand houses were flooded along the river, councillors reported, after 12,345 warnings in 2016."
    words = "Several hundred horses were shooted among the rover, chancellors departed, other 1 learnings in 2016."
    real = [Article("a", text, published="2018"), Article("b", words)]
    made = list(variants(real, 6))
    assert made[:2] == real
    assert [article.id for article in made] == ["a", "b", "a-1", "b-1", "a-2", "b-2"]
    assert {len(article.text) for article in made[::2]} == {len(text)}
    assert len({article.text for article in made[::2]}) == 3
    assert "12,346" in made[2].text
    assert "in 2016" in made[2].text
    assert made[2].published == "2018"
    assert list(variants(real, 6)) == made


def test_a_batch_is_made_of_the_different_articles_of_the_files(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps({"id": id_, "text": "Rain."}) + "\n" for id_ in "aba"))
    assert [article.id for article in batch.texts(tmp_path, [file])] == ["a", "b"]


def test_a_command_is_measured_with_its_children_and_can_be_killed(tmp_path: Path) -> None:
    child = "x = bytearray(80_000_000); x[::4096] = x[::4096]"
    grown = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    few, many = (trees.run_tree(["-c", code], tmp_path, {}, look=True) for code in ("sum(range(10**7))", grown))
    assert (few.code, many.code) == (0, 0)
    assert 0 < few.peak <= many.peak
    assert trees.run_tree(["-c", "import time; time.sleep(60)"], tmp_path, {}, kill_at=0.1).code < 0
    with pytest.raises(ChildProcessError, match="ended with 5"):
        trees.finished(trees.run_tree(["-c", "raise SystemExit(5)"], tmp_path, {}))
