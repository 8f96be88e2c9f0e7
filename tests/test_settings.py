"""What a user may choose, and what is said when it cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.settings import HouseStyle, Settings, nearest, one_of, published_date, settle


def test_an_unknown_setting_names_the_nearest_known_one() -> None:
    with pytest.raises(UsageError, match=r"settings: fail-onn: there is no such setting; did you mean 'fail-on'\."):
        settle({"fail-onn": "error"})


def test_a_word_that_resembles_nothing_is_answered_with_all_that_are_known() -> None:
    assert nearest("zzzz", ["text", "jsonl"]) == "known are jsonl, text"


def test_known_words_are_listed_once() -> None:
    with pytest.raises(UsageError) as refused:
        one_of("--format", "xml", ["text", "concise", "jsonl"])
    assert str(refused.value) == "--format: 'xml' is none of text, concise, jsonl."


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("fail_on", "warnings", r"'warnings' is none of error, warning, advice, never; did you mean 'warning'\."),
        ("select", 7, "7 is not a list of check codes"),
        ("each_alone", "yes", "'yes' is neither true nor false"),
        ("reference", 3, "3 is not a list of folders"),
        ("reference", ["no/such/folder"], "'no/such/folder' is not a folder"),
        ("published", "May 2018", "'May 2018' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("published", "2018-02-30", "'2018-02-30' is not a date"),
        ("published", "2018-2", "'2018-2' is not a date"),
        ("published", [2018], "is not a date"),
        ("severity", "N1", "'N1' gives no check a level; for example N1=advice"),
        ("severity", ["N1"], "gives no check a level; for example N1=advice"),
        ("severity", ["=error"], "severity: 'error' is the level of no check"),
        ("severity", {"n1": "warn"}, r"severity N1: 'warn' is none of .*; did you mean 'warning'\."),
        ("severity", {"N1": 3}, "severity N1: 3 is none of error, warning, advice, off"),
        ("house_style", {"truncation": "no"}, "house_style.truncation: 'no' is neither true nor false"),
        (
            "house_style",
            {"rounding": "half up"},
            r"'half up' is none of either, half-up, half-even; did you mean 'half-u",
        ),
        ("house_style", {"rounding": True}, "house_style.rounding: True is none of either, half-up, half-even"),
        ("house_style", "%", "'%' is no table; for example per-cent"),
        ("house_style", {"per-cnt": "%"}, r"house_style.per-cnt: there is no such setting; did you mean 'per-cent'\."),
        ("house_style", {"per-cent": "percnt"}, r"'percnt' is none of per cent, percent, %; did you mean 'percent'\."),
    ],
)
def test_an_impossible_value_is_refused_in_one_sentence(name: str, value: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        settle({name: value})


def test_codes_come_as_a_list_or_with_commas_and_in_any_case() -> None:
    assert settle({"select": "n1, R201,,n1"}).select == ("N1", "R201")
    assert settle({"ignore": ["q1", "C,A"]}).ignore == ("Q1", "C", "A")


def test_values_lie_over_those_of_a_settings_file(tmp_path: Path) -> None:
    base = settle({"fail-on": "error", "reference": str(tmp_path), "each-alone": True})
    settled = settle({"published": 2018}, base=base)
    assert settled == Settings(fail_on="error", reference=(tmp_path,), each_alone=True, published="2018")


def test_a_date_may_be_as_exact_as_it_is_known() -> None:
    assert [published_date(d) for d in ("2018", "2018-02", "2018-02-20", "0000", "18")] == [
        "2018", "2018-02", "2018-02-20", None, None,
    ]  # fmt: skip
    assert settle({"published": date(2018, 2, 20)}).published == "2018-02-20"
    assert settle({"published": None}).published is None


@pytest.mark.parametrize(
    ("select", "ignore", "by_default", "wanted"),
    [
        ((), (), True, True),
        ((), (), False, False),
        (("R",), (), True, False),
        (("N",), (), True, True),
        (("N",), (), False, True),
        ((), ("N",), True, False),
        (("N101",), ("N",), True, True),
        (("N",), ("N1",), True, False),
        (("N1",), ("N1",), True, False),
    ],
)
def test_the_longest_prefix_decides_which_checks_run(
    select: tuple[str, ...], ignore: tuple[str, ...], by_default: bool, wanted: bool
) -> None:
    assert Settings(select=select, ignore=ignore).wants("N101", by_default=by_default) is wanted


@pytest.mark.parametrize(
    ("fail_on", "severities", "fails"),
    [
        ("warning", ["advice"], False),
        ("warning", ["advice", "warning"], True),
        ("warning", ["error"], True),
        ("error", ["warning"], False),
        ("advice", ["advice"], True),
        ("never", ["error"], False),
        ("advice", [], False),
    ],
)
def test_the_run_fails_at_or_above_the_severity_that_was_chosen(fail_on: Any, severities: Any, fails: bool) -> None:
    assert Settings(fail_on=fail_on).fails(severities) is fails


@pytest.mark.parametrize(
    ("severity", "code", "level"),
    [
        ({}, "N101", None),
        ({"N": "advice"}, "N101", "advice"),
        ({"N": "advice", "n101": "error"}, "N101", "error"),
        ({"N101": "error", "N": "advice"}, "N102", "advice"),
        ({"R": "off"}, "N101", None),
        ({"N1": "off"}, "N101", "off"),
    ],
)
def test_the_longest_prefix_decides_the_level(severity: dict[str, str], code: str, level: str | None) -> None:
    assert settle({"severity": severity}).level(code) == level


def test_a_check_that_is_switched_off_does_not_run_and_a_level_switches_none_on() -> None:
    settings = settle({"severity": ["N1=off", "A2=warning"], "select": "N1,N2,A1"})
    assert [settings.wants(code) for code in ("N101", "N201")] == [False, True]
    assert not settle({"severity": ["A2=warning"]}).wants("A201", by_default=False)


def test_levels_of_the_command_line_go_over_those_of_the_file_one_by_one() -> None:
    base = settle({"severity": {"N": "advice", "R": "error"}, "house-style": {"per-cent": "%"}})
    settled = settle({"severity": ["R=off", "Q=advice"]}, base=base)
    assert dict(settled.severity) == {"N": "advice", "R": "off", "Q": "advice"}
    assert settled.house_style == HouseStyle("%")
    over = settle({"house-style": {"truncation": False}}, base=settled)
    assert over.house_style == HouseStyle("%", truncation=False)
