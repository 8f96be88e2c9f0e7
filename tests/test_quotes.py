"""Quotation marks -> pieces: pairs, paragraphs, recovery, and what is no quotation at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.quote_marks import find_quotes
from pipeline.records import Article, Quote


def read(text: str) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    return find_quotes(Article("a", text), paragraphs(text))


def pieces(text: str) -> list[str]:
    return [quote.passage.text for quote in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We open on Monday,” said the vicar.", ["We open on Monday,"]),
        ('"We open on Monday," said the vicar.', ["We open on Monday,"]),
        ("‘We open on Monday’, said the vicar.", ["We open on Monday"]),
        ("'We open on Monday,' said the vicar.", ["We open on Monday,"]),
        ("“We open,” she said, “on Monday.”", ["We open,", "on Monday."]),
        ("He called it a ‘serious matter’ for the board.", ["serious matter"]),
        ("‘They told me “never again” and left,’ he said.", ["They told me “never again” and left,"]),
        ("“They told me ‘never again’ and left,” he said.", ["They told me ‘never again’ and left,"]),
        ("“They told me “never again” and left,” he said.", ["They told me “never again” and left,"]),
        ("The «grande dame» of the stage", ["grande dame"]),
        ("“It is [the council’s] duty … to act,” he said.", ["It is [the council’s] duty … to act,"]),
        ("““We open on Monday,”” said the vicar.", ["We open on Monday,"]),
        ("''We open on Monday,'' said the vicar.", ["We open on Monday,"]),
        ("``We open on Monday,'' said the vicar.", ["We open on Monday,"]),
        ("““Never” is the word that he used,” she said.", ["“Never” is the word that he used,"]),
        ("'I like rock 'n' roll and chips,' he said.", ["I like rock 'n' roll and chips,"]),
        ("''Cause it is cold,' he said.", ["'Cause it is cold,"]),
    ],
)
def test_marks_of_every_house_style_are_paired(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The officers' mess and the boys’ team share a kitchen.",
        "Don’t say ’em, and don't mention the '90s or rock 'n' roll.",
        'He is 6\'3" tall and carries an 18" ruler.',
        '<a href="page.html" title="A page of ours">link</a>',
        '![A chart](https://example.org/chart.png "Figure 3: boats by harbour")',
        "She presents “The Long Walk Home” on the radio.",
        "Anna “Nan” Carter runs the shop.",
        "“Council to build forty homes” — Exampleton Post, 3 May 2018",
    ],
)
def test_apostrophes_inches_markup_and_titles_are_no_quotations(text: str) -> None:
    assert pieces(text) == []


def test_a_plural_possessive_does_not_close_a_single_quotation() -> None:
    assert pieces("‘We saw the officers’ van outside,’ said Mrs Cole.") == ["We saw the officers’ van outside,"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The cooks’ Monday shift is short,’ said Mrs Cole.", ["The cooks’ Monday shift is short,"]),
        ("‘That oven is the cooks’. This one is ours,’ she said.", ["That oven is the cooks’. This one is ours,"]),
        ("‘We saw the cooks’ Mrs Cole said. ‘They ran.’", ["We saw the cooks", "They ran."]),
        ("He feared ‘hungry cooks’ The bakers’ guild met.", ["hungry cooks"]),
    ],
)
def test_a_plural_possessive_before_a_capital_is_told_from_a_closing_mark(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It was dark, said Ann Cole, a baker.\n\n“Yes,” said Tom Roe.", ["It was dark,", "Yes,"]),
        ("“It was dark, she said.\n\n“Yes,” said Tom Roe.", ["It was dark,", "Yes,"]),
    ],
)
def test_a_cue_behind_a_quotation_that_is_not_closed_ends_it_though_the_next_paragraph_opens_one(
    text: str, expected: list[str]
) -> None:
    quotes, notes = read(text)
    assert [q.passage.text for q in quotes] == expected
    assert len({q.statement for q in quotes}) == 2
    assert "a quotation is not closed" in notes[0]


@pytest.mark.parametrize(
    ("text", "expected", "statements"),
    [
        ("Mr Cole said: ‘It was dark.\n\n‘Nobody came.’", ["It was dark.", "Nobody came."], 1),
        ("Mr Cole said: ‘The cooks’ van was out.\n\n‘Nobody came.’", ["The cooks’ van was out.", "Nobody came."], 1),
        ("‘It was the cooks’ said Mr Cole.\n\n‘I ran,’ said Ann Lee.", ["It was the cooks", "I ran,"], 2),
        ("‘It was dark, said Mr Cole.\n\n‘Nobody came,’ said Ann Lee.", ["It was dark,", "Nobody came,"], 2),
        ("‘It was dark and nobody came.\n\nThe end.", ["It was dark and nobody came."], 1),
        ("He said the ‘lads were out.\n\nThe end.", [], 0),
    ],
)
def test_single_marks_keep_the_conventions_of_double_ones(text: str, expected: list[str], statements: int) -> None:
    quotes, _ = read(text)
    assert [q.passage.text for q in quotes] == expected
    assert len({q.statement for q in quotes}) == statements


def test_speech_told_inside_a_quotation_that_goes_on_does_not_end_it() -> None:
    quotes, notes = read("“He came in, he said he was ill and he sat down.\n\n“Then he left,” said Tom Roe.")
    assert len({q.statement for q in quotes}) == 1
    assert notes == ()


def test_paragraphs_without_a_closing_mark_share_one_statement() -> None:
    quotes, notes = read("Mr Cole said: “It was dark.\n\n“Nobody came.\n\n“We waited.”\n\n“No,” she said.")
    assert [q.passage.text for q in quotes] == ["It was dark.", "Nobody came.", "We waited.", "No,"]
    assert len({q.statement for q in quotes[:3]}) == 1
    assert quotes[3].statement != quotes[0].statement
    assert [q.paragraph for q in quotes] == [0, 1, 2, 3]
    assert notes == ()


def test_a_statement_may_go_on_in_a_paragraph_that_opens_no_mark() -> None:
    quotes, _ = read("Mr Cole said: “It was dark.\n\nNobody came.” He left.")
    assert [q.passage.text for q in quotes] == ["It was dark.", "Nobody came."]
    assert len({q.statement for q in quotes}) == 1


def test_lost_line_ends_leave_the_convention_readable() -> None:
    quotes, notes = read('"It was dark and cold. "Nobody came for hours," he said.')
    assert [q.passage.text for q in quotes] == ["It was dark and cold.", "Nobody came for hours,"]
    assert len({q.statement for q in quotes}) == 1
    assert notes == ()


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ("“It was dark, said Mr Cole.\n\nThe end.", ["It was dark,"], "Paragraph 1: a quotation is not closed"),
        ("“It was dark, said Cole. “Nobody came,” he added.", ["It was dark,", "Nobody came,"], "before the next one"),
        ("It was dark,” said Mr Cole.\n\nThe end.", [], "a closing quotation mark has no opening mark"),
        ("“It was dark.\n\nThe street lamps were off.", ["It was dark."], "Paragraph 1: a quotation is not closed"),
    ],
)
def test_a_slip_costs_at_most_its_paragraph_and_is_named(text: str, expected: list[str], note: str) -> None:
    quotes, notes = read(text)
    assert [q.passage.text for q in quotes] == expected
    assert len(notes) == 1
    assert note in notes[0]


def test_marks_turned_the_wrong_way_still_pair() -> None:
    assert pieces("They were “heroes“ to us, and ”brave men“ too.") == ["heroes", "brave men"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She said: “We will rebuild it.”", "direct"),
        ("“We will rebuild it,” she said.", "direct"),
        ("She promised to “rebuild it”.", "mixed"),
        ("A ‘significant problem’ remains.", "mixed"),
    ],
)
def test_words_picked_out_of_a_sentence_are_mixed(text: str, kind: str) -> None:
    assert [quote.kind for quote in read(text)[0]] == [kind]


MARKED = st.text(alphabet="ab S.,?!\n“”\"‘’'—(-[…]68", max_size=120)


@given(MARKED)
def test_any_text_is_read_with_exact_offsets_inside_its_paragraphs(text: str) -> None:
    parts = paragraphs(text)
    quotes, notes = find_quotes(Article("a", text), parts)
    end = 0
    for quote in quotes:
        assert text[quote.passage.start : quote.passage.end] == quote.passage.text
        assert quote.passage.start >= end
        end = quote.passage.end
        assert parts[quote.paragraph].start <= quote.passage.start
        assert quote.passage.end <= parts[quote.paragraph].end
    assert all(note.endswith(".") for note in notes)


@given(st.integers(min_value=2, max_value=7))
def test_a_long_line_of_marks_is_read_in_linear_time(power: int) -> None:
    text = "'a ‘b \"c " * 10**power if power < 5 else "“" * 5_000
    assert isinstance(read(text[:200_000])[0], tuple)
