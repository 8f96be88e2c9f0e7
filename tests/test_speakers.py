"""Who speaks: cues before, after and between, names, posts and pronouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import language
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.quote_marks import find_quotes
from pipeline.extract.speakers import attribute, needs_reading
from pipeline.records import Article, Quote

Reader = Callable[[str], tuple[Quote, ...]]


@pytest.fixture(scope="module")
def read(parser: language.Parser) -> Reader:
    def reader(text: str) -> tuple[Quote, ...]:
        parts = paragraphs(text)
        quotes, _ = find_quotes(Article("a", text), parts)
        wanted = needs_reading(parts, quotes)
        by_index = {p.index: p for p in parts}
        docs = parser.parse(by_index[i].text for i in wanted)
        return attribute(quotes, parts, dict(zip(wanted, docs, strict=True)))

    return reader


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The bridge is closed,” Helen Marsh said.", "Helen Marsh"),
        ("“The bridge is closed,” said Helen Marsh.", "Helen Marsh"),
        ("“The bridge is closed”, said Helen Marsh.", "Helen Marsh"),
        ("Helen Marsh said: “The bridge is closed.”", "Helen Marsh"),
        ("Helen Marsh, who chairs the parish council, said: “The bridge is closed.”", "Helen Marsh"),
        ("According to Helen Marsh, “the bridge is closed to lorries”.", "Helen Marsh"),
        ("The bridge is “closed to lorries”, according to Helen Marsh.", "Helen Marsh"),
        ("Helen Marsh called the repairs “a waste of public money”.", "Helen Marsh"),
        ("In a statement on Tuesday, Helen Marsh told reporters: “The bridge is closed.”", "Helen Marsh"),
        ("“The bridge is closed to lorries.” — Helen Marsh", "Helen Marsh"),
        ("“The bridge is closed,” a spokesman for the council said.", "a spokesman"),
        ("“The bridge is closed to all traffic,” the council said in a statement.", "the council"),
        ("Said Marsh: “The bridge is closed.”", "Marsh"),
    ],
)
def test_the_cue_names_the_speaker(read: Reader, text: str, speaker: str) -> None:
    assert [quote.speaker for quote in read(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Helen Marsh told the Courier’s Neil Ford: “The bridge is closed.”",
        "Helen Marsh told Neil Ford, of the Courier, that “the bridge is closed to lorries”.",
        "“The bridge is closed,” Helen Marsh told Neil Ford of the Courier.",
    ],
)
def test_who_is_told_is_not_who_says(read: Reader, text: str) -> None:
    assert [quote.speaker for quote in read(text)] == ["Helen Marsh"]


def test_a_speaker_goes_on_to_the_second_piece_of_a_paragraph(read: Reader) -> None:
    quotes = read("“The bridge is closed,” said Helen Marsh. “It will open in June.”")
    assert [quote.speaker for quote in quotes] == ["Helen Marsh", "Helen Marsh"]


def test_each_piece_keeps_its_own_speaker(read: Reader) -> None:
    quotes = read("“The bridge is closed,” said Helen Marsh.\n\nNeil Ford said: “That is bad news for the village.”")
    assert [quote.speaker for quote in quotes] == ["Helen Marsh", "Neil Ford"]


def test_a_statement_over_paragraphs_has_one_speaker_wherever_the_cue_stands(read: Reader) -> None:
    first = read("Helen Marsh said: “The bridge is closed.\n\n“It will open in June.”")
    assert [quote.speaker for quote in first] == ["Helen Marsh", "Helen Marsh"]
    last = read("“The bridge is closed.\n\n“It will open in June,” said Helen Marsh.")
    assert [quote.speaker for quote in last] == ["Helen Marsh", "Helen Marsh"]


def test_a_colon_leads_on_to_the_next_paragraph(read: Reader) -> None:
    quotes = read("In a letter to residents Helen Marsh wrote:\n\n“The bridge is closed until June.”")
    assert [quote.speaker for quote in quotes] == ["Helen Marsh"]


def test_a_quotation_on_its_own_stays_unattributed(read: Reader) -> None:
    quotes = read("Helen Marsh met villagers.\n\n“The bridge is closed until further notice.”\n\nThe lorries wait.")
    assert [quote.speaker for quote in quotes] == [None]
    assert quotes[0].mention is None


def test_a_pronoun_is_resolved_and_stays_the_mention(read: Reader) -> None:
    text = "Helen Marsh, the mayor, opened the fair with Neil Ford.\n\nShe added: “The bridge is closed.”"
    (quote,) = read(text)
    assert quote.speaker == "Helen Marsh"
    assert quote.mention is not None
    assert quote.mention.text == "She"
    assert text[quote.mention.start : quote.mention.end] == "She"
    assert quote.cue is not None
    assert quote.cue.text == "added"


def test_a_pronoun_that_fits_nobody_stays_open(read: Reader) -> None:
    (quote,) = read("Neil Ford opened the fair.\n\nShe added: “The bridge is closed.”")
    assert quote.speaker is None
    assert quote.mention is not None


def test_who_is_told_is_not_the_pronoun(read: Reader) -> None:
    quotes = read("Neil Ford met Alan Pike.\n\nAlan Pike asked about the bridge.\n\n“It is closed,” he told Pike.")
    assert [quote.speaker for quote in quotes] == ["Neil Ford"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Neil Ford left. A spokesman for Kent Rail said: “Trains run.” He added: “Check first.”", ["A spokesman"] * 2),
        ("“We run,” a Kent Rail spokeswoman said. “We are late,” she added.", ["a Kent Rail spokeswoman"] * 2),
        ("A spokesman for Kent Rail said: “Trains run.”\n\nThe spokesman added: “Check first.”", ["A spokesman"] * 2),
        ("Police said: “A man is held.” They added: “He is 40.”", ["Police"] * 2),
        ("The couple said they were “over the moon”. “It is a boy,” they said.", ["The couple"] * 2),
        ("Helen Marsh said: “I am leaving.” They added: “It is time.”", ["Helen Marsh", None]),
        ("The RNIB said: “We asked.” The council said: “We paid.” It added: “Late.”",
         ["RNIB", "The council", "The council"]),
        ("Helen Marsh and Neil Ford said in a joint statement: “Yes.” “It is signed,” they added.",
         ["Helen Marsh and Neil Ford"] * 2),
        ("Mr and Mrs Ford said: “We are off.”", ["Mr and Mrs Ford"]),
    ],
)  # fmt: skip
def test_a_pronoun_means_who_spoke_last_named_or_not(read: Reader, text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in read(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Helen Marsh and Neil Ford met at school. “He was shy,” Helen said. “Not now,” says Neil.",
            ["Helen Marsh", "Neil Ford"],
        ),
        ("Helen Marsh MP called it “a muddle of a plan”. “It is bad,” Ms Marsh said.", ["Helen Marsh"] * 2),
        ("“It is shut,” said Pieter van der Meer. Mr van der Meer added: “It is old.”", ["Pieter van der Meer"] * 2),
        ("Neil’s mother, Carol, said: “He was kind.”", ["Carol"]),
        ("Marsh’s assistant, Leo D’Arcy, said: “She is out.”", ["Leo D’Arcy"]),
    ],
)
def test_given_names_letters_and_particles_name_the_same_person(read: Reader, text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in read(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Asked whether the bridge was “a sham”, Neil Ford said no.", [None]),
        ("Asked by reporters if it was “a sham”, Neil Ford said: “No.”", [None, "Neil Ford"]),
        ("When asked, Neil Ford said he had “no idea at all”.", ["Neil Ford"]),
        ("Neil Ford was quoted by the Courier as saying: “It is open.”", ["Neil Ford"]),
        ("The bridge was described as “a sham of a thing” by Neil Ford.", ["Neil Ford"]),
        ("In Neil Ford’s words, the bridge is “dead in the water”.", ["Neil Ford"]),
        ("Helen Marsh: “Yes”; Neil Ford: “No”; Alan Pike: “Perhaps”.", ["Helen Marsh", "Neil Ford", "Alan Pike"]),
    ],
)
def test_who_asks_who_reports_and_who_says_are_told_apart(read: Reader, text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in read(text)] == speakers


def test_two_people_speak_in_a_joint_statement(read: Reader) -> None:
    quotes = read("In a joint statement, Helen Marsh and Neil Ford said: “We will open the bridge in June.”")
    assert [quote.speaker for quote in quotes] == ["Helen Marsh and Neil Ford"]


def test_surnames_take_the_full_name_and_two_of_one_surname_are_told_apart(read: Reader) -> None:
    quotes = read(
        "Helen Marsh and her brother Neil Marsh run the inn.\n\n“We are full,” Ms Marsh said.\n\n"
        "“We are empty,” said Mr Marsh.\n\nSir Alan Pike disagreed. “They are neither,” Sir Alan said."
    )
    assert [quote.speaker for quote in quotes] == ["Helen Marsh", "Neil Marsh", "Alan Pike"]


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Helen Marsh, RNIB head of policy for Kent, said: “Yes, we will.”", "head of policy for Kent", "RNIB"),
        ("RNIB chief executive Helen Marsh said: “Yes, we will.”", "chief executive", "RNIB"),
        ("Helen Marsh, director of the Harbour Trust, said: “Yes, we will.”", "director", "Harbour Trust"),
        ("Helen Marsh, spokeswoman for Kent Police, said: “Yes, we will.”", "spokeswoman", "Kent Police"),
        ("The trust’s chief executive, Helen Marsh, said: “Yes, we will.”", "chief executive", None),
        ("Helen Marsh, MP for Bath, said: “Yes, we will.”", "MP for Bath", None),
        ("The RNIB’s Helen Marsh said: “Yes, we will.”", None, "RNIB"),
        ("Helen Marsh, of the Harbour Trust, said: “Yes, we will.”", None, "Harbour Trust"),
        ("As the mayor walked to the car, Helen Marsh said: “Yes, we will.”", None, None),
        ("Helen Marsh said: “Yes, we will.”", None, None),
        ("“Yes, we will,” said Ch Insp Helen Marsh.", "Ch Insp", None),
        ("Supt Helen Marsh, of Fenland Police, said: “Yes, we will.”", "Supt", "Fenland Police"),
        ("Det. Sgt. Helen Marsh said: “Yes, we will.”", "Det. Sgt.", None),
    ],
)  # fmt: skip
def test_role_and_organisation_stand_around_the_name(
    read: Reader, text: str, role: str | None, organisation: str | None
) -> None:
    (quote,) = read(text)
    assert (quote.speaker, quote.role, quote.organisation) == ("Helen Marsh", role, organisation)


def test_the_holder_of_a_post_is_known_by_it_later(read: Reader) -> None:
    quotes = read(
        "Helen Marsh, chief executive of the Harbour Trust, said: “Yes, we will.”\n\n"
        "“It starts in May,” the charity’s chief executive added."
    )
    assert [quote.speaker for quote in quotes] == ["Helen Marsh", "Helen Marsh"]


def test_a_transcript_names_each_speaker_in_capitals(read: Reader) -> None:
    quotes = read("Neil Ford met Helen Marsh.\n\n“FORD: Is it open?\n\n“MARSH: It is closed.”")
    assert [quote.speaker for quote in quotes] == ["Neil Ford", "Helen Marsh"]


STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@pytest.mark.parametrize(
    "text",
    [
        "“It’s closed,” said Helen Marsh. “We’ll open it in June.”\n\nShe added: “That’s the villagers’ wish.”",
        "Neil Ford, the mayor’s aide, said: “It isn’t safe.\n\n“Don’t use it.”",
        "Helen Marsh called it “a disgrace to Kent’s roads” and left.",
    ],
)
def test_straight_marks_change_no_speaker(read: Reader, text: str) -> None:
    curly, straight = read(text), read(text.translate(STRAIGHT))
    assert [(q.speaker, q.passage.start) for q in curly] == [(q.speaker, q.passage.start) for q in straight]


WORDS = st.sampled_from(
    ["“", "”", '"', "‘", "’", "Helen Marsh", "she", "said", "told", ",", ".", ":", "\n\n", "the mayor", "that", "it",
     "according to", "Mr Ford", "—", "who", "closed", "BBC", "…", "["]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_lost_to_an_exception(read: Reader, words: list[str]) -> None:
    text = " ".join(words)
    for quote in read(text):
        for passage in (quote.passage, quote.mention, quote.cue):
            assert passage is None or text[passage.start : passage.end] == passage.text
