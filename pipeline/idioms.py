"""Number words that are not numbers: "first half", "no one", "a third party", "ground zero". Pure tests on context."""

from __future__ import annotations

import re

from pipeline.figures import Figure
from pipeline.patterns import lazily

_PRONOUN_BEFORE = lazily(
    r"(?:\b(?:no|each|every|which|this|that|any|another|the|some|only\s+the|such|you|my|his|her|its|your|our|their|"
    r"square|day|like|as|not|same|right|wrong|good|bad|best|old|new|big|only|main|last|next|first|latest|young|"
    r"single|whatever|whichever|an?|\w+(?:er|est|ful|ous|able|ing|ive|al))|[-'’])\s*$",
    re.IGNORECASE,
)
_ADVERB_BEFORE = lazily(
    r"\b(?:just|at|only|least|with|for|and|or|by|in|on|of|from|to|than|about|nearly|almost|over|around)\s+$",
    re.IGNORECASE,
)
_PRONOUN_AFTER = lazily(
    r"(?:['’]s\b|[-‐](?!(?:year|month|week|day|hour|minute|mile|metre|meter|inch|foot|bed|man|woman|person|point|"
    r"goal|yard|acre|tonne|ton|kilomet|fifth|third|tenth|storey|story|bedroom)\w*)"
    r"|\s+(?:another|day|by\s+one|thing|way|hand|side|time|who|whose|whom|that|which|is|was|are|were|has|had|have|"
    r"can|could|might|may|must|should|would|will|shall|does|doesn|did|"
    r"do|to|at|for|and\s+only|and|but|or|if|as|when|where|with|from|too|because|more|less|else|thinks|needs|says|"
    r"said|feels|wants|gets|he|she|they|we|i|you|it|on|about|after|before|than|so|in\s+order|into|up|out|over|not|just|also|"
    r"really|across|among|between|against|without|during|since|until|under|through|within|behind|ever|every|again|"
    r"yet|such|then|there|here|now|away|off|only)\b"
    r"|\s*(?:[.,;:!?)”\"’]|$))",
    re.IGNORECASE,
)
_ONE_OF = lazily(
    r"\s+of\s+(?:the|his|her|its|their|our|my|your|those|these|this|that|several|many|[A-Z0-9]|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|eighteen)",
    re.IGNORECASE,
)
_HALF_AFTER = lazily(
    r"[-‐](?!million|billion|dozen|mile|hour|point|a-|cent|price|century|yearly|year|pint|inch|term)|\s+(?:time|"
    r"term|past|century|centuries|brother|sister|back|hearted|baked|board|marathon|volley|measures?|staff|mast)\b|"
    r"\s+Life\b",
    re.IGNORECASE,
)
_HALF_BEFORE = lazily(
    r"\b(?:first|second|other|better|early|late|last|next|opening|latter|former|third|final|top|bottom|this|each|"
    r"either|centre|fly|scrum|time|per|previous|same|every|whole|in\s+the|of\s+the|\d(?:st|nd)|northern|southern|"
    r"eastern|western|upper|lower)[\s-]+$",
    re.IGNORECASE,
)
_PART_AFTER = lazily(
    r"(?:\s+(?:of(?!\s+(?:the\s+)?(?:year|fiscal|20\d\d|19\d\d)\b)|the|its|their|as|to|in|on|at|for|off|or|and|"
    r"more|less|fewer|higher|lower|larger|smaller|bigger|cheaper|longer|were|are|was|is|have|has|had|said|say|says|"
    r"from|who|over|since|each)\b|\s*[.,;:)!?”\"]|$|\s*[–—]|\s--?\s|\s*\(\s*\d[\d.]*\s*(?:%|per\s?cent|pc\b))",
    re.IGNORECASE,
)
_PART_BEFORE = lazily(
    r"\b(?:by|than|about|around|nearly|almost|roughly|over|under|of|only|just|least|most|to|approximately|some|"
    r"another|exactly|barely|hardly|virtually|practically|up|down|rose|fell|dropped|grew|(?:and|or)(?=\s+$))\s+$",
    re.IGNORECASE,
)
#: Behind "by a fifth", "a tenth": the time that it took, or what it is above.
_PART_OF_CHANGE = lazily(
    r"\s+(?:last|this|year|during|between|when|while|after|before|within|against|compared|overall|again|overnight|since)\b"
)
_PART_ABOVE = lazily(r"\s+(?:above|below|ahead|short|up|down|lower|higher|less|more)\b(?!-)")
_CHANGED_BY = lazily(r"\b(?:by|than|about|around|nearly|almost|roughly|over|under)\s+$", re.IGNORECASE)
_PERIOD_QUARTER = lazily(
    r"\s+(?:earlier|ago|later|end\w*|in\s+a\s+row|before|on\s+quarter|that|when|with|to\s+forget)\b", re.IGNORECASE
)
_QUARTER_LEAD = lazily(r"\b(?:in|during|for|each|every|after|per|within)\s+$", re.IGNORECASE)
_AT_ONE_POINT = lazily(r"(?<=\bat )one point\b|(?<=\bAt )one point\b")
_ZERO = lazily(r"[\s-]+(?:tolerance|emissions?|carbon|hours?|sum|in\b|based|waste|covid|gravity)", re.IGNORECASE)
_ZERO_LEAD = lazily(r"\b(?:ground|net|patient|sub|near|day|absolute)[\s-]+$", re.IGNORECASE)
_IN_NAME = lazily(r"\s+[A-Z][a-z]")
_MID_SENTENCE = lazily(r"[a-z,]\s+$")
_NAME_LEAD = lazily(r"[A-Z][\w'’&.-]*\s+$")
#: "twenty-something", "five-a-side", "nine-to-five": compounds that count nothing.
_COMPOUND = lazily(
    r"[-‐](?:something|somethings|a-side|to-nine|on|way|times?|off|sided|handed|fold|faced|wheel|stop|nil|timers?|"
    r"by|in|all|up|plus)\b",
    re.IGNORECASE,
)


