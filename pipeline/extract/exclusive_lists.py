"""Skeletons -> three percentages or more of one whole, none of which can hold anyone twice.

"46% backed it, 38% opposed it and 16% had no view"; "Labour on 34%, the Greens on 9% and others on 6%"; "40% came from
Spain, 35% from France and 25% from Italy". They may leave someone out, and must not add up to more than a hundred.
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.opposites import NO_SIDE, PARTY, exclude
from pipeline.extract.placed_numbers import Number
from pipeline.extract.skeletons import SHARE, VERB, Skeleton
from pipeline.patterns import lazily

#: Numbers side by side in a list have at most this between them.
_LONGEST = 70
_LEAST = 3
_BREAK = lazily(
    r"[.;:()–\"“”]|\b(?:than|compared|from the|up from|down from|against (?:the|a|last)"
    r"|of (?:whom|which|them|these))\b"
)
_TWICE = lazily(r"\b(?:both|either)\b")
_STANDS = lazily(r"\b(?:on|at|with|had|took|won|polled|scored|got|to)\s+$")
#: "… won 44%, Mr Diaz 31% and Mr Pena 25%": the votes of some, of whom only the first has a verb.
_WON = lazily(r"\b(?:w[io]n(?:ning)?|took|taking|polled|received|secured|got|gained|captured|attracted)\s+$")
_NAMED = lazily(r"(?:,|\band)\s+(?:(?:the|his|her)\s+[^,]{0,30})?(?:[A-Z][\w’'.-]*\s+){1,4}$")
_VOTE = lazily(r"\b(?:vot(?:e|es|ing|ers?)|round|election|elections|poll|polls|ballots?|polled|primary|caucus)\b")
_OF_VOTES = lazily(r",|\s+and\b|\s+of\s+(?:the\s+)?(?:popular\s+)?(?:votes?|ballots?|poll)\b")
#: "… gets 35% of the takings, the clubs 50% and charity 15%": one thing dealt out, and only the first has a verb.
_OF_ONE = lazily(
    r"\s+of\s+(?:the|its|all|this|that)\s+(?:[\w’'-]+\s+)?(?:takings|profits?|proceeds|money|income|revenues?|market|shares"
    r"|company|firm|business|equity|stock|total|sales|output|production|costs?|bill|budget|spending|votes?|seats"
    r"|electricity|energy|land)(?:,|\s+and\b)"
)
_BARE = lazily(rf"(?:\s+of\s[^,{VERB}]{{1,40}})?(?:,|\s+and|,\s+and)\s+(?:(?!with\b)[\w’'.-]+\s+){{1,5}}$")
_FROM = lazily(
    rf"\s+(?:of\s[^,]{{1,40}}?\s)?(?:{VERB}?(?:came|comes?|(?:is|was) generated|coming|originat\w+)\s+)?from\b"
)


def exclusive_list(now: Skeleton) -> tuple[Number, ...]:
    """The first such list of a sentence; none where it has none."""
    if now.shares < _LEAST:
        return ()
    run: list[int] = []
    for place in (*now.numbers, len(now.text)):
        last = run[-1] if run else None
        listed = place < len(now.text) and now.text[place] == SHARE
        if listed and (last is None or _side_by_side(now.text[last + 1 : place])):
            run.append(place)
            continue
        if len(run) >= _LEAST:
            break
        run = [place] if listed else []
    if len(run) < _LEAST or any(now.numbers[place].quantity.kind != "percent" for place in run):
        return ()
    return tuple(now.numbers[place] for place in run) if _exclusive(now.text, run) else ()


def _side_by_side(between: str) -> bool:
    return len(between) <= _LONGEST and not _BREAK.search(between)


def _exclusive(text: str, run: list[int]) -> bool:
    behind = [text[a + 1 : b] for a, b in pairwise((*run, min(len(text), run[-1] + _LONGEST)))]
    ahead = [text[a:b] for a, b in pairwise((max(0, run[0] - _LONGEST), *run))]
    sides = len(run) == _LEAST and exclude(behind[:2]) and NO_SIDE.search(behind[2]) is not None
    standing = all(_STANDS.search(words) and PARTY.search(words) for words in ahead)
    votes = _WON.search(ahead[0]) and _OF_VOTES.match(behind[0]) and _VOTE.search(text)
    won = votes is not None and all(map(_NAMED.search, ahead[1:]))
    dealt = _OF_ONE.match(behind[0]) and all(map(_BARE.fullmatch, behind[:-1]))
    return sides or standing or won or bool(dealt) or (all(map(_FROM.match, behind)) and not _TWICE.search(behind[-1]))
