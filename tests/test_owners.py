"""Which words can be somebody who owns a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.owners import may_own, plain_words


@pytest.mark.parametrize("name", ["XLS", "pdf", "Kb", "Mr", "Mrs.", "Sen.", "National", "Second", "1.3bn", "total", ""])
def test_file_kinds_titles_adjectives_and_amounts_are_nobody(name: str) -> None:
    assert not may_own(name)


@pytest.mark.parametrize("name", ["Marlow", "National Grid", "Second Harbour Bank", "iPort", "NSPCC", "Mr Hill"])
def test_names_are_somebody(name: str) -> None:
    assert may_own(name)


def test_a_word_that_is_also_printed_small_is_plain_unless_it_has_a_capital_inside_a_sentence() -> None:
    text = "House prices rose. Each house, says Gable, has one gable and a marvel. The firm Marvel built it."
    assert {"house", "prices"} <= plain_words(text)
    assert not {"gable", "marvel", "House"} & plain_words(text)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert all(word in text for word in plain_words(text))
    may_own(text)
