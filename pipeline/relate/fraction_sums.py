"""One share told twice: as a fraction in words and as a percentage right beside it ("almost a quarter (24%)").

The two stand in apposition, and nothing between or behind them says that the percentage is of something else: of
another whole ("half (25% of all)"), of another year ("(22% in 2001)"), a change ("(up 5%)"), or a rate that the
sentence is about ("half the average rate (12%)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.patterns import lazily
from pipeline.records import Apposition, Claim, Form, Interval, Reading
from pipeline.relate import intervals
from pipeline.relate.simple_fractions import judge
from pipeline.relate.sum_record import Quantities, Sum

_FRACTIONS = frozenset({"fraction", "ratio"})
#: What a percentage may be followed by when it stands for the whole fraction, by the form of the apposition.
_PRECISELY = r"(?:\s+(?:to\s+be\s+(?:exact|precise)|exactly|precisely|overall|in\s+all|in\s+total|of\s+them))?"
_SAYS = r"\s+(?:said|say|says|were|was|are|is|had|have|has|would|did|do|will|thought|think|believed?|wanted?|agreed?)\b"
_SAID = lazily(rf"{_PRECISELY}{_SAYS}")
_BEHIND: Mapping[Form, re.Pattern[str]] = {
    "brackets": lazily(rf"{_PRECISELY}\s*[)\],;/]"),
    "dashes": lazily(rf"{_PRECISELY}\s*(?:[–—.!?,;]|-\s|--|$)"),
    "commas": lazily(rf"{_PRECISELY}\s*(?:[,.;]|$)"),
    "equals": lazily(rf"{_PRECISELY}(?:\s*(?:[,.;)]|$)|{_SAYS})"),
}
#: Words whose own figure is a percentage: one in brackets behind them is theirs.
_RATE = lazily(
    r"\b(?:rates?|averages?|median|norm|inflation|growth|interest|yields?|turnout|margins?|duty|tax(?:es)?|"
    r"discounts?|targets?|majority|swing)\b|"
    r"\b(?:rise|increase|fall|drop|decline|cut|reduction|raise|stake|lead|gain|loss|fee|charge|bonus|premium|deposit|"
    r"dividend|commission|loan|mortgage|levy|surcharge|coupon|holding|share)s?\s*(?:[(\[,–—]|-\s)",
    re.IGNORECASE,
)
#: "half that (24%)", "a third as likely (12%)": the fraction is of another's figure.
_OF_ANOTHER = lazily(
    r"\s+(?:(?:of\s+)?(?:that|this|those)\b(?!\s+[a-z])|(?:of\s+)?(?:that|those|the\s+\w+)\s+(?:of|in|for)\s+[A-Z]|as\b|"
    r"again\b|what\b|(?:of\s+)?(?:the|its|their)\s+(?:\w+\s+)?(?:level|figure|proportion|share|percentage)\b)"
)
#: A sentence of its own before the comma: "half agreed, 30 per cent, …".
_VERB = lazily(
    r"\b(?:(?!polled|surveyed|asked|questioned|interviewed|sampled|employed|aged|registered|listed|united)[a-z]+ed|said|"
    r"says?|were|was|are|is|have|had|has|did|would|will|do|does|want|wants|back|backs)\b"
)
#: Another clause begins, with numbers of its own.
_CLAUSE = lazily(r"\b(?:but|while|whereas|because|although|though|when|after|before|so)\b", re.IGNORECASE)


def stands_alone(text: str, end: int, form: Form) -> bool:
    """Whether the percentage that ends at ``end`` is closed off: no other whole, year or comparison follows it."""
    return _BEHIND[form].match(text[end : end + 40].partition("\n")[0]) is not None


def find(reading: Reading) -> Iterator[Sum]:
    """Every apposition of a fraction and a percentage that tell one share."""
    for apposed in reading.appositions:
        members = [reading.claims[id_] for id_ in (apposed.first, *apposed.others)]
        fraction = next((claim for claim in members if _is_fraction(claim)), None)
        percent = next((claim for claim in members if claim.quantity.kind == "percent"), None)
        if fraction is not None and percent is not None and _one_share(reading, apposed, fraction, percent):
            yield Sum("fraction", (("fraction", fraction.id), ("in_percent", percent.id)), "fraction")


def _is_fraction(claim: Claim) -> bool:
    value = claim.quantity.value
    return claim.quantity.kind in _FRACTIONS and isinstance(value, (int, float)) and 0 < value < 1


def _one_share(reading: Reading, apposed: Apposition, fraction: Claim, percent: Claim) -> bool:
    first, last = sorted((fraction, percent), key=lambda claim: claim.id)
    text = reading.article.text
    between = text[first.quantity.passage.end : last.quantity.passage.start]
    behind = text[last.quantity.passage.end : last.quantity.passage.end + 40].partition("\n")[0]
    if _RATE.search(between) or _CLAUSE.search(between) or _OF_ANOTHER.match(between):
        return False
    if fraction.role == "change" and apposed.form == "brackets":
        return behind.lstrip()[:1] in {")", "]"}  # "fell by half (24%, down from 50%)"
    if apposed.form == "commas" and between.startswith(",") and _SAID.match(behind):
        return True  # "a quarter, 24 per cent, said"; but not "half of men agreed, 30 per cent were unsure"
    if apposed.form == "commas" and _VERB.search(between):
        return False
    return stands_alone(text, last.quantity.passage.end, apposed.form)


def expected(_sum: Sum, quantities: Quantities) -> Interval | None:
    """The percentage as a share of one."""
    interval = intervals.of(quantities["in_percent"])
    return None if interval is None else intervals.scaled(interval, 0.01)


def fits(_sum: Sum, quantities: Quantities) -> bool | None:
    """Whether the fraction may be a name of the percentage, loosely at most."""
    judgement = judge(quantities["fraction"], quantities["in_percent"])
    return None if judgement is None else judgement in {"close", "loose"}
