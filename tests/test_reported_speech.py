"""What is reported without quotation marks: the clause, its cue and its speaker."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import desk
from pipeline.cli import run
from pipeline.language import Parser
from pipeline.records import Article, Quote


def heard(parser: Parser, text: str) -> tuple[Quote, ...]:
    (report,) = desk.listen([Article("a", text)], parser)
    return report.quotes


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "words"),
    [
        ("Police said that the road was closed until noon.", "Police", "said", ["the road was closed until noon"]),
        ("The road is closed, police said on Friday.", "police", "said", ["The road is closed"]),
        ("The road, Neil Ford said, is closed to lorries.", "Neil Ford", "said", ["The road", "is closed to lorries"]),
        ("Neil Ford told the Courier that the bridge had cost £2m.", "Neil Ford", "told", ["the bridge had cost £2m"]),
        ("According to the report, 40% of homes were damp.", "the report", "According", ["40% of homes were damp"]),
        ("The fire spread fast, according to Neil Ford, who lives opposite.", "Neil Ford", "according",
         ["The fire spread fast"]),
    ],
)  # fmt: skip
def test_a_report_has_its_words_its_cue_and_its_speaker(
    parser: Parser, text: str, speaker: str, cue: str, words: list[str]
) -> None:
    pieces = heard(parser, text)
    assert [piece.passage.text for piece in pieces] == words
    assert len({piece.statement for piece in pieces}) == 1
    assert all(piece.kind == "indirect" for piece in pieces)
    assert all((piece.speaker, piece.cue and piece.cue.text) == (speaker, cue) for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "Helen Marsh would not say whether she had resigned.",
        "Police did not say how many people were hurt.",
        "She asked whether the money was safe.",
        "It is said that the house is haunted.",
        "The company reported a profit of £4m.",
        "The road is closed to lorries until noon.",
    ],
)
def test_what_was_not_said_or_only_asked_is_no_report(parser: Parser, text: str) -> None:
    assert heard(parser, text) == ()


def test_words_that_are_quoted_in_part_are_told_once(parser: Parser) -> None:
    (piece,) = heard(parser, "Helen Marsh said she was “appalled at the whole plan” for the bridge.")
    assert (piece.kind, piece.speaker) == ("mixed", "Helen Marsh")


def test_a_pronoun_means_who_was_quoted_or_reported_before(parser: Parser) -> None:
    pieces = heard(
        parser,
        "Neil Ford was there. Helen Marsh said: “The bridge is closed.”\n\nShe said it would open in June.\n\n"
        "A spokesman for Kent Rail said trains were running. He said they were late.",
    )
    assert [piece.speaker for piece in pieces] == ["Helen Marsh", "Helen Marsh", "A spokesman", "A spokesman"]


WORDS = st.sampled_from(
    ["said", "that", "Helen Marsh", "police", "according to", "the report", ",", ".", "was", "closed", "“", "”", "he",
     "told", "\n\n", "added", "not", "would", "—", "who"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_heard_with_exact_offsets_in_order(parser: Parser, words: list[str]) -> None:
    text = " ".join(words)
    pieces = heard(parser, text)
    assert [piece.passage.start for piece in pieces] == sorted(piece.passage.start for piece in pieces)
    for piece in pieces:
        for passage in (piece.passage, piece.mention, piece.cue):
            assert passage is None or text[passage.start : passage.end] == passage.text


def test_the_command_lists_reports_only_where_they_are_asked_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Police said that the road was closed until noon.\n\n“It is open,” said Neil Ford.")
    kinds = {}
    for option in ([], ["--indirect"]):
        assert run(["quotes", str(story), "--format", "jsonl", *option]) == 0
        kinds[bool(option)] = [json.loads(line)["kind"] for line in capfd.readouterr().out.splitlines()]
    assert kinds == {False: ["direct"], True: ["indirect", "direct"]}
