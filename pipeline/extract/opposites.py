"""Words that between them leave nothing out: men and women, at home and abroad, the two names that one name joins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.skeletons import VERB
from pipeline.patterns import lazily

_PAIRS = (
    ("men", "women"), ("males?", "females?"), ("boys", "girls"), ("adults", "children"), ("sons", "daughters"),
    ("domestic(?:ally)?", "foreign|international(?:ly)?|overseas"), ("urban", "rural"), ("full-time", "part-time"),
    ("at home", "abroad"), ("fatal", "non-fatal|not fatal"), ("employed", "unemployed"), ("home", "away"),
    ("inside", "outside"), ("paid", "unpaid"), ("directly", "indirectly"), ("indoors?", "outdoors?"),
    ("privately", "publicly"), ("smokers", "non-smokers"), ("citizens", "non-citizens"), ("daytime", "night-time"),
)  # fmt: skip
_OPPOSED = tuple((lazily(rf"\b(?:{a})\b", re.I), lazily(rf"\b(?:{b})\b", re.I)) for a, b in _PAIRS)
#: Names of which there are three.
_ROWS = tuple(
    tuple(lazily(rf"\b(?:{name})\b", re.I) for name in row)
    for row in (
        ("golds?", "silvers?", "bronzes?"), ("won|wins|victories", "dr[ea]w(?:n|s)?", "lost|defeats|losses"),
        ("home", "away", "neutral"), ("primary", "secondary", "special"),
        ("fully|in full", "partially|partly|in part", "reject(?:ed)?|not|refused|declined|turned down"),
        ("accepted|approved|passed|upheld", "rejected|refused|failed|dismissed", "pending|outstanding|withdrawn"),
    )
)  # fmt: skip
#: The parties of the countries that the articles come from, and who stands beside them.
PARTY = lazily(
    r"\b(?:Labour|Conservatives?|Tor(?:y|ies)|Lib(?:eral)? Dem(?:ocrat)?s?|Liberals?|SNP|Plaid(?: Cymru)?|UKIP|Ukip"
    r"|Greens?|Reform|Sinn F[eé]in|DUP|SDLP|Fianna F[aá]il|Fine Gael|Republicans?|Democrats?|Social Democrats|others)\b"
)
_NO_PARTY = lazily(r"\b(?:independents?|others|no overall control|hung|vacant)\b", re.I)
#: Opposites that leave room for those who are neither, and that no one is both of.
_SIDES = (
    ("for", "against"), ("in favour|in favor", "against|opposed"), ("yes", "no"), ("approved?", "disapproved?"),
    ("support(?:ed|s)?|back(?:ed|s)?", "oppos(?:ed?|es|ing)|reject(?:ed|s)?"), ("agreed?", "disagreed?"),
    ("remain", "leave"),
    ("favou?rable", "unfavou?rable"), ("satisfied", "dissatisfied"),
)  # fmt: skip
_SIDED = tuple((lazily(rf"\b(?:{a})\b", re.I), lazily(rf"\b(?:{b})\b", re.I)) for a, b in _SIDES)
#: "Had no view", "did not know": on neither side.
NO_SIDE = lazily(
    r"\b(?:un(?:decided|sure|certain)|not (?:sure|know|decided?)|do(?:n['’]t|es not|esn['’]t) know"
    r"|did(?: not|n['’]t) know|don['’]t knows|no (?:view|opinion|preference|answer)|neither|refused to say"
    r"|abstain(?:ed|ing)?)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_JOINED = lazily(rf"({_NAME}) and (?:the )?({_NAME})")


def leave_nothing_out(ahead: str, items: Sequence[str]) -> bool:
    """Whether two items are told apart by opposites, or by the two names that the words ahead join ("England and
    Wales … in England … in Wales")."""
    if len(items) == 3 and exclude(items[:2]) and NO_SIDE.search(items[2]):
        return True
    if nations(items):
        return True
    if len(items) != 2:
        return len(items) == 3 and any(_one_each(row, items) for row in _ROWS)
    if _NOT.match(items[1]) and not _SOME.search(items[0]):
        return True
    told = not any(map(_SOME.search, items)) and _opposed(_OPPOSED, items)
    return told or any(_each_its_own(match.groups(), items) for match in _JOINED.finditer(ahead))


_NATIONS = tuple(
    lazily(rf"\b(?:{name})\b") for name in ("England", "Scotland", "Wales", "Northern Ireland|N Ireland|NI")
)


def nations(items: Sequence[str]) -> bool:
    """Whether the items are the four countries of the United Kingdom, each one once."""
    if len(items) != len(_NATIONS):
        return False
    named = [tuple(place for place, name in enumerate(_NATIONS) if name.search(item)) for item in items]
    return sorted(named) == [(0,), (1,), (2,), (3,)]


#: "In Cork and", "are in Leeds,": a place and nothing else.
_PLACED = lazily(
    rf"\s*{VERB}?(?:(?:are|were|is|was|live[sd]?|based|died|happened|occurred)\s+)?(?:[a-z]+ed\s+)?(?:in|at)\s+(?:the\s+)?"
    rf"(?P<place>{_NAME}(?: (?:and|of|on|upon|in) (?:the )?{_NAME})?)\s*"
    r"(?:,?\s*(?:and|with)?\s*(?:the\s+)?|[.;].*)$"
)
#: Places in which another of the list may be.
_HOLDS_OTHERS = lazily(
    r"\b(?:England|Scotland|Wales|Ireland|Britain|UK|United Kingdom|London|France|Germany|Spain|Italy|Europe|EU|US|USA"
    r"|America|United States|Canada|Australia|India|China|Japan|Russia|Asia|Africa|North|South|East|West|Midlands)\b"
)
_NON = lazily(r"\bnon-(\w+)", re.I)


def no_one_twice(items: Sequence[str]) -> bool:
    """Whether no one can be in two of the items: each is in a place of its own ("130 in Cork, 60 in Limerick and 50 in
    Waterford"), or one is what the other is not ("19,000 EU citizens and 7,000 non-EU citizens")."""
    places = [_PLACED.fullmatch(item) for item in items]
    names = [match["place"] for match in places if match is not None]
    if len(names) == len(items) > 1:
        if any(one in other for at, one in enumerate(names) for other in names[:at] + names[at + 1 :]):
            return False
        return len({_HOLDS_OTHERS.search(name) is None for name in names}) == 1  # Cork is in Ireland
    return len(items) == 2 and not any(map(_SOME.search, items)) and (_is_not(*items) or _is_not(items[1], items[0]))


def _is_not(one: str, other: str) -> bool:
    denied = _NON.search(other)
    if denied is None or _NON.search(one) is not None:
        return False
    word = re.compile(rf"(?<!non-)\b{re.escape(denied[1])}\b", re.I)
    return word.search(one) is not None and word.search(other) is None


def parties(items: Sequence[str]) -> bool:
    """Whether the items are parties, each one once, and the last is those of no party."""
    return len(items) > 2 and all(map(PARTY.search, items[:-1])) and _NO_PARTY.search(items[-1]) is not None


def _one_each(row: Sequence[re.Pattern[str]], items: Sequence[str]) -> bool:
    return {tuple(place for place, name in enumerate(row) if name.search(item)) for item in items} == {(0,), (1,), (2,)}


def exclude(items: Sequence[str]) -> bool:
    """Whether two items are the sides of one question: no one is on both, and some may be on neither."""
    return len(items) == 2 and _opposed(_SIDED, items)


#: "51 were open and 24 were not".
_NOT = lazily(
    rf"\s*{VERB}(?:was|were|are|is|did|do|does|had|has|have|could|would|will|can)(?:\s+not\b|n['’]t\b)\s*[.,;]?\s*$"
)
#: "400 boys with glasses and 350 girls who read" are not all boys and girls.
_SOME = lazily(r"\b(?:who|whose|with|without|under|over|aged|living|working|born|from)\b", re.IGNORECASE)


def _opposed(pairs: Sequence[tuple[re.Pattern[str], re.Pattern[str]]], items: Sequence[str]) -> bool:
    first, second = items
    return any(
        a.search(one) and b.search(other) and not b.search(one) and not a.search(other)
        for a, b in pairs
        for one, other in ((first, second), (second, first))
    )


def _each_its_own(names: Sequence[str | None], items: Sequence[str]) -> bool:
    found = [
        [bool(name) and re.search(rf"\b{re.escape(name or '')}\b", item) is not None for name in names]
        for item in items
    ]
    return found in ([[True, False], [False, True]], [[False, True], [True, False]])
