"""How a total is told with all its parts, as patterns over skeletons (see ``skeletons``)."""

from __future__ import annotations

import re

from pipeline.extract.skeletons import AMOUNT, LEVEL, MOVE, NUMBERS, OTHER, SHARE, VERB
from pipeline.patterns import lazily

_WORD = f"[^{LEVEL}{AMOUNT}{SHARE}{MOVE}{VERB},;:()–]"
_SHARE_BESIDE = rf"\({SHARE}[^(){LEVEL}]*\)"
#: A participle that is taken for a verb may lead it ("4,051 pledged delegates"). Every text matches in one way only.
_ITEM = rf"(?:\s+{VERB}(?=\w+ed\s))?{_WORD}{{0,90}}(?:{_SHARE_BESIDE}{_WORD}{{0,90}})?"
_AND = r"(?:and|plus|as well as)\s+(?:the\s+|another\s+|a further\s+|some\s+)?"
_L = f"[{LEVEL}{AMOUNT}]"  # "cut 600 jobs – 340 in Leeds and 260 in York"
#: "… in England, in Wales 26 and in Scotland 88": each part behind its place.
_NAME_OF_ONE = r"(?:the\s+[\w’'-]+|(?:the\s+)?(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+){0,2})"
_AT = rf"(?:(?:(?:in|at|from|for)\s+)?{_NAME_OF_ONE}\s+)?"
_LIST = rf"(?:{_L}{_ITEM}(?:[,;]\s+{_AT}{_L}{_ITEM}){{0,6}}[,;]?\s+{_AND}{_AT}{_L}{_ITEM})"
_END = rf"(?=\s*(?:[.,;:)–”\"]|$|{VERB}))"
_SPAN = f"[^{LEVEL}{AMOUNT}{SHARE}{MOVE},;:()–]{{0,100}}?"
_TOTAL = f"(?P<total>[{LEVEL}{AMOUNT}])"
_CONSISTS = (
    r"(?:compris(?:ing|ed|es|e)(?: of)?|consist(?:ing|s|ed)? of|(?:made up|composed) of|split (?:between|into)"
    r"|divided (?:between|into)|broken down (?:into|as)|made up by|that is|namely)"
)
_SUM = (
    r"(?:(?:for|making|giving|or|which makes|to make|resulting in)\s+)?(?:an?\s+|the\s+)?"
    r"(?:(?:combined|grand|overall|joint)\s+)?"
    r"(?:total of|sum of|totall?ing|adding up to|which adds up to|altogether|in all|in total)"
)
_ALL = r"(?:in all|all told|altogether|in total|total|combined|overall)"
#: "Killed 12 men and 3 boys, making 40 deaths this week": a tally with those of before.
_NOT_SO_FAR = (
    rf"(?![^.;:{NUMBERS}]{{0,60}}\b(?:so far|since|to date|until now|already)\b"
    rf"|(?:\s+(?!(?:in|on|by|at|for)\b)\w+){{0,2}}\s+{OTHER})"
)
_OF_EACH = f"[^{NUMBERS}{VERB},;:()–]{{1,40}}?\\s(?:of|worth)\\s+{_L}(?:{_WORD}{{0,40}})"
_OF_LIST = rf"(?:{_OF_EACH}(?:,\s+{_OF_EACH}){{0,5}},?\s+and\s+{_OF_EACH})"
_OTHERS = r"(?:other|remaining|rest|remainder)(?:,|\s–)?\s+"
_WORDS = r"(?:\s+[\w’'-]+){0,3}?"
_TOP = rf"(?:{_L}{_ITEM},?\s+(?:on top of|in addition to)\s+(?:the\s+|another\s+)?{_L}{_ITEM})"
_THE_REST = rf"\b(?:the|its|their)\s+{_OTHERS}{_L}"
#: Lists that their place beside the total closes.
CLOSED = tuple(
    lazily(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_TOTAL}{_SPAN}\s*[:–(]\s*(?P<list>{_LIST}){_END}",
        rf"{_TOTAL}[^{NUMBERS};:()–]{{0,100}}?\b{_CONSISTS}\s+(?:the\s+)?(?P<list>{_LIST}){_END}",
        # as in "bonds of £5m and loans of £4m will together cost £9m"
        rf"(?P<list>{_LIST}|{_OF_LIST})[^{NUMBERS};:.()–]{{0,30}}?\b(?:together|between them|jointly)\b"
        rf"[^{NUMBERS},;:.()–]{{0,30}}?\s{_TOTAL}",
        # as in "the debt – £5m in bonds and £4m in loans – comes to £9m"
        rf"–\s(?P<list>{_LIST})\s–\s{VERB}?(?:comes?|came|adds? up|added up|amount(?:s|ed)?|totall?(?:s|ed)?)\s+"
        rf"(?:to\s+)?{_TOTAL}",
        # as in "debt of £9m comprised loans of £5m and bonds of £4m"
        rf"{_TOTAL}[^{NUMBERS};:()–]{{0,100}}?\b{_CONSISTS}\s+(?P<list>{_OF_LIST}){_END}",
        rf"(?P<list>{_LIST}|{_TOP})\s*[,(–]?\s*{_SUM}\s+{_TOTAL}{_NOT_SO_FAR}",
        rf"(?P<list>{_LIST}|{_TOP}),\s+(?:making|giving (?:him|her|it|them))\s+{_TOTAL}{_NOT_SO_FAR}",
        rf"{_TOTAL}(?!{_WORDS}\s+of\b){_SPAN},?\s+(?:with\s+|of (?:which|whom)\s+)?"
        rf"(?<!\band\s)(?<!\bor\s)(?P<list>{_L}[^{NUMBERS}.:()]{{0,100}}?{_THE_REST})",
        # as in "£9m, with Kent giving £4m, Surrey £3m and Sussex the remaining £2m"
        rf"{_TOTAL}(?!{_WORDS}\s+of\b){_SPAN},\s+with\s+[^{NUMBERS},.:()]{{1,40}}?\s"
        rf"(?P<list>{_L}(?:[^{NUMBERS}.:()]{{1,60}}?{_L}){{0,4}}?[^{NUMBERS}.:()]{{0,100}}?{_THE_REST})",
    )
)
#: "20 sheep in all": the words say that it is the sum, whatever it is called.
ALL_TOLD = lazily(
    rf"(?P<list>{_LIST}|{_TOP})\s*[,(:–]\s*(?:making\s+|or\s+|(?:an?|the)\s+[\w’'-]+\s+(?:worth|of|costing)\s+)?{_TOTAL}(?:\s+[\w’'-]+){{0,2}}?\s+{_ALL}\b",
    re.IGNORECASE,
)
#: ", leaving it with 15": of a bare number, or with a word that says that they are the rest; 15 injured are others.
_LEFT = (
    r",\s+(?:which\s+)?(?:leaving|leaves|left)\s+(?:(?:it|him|her|them|us|(?:the|its|their)\s+\w+)\s+with\s+)?"
    rf"{_L}(?=\s*(?:[.;]|$)|\s+(?:remaining|left)\b)"
)
#: "30 of the 45 closed; the other 15 …", "30 of its 45 shops closed, leaving 15".
SPLIT = lazily(
    rf"(?P<list>{_L}{_WORDS}\s+of\s+(?:the|its|their|all)\s+(?:[\w’'-]+\s+){{0,3}}?{_TOTAL}"
    rf"(?:(?:[^{NUMBERS}.:()]{{0,100}}?{_L}){{0,3}}?[^{NUMBERS}.:()]{{0,100}}?\b(?:the|its|their)\s+{_OTHERS}{_L}"
    rf"|[^{NUMBERS},.:()]{{0,60}}?{_LEFT}))",
    re.IGNORECASE,
)
#: Lists that close only where their words leave nothing out.
BESIDE = lazily(rf"{_TOTAL}{_SPAN}[,;]\s+(?:with\s+)?(?P<list>{_LIST}){_END}", re.IGNORECASE)
_NAME = rf"[^{NUMBERS};:()–]{{1,60}}?\({LEVEL}\)"
_NAMES = rf"(?P<list>{_NAME}(?:,\s+{_NAME}){{0,6}},?\s+and\s+{_NAME})"
#: "was spent on wards (£4m) and research (£2m)"; "toys (£4m) and games (£2m) came to a total of £6m".
NAMED = (
    lazily(
        rf"{_TOTAL},?[^{NUMBERS},;:()–]{{0,40}}?\b(?:on|to|from|between|across|for)\s+{_NAMES}(?=\s*(?:[.;]|,|$))",
        re.IGNORECASE,
    ),
    lazily(
        # as in "2 million have a pass that is either a day pass (1.2 million) or a week pass (0.8 million)"
        rf"{_TOTAL}[^{NUMBERS};:()–]{{1,100}}?\beither\s+(?P<list>{_NAME}\s+or\s+{_NAME})(?=\s*(?:[.;]|$))",
        re.IGNORECASE,
    ),
    lazily(
        rf"{_NAMES}[^{NUMBERS};:.()–]{{0,40}}?\b(?:totall?(?:ed|ing)|total of|add(?:s|ed|ing)? up to)\s+{_TOTAL}",
        re.IGNORECASE,
    ),
)
#: "A £600m deal … Under the deal, £340m in cash on top of £260m in shares": the whole is the deal's own figure.
UNDER = lazily(
    rf"^[^\w{NUMBERS}]*(?:under|as part of)\s+(?:the|that|this)\s+(?:terms of the\s+)?(?P<noun>[a-z]{{4,}})\b"
    rf"[^{LEVEL}{AMOUNT}{SHARE}{MOVE};:]{{0,100}}?(?P<list>{_TOP})",
    re.IGNORECASE,
)
#: A list that says itself that it leaves something out, or that its items lie in each other.
OPEN = lazily(
    r"\b(?:includ(?:ing|es?|ed)|such as|among them|especially|mainly|mostly|notably|at least"
    r"|compared|than|per|respectively|each)\b",
    re.IGNORECASE,
)
NESTED = lazily(r"\bof (?:them|which|whom|these|those)\b", re.IGNORECASE)
