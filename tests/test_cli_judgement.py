"""Decisions, baselines and levels through the whole tool: dismiss a finding, and it is gone in the next run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline import language
from pipeline.cli import run

NAME = "copydesk.decisions.toml"
WRONG = "Thefts in the town rose by 70 per cent from 211 to 318.\n"
DECIDED = ("--reason", "The police counted twice.", "--by", "Ann Lee", "--on", "2026-05-03")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: language.Parser) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.language.load", lambda: parser)
    monkeypatch.delenv("COPYDESK_BY", raising=False)
    Path("stories").mkdir()
    Path("stories/a.txt").write_text(WRONG)
    Path("stories/b.txt").write_text("It rained on 3 days.\n\nFires fell by 90 per cent, from 400 to 300.\n")


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Any:
    def checked(*arguments: str) -> tuple[int, list[dict[str, Any]], list[str]]:
        code = run(["check", "--format", "jsonl", *arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return code, [json.loads(line) for line in out.splitlines()], err.splitlines()

    return checked


def articles(findings: list[dict[str, Any]]) -> list[str]:
    return [finding["article"] for finding in findings]


def test_a_dismissed_finding_is_gone_in_the_next_run_and_stays_gone_after_edits_elsewhere(
    check: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    code, findings, _ = check("stories")
    assert (code, articles(findings)) == (1, ["stories/a.txt", "stories/b.txt"])
    assert run(["dismiss", findings[0]["key"], *DECIDED]) == 0
    assert capfd.readouterr().err == f"copydesk: {NAME}: 1 finding dismissed.\n"
    Path("stories/a.txt").write_text(f"A new first paragraph, with 12 words.\n\n{WRONG}And a last line.\n")
    assert check("stories/a.txt") == (0, [], [])
    assert run(["check", "stories/a.txt"]) == 0
    account = " ".join(capfd.readouterr().out.split())
    assert "dismissed N101 percent-change, line 3: The police counted twice. (Ann Lee, 3 May 2026)" in account
    assert run(["check", "stories", "--format", "json"]) == 1
    whole = json.loads(capfd.readouterr().out)
    (aside,) = whole["articles"][0]["dismissed"]
    assert aside["decision"] == {
        "verdict": "dismissed", "reason": "The police counted twice.", "by": "Ann Lee", "on": "2026-05-03",
    }  # fmt: skip


def test_an_accepted_finding_is_reported_with_its_decision(check: Any) -> None:
    key = check("stories/a.txt")[1][0]["key"]
    assert run(["accept", key, *DECIDED]) == 0
    code, findings, _ = check("stories/a.txt")
    assert (code, findings[0]["decision"]["verdict"], findings[0]["key"]) == (1, "accepted", key)


def test_a_decision_may_be_taken_back(check: Any) -> None:
    key = check("stories/a.txt")[1][0]["key"]
    assert run(["dismiss", key, *DECIDED]) == run(["reopen", key, *DECIDED]) == 0
    code, findings, _ = check("stories/a.txt")
    assert (code, findings[0]["decision"]) == (1, None)


def test_a_decision_whose_finding_is_gone_is_named(check: Any) -> None:
    key = check("stories/a.txt")[1][0]["key"]
    run(["dismiss", key, *DECIDED, "--article", "stories/a.txt"])
    Path("stories/a.txt").write_text("Thefts in the town rose by 51 per cent from 211 to 318.\n")
    sentence = f"{key}, dismissed by Ann Lee on 3 May 2026, is found no longer (The police counted twice)."
    assert sentence in check("stories/a.txt")[2][-1]
    assert sentence not in " ".join(check("stories/b.txt")[2])


def test_a_decision_beside_the_articles_is_found_from_anywhere_and_stale_when_the_folder_was_checked(
    check: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = check("stories/a.txt")[1][0]["key"]
    run(["dismiss", key, *DECIDED, "--decisions", f"stories/{NAME}"])
    (tmp_path / "far").mkdir()
    monkeypatch.chdir(tmp_path / "far")
    assert articles(check("../stories")[1]) == ["../stories/b.txt"]
    Path("../stories/a.txt").unlink()
    assert "is found no longer" in " ".join(check("../stories")[2])
    assert check("../stories/b.txt")[2] == []


def test_decisions_beside_the_articles_of_a_pattern_are_found(check: Any) -> None:
    Path("stories/in").mkdir()
    Path("stories/a.txt").rename("stories/in/a.txt")
    key = check("stories/in")[1][0]["key"]
    run(["dismiss", key, *DECIDED, "--decisions", f"stories/in/{NAME}"])
    assert articles(check("stories/**/*.txt")[1]) == ["stories/b.txt"]
    assert check("*/i?/a.txt")[1] == []


def test_a_decision_on_an_article_that_is_gone_or_has_another_name_now_is_told_when_its_folder_is_checked(
    check: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = check("stories/a.txt")[1][0]["key"]
    run(["dismiss", key, *DECIDED, "--article", "stories/a.txt"])
    sentence = f"{NAME}: {key}, dismissed by Ann Lee on 3 May 2026, is found no longer"
    assert sentence not in " ".join(check(".")[2])
    Path("stories/a.txt").write_text("It rained on 4 days.\n")
    assert sentence in " ".join(check("../" + tmp_path.name)[2])
    Path("stories/c.docx").write_text("no Word file")
    assert sentence not in " ".join(check(".")[2])
    Path("stories/c.docx").unlink()
    Path("stories/a.txt").unlink()
    assert sentence in " ".join(check(".")[2])
    assert sentence not in " ".join(check("stories")[2])
    monkeypatch.chdir("stories")
    assert sentence in " ".join(check("..")[2])


def test_the_file_of_decisions_is_no_article_and_worth_no_note(check: Any) -> None:
    Path(f"stories/{NAME}").write_text("")
    assert check("stories")[2] == []


def test_decisions_may_be_named_instead(check: Any) -> None:
    key = check("stories/a.txt")[1][0]["key"]
    run(["dismiss", key, *DECIDED])
    Path("other.toml").write_text("")
    assert len(check("stories/a.txt", "--decisions", "other.toml")[1]) == 1


def test_a_baseline_leaves_only_what_is_new(check: Any) -> None:
    assert check("stories", "--write-baseline", "known.jsonl")[0] == 1
    code, findings, said = check("stories", "--baseline", "known.jsonl")
    assert (code, findings, said) == (0, [], ["copydesk: known.jsonl: 2 known findings left out."])
    Path("stories/a.txt").write_text("Thefts in the town rose by 80 per cent from 211 to 318.\n")
    code, findings, said = check("stories", "--baseline", "known.jsonl")
    assert (code, articles(findings)) == (1, ["stories/a.txt"])
    assert said[0] == "copydesk: known.jsonl: 1 known finding left out."
    assert "in stories/a.txt is found no longer" in said[1]


def test_a_copy_of_a_known_sentence_in_a_new_article_is_reported_and_a_renamed_file_is_not(check: Any) -> None:
    check("stories", "--write-baseline", "known.jsonl")
    Path("stories/a.txt").rename(Path("stories/c.txt"))
    assert check("stories", "--baseline", "known.jsonl")[1] == []
    Path("stories/a.txt").write_text(WRONG)
    code, findings, said = check("stories", "--baseline", "known.jsonl")
    assert (code, articles(findings)) == (1, ["stories/c.txt"])
    assert said == ["copydesk: known.jsonl: 2 known findings left out."]


def test_a_decision_written_further_up_says_where(capfd: pytest.CaptureFixture[str], check: Any) -> None:
    key = check("stories/a.txt")[1][0]["key"]
    Path(NAME).write_text("# Ours.\n")
    os.chdir("stories")
    assert run(["dismiss", key, *DECIDED]) == 0
    file = Path(f"../{NAME}").resolve()
    assert capfd.readouterr().err == f"copydesk: {file}: 1 finding dismissed.\n"
    assert key in file.read_text()


def test_levels_change_what_is_said_and_what_ends_the_run(check: Any) -> None:
    code, findings, _ = check("stories", "--severity", "N=advice")
    assert (code, {finding["severity"] for finding in findings}) == (0, {"advice"})
    Path("copydesk.toml").write_text('[severity]\nN = "off"\n')
    assert check("stories")[:2] == (0, [])
    code, findings, _ = check("stories", "--severity", "n101=error")
    assert {finding["severity"] for finding in findings} == {"error"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thefts in the town rose by 44 per cent from 1,000 to 1,449.\n", ["N101"]),
        ("Thefts in the town rose by 45 per cent from 1,000 to 1,449.\n", []),
        ("Thefts in the town rose by 45 per cent from 1,000 to 1,445.\n", []),
        ("Thefts in the town rose by 44 per cent from 1,000 to 1,445.\n", []),
        ("“Thefts rose by 44 per cent from 1,000 to 1,449,” said Ann Lee, the mayor.\n", []),
    ],
)
def test_a_house_that_rounds_is_told_of_digits_that_were_cut_off(text: str, found: list[str], check: Any) -> None:
    Path("a.txt").write_text(text)
    assert check("a.txt")[1] == []
    Path("copydesk.toml").write_text("[house-style]\ntruncation = false\n")
    assert [finding["code"] for finding in check("a.txt")[1]] == found


@pytest.mark.parametrize(
    ("text", "rule", "found"),
    [
        ("Thefts in the town rose by 44 per cent from 1,000 to 1,445.\n", "half-up", "45 per cent"),
        ("Thefts in the town rose by 45 per cent from 1,000 to 1,445.\n", "half-up", None),
        ("Thefts in the town rose by 44 per cent from 1,000 to 1,445.\n", "half-even", None),
        ("Thefts in the town rose by 45 per cent from 1,000 to 1,445.\n", "half-even", "44 per cent"),
        ("Thefts in the town fell by 45 per cent from 800 to 444.\n", "half-even", "44 per cent"),
        ("“Thefts rose by 45 per cent from 1,000 to 1,445,” said Ann Lee, the mayor.\n", "half-even", None),
        ("Thefts in the town rose by 44 per cent from 1,000 to 1,445.\n", "either", None),
    ],
)
def test_a_half_is_held_against_the_rule_of_the_house_and_the_suggestion_follows_it(
    text: str, rule: str, found: str | None, check: Any
) -> None:
    Path("a.txt").write_text(text)
    assert check("a.txt")[1] == []
    Path("copydesk.toml").write_text(f'[house-style]\ntruncation = false\nrounding = "{rule}"\n')
    findings = check("a.txt")[1]
    assert [(one["code"], one["severity"], one["suggestion"], one["diagnosis"]) for one in findings] == (
        [("N101", "warning", found, ["a half rounded otherwise than in house style"])] if found else []
    )


def test_an_official_figure_that_was_only_cut_off_is_advice_in_a_house_that_rounds(check: Any) -> None:
    Path("a.txt").write_text(
        "Police in the UK recorded 64,000 sexual offences against children in 2016/17, against 55,507 in 2015/16.\n\n"
        "Recorded sexual offences against children in the UK rose by 16 per cent from 2015/16 to 2016/17.\n"
    )
    assert check("a.txt")[1] == []
    Path("copydesk.toml").write_text("[house-style]\ntruncation = false\n")
    told = [(one["code"], one["severity"], one["suggestion"], one["diagnosis"]) for one in check("a.txt")[1]]
    assert told == [
        ("R101", "advice", "65,000", ["digits cut off; the house style rounds"]),
        ("R201", "advice", "17 per cent", ["digits cut off; the house style rounds"]),
    ]
    Path("a.txt").write_text("Police in the UK recorded 63,000 sexual offences against children in 2016/17.\n")
    assert [(one["code"], one["severity"]) for one in check("a.txt")[1]] == [("R101", "warning")]


def test_a_rule_for_halves_changes_neither_the_finding_nor_its_key_where_no_half_is(check: Any) -> None:
    found = check("stories")[1]
    for rule in ("half-up", "half-even"):
        Path("copydesk.toml").write_text(f'[house-style]\nrounding = "{rule}"\n')
        assert check("stories")[1] == found


def test_a_number_that_is_wrong_in_any_house_stays_an_error(check: Any) -> None:
    Path("copydesk.toml").write_text('[house-style]\ntruncation = false\nrounding = "half-up"\n')
    Path("a.txt").write_text(WRONG)
    assert [(one["code"], one["severity"]) for one in check("a.txt")[1]] == [("N101", "error")]


def test_a_house_is_told_of_percentages_that_it_prints_otherwise(check: Any, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(
        "Thefts up 70% in the town\n\nThefts in the town rose by 70% from 211 to 318, and by 10%-15% in the city.\n"
        "“We saw 70%,” said Ann Lee. The 1% Club saw 70 percent.\n"
    )
    assert [finding["code"] for finding in check("a.txt")[1]] == ["N101"]
    Path("copydesk.toml").write_text('[house-style]\nper-cent = "per cent"\n')
    code, findings, _ = check("a.txt")
    told = [(one["code"], one["text"], one["suggestion"]) for one in findings if one["code"] != "N101"]
    assert told == [
        ("A204", "70%", "70 per cent"),
        ("A204", "10%", "10 per cent"),
        ("A204", "15%", "15 per cent"),
        ("A204", "70 percent", "70 per cent"),
    ]
    assert (code, len(findings)) == (1, 5)
    run(["dismiss", next(one["key"] for one in findings if one["code"] == "A204"), *DECIDED])
    assert len(check("a.txt")[1]) == 4
    assert [one["code"] for one in check("a.txt", "--ignore", "A204")[1]] == ["N101"]
    run(["checks"])
    assert "A204  advice" in capfd.readouterr().out


def test_a_check_that_needs_a_house_style_says_so_where_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "stories", "--select", "A204"]) == 2
    said = "copydesk: --select: A204 has nothing to go by; give per-cent under [house-style] of the settings.\n"
    assert capfd.readouterr().err == said
    assert run(["checks"]) == 0
    assert "(off unless the settings have per-cent under [house-style])" in capfd.readouterr().out


def test_two_runs_are_the_same_bytes(capfd: pytest.CaptureFixture[str]) -> None:
    reports = set()
    for _ in range(2):
        run(["check", "stories", "-v", "--color", "always"])
        reports.add(capfd.readouterr().out)
    assert len(reports) == 1
    assert "\x1b[" in reports.pop()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["dismiss", "N101-abcdefghij", *DECIDED], "dismissed: 'N101-abcdefghij' is no key of a finding; copy it"),
        (["dismiss", "KEY", "--by", "Bo"], "missing option '--reason'"),
        (["accept", "KEY", "--reason", "x"], "missing option '--by'"),
        (["dismiss", "GOOD", "--reason", " ", "--by", "Bo"], "--reason: is empty."),
        (["dismiss", "GOOD", "--reason", "x", "--by", ""], "--by: is empty."),
        (["reopen", "GOOD", "--reason", "x", "--by", "Bo", "--on", "May"], "--on: 'May' is not a day; write YYYY-MM"),
        (["dismiss", "GOOD", *DECIDED, "--decisions", "no/such/f.toml"], "no/such/f.toml: cannot be written"),
        (["check", "stories", "--decisions", "none.toml"], "--decisions: 'none.toml' is no file."),
        (["check", "stories", "--baseline", "none.jsonl"], "none.jsonl: the baseline cannot be read"),
        (["check", "stories", "--write-baseline", "no/such/f"], "no/such/f: cannot be written"),
        (["check", "stories", "--severity", "N1"], "--severity: 'N1' gives no check a level; for example N1=advice"),
        (["check", "stories", "--severity", "X=error"], "--severity: no check's code starts with 'X'"),
        (
            ["check", "stories", "--severity", "N=eror"],
            "--severity N: 'eror' is none of error, warning, advice, off; d",
        ),
        (["check", "stories", *"--severity N=off --ignore R,Q,C,A".split()], "--ignore: no check is left to run"),
        (["check", "stories", "-q", "-v"], "--verbose: cannot go with --quiet."),
        (["check", "stories", "--color", "yes"], "--color: 'yes' is none of auto, always, never"),
    ],
)
def test_wrong_use_is_one_sentence(
    arguments: list[str], sentence: str, capfd: pytest.CaptureFixture[str], check: Any
) -> None:
    key = check("stories/a.txt")[1][0]["key"]
    assert run([key if word == "GOOD" else word for word in arguments]) == 2
    said = [line for line in capfd.readouterr().err.splitlines() if sentence in line]
    assert len(said) == 1
    assert not Path(NAME).exists()


def test_a_broken_file_of_decisions_stops_the_run_before_anything_is_checked(check: Any) -> None:
    Path(NAME).write_text("# ours\n\n[[decision]]\nkey = 'N101-abc'\n")
    code, findings, said = check("stories")
    assert (code, findings, len(said)) == (2, [], 1)
    assert f"{NAME}, line 3: the decision has no 'verdict'; it needs key, verdict, reason, by, on." in said[0]
