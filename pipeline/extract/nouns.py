"""What a bare number counts: "3041 sex offences against children" -> "sex offence". Grammar over tags and heads.

The noun phrase that follows the number is read from fine-grained tags, word by word; where the parser hangs the
number on a noun, that noun must lie in it. "6,438 of them" counts nothing by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "thieves": "thief", "shelves": "shelf",
    "halves": "half", "loaves": "loaf", "leaves": "leaf", "crises": "crisis", "analyses": "analysis", "diagnoses": "diagnosis",
    "hypotheses": "hypothesis", "bases": "base", "oases": "oasis", "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium",
    "stadia": "stadium", "referenda": "referendum", "data": "data", "media": "media", "dice": "die", "oxen": "ox", "buses": "bus", "gases": "gas",
    "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "statuses": "status", "shoes": "shoe", "toes": "toe", "movies": "movie",
    "cookies": "cookie", "ties": "tie", "pies": "pie", "calories": "calorie", "zombies": "zombie", "selfies": "selfie", "rookies": "rookie",
    "axes": "axe", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "vetoes": "veto", "quizzes": "quiz",
}  # fmt: skip
_UNCHANGED = frozenset(
    "series species news police staff means headquarters aircraft spacecraft hovercraft sheep deer fish offspring crossroads gallows barracks works "
    "bus gas virus bonus campus status christmas process business boss loss class address less congress success illness congress us".split()
)
_ENDINGS = ("sses", "ches", "shes", "xes", "zzes")
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "AFX"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset({"HYPH", "POS"})
#: Nouns that follow a count and say when, not what: "12 jurors today", "up 14 year on year".
_WHEN = frozenset(
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december year month week night morning afternoon evening tonight time".split()
)
#: A head that names a number, not what is counted.
_NO_COUNT = frozenset("percent cent per million billion thousand hundred trillion dozen bn m".split())
_LONGEST = 7


def counted_noun(doc: Doc, start: int, end: int) -> tuple[int, int, str] | None:
    """(start, end, lemma) of the noun phrase that the number at characters [start, end) of ``doc`` counts.

    The lemma is lower-case and singular with its modifiers ("european country"). None: it counts no noun that
    follows it ("up 14 from last year", "6,438 of them").
    """
    number = _last_token(doc, start, end)
    if number is None:
        return None
    at = number.i + 1
    if at < len(doc) and doc[at].tag_ == "HYPH" and at + 1 < len(doc) and doc[at + 1].tag_ in _NOUNS | _ADJECTIVES:
        return _phrase([doc[at + 1]])
    at = _over_hedge(doc, at)
    if at < len(doc) and doc[at].lower_ == "of" and at + 1 < len(doc):
        at = _over_determiner(doc, at + 1)
    return _phrase(_run(doc, at))


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


def _over_hedge(doc: Doc, at: int) -> int:
    """Step over what stands between a number and its noun: "-plus", "or so", "or more", "other", a closing quote."""
    while at < len(doc):
        word = doc[at].lower_
        if word in {"odd", "plus", "+", "further", "additional"} or (word == "-" and at + 1 < len(doc) and doc[at + 1].lower_ in {"odd", "plus"}):
            at += 1
        elif word == "or" and at + 1 < len(doc) and doc[at + 1].lower_ in {"so", "more", "fewer", "less"}:
            at += 2
        else:
            break
    return at


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
        elif tag in _ADJECTIVES and not seen_noun and _modifies(token):
            pass
        elif tag in _INSIDE and run:
            pass
        elif tag == "RBS" and not run or (tag in {"``", "''"} and not run):
            continue
        elif tag == "CC" and run and not seen_noun:
            pass  # "digital and physical sales"
        else:
            break
        run.append(token)
    while run and run[-1].tag_ not in _NOUNS:
        run.pop()
    return run if run and run[0].lower_ not in _WHEN - {"time"} else []


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
    if head.lower_ in _NO_COUNT:
        return None
    words = [t.lower_ for t in run[:-1] if t.tag_ not in {"``", "''"}]
    lemma = " ".join([*words, singular(head.text, head.tag_)]).replace(" - ", "-").replace(" 's", "'s").replace(" ’s", "’s")
    return run[0].idx, head.idx + len(head), lemma
