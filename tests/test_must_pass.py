"""Numbers in news that published readers get wrong, and that must be read right: value, kind, role, direction."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.records import Article
from pipeline.report.fields import Fields, claim_fields
from pipeline.settings import Settings
from tests.made import store


def claims(text: str, parser: Parser) -> dict[str, Fields]:
    """What ``copydesk claims`` says of every number of ``text``, by its printed words."""
    (report,) = desk.check([Article("a", text)], parser, store(()), Settings(each_alone=True)).reports
    fields = [claim_fields(claim, report.sources) for claim in report.claims]
    return {str(one["text"]): one for one in fields}


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        (
            "Officers logged 381 such cases in 2016/17.",
            "2016/17",
            {"kind": "period", "value": None, "status": "not_a_claim"},
        ),
        (
            "Officers logged 381 such cases in 2016/17.",
            "381",
            {"kind": "count", "period": "2016/17", "period_start": "2016-04-01", "period_end": "2017-03-31"},
        ),
        ("The charity says one in five pupils skips breakfast.", "one in five", {"kind": "ratio", "value": 0.2}),
        (
            "Almost one in 10 shops stands empty.",
            "one in 10",
            {"kind": "ratio", "value": 0.1, "comparator": "~", "role": "share"},
        ),
        (
            "The number of break-ins rose from 381 to 504.",
            "381",
            {"kind": "count", "value": 381.0, "direction": "up", "role": "baseline"},
        ),
        (
            "The number of break-ins rose from 381 to 504.",
            "504",
            {"kind": "count", "value": 504.0, "direction": "up", "role": "level"},
        ),
        (
            "Call the helpline on 0808 800 5000 at any hour.",
            "0808 800 5000",
            {"kind": "phone", "value": None, "status": "not_a_claim"},
        ),
        ("Swimming is free for under 18s.", "18", {"kind": "age", "value": 18.0, "comparator": "<"}),
        (
            "Fares will go up by 15 per cent in the autumn.",
            "15 per cent",
            {"kind": "percent", "value": 15.0, "unit": "percentage", "direction": "up", "role": "change"},
        ),
        (
            "The shortfall widened as imports grew by $43.6bn to $419.2bn.",
            "$43.6bn",
            {"kind": "money", "value": 43.6e9, "unit": "dollar", "direction": "up", "role": "change"},
        ),
        (
            "The shortfall widened as imports grew by $43.6bn to $419.2bn.",
            "$419.2bn",
            {"kind": "money", "value": 419.2e9, "unit": "dollar", "direction": "up", "role": "level"},
        ),
        ("The register now holds 64,667.", "64,667", {"kind": "count", "value": 64_667.0, "comparator": "="}),
    ],
)
def test_a_number_is_read_as_what_it_is(text: str, printed: str, expected: dict[str, Any], parser: Parser) -> None:
    found = claims(text, parser)
    assert printed in found, list(found)
    assert {name: found[printed][name] for name in expected} == expected


def test_almost_one_in_ten_is_a_little_under_a_tenth(parser: Parser) -> None:
    low, high = claims("Almost one in 10 shops stands empty.", parser)["one in 10"]["interval"]
    assert 0.08 <= low < 0.1 <= high < 0.106


def test_two_levels_are_no_range_and_no_mean(parser: Parser) -> None:
    found = claims("The number of break-ins rose from 381 to 504.", parser)
    assert set(found) == {"381", "504"}
    assert all(not isinstance(one["value"], list) for one in found.values())
