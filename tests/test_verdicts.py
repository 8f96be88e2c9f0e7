"""Every number ends with a status and a reason, whatever the checks said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import NOT_CLAIMS, STATUS_ORDER, Article, Claim, Kind, Report, Status, Verdict
from pipeline.verdicts import settle
from tests.made import claim, printed, row

KINDS = get_args(Kind)
CLAIMS = [claim(place, replace(printed("14"), kind=kind)) for place, kind in enumerate(KINDS)]
VERDICTS = st.lists(
    st.builds(
        Verdict,
        st.sampled_from(range(len(CLAIMS))),
        st.sampled_from(["N101", "N102", "R101", "R102"]),
        st.sampled_from(STATUS_ORDER),
        st.sampled_from(["a reason", "another reason"]),
    ),
    max_size=12,
)


@given(VERDICTS)
def test_a_status_is_the_gravest_that_any_check_gave_and_every_number_has_one_with_a_reason(
    verdicts: list[Verdict],
) -> None:
    checked = settle(CLAIMS, verdicts)
    assert [one.claim for one in checked] == CLAIMS
    for one in checked:
        assert one.reason
        said = [verdict.status for verdict in verdicts if verdict.claim == one.claim.id]
        if said:
            assert one.status == min(said, key=STATUS_ORDER.index)
        assert sorted(verdict.status for verdict in one.verdicts) == sorted(said)


@given(VERDICTS)
def test_the_tally_adds_up_to_all_numbers_in_the_order_of_gravity(verdicts: list[Verdict]) -> None:
    tally = Report(Article("a", ""), settle(CLAIMS, verdicts), (), (), ()).tally()
    assert sum(tally.values()) == len(CLAIMS)
    assert list(tally) == sorted(tally, key=STATUS_ORDER.index)


@given(VERDICTS, st.randoms())
def test_the_order_of_the_checks_changes_no_status(verdicts: list[Verdict], random: object) -> None:
    turned = list(reversed(verdicts))
    assert [one.status for one in settle(CLAIMS, turned)] == [one.status for one in settle(CLAIMS, verdicts)]


@pytest.mark.parametrize(
    ("kind", "status"),
    [(kind, "not_a_claim") for kind in sorted(NOT_CLAIMS | {"age", "rank"})]
    + [("vague", "not_checkable"), ("count", "no_reference"), ("money", "no_reference"), ("percent", "no_reference")],
)
def test_a_number_that_no_check_looked_at_says_what_it_is_or_why(kind: Kind, status: Status) -> None:
    (one,) = settle([claim(0, replace(printed("14"), kind=kind))], ())
    assert (one.status, bool(one.reason)) == (status, True)
    assert one.verdicts == ()


def test_a_note_of_the_reader_is_the_reason_of_a_number_that_nothing_looked_at() -> None:
    (one,) = settle([claim(0, "14", note="no place could be read")], ())
    assert (one.status, one.reason) == ("no_reference", "no place could be read")


def test_the_reason_joins_what_the_checks_said_and_leaves_out_what_no_table_has() -> None:
    said = [
        Verdict(0, "R101", "no_reference", "no table has this measure"),
        Verdict(0, "N102", "consistent", "381 to 504 is +123"),
        Verdict(0, "N101", "inconsistent", "381 to 504 is +32.3%"),
        Verdict(0, "N103", "consistent", "381 to 504 is +123"),
    ]
    (one,) = settle([claim(0, "123")], said)
    assert (one.status, one.reason) == ("inconsistent", "381 to 504 is +32.3%; 381 to 504 is +123")


def test_the_row_shown_is_the_numbers_own_cell_before_that_of_another_scope() -> None:
    own, other = row(570), row(381, "S")
    said = [Verdict(0, "R102", "mismatch", "that of South Vale", other), Verdict(0, "R101", "mismatch", "differs", own)]
    (one,) = settle([claim(0, "381")], said)
    assert one.observation is own
    (one,) = settle([claim(0, "381")], said[:1])
    assert one.observation is other


def test_a_verdict_on_a_number_that_is_not_there_is_passed_over() -> None:
    claims: list[Claim] = [claim(0, "14")]
    assert len(settle(claims, [Verdict(7, "N101", "consistent", "of nobody")])) == 1