def no_number(text: str, figure: Figure) -> bool:
    """Whether the figure only looks like a number in print: an idiom, a pronoun, an ordinal, part of a name."""
    word = text[figure.number.start : figure.number.end].lower()
    lead = text[max(0, figure.start - 32) : figure.start]
    end = figure.number.end
    if figure.kind == "fraction":
        return _no_fraction(text, word, lead, end)
    if figure.number.form != "words":
        return False
    if word == "one":
        return _AT_ONE_POINT.match(text, figure.start) is not None or (
            figure.unit is None and _pronoun(text, lead, end)
        )
    if word in {"zero", "nought", "nil"}:
        return bool(_ZERO.match(text, end) or _ZERO_LEAD.search(lead)) and figure.unit is None
    if (
        figure.unit is None
        and word[0] != text[figure.start]
        and _IN_NAME.match(text, end)
        and _MID_SENTENCE.search(lead)
    ):
        return True  # "the Three Gorges Dam"
    return figure.unit is None and bool(
        _COMPOUND.match(text, end)
        or (word[0] != text[figure.start] and _NAME_LEAD.search(lead) and not lead.rstrip().endswith("."))
    )


def one_of(text: str, figure: Figure) -> bool:
    """ "one of the most active …": a number word that picks out, and counts nothing."""
    return text[figure.start : figure.end].lower() == "one" and _ONE_OF.match(text, figure.end) is not None


def _pronoun(text: str, lead: str, end: int) -> bool:
    if _ONE_OF.match(text, end):
        return False
    if _PRONOUN_AFTER.match(text, end):
        return True
    return bool(_PRONOUN_BEFORE.search(lead)) and not _ADVERB_BEFORE.search(lead)


def _no_fraction(text: str, word: str, lead: str, end: int) -> bool:
    if word[0].isdigit() or word[0] in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒":
        return False
    if word.endswith(("half", "halves")):
        return bool(_HALF_AFTER.match(text, end) or _HALF_BEFORE.search(lead))
    if word.endswith("s"):
        return word.endswith("quarters") and bool(
            _PERIOD_QUARTER.match(text, end)
            or (_QUARTER_LEAD.search(lead) and not re.match(r"\s+of\b", text[end : end + 4]))
        )
    if word.endswith("quarter") and (_PERIOD_QUARTER.match(text, end) or _QUARTER_LEAD.search(lead)):
        return not re.match(r"\s+of\s+(?!the\s+year)", text[end : end + 14])
    if word.startswith("one"):
        return text[end : end + 1] == "-"
    if _PART_ABOVE.match(text, end) or (_CHANGED_BY.search(lead) and _PART_OF_CHANGE.match(text, end)):
        return False
    part = _PART_BEFORE.search(lead) is not None  # "by a third in June" is none that came third
    placed = word.endswith("third") and not part and re.match(r"\s+(?:the|as|in|at|on|for)\b", text[end : end + 6])
    return not (_PART_AFTER.match(text, end) and not placed) and not (
        part and not re.match(r"\s+[a-z]", text[end : end + 2])
    )
