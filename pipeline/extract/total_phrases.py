"""Skeletons -> totals with all their parts: "4,769 delegates – 4,051 pledged and 718 others", "60 men and 40 women, 100
in all", "Of the 100, 60 left and the remaining 40 stayed".

Parts make up a total only where grammar closes the list: a list set beside its total by a colon, a dash or a verb of
consisting; words that leave nothing out ("the remaining 40", "men … women", "England and Wales … in England … in
Wales"); shares beside the parts that make up a whole.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.extract.opposites import leave_nothing_out, nations, no_one_twice, parties
from pipeline.extract.placed_numbers import Number
from pipeline.extract.skeletons import AMOUNT, LEVEL, NUMBERS, OTHER, SHARE, VERB, Skeleton, one_measure
from pipeline.extract.total_patterns import ALL_TOLD, BESIDE, CLOSED, NAMED, NESTED, OPEN, SPLIT, UNDER
from pipeline.extract.whole_phrases import Stretch
from pipeline.patterns import lazily
from pipeline.records import Quantity, Total

_ELSEWHERE = lazily(r"\b(?:compared (?:with|to)|up from|down from|against|than|versus|respectively)\b", re.IGNORECASE)
_REST = lazily(r"\b(?:the|its|their)\s+(?:remaining|other|rest|remainder)[\s,(]*$|\bleaving\s+$", re.IGNORECASE)
#: "1,060 births (1,020 in 2012 and 980 in 2011)": the same at other times, not its parts.
_AT_A_TIME = lazily(rf"\s+(?:(?:in|for|during|at)\s+(?:the\s+)?)?(?:[a-z]+\s+)?{OTHER}(?:,?\s+and\s*|,\s*)?\s*[£$€]?")
_COMPOUND = lazily(r"[-‐‑][a-z]")
_OF_PARTS = lazily(
    r"[-‐‑](?:member|strong|person|man|woman|seat|piece|part|item|player|team|bed|home|house|vehicle|car|ship)"
)
_CLOSING = lazily(r"\b(?:the|its|their)\s+(?:remaining|other|rest|remainder)\b", re.IGNORECASE)
#: An item of the list right ahead of it.
_MORE_AHEAD = lazily(rf"[{LEVEL}{AMOUNT}][^;:()–{LEVEL}{AMOUNT}]*,\s+$")
_COUNTRIES = ("England", "Scotland", "Wales", "Northern Ireland")
_UNITED = lazily(r"\b(?:in|across|throughout)\s+the\s+(?:whole\s+)?(?:UK|United\s+Kingdom)\b(?!\s+and\b)")
_THERE_WERE = lazily(rf"[^\w{NUMBERS}]*There\s+{VERB}?(?:was|were|are|is)\s+{LEVEL}", re.IGNORECASE)
_ENDS_THERE = lazily(r"\b(?:England|Scotland|Wales|Northern\s+Ireland)\s*[.;]?\s*$")
_AVERAGE = lazily(r"\b(?:averages?|median|typical(?:ly)?|mean)\b", re.IGNORECASE)
_NEAR = 40
_BRACKETED = 90
_SMALLEST = 130  # numbers in brackets below this are ages, scores and years of service, unless they are money


def find_totals(
    before: Skeleton | None, now: Skeleton, stretches: Sequence[Stretch], last: Sequence[Stretch]
) -> tuple[Total, ...]:
    """The totals of one sentence; each number is a part of one of them at most."""
    found: list[Total] = []
    taken: set[int] = set()
    listed = (total for total in _listed(now) if not _part_itself(total, stretches))
    told = (*_split(now), *listed, *_bracketed(now)) if now.levels > 2 else ()  # a total, and two parts
    for total in (*told, *_of_stretches(stretches, last), *_under(before, now), *_of_the_kingdom(before, now)):
        if total.total is not None and not taken & {*total.parts, total.total}:
            taken |= {*total.parts, total.total}
            found.append(total)
    return tuple(found)


def _split(now: Skeleton) -> Iterator[Total]:
    for match in SPLIT.finditer(now.text):
        total = now.numbers[match.start("total")]
        parts = [number for number in _levels(now, *match.span("list")) if number is not total]
        if not OPEN.search(match.group()) and _add_up(parts, total):
            yield Total(now.sentence, tuple(part.id for part in parts), total.id)


def _part_itself(total: Total, stretches: Sequence[Stretch]) -> bool:
    """ "Of the £25m, £10m came from the state, £8m from the city and the rest, £7m, from the owner": a total that is
    the first part of a greater whole."""
    for stretch in stretches:
        own = next((n for p, n in stretch.skeleton.numbers.items() if n.id == total.total and p >= stretch.start), None)
        whole = None if own is None else stretch.whole_of(own.quantity)
        if whole is not None and whole.id != total.total and _CLOSING.search(stretch.skeleton.text, stretch.start):
            return True
    return False


def _listed(now: Skeleton) -> Iterator[Total]:
    for pattern in (*CLOSED, ALL_TOLD, BESIDE):
        for match in pattern.finditer(now.text):
            start, end = match.span("list")
            parts, words = _levels(now, start, end), _words(now, start, end)
            total = now.numbers[match.start("total")]
            last = max(place for place in now.before(end) if now.text[place] in (LEVEL, AMOUNT))
            rest = _REST.search(now.text, start, last) is not None
            if OPEN.search(match.group()) or not _add_up(parts, total) or _of_a_compound(now, match):
                continue
            if _AVERAGE.search(now.text, 0, max(start, match.start("total"))):
                continue  # "the average home costs £180,000: £190,000 in the south and £150,000 in the north"
            if not rest and (any(map(NESTED.search, words)) or all(map(_AT_A_TIME.fullmatch, words))):
                continue
            if match.start("total") > start and _MORE_AHEAD.search(now.text, max(0, start - _BRACKETED), start):
                continue  # the list began before it
            if pattern is BESIDE and not leave_nothing_out(now.text[:start], words):
                continue
            after = match.start("total") > start and pattern is not ALL_TOLD
            if after and not _same_noun(now, match.end("total"), words):
                continue
            yield Total(now.sentence, tuple(part.id for part in parts), total.id)


def _of_a_compound(now: Skeleton, match: re.Match[str]) -> bool:
    """ "A two-storey block comprising 5 flats and 2 shops", "one of: 1 for yes …": a number that counts no parts."""
    behind = now.text[match.start("total") + 1 :]
    compound = _COMPOUND.match(behind) is not None and _OF_PARTS.match(behind) is None
    return compound or now.numbers[match.start("total")].quantity.value == 1


def _bracketed(now: Skeleton) -> Iterator[Total]:
    for match in itertools.chain.from_iterable(pattern.finditer(now.text) for pattern in NAMED):
        parts = _levels(now, match.start("list"), match.end("list"))
        total = now.numbers[match.start("total")]
        sizes = [part.quantity.value for part in (*parts, total)]
        small = total.quantity.kind == "count" and any(
            isinstance(v, tuple) or v is None or v < _SMALLEST for v in sizes
        )
        if not small and not OPEN.search(match.group()) and _add_up(parts, total):
            yield Total(now.sentence, tuple(part.id for part in parts), total.id)


def _of_stretches(stretches: Sequence[Stretch], last: Sequence[Stretch]) -> Iterator[Total]:
    for stretch in stretches:
        places = part_places(stretch)
        text = stretch.skeleton.text
        if not places or _ELSEWHERE.search(text, stretch.start, stretch.end):
            continue
        numbers = [stretch.skeleton.numbers[place] for place in places]
        whole = stretch.whole_of(numbers[0].quantity)
        if whole is None:
            continue
        rest = _REST.search(text[max(0, places[-1] - _NEAR) : places[-1]]) is not None
        if rest and stretch.carried and last and len(places) == 1:
            earlier = [last[-1].skeleton.numbers[place] for place in part_places(last[-1])]
            numbers = [*earlier, *numbers]
            if not earlier or _ELSEWHERE.search(last[-1].skeleton.text, last[-1].start):
                continue
            closed = True
        else:
            closed = rest or (len(places) > 1 and _closed(stretch, places))
            if len(places) < 2 or not (closed or _no_one_twice(stretch, places)):
                continue
        if _add_up(numbers, whole):
            yield Total(
                stretch.skeleton.sentence, tuple(n.id for n in numbers), whole.id, closed,
                inferred=stretch.inherited or stretch.carried,
            )  # fmt: skip


def _under(before: Skeleton | None, now: Skeleton) -> Iterator[Total]:
    match = UNDER.match(now.text) if now.levels > 1 else None
    if match is None or before is None:
        return
    parts = _levels(now, *match.span("list"))
    stem = re.sub(r"(?:ment|ing|ed|s)$", "", match["noun"].casefold())
    own = re.compile(rf"[^{NUMBERS};.]{{0,60}}?\b{re.escape(stem)}", re.IGNORECASE)
    named = [place for place in before.numbers if before.text[place] == LEVEL and own.match(before.text, place + 1)]
    total = before.numbers[named[0]] if len(named) == 1 else None
    if total is not None and _add_up(parts, total):
        yield Total(now.sentence, tuple(part.id for part in parts), total.id, inferred=True)


def _of_the_kingdom(before: Skeleton | None, now: Skeleton) -> Iterator[Total]:
    """ "There were 65,600 hostels in the UK. There were 54,596 hostels in England, …": its four countries."""
    if (
        before is None
        or before.levels != 1
        or now.levels != len(_COUNTRIES)
        or not all(c in now.text for c in _COUNTRIES)
    ):
        return
    at = next(place for place in before.numbers if before.text[place] in (LEVEL, AMOUNT))
    whole, parts = before.numbers[at], _levels(now, 0, len(now.text))
    same = _UNITED.search(before.text, at) is not None and _same_unit(parts[0].quantity, whole.quantity)
    same = same and _THERE_WERE.match(now.text) is not None and _ENDS_THERE.search(now.text) is not None
    if same and nations(_words(now, 0, len(now.text))) and not OPEN.search(now.text) and _add_up(parts, whole):
        yield Total(now.sentence, tuple(part.id for part in parts), whole.id, inferred=True)


def _same_unit(part: Quantity, whole: Quantity) -> bool:
    if part.unit is None or whole.unit is None:
        return False
    return part.unit.split()[-1] == whole.unit.split()[-1]


def part_places(stretch: Stretch) -> tuple[int, ...]:
    """Where the levels of a stretch stand that are set side by side: none of them in brackets behind a level."""
    text = stretch.skeleton.text
    places = [p for p in stretch.skeleton.numbers if stretch.start <= p < stretch.end and text[p] == LEVEL]
    if not places:
        return ()
    first = stretch.skeleton.numbers[places[0]].quantity
    same = [p for p in places if one_measure(stretch.skeleton.numbers[p].quantity, first)]
    return tuple(p for p in same if not _behind_level(text, p))


def _behind_level(text: str, place: int) -> bool:
    opened = text.rfind("(", max(0, place - _BRACKETED), place)
    if opened < 0 or ")" in text[opened:place]:
        return False
    return re.search(rf"{LEVEL}[^,;:()–]*$", text[max(0, opened - _BRACKETED) : opened]) is not None


def _clauses(stretch: Stretch, places: Sequence[int]) -> list[str]:
    """What is said behind each part, up to the next."""
    ends = [*places[1:], stretch.end]
    return [stretch.skeleton.text[place + 1 : end] for place, end in zip(places, ends, strict=True)]


def _no_one_twice(stretch: Stretch, places: Sequence[int]) -> bool:
    """Whether the parts exclude each other, so that they may be fewer than the whole, and not more."""
    clauses = _clauses(stretch, places)
    return not OPEN.search(" ".join(clauses)) and no_one_twice(clauses)


def _closed(stretch: Stretch, places: Sequence[int]) -> bool:
    """Whether the words behind the parts leave nothing out, or the shares beside them make up a whole."""
    text, ends = stretch.skeleton.text, [*places[1:], stretch.end]
    clauses = _clauses(stretch, places)
    if OPEN.search(" ".join(clauses)):
        return False
    if leave_nothing_out("", clauses) or parties(clauses):
        return True
    shares = [
        [stretch.skeleton.numbers[p].quantity for p in stretch.skeleton.numbers if place < p < end and text[p] == SHARE]
        for place, end in zip(places, ends, strict=True)
    ]
    if any(len(beside) != 1 for beside in shares):
        return False
    values = [_percent(beside[0]) for beside in shares]
    return all(v is not None for v in values) and abs(sum(v or 0 for v in values) - 100) <= len(values) / 2 + 0.01


def _percent(quantity: Quantity) -> float | None:
    return quantity.value if quantity.kind == "percent" and isinstance(quantity.value, (int, float)) else None


def _levels(now: Skeleton, start: int, end: int) -> list[Number]:
    return [now.numbers[place] for place in now.numbers if start <= place < end and now.text[place] in (LEVEL, AMOUNT)]


def _words(now: Skeleton, start: int, end: int) -> list[str]:
    """What each item of a list says behind its number."""
    places = [place for place in now.numbers if start <= place < end and now.text[place] in (LEVEL, AMOUNT)]
    return [now.text[a + 1 : b] for a, b in zip(places, [*places[1:], end], strict=True)]


def _add_up(parts: Sequence[Number], total: Number) -> bool:
    """Whether they may be added at all: two parts or more, all of one measure."""
    ids = {number.id for number in (*parts, total)}
    return (
        len(parts) >= 2 and len(ids) == len(parts) + 1 and all(one_measure(p.quantity, total.quantity) for p in parts)
    )


def _same_noun(now: Skeleton, at: int, items: Sequence[str]) -> bool:
    """ "a total of 42", "a total of 42 people" of soldiers and civilians; 42 days are another matter."""
    match = re.match(r"\s+([\w’'-]+)", now.text[at:])
    if match is None or now.text[at:].lstrip()[:1] == VERB:
        return True
    noun = match.group(1).casefold()
    if noun in _FUNCTION or noun in _GENERIC:
        return True
    return any(re.search(rf"\b{re.escape(noun.rstrip('s'))}", item, re.IGNORECASE) for item in items)


_FUNCTION = frozenset(
    "altogether all total combined overall in on at for from to over since across during between by and with as when "
    "after before".split()
)
_GENERIC = frozenset(
    "people persons victims cases deaths casualties individuals vehicles animals buildings properties staff employees "
    "medals items pieces weapons passengers".split()
)
