"""Numbers given again in another form right behind: "$500m (£270m; 390m euros)", "a quarter of firms (24%)".

Read from the text alone. Between a number and its apposition stands at most the noun that it counts; what the two have
to do with each other (a conversion, a share, a count) is for those to say who know their kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.patterns import lazily
from pipeline.records import NOT_CLAIMS, Apposition, Form, Kind, Paragraph, Quantity

#: The noun between a number and its brackets: a few words, a clause of its own at most ("of people who smoke").
_NOUN = r"[^\n()\[\],;:.!?–—]{0,90}?"
#: A unit right behind the digits ("17m/s").
_UNIT = r"[^\s,;()\d]{0,6}"
_HEDGE = (
    r"(?:(?:about|around|roughly|approximately|nearly|almost|over|under|just|some|or|an?|i\.e\.|equal to)\s+){0,3}[~≈]?"
)
_OPENED = lazily(rf"{_NOUN}\s*[(\[]\s*{_HEDGE}")
#: Dashes and commas bind less than brackets do: the noun before them is short.
_DASHED = lazily(rf"{_UNIT}(?:\s+[\w'’%-]+){{0,4}}\s*(?:\s[-–—]\s|[–—])\s*{_HEDGE}")
_COMMA = lazily(rf"{_UNIT}(?:\s+of\s+(?:\w+\s+)?\w+)?,\s+{_HEDGE}")
_EQUALS = lazily(
    rf"{_UNIT}"
    r"(?:\s+[\w'’-]+){0,6}?\s+(?:translates? to|equals|is equal to|is equivalent to|equivalent to|which is|or)\s+"
    rf"{_HEDGE}"
)
#: A fraction and its percentage are one share, and the noun between them may be longer where the second is closed off.
_EXACTLY = rf"(?:(?:or|at|exactly|precisely|specifically|that\s+is|in\s+fact),?\s+){{0,2}}{_HEDGE}"
_SHARE_DASHED = lazily(rf"[^\n()\[\],;:.!?–—]{{0,80}}?(?:\s[-–—]{{1,2}}\s|[–—])\s*{_EXACTLY}")
_SHARE_COMMA = lazily(rf"(?:(?:\s+of)?(?:\s+[\w'’%-]+){{1,2}}|\s+of(?:\s+(?!with\b)[\w'’%-]+){{3,7}})?,\s+{_EXACTLY}")
_SHARE_BRACKETS = lazily(rf"{_NOUN}\s*[(\[]\s*{_EXACTLY}")
_AFTER_SHARE = lazily(r"(?:\s+of\s+(?:them|those|all|the\s+total))?(?:\s*[–—,.;!?]|\s+--?\s|\s*$)")
_SHARES = frozenset({"fraction", "ratio"})
#: Between two numbers of one pair of brackets.
_NEXT = lazily(rf"{_UNIT}(?:\s+[\w'’%/-]+){{0,4}}\s*[,;/]\s*(?:or\s+)?{_HEDGE}")
#: "50 miles/80km", "£20/$38".
_SLASH = lazily(rf"(?:[ -]?[^\W\d]+){{0,3}}[²³]?[ ]?/[ ]?{_HEDGE}")
#: "50 miles, or 80 km,", "50 miles - about 80 km -": words say that the two are one, and their units that they may be.
_SAID = lazily(
    r"(?:°?[^\W\d]+(?:/[^\W\d]+)?)?(?:[ -][^\W\d]+[²³]?){0,5}"
    r"(?:,\s+or|(?:,\s+|\s+[-–—]\s+|\s?[–—]\s?|\s+)(?:or\s+)?(?:about|around|roughly|approximately|nearly|almost|"
    r"just over|just under|which is|i\.e\.|equal to|the equivalent of|equivalent to))"
    rf"\s+{_HEDGE}"
)
_CONVERTED = frozenset({"money", "measure"})
_UP_TO_MARK = lazily(r"[^,;:.!?()\[\]–—\n]{0,60}")
_SEPARATOR = lazily(r"[,;/]")
_CLOSED = lazily(r"[^()\[\]\n]{0,300}?[)\]]")
_AFTER_DASH = lazily(r"\s*[–—]|\s+-\s|\s*[.!?,]|\s*$")
#: A second dash right behind the unit: dashes in place of brackets.
_AFTER_UNIT = lazily(r"[ -]?°?[^\W\d]{1,12}[²³]?(?:/[^\W\d]{1,4})?(?:\s?[–—]|\s--?\s)")
_AFTER_COMMA = lazily(r"\s*[,.;]|\s+(?:of|in|for|said|say|were|was|are|had|have|would|did|do)\b|\s*$")


def find_appositions(paragraph: Paragraph, numbered: Sequence[tuple[int, Quantity]]) -> tuple[Apposition, ...]:
    """The appositions of one paragraph; ``numbered`` are (claim id, quantity) in reading order."""
    claims = [pair for pair in numbered if pair[1].kind not in NOT_CLAIMS]
    forms = {id_: (quantity.kind, quantity.unit) for id_, quantity in claims}
    return tuple(
        found for found in _found(paragraph, claims) if _is_one(found, forms[found.first], forms[found.others[0]])
    )  # fmt: skip


def _is_one(found: Apposition, first: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Without brackets two numbers in one form are a list ("4, 5, 6 or 7 times"); some forms join only units."""
    if found.form in {"slash", "said"}:
        return first[0] == other[0] and first[0] in _CONVERTED and first[1] != other[1]
    return found.form == "brackets" or first != other


