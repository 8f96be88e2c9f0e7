"""Straight marks or curly ones, double or single: the same quotations, by the same people."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quotes import read_quotes
from pipeline.language import Parser
from pipeline.records import Article

#: « and » stand for the marks of a quotation, ‹ and › for those inside one, * for an apostrophe.
PARAGRAPHS = (
    "Mary Holt, chief executive of the Fenland Trust, said: «Nobody should have to wait until spring for a door.»",
    "«We*ll mend every roof on the estate,» she added, «and we*ll do it before the winter.»",
    "Trust chairman David Rowe said the builders had made «real progress» since the storm.",
    "«They told us ‹nobody is to blame› and then they left,» said Peter Dunn, who lives on the estate.",
    "«The children*s playground comes first. It was the first thing that the council took away from us.",
    "A spokesman for the council said: «We do not comment on single cases.»",
    "The estate was built in 1962. It has four hundred homes.",
    "Ms Holt told the meeting: «There is nothing more to say about the residents* car park.»",
    "«It*s the ’90s again,» David Rowe said. «You can*t move for rock *n* roll.»".replace("’", "*"),
    "Mary Holt, «Our Estate» in hand, called the plan «a bad joke» and «an insult to us all».",
    "«Why?» asked Ms Holt. «Because he said ‹no›.»",
    "The boys* club and the girls* choir share the hall. «They*re fine,» Mr Dunn told the Fenland Echo.",
    "Asked whether it was «a sham», Mr Dunn laughed. «No comment,» he said.",
)
#: Double marks outside and single ones inside, curly and straight; then the other way round.
STYLES = tuple(str.maketrans("«»‹›*", marks) for marks in ("“”‘’’", "\"\"'''", "‘’“”’", "''\"\"'"))


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6, unique=True))
@settings(max_examples=60)
def test_no_style_of_marks_changes_a_quotation_or_a_speaker(parser: Parser, parts: list[str]) -> None:
    text = "\n\n".join(parts)
    first, *others = (
        [
            (q.passage.start, q.passage.end, q.kind, q.statement, q.speaker, q.role, q.organisation)
            for q in read_quotes(Article("a", text.translate(style)), parser)
        ]
        for style in STYLES
    )
    for other in others:
        assert other == first
