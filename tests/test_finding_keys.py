"""Keys name findings by content: what moves them changes nothing, what changes them makes another key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.paragraphs import paragraphs
from pipeline.finding_keys import code_of, is_key, keyed, keyed_across
from pipeline.records import Evidence, Finding, Observation, Passage, PassageEvidence, RowEvidence, Source

SENTENCE = "Thefts at the harbour rose by 40 per cent, from 700 to 812."
TEXT = f"It rained.\n\nThe council met. {SENTENCE} Nobody was surprised.\n\nThe mayor left."
SOURCE = Source("harbour", "Harbour Office", "Thefts", "https://harbour.example/", "CC0-1.0")
ROW = Observation(
    "harbour", 3, "thefts", "Harbour", "H1", "2019", date(2019, 1, 1), date(2019, 12, 31), "calendar_year",
    812.0, 0, "theft", (("kind", "boat"),), "A", "", "harbour", "2020-05",
)  # fmt: skip


def passage(text: str, words: str, article: str = "a.txt", occurrence: int = 0) -> Passage:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Passage(article, start, start + len(words), words)


def finding(text: str, article: str = "a.txt", occurrence: int = 0) -> Finding:
    evidence: tuple[Evidence, ...] = (
        PassageEvidence("before", passage(text, "700", article, occurrence)),
        PassageEvidence("after", passage(text, "812", article, occurrence)),
        RowEvidence("the table", ROW, SOURCE),
    )
    words = passage(text, "40 per cent", article, occurrence)
    return Finding("N101", "percent-change", "error", 0.9, words, "it is not", evidence=evidence)


def key(text: str, found: Finding | None = None) -> str:
    (named,) = keyed(paragraphs(text), [found or finding(text)])
    return named.key


def with_row(**changed: object) -> Finding:
    one = finding(TEXT)
    row = RowEvidence("the table", replace(ROW, **changed), SOURCE)  # type: ignore[arg-type]
    return replace(one, evidence=(*one.evidence[:2], row))


def test_a_key_is_short_and_begins_with_the_code() -> None:
    assert is_key(key(TEXT))
    assert len(key(TEXT)) == len("N101-") + 10
    assert code_of(key(TEXT)) == "N101"


plain = st.lists(st.sampled_from("The a mayor 5 said £3m of it, 12% and – “more” Dr 700 812".split()), max_size=12)
ends = st.sampled_from([". ", "! ", ".” ", ".\n", ".\n\n", ".\r\n\r\n"])


@given(before=plain, after=plain, end=ends)
def test_text_before_and_after_the_sentence_changes_no_key(before: list[str], after: list[str], end: str) -> None:
    start = f"On Monday {' '.join(before)} it rained{end}" if before else ""
    rest = f" Then {' '.join(after)} it snowed." if after else ""
    around = f"{start}{SENTENCE}{rest}"
    at = len(start)
    moved = finding(SENTENCE)
    shifted = [
        replace(item, passage=replace(item.passage, start=item.passage.start + at, end=item.passage.end + at))
        if isinstance(item, PassageEvidence)
        else item
        for item in moved.evidence
    ]
    where = replace(moved.passage, start=moved.passage.start + at, end=moved.passage.end + at)
    assert key(around, replace(moved, passage=where, evidence=tuple(shifted))) == key(SENTENCE)


@pytest.mark.parametrize(
    ("what", "changed"),
    [
        ("the file's name", finding(TEXT, "b/renamed.txt")),
        ("the message", replace(finding(TEXT), message="worded anew")),
        ("the working", replace(finding(TEXT), working="700 to 812 is +16%")),
        ("the severity", replace(finding(TEXT), severity="advice")),
        ("the confidence", replace(finding(TEXT), confidence=0.5)),
        ("labels and order of the evidence", replace(finding(TEXT), evidence=finding(TEXT).evidence[::-1])),
        ("the row's place in its table", with_row(row=7)),
        ("a release with the same value", with_row(release="2021-05")),
    ],
)  # fmt: skip
def test_what_says_nothing_of_the_content_changes_no_key(what: str, changed: Finding) -> None:
    assert key(TEXT, changed) == key(TEXT), what


@pytest.mark.parametrize(
    ("what", "changed"),
    [
        ("the check", replace(finding(TEXT), code="N102")),
        ("the words that it is about", replace(finding(TEXT), passage=passage(TEXT, "812"))),
        ("a number of the evidence", replace(finding(TEXT), evidence=finding(TEXT).evidence[1:])),
        ("a value of the table", with_row(value=813.0)),
        ("a suppressed value", with_row(value=None)),
        ("the place of the row", with_row(place_code="H2")),
        ("the period of the row", with_row(start=date(2018, 1, 1))),
        ("what the row counts", with_row(qualifiers=(("kind", "car"),))),
    ],
)  # fmt: skip
def test_what_the_finding_rests_on_makes_another_key(what: str, changed: Finding) -> None:
    assert key(TEXT, changed) != key(TEXT), what


@pytest.mark.parametrize(
    ("edit", "same"),
    [
        (("Thefts at the harbour", "Thefts in the harbour"), False),
        (("rose by", "fell by"), False),
        (("40 per cent", "41 per cent"), False),
        (("rose by 40 per cent, from", "rose by 40 per cent from"), True),
        (("at the harbour", "at  the\u00a0harbour"), True),
        (("The council met.", "The council met again, and again."), True),
        (("Nobody was", "Not everybody was"), True),
    ],
)
def test_an_edited_sentence_is_shown_again_and_its_neighbours_do_not_matter(edit: tuple[str, str], same: bool) -> None:
    text = TEXT.replace(*edit)
    words = "41 per cent" if "41" in text else "40 per cent"
    found = replace(finding(text.replace("41", "40")), passage=passage(text, words))
    assert (key(text, found) == key(TEXT)) is same


def test_straight_and_curly_quotation_marks_are_the_same_words() -> None:
    curly, straight = "“It’s up 40 per cent, from 700 to 812.”", '"It\'s up 40 per cent, from 700 to 812."'
    assert key(curly) == key(straight)


def test_equal_findings_of_one_article_are_numbered_in_order() -> None:
    text = f"{SENTENCE}\n\nIt rained.\n\n{SENTENCE}"
    first, second = keyed(paragraphs(text), [finding(text), finding(text, occurrence=1)])
    assert second.key == f"{first.key}.2"
    assert first.key == key(SENTENCE)
    assert is_key(second.key)


def test_evidence_in_other_articles_counts_only_for_findings_across_articles() -> None:
    told = replace(
        finding(TEXT), evidence=(*finding(TEXT).evidence, PassageEvidence("in b", passage("9 per cent", "9", "b.txt")))
    )
    assert key(TEXT, told) == key(TEXT)
    across = keyed_across(paragraphs(TEXT), replace(told, code="C101"))
    assert across.key != keyed_across(paragraphs(TEXT), replace(finding(TEXT), code="C101")).key
    renamed = replace(
        told, code="C101", evidence=(*told.evidence[:3], PassageEvidence("x", passage("9", "9", "z.txt")))
    )
    assert across.key == keyed_across(paragraphs(TEXT), renamed).key


@pytest.mark.parametrize("text", ["", "a", "\ud800 40 per cent, from 700 to 812", "½ ٣ 五 40 per cent 700 812"])
def test_no_text_and_no_place_is_an_error(text: str) -> None:
    odd = replace(finding(SENTENCE), passage=Passage("a.txt", 0, len(text), text), evidence=())
    assert is_key(keyed(paragraphs(text), [odd])[0].key)


@given(st.integers(5, 14), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_every_mistyped_letter_is_seen(place: int, letter: str) -> None:
    right = key(TEXT)
    wrong = right[:place] + letter + right[place + 1 :]
    assert is_key(wrong) is (wrong == right)


@pytest.mark.parametrize("place", range(5, 14))
def test_two_letters_changed_about_are_seen(place: int) -> None:
    right = key(TEXT)
    swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert is_key(swapped) is (swapped == right)


@pytest.mark.parametrize("word", ["", "N101", "N101-", "n101-abcdefghij", "N101-abcdefgh1j", "N101-abcdefghij.0", "ü"])
def test_what_is_no_key_is_told(word: str) -> None:
    assert not is_key(word)