def _found(paragraph: Paragraph, numbered: Sequence[tuple[int, Quantity]]) -> Iterator[Apposition]:
    text, offset = paragraph.text, paragraph.start
    spans = [(id_, q.passage.start - offset, q.passage.end - offset) for id_, q in numbered]
    kinds = [q.kind for _, q in numbered]
    for place in range(len(spans) - 1):
        id_, _, end = spans[place]
        other, start, behind = spans[place + 1]
        if _OPENED.fullmatch(text, end, start):
            others, rests = _in_brackets(text, spans, place + 1)
            if others:
                noun = re.split(r"[(\[]", text[end:start])[0].strip()
                yield Apposition(id_, others, "brackets", noun, rests)
            continue
        share = _one_share(kinds[place], kinds[place + 1])
        form = _share_form(text, end, start, behind) if share else _form(text, end, start, behind)
        if form is not None:
            yield Apposition(id_, (other,), form, text[end:start].strip(), (_rest(text, behind),))


def _rest(text: str, behind: int) -> str:
    """The words behind a number up to the next mark."""
    found = _UP_TO_MARK.match(text, behind)
    return found.group().strip() if found else ""


def _form(text: str, end: int, start: int, behind: int) -> Form | None:
    """How two numbers stand to each other without brackets, or None."""
    if _DASHED.fullmatch(text, end, start) and (_AFTER_DASH.match(text, behind) or _AFTER_UNIT.match(text, behind)):
        return "dashes"
    if _COMMA.fullmatch(text, end, start) and _AFTER_COMMA.match(text, behind):
        return "commas"
    if _EQUALS.fullmatch(text, end, start):
        return "equals"
    if _SAID.fullmatch(text, end, start):
        return "said"
    return "slash" if _SLASH.fullmatch(text, end, start) else None


def _one_share(first: Kind, second: Kind) -> bool:
    """Whether one of two neighbours is a fraction and the other a percentage."""
    return (first in _SHARES and second == "percent") or (second in _SHARES and first == "percent")


def _share_form(text: str, end: int, start: int, behind: int) -> Form | None:
    """How a fraction and a percentage stand to each other, or None."""
    if _SHARE_BRACKETS.fullmatch(text, end, start):
        return "brackets"
    closed = _AFTER_SHARE.match(text, behind) is not None
    if closed and _SHARE_DASHED.fullmatch(text, end, start):
        return "dashes"
    if closed and _SHARE_COMMA.fullmatch(text, end, start):
        return "commas"
    if _COMMA.fullmatch(text, end, start) and _AFTER_COMMA.match(text, behind):
        return "commas"
    return "equals" if _EQUALS.fullmatch(text, end, start) else None


def _in_brackets(
    text: str, spans: Sequence[tuple[int, int, int]], first: int
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The ids of the numbers from ``first`` on that stand in one pair of brackets, and the words behind each; none
    where it is never closed."""
    closed = _CLOSED.match(text, spans[first][2])
    if closed is None:
        return (), ()
    found = [spans[first]]
    for place in range(first + 1, len(spans)):
        span = spans[place]
        if span[1] >= closed.end() or not _NEXT.fullmatch(text, found[-1][2], span[1]):
            break
        found.append(span)
    behind = [_SEPARATOR.split(text[span[2] : after[1]])[0] for span, after in pairwise(found)]
    behind.append(text[found[-1][2] : closed.end() - 1])
    return tuple(id_ for id_, _, _ in found), tuple(rest.strip() for rest in behind)
