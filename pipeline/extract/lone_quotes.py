"""A paragraph that is nothing but a quotation -> whose it is, from the paragraph before it, or nobody's.

Web pages and tabloids give each sentence a paragraph and close its marks: “We lost everything,” she said. ¶ “Even the
dog's bed.” What is quoted alone goes on with the one speaker of the paragraph before, or with the one person whom
that paragraph is about. Where a second person comes up in between, or the words may be an answer, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.people import Mention, People
from pipeline.patterns import lazily
from pipeline.records import Paragraph, Quote

#: How an answer begins: the one who speaks may be the other one.
_ANSWER = lazily(r"(?:Yes|No|Yeah|Yep|Nah|Nope|Of course|Not at all|Absolutely|Why|What|Who)\b[,.!?—–-]?")
_ENDS = lazily(r"[.!?…]")
_FIRST_PERSON = lazily(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Uu]s|[Oo]ur)\b")
_TITLE_WORDS = 3  # that may stand before a name
_ASKS = frozenset({"asked", "asks"})


def goes_on_alone(paragraph: Paragraph, pieces: Sequence[Quote]) -> bool:
    """May this paragraph's quotation go on with what was said before? Whole sentences, and no answer.

    The caller has seen that the paragraph has no words beside its quotations.
    """
    text = paragraph.text.rstrip(" \"'”’")
    return _ENDS.match(text[-1:]) is not None and _ANSWER.match(pieces[0].passage.text) is None


def spoken_before(said: Sequence[Quote], before: Paragraph, people: People) -> Quote | None:
    """The quotation of the paragraph before whose speaker goes on: if all of them have one, and no one else follows."""
    last = said[-1]
    if any(q.mention is None or q.speaker != last.speaker for q in said) or last.speaker is None:
        return None
    if last.passage.text.endswith("?") or (last.cue is not None and last.cue.text.lower() in _ASKS):
        return None
    after = people.within(last.passage.end, before.end)
    others = [m for m in after if m.person.name != last.speaker and m.person.name not in last.speaker]
    return None if others else last


def told_of(before: Paragraph, pieces: Sequence[Quote], people: People) -> Mention | None:
    """The one person whom the paragraph before is about, where the quotation then says "I": "Ann Lee heard it from a
    neighbour. ¶ “I did not believe him.”" The person is the first that the paragraph names, at its start."""
    if not any(_FIRST_PERSON.search(q.passage.text) for q in pieces) or not before.text.rstrip().endswith("."):
        return None
    named = people.within(before.start, before.end)
    if not named or any(m.person != named[0].person for m in named) or not named[0].person.sure:
        return None
    return named[0] if _opens(before.text[: named[0].start - before.start]) else None


def _opens(words: str) -> bool:
    """Only a title or a post stands before the name: "Farmer Tom Iles", "The chairman, Tom Iles"."""
    return len(words.split()) <= _TITLE_WORDS and "." not in words
