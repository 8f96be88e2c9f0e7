"""One cause, one finding: what is said of one number is said once, by the gravest and surest."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.merging import merged
from pipeline.records import Finding, PassageEvidence
from tests.made import passage


def finding(code: str, start: int, subjects: set[int], **more: Any) -> Finding:
    fields: dict[str, Any] = {
        "code": code, "name": code, "severity": "error", "confidence": 0.9, "passage": passage("504", start),
        "message": f"{code} at {start}", "subjects": frozenset(subjects),
    }  # fmt: skip
    return Finding(**fields | more)


FINDINGS = st.builds(
    finding,
    st.sampled_from(["N101", "N102", "N201", "R101", "R301", "A101"]),
    st.integers(0, 20),
    st.sets(st.integers(0, 6), max_size=3),
    severity=st.sampled_from(["error", "warning", "advice"]),
    confidence=st.sampled_from([0.5, 0.9]),
    diagnosis=st.sampled_from([(), ("one digit",)]),
    working=st.sampled_from([None, "1 to 2 is +1", "2 of 4 is 50%"]),
)


def test_two_findings_about_one_number_are_one_with_both_workings_and_all_evidence() -> None:
    first = finding(
        "N102", 10, {1, 2, 3}, working="381 to 514 is +133", evidence=(PassageEvidence("old", passage("381", 4)),)
    )
    other = finding("N101", 30, {1, 4}, working="+34.9%", evidence=(PassageEvidence("per cent", passage("32%", 30)),))
    (one,) = merged([first, other])
    assert one.working is not None
    assert {"381 to 514 is +133", "+34.9%"} == set(one.working.split("; "))
    assert one.subjects == {1, 2, 3, 4}
    assert [item.label for item in one.evidence] == ["per cent", "old"]  # type: ignore[union-attr]


def test_findings_about_different_numbers_stay_apart_in_the_order_of_print() -> None:
    found = merged([finding("N102", 30, {4, 5}), finding("N101", 10, {1, 2})])
    assert [(one.code, one.passage.start) for one in found] == [("N101", 10), ("N102", 30)]


def test_the_gravest_stands_whatever_the_order_and_advice_about_the_same_number_goes_into_it() -> None:
    advice = finding("A101", 5, {1}, severity="advice", working="the base is not clear")
    error = finding("N101", 40, {1}, working="+55.9%")
    for order in ([advice, error], [error, advice]):
        (one,) = merged(order)
        assert (one.code, one.severity, one.working) == ("N101", "error", "+55.9%; the base is not clear")


def test_among_equals_the_one_with_a_diagnosis_stands_and_else_its_diagnosis_is_taken_over() -> None:
    bare, knows = finding("N101", 5, {1}), finding("N102", 9, {1}, diagnosis=("one digit: 504 for 514",))
    assert merged([bare, knows])[0].code == "N102"
    (one,) = merged([finding("N101", 5, {1}), finding("N102", 9, {1}, severity="warning", diagnosis=("one digit",))])
    assert (one.code, one.diagnosis) == ("N101", ("one digit",))


def test_a_word_about_a_number_is_another_statement_than_the_number() -> None:
    found = merged([finding("R301", 5, {1}), finding("R201", 9, {1})])
    assert [one.code for one in found] == ["R301", "R201"]


def test_a_record_that_is_misprinted_is_one_cause_with_its_value() -> None:
    found = merged([finding("R301", 5, {1}), finding("R101", 9, {1}, working="Kent: 75")])
    assert [one.code for one in found] == ["R101"]


def test_two_causes_stay_two_and_what_follows_from_both_is_said_in_the_first() -> None:
    a, b = finding("N101", 5, {1, 2}), finding("N102", 9, {3, 4})
    both = finding("N201", 12, {2, 3}, severity="warning", working="one in five")
    found = merged([a, b, both])
    assert [(one.code, one.working) for one in found] == [("N101", "one in five"), ("N102", None)]


@given(st.lists(FINDINGS, max_size=8))
def test_nothing_is_lost_and_nothing_said_twice(findings: list[Finding]) -> None:
    found = merged(findings)
    assert merged(findings) == found
    assert frozenset().union(*(one.subjects for one in findings), frozenset()) == frozenset().union(
        *(one.subjects for one in found), frozenset()
    )
    workings = {text for one in found if one.working for text in one.working.split("; ")}
    assert workings == {one.working for one in findings if one.working}
    assert len(found) <= len(findings)
    everything = [one for one in findings if one.code != "R301" and one.subjects]
    if everything and frozenset.intersection(*(one.subjects for one in everything)):
        assert len([one for one in found if one.code != "R301" and one.subjects]) == 1
    assert [(one.passage.start, one.code) for one in found] == sorted((one.passage.start, one.code) for one in found)


@given(st.lists(FINDINGS, max_size=7, unique_by=lambda one: (one.code, one.passage.start)), st.randoms())
def test_the_order_in_which_checks_run_changes_nothing(findings: list[Finding], random: Any) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)
    assert merged(shuffled) == merged(findings)
