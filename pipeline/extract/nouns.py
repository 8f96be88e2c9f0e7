"""What a bare number counts: "3041 sex offences against children" -> "sex offence". Grammar over tags and heads.

The noun phrase that follows the number is read from fine-grained tags, word by word; where the parser hangs the
number on a noun, that noun must lie in it. "6,438 of them" counts nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.doc_text import text_of
from pipeline.patterns import lazily
from pipeline.records import NOT_CLAIMS, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "thieves": "thief",
    "shelves": "shelf",
    "halves": "half", "loaves": "loaf", "leaves": "leaf", "crises": "crisis", "analyses": "analysis",
    "diagnoses": "diagnosis",
    "hypotheses": "hypothesis", "bases": "base", "oases": "oasis", "criteria": "criterion", "phenomena": "phenomenon",
    "bacteria": "bacterium",
    "stadia": "stadium", "referenda": "referendum", "data": "data", "media": "media", "dice": "die", "oxen": "ox",
    "buses": "bus", "gases": "gas",
    "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "statuses": "status", "shoes": "shoe",
    "toes": "toe", "movies": "movie",
    "cookies": "cookie", "ties": "tie", "pies": "pie", "calories": "calorie", "zombies": "zombie",
    "selfies": "selfie", "rookies": "rookie",
    "axes": "axe", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "vetoes": "veto", "quizzes": "quiz",
}  # fmt: skip
_UNCHANGED = frozenset(
    "series species news police staff means headquarters aircraft spacecraft hovercraft sheep deer fish "
    "offspring crossroads gallows barracks works "
    "bus gas virus bonus campus status christmas process business boss loss class address less congress "
    "success illness congress us".split()
)
_ENDINGS = ("sses", "ches", "shes", "xes", "zzes")
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "AFX"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset({"HYPH", "POS"})
#: Nouns that follow a count and say when, not what: "12 jurors today", "up 14 year on year".
_WHEN = frozenset(
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august "
    "september october november december year month week night morning afternoon evening tonight time".split()
)
_THIS_OR_LAST = frozenset("last this next previous same early late".split())
#: A head that names a number, not what is counted.
_NO_COUNT = frozenset("percent cent per million billion thousand hundred trillion dozen bn m".split())
_COLLECTIVE = frozenset("staff people police personnel crew troops data aircraft".split())
_COUNTING = frozenset({"count", "vague", "ratio", "fraction", "other", "index", "rank"})
_LENDING = frozenset({"count", "money", "measure", "index"})
#: Between two numbers of which the second one's noun is the first one's too.
_PAIRED = lazily(
    r"-?(?:[\s,]*\b(?:to|and|or|from|versus|v|against|up|down)\b\s*(?:about |around |just |only |nearly )?|,\s*|"
    r"\s*[-–/]\s*)",
    re.IGNORECASE,
)
#: Before a bare number these repeat what the number before them was of; "to" and "with" lead to a level.
_REPEATS = lazily(r"\b(?:by|and|or)\s+(?:just\s+|only\s+|about\s+|around\s+)?\Z")
_CLOSES = lazily(r"\s*(?:[.,;:)]|\Z)|\s+(?:in|for|on|last|a\s+(?:year|month|week)\s+(?:ago|earlier))\b")
_SENTENCE_END = lazily(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
_LONGEST = 7
#: "The 6,200 shed in September": what was done with them.
_DONE = frozenset("shed cut let lost sold built made".split())
#: "The 3,100 of the previous season": a time is not what is counted.
_OF_A_TIME = frozenset("previous preceding last prior same corresponding".split())


def counted_noun(doc: Doc, start: int, end: int) -> tuple[int, int, str] | None:
    """(start, end, lemma) of the noun phrase that the number at characters [start, end) of ``doc`` counts.

    The lemma is lower-case and singular with its modifiers ("european country"). None: it counts no noun that
    follows it ("up 14 from last year", "6,438 of them").
    """
    number = _last_token(doc, start, end)
    if number is None:
        return None
    if (one := _one_or_more(doc, number)) is not None:
        return _phrase([one])
    at = number.i + 1
    if (
        at + 1 < len(doc)
        and doc[at].tag_ == "HYPH"
        and doc[at + 1].tag_ in _NOUNS | _ADJECTIVES
        and doc[at + 1].lower_ not in {"odd", "plus"}
    ):
        return _phrase([doc[at + 1]])
    at = _over_hedge(doc, at)
    picks = at < len(doc) and doc[at].lower_ in {"of", "the", "its", "their", "all"}
    if picks:
        at = _over_determiner(doc, at + 1)
    run = _run(doc, at)
    if run and (run[0].lower_ in _OF_A_TIME if picks else run[-1].tag_ == "NN" and run[-1].lower_ in _DONE):
        return None
    if picks and run and _ends_in_time(doc, run[-1]):
        return None
    if not picks and number.lower_ not in {"one", "1"}:
        run = _unit_noun(run)
    return _phrase(run)


def _ends_in_time(doc: Doc, noun: Token) -> bool:
    """ "The 1,250 of two years earlier"."""
    return noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in {"earlier", "ago", "before", "previously"}


def counted_units(doc: Doc, offset: int, quantities: Sequence[Quantity]) -> tuple[str | None, ...]:
    """The unit of each number of a paragraph, in order: its own, the noun it counts, or its neighbour's.

    "5.2 million sheds, up from 4.1 million" and "from 31.5 to 30.7 deaths": the number without a noun takes the
    unit of the one it is set beside in its sentence. ``offset`` is the paragraph's start in its article.
    """
    text = text_of(doc)
    units: list[str | None] = []
    for quantity in quantities:
        start, end = quantity.passage.start - offset, quantity.passage.end - offset
        noun = counted_noun(doc, start, end) if quantity.unit is None and quantity.kind in _COUNTING else None
        units.append(quantity.unit or (noun[2] if noun else None))
    for place in range(len(quantities) - 1, -1, -1):
        if units[place] is None and quantities[place].kind == "count":
            units[place] = _lent_by_next(text, offset, quantities, units, place)
    for place, quantity in enumerate(quantities):
        if units[place] is None and quantity.kind == "count":
            units[place] = _lent_by_earlier(text, offset, quantities, units, place)
    return tuple(units)


def _lent_by_next(
    text: str, offset: int, quantities: Sequence[Quantity], units: Sequence[str | None], place: int
) -> str | None:
    following = next((i for i in range(place + 1, len(quantities)) if quantities[i].kind not in NOT_CLAIMS), None)
    if following is None or quantities[following].kind not in _LENDING:
        return None
    gap = text[quantities[place].passage.end - offset : quantities[following].passage.start - offset]
    return units[following] if _PAIRED.fullmatch(gap) else None


def _lent_by_earlier(
    text: str, offset: int, quantities: Sequence[Quantity], units: Sequence[str | None], place: int
) -> str | None:
    """The unit of the nearest earlier number of the sentence that is of its size: within a factor of fifty."""
    here = quantities[place]
    for i in range(place - 1, max(-1, place - 7), -1):
        if _SENTENCE_END.search(text, quantities[i].passage.end - offset, here.passage.start - offset):
            return None
        lends = quantities[i].kind in _LENDING or (quantities[i].kind == "percent" and _repeats(text, offset, here))
        lends = lends and units[i] is not None
        if lends and (_same_size(quantities[i], here) or _leads_to(text, offset, quantities[i], here)):
            return units[i]
    return None


def _repeats(text: str, offset: int, number: Quantity) -> bool:
    """ "Rose by 2 per cent in May but fell by 1.5 in June": a bare number that closes a statement about per cents."""
    start, end = number.passage.start - offset, number.passage.end - offset
    return _REPEATS.search(text, max(0, start - 24), start) is not None and _CLOSES.match(text, end) is not None


def _leads_to(text: str, offset: int, change: Quantity, level: Quantity) -> bool:
    """ "rose 64 points to 4,577": the level of an index is in the points of its change."""
    gap = text[change.passage.end - offset : level.passage.start - offset]
    return change.kind == "index" and gap.split()[-1:] in (["to"], ["at"]) and len(gap.split()) <= 4


def _same_size(one: Quantity, other: Quantity) -> bool:
    sizes = [abs(q.value[1] if isinstance(q.value, tuple) else q.value or 0.0) for q in (one, other)]
    return 0 < max(sizes) <= 50 * min(sizes)


def singular(noun: str, tag: str) -> str:
    """The singular of a noun form by small rules and a list of irregular ones; ``tag`` is its Penn tag."""
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if tag not in {"NNS", "NNPS", "NNP", "NN"} or word in _UNCHANGED or len(word) < 3 or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is", "'s", "ics")) or (tag in {"NN", "NNP"} and not noun[0].isupper()):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_ENDINGS):
        return word[:-2]
    if word.endswith("men"):  # pragma: no cover - "men" forms do not end in s
        return word[:-2] + "an"
    return word[:-1]


def _last_token(doc: Doc, start: int, end: int) -> Token | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None


def _one_or_more(doc: Doc, number: Token) -> Token | None:
    """The noun of "another pick or two", "a day or three"."""
    if number.i < 3 or doc[number.i - 1].lower_ != "or" or doc[number.i - 3].lower_ not in {"a", "an", "another"}:
        return None
    noun = doc[number.i - 2]
    return noun if noun.tag_ == "NN" and noun.lower_ not in _NO_COUNT else None


def _over_hedge(doc: Doc, at: int) -> int:
    """Step over what stands between a number and its noun: "-plus", "or so", "or more", "other", a closing quote."""
    while at < len(doc):
        word = doc[at].lower_
        if word in {"odd", "plus", "+", "further", "additional"} or (
            word == "-" and at + 1 < len(doc) and doc[at + 1].lower_ in {"odd", "plus"}
        ):
            at += 1
        elif word == "or" and at + 1 < len(doc) and doc[at + 1].lower_ in {"so", "more", "fewer", "less"}:
            at += 2
        else:
            break
    return at


def _unit_noun(run: list[Token]) -> list[Token]:
    """ "a 20 page report", "an 11 member panel": before a singular head the first noun is what is counted."""
    nouns = [token for token in run if token.tag_ in _NOUNS]
    if (
        len(nouns) < 2
        or nouns[-1].tag_ not in {"NN", "NNP"}
        or run[0].tag_ not in {"NN"}
        or nouns[-1].lower_ in _COLLECTIVE
    ):
        return run
    return run[:1]


def _over_determiner(doc: Doc, at: int) -> int:
    while at < len(doc) and doc[at].tag_ in {"DT", "PRP$", "CD", "PDT", "RBS"}:
        at += 1
    return at


def _run(doc: Doc, at: int) -> list[Token]:
    """The modifiers and nouns from ``at`` on: adjectives up to the first noun, then nouns only."""
    run: list[Token] = []
    seen_noun = False
    for token in doc[at : at + _LONGEST]:
        tag = token.tag_
        if tag in _NOUNS and token.lower_ not in _NO_COUNT:
            if run and seen_noun and (token.lower_ in _WHEN or (run[-1].tag_ == "NNS" and _leaves(token, run))):
                break
            seen_noun = True
        elif (tag in _ADJECTIVES and not seen_noun and _modifies(token)) or (tag in _INSIDE and run):
            pass
        elif (tag == "RBS" and not run) or (tag in {"``", "''"} and not run):
            continue
        elif tag in _ADJECTIVES and run[-1:] and run[-1].tag_ == "NNP" and run[-1].head.i == token.head.i > token.i:
            pass  # "likely Labour primary voters"
        elif tag == "CC" and run and (not seen_noun or _names_kinds(doc, token)):
            pass  # "red and blue cards", "Ford and Fiat cars"
        else:
            break
        run.append(token)
    while run and run[-1].tag_ not in _NOUNS:
        run.pop()
    if run and (run[0].lower_ in _WHEN - {"time"} or (run[-1].lower_ in _WHEN and run[0].lower_ in _THIS_OR_LAST)):
        return []  # "504 last year"
    return run


def _names_kinds(doc: Doc, conjunction: Token) -> bool:
    """Whether two names before a plural share it: "Ford and Fiat cars"."""
    at = conjunction.i
    following = [token.tag_ for token in doc[at + 1 : at + 3]]
    return doc[at - 1].tag_ == "NNP" and following == ["NNP", "NNS"]


def _modifies(token: Token) -> bool:
    """An adjective or participle before a noun, not a verb that follows the number ("14 injured")."""
    return token.tag_ not in {"VBN", "VBG"} or token.dep_ in {"amod", "compound", "nmod"}


def _leaves(token: Token, run: list[Token]) -> bool:
    """Whether a noun after a plural is no part of its phrase: the plural does not hang on it ("sales staff" does)."""
    return run[-1].head.i != token.i


def _phrase(run: list[Token]) -> tuple[int, int, str] | None:
    if not run:
        return None
    head = run[-1]
    if head.lower_ in _NO_COUNT or len(head.text.rstrip(".")) == 1:
        return None
    owner = max((i for i, token in enumerate(run[:-1]) if token.tag_ == "POS"), default=-1)
    run = run[owner + 1 :]
    words = [t.lower_ for t in run[:-1] if t.tag_ not in {"``", "''"}]
    lemma = (
        " ".join([*words, singular(head.text, head.tag_)]).replace(" - ", "-").replace(" 's", "'s").replace(" ’s", "’s")
    )
    return run[0].idx, head.idx + len(head), lemma
