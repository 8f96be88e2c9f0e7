"""Place names in an article, with everything that each can mean: what is counted there decides later which it is."""

from __future__ import annotations

from pipeline.official.gazetteer import Gazetteer
from pipeline.records import Paragraph, Passage, Place


def find_places(article_id: str, paragraph: Paragraph, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The place names of a paragraph, in text order.

    A place without readings is a part of one that the tables know ("southern England"): it is named so that nothing
    about it is taken for a statement about the whole.
    """
    return tuple(
        Place(
            Passage(article_id, paragraph.start + start, paragraph.start + end, paragraph.text[start:end]),
            paragraph.index,
            readings,
        )
        for start, end, readings in gazetteer.find(paragraph.text)
    )
