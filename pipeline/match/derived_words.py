"""The words that tell a figure that is worked out from several rows of a table."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.patterns import lazily

Form = Literal["share", "sum", "mean", "multiple", "per head", "rank"]

_HEDGE = r"(?:about|around|some|nearly|almost|just|over|more than|less than|roughly|only|an estimated|approximately)\s+"
PEOPLE = r"(?:people|residents|inhabitants|population|head of population|persons|of the population)"
PER_HEAD = lazily(
    rf"\s*(?:per|for every|for each|in every|every|to every)\s+(?P<size>1,000|10,000|100,000|1,000,000|1m|million|"
    rf"thousand|hundred thousand)\s+{PEOPLE}\b",
    re.IGNORECASE,
)
SIZES = {"1,000": 1e3, "thousand": 1e3, "10,000": 1e4, "100,000": 1e5, "hundred thousand": 1e5}
#: "GDP per head of $8,132", "gross domestic product per person was $8,132".
GDP_PER_HEAD = lazily(
    r"\b(?:GDP|gross domestic product) per (?:head|capita|person)\b"
    r"(?![^.;]*\b(?:purchasing|PPP|parity|adjusted|real|constant|nominal growth)\b)(?P<between>[^.;]*?)$",
    re.IGNORECASE,
)
MEAN_BEFORE = lazily(rf"\b(?:average of|averaged|on average,?|averaging)\s+(?:{_HEDGE})?$", re.IGNORECASE)
MEAN_BEHIND = lazily(r"^\s*(?:a|per|each|every)\s+year\b|^\s*annually\b", re.IGNORECASE)
TOGETHER = lazily(r"\b(?:together|combined|between them|in total|jointly)\b", re.IGNORECASE)
TIMES_AS_MANY = lazily(r"^\s*(?:as (?:many|much|high|large)|the (?:number|level|rate|amount|total) of)\b", re.I)
#: "As many in Kent *as in* Norfolk".
AS_IN = lazily(r"\s+as\s+(?:there\s+were\s+)?(?:in|by)\s+(?:the\s+)?", re.IGNORECASE)
#: What leads to a period.
TO_PERIOD = lazily(r",?\s*\b(?:in|during|for|over|between)\s+(?:the\s+)?$", re.IGNORECASE)
#: A verb that multiplies stands for its own number: "doubled".
MULTIPLIED = lazily(r"^(?:doubled|trebled|tripled|quadrupled|halved)$", re.IGNORECASE)
#: "Doubled since 2012/13, to … in 2017/18": the first period is the base.
SINCE = lazily(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
OF_NAME = lazily(r"^\s*of\s+(?:all\s+)?(?:the\s+)?(?:total\s+number\s+of\s+)?(?:population\s+of\s+)?$", re.IGNORECASE)
WOMEN = lazily(
    rf"\b(?P<who>women|men|females|males|female(?=\s)|male(?=\s))\s+(?:police\s+)?(?:officers\s+)?"
    rf"(?:made up|make up|accounted for|formed|were|represented)\s+(?:{_HEDGE})?$",
    re.IGNORECASE,
)
WERE_WOMEN = lazily(
    r"\b(?:are|were|was)\s+(?P<who>women|men|females?|males?)(?:\s+(?:in|on|at)\b[^,;]*)?[\s.]*$", re.IGNORECASE
)
#: "84 per cent of the UK population", "of the UK’s population".
POPULATION_OF = lazily(r"^\s*of\s+(?:the\s+)?$", re.IGNORECASE)
POPULATION = lazily(r"^(?:[’']s)?\s+(?:total\s+)?population\b", re.IGNORECASE)
LIVED_IN_PART = lazily(r"^\s+(?:lived|live|lives|living|was|were)\s+in\s+(?:the\s+)?$", re.IGNORECASE)
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
}  # fmt: skip
RANK = lazily(
    rf"\b(?:(?P<ordinal>{'|'.join(ORDINALS)})[\s-]+)?(?P<extreme>highest|most|largest|biggest|lowest|fewest|smallest)\b"
    r"(?P<between>[^.;]*?)\b(?:of|among|out of|in)\s+(?:any|all|the)(?:\s+of\s+the)?(?:\s+\d+|\s+other|\s+English)?\s+"
    r"(?P<kind>(?:police\s+)?(?:force\s+areas?|forces?)|regions?|countr(?:y|ies))\b",
    re.IGNORECASE,
)
#: "More robberies than any other force": the first, in other words.
MORE_THAN_ANY = lazily(
    r"\b(?P<extreme>more|higher|larger|fewer|lower|smaller)\b(?P<between>[^.;]*?)\bthan\s+(?:in\s+|at\s+)?any\s+other\s+"
    r"(?:English\s+)?(?P<kind>(?:police\s+)?(?:force\s+areas?|forces?)|regions?|countr(?:y|ies))\b",
    re.IGNORECASE,
)
#: "Of all forces in England, Kent recorded the most robberies".
OF_ALL = lazily(
    r"\bof\s+(?:all|the)(?:\s+of\s+the)?(?:\s+\d+|\s+English)?\s+(?P<kind>(?:police\s+)?(?:force\s+areas?|forces)|regions|"
    r"countries)\b[^.;:]{0,80}?\b(?:recorded|had|has|saw|with)\s+the\s+(?P<extreme>highest|most|largest|lowest|fewest|"
    r"smallest)\b(?P<between>[^.;,]*)",
    re.IGNORECASE,
)
#: "One of the highest", "not the highest", "the next highest": no claim to be the first.
NOT_FIRST = lazily(
    r"\b(?:one of|some of|among|amongst|within|joint|next|not|never|no longer|nor|almost|nearly|virtually|would|could|"
    r"may|might|if|whether|second|third)\b[^.;,]{0,20}$",
    re.IGNORECASE,
)
#: "… of any force outside London": not among all.
EXCEPT = lazily(
    r"[\s,(]*(?:(?:in|of|across)\s+[^.;,]{0,30})?[\s,(]*\b(?:outside|except|excluding|apart|bar|other than|but for|"
    r"after|behind|since|with the exception|of (?:its|their|similar)|similar|like|surveyed|that)\b",
    re.IGNORECASE,
)
LOW = frozenset({"lowest", "fewest", "smallest", "fewer", "lower", "smaller"})
#: "Per head", "rate", "fastest growing": ranked by something that is not the figure itself.
OTHER_RANKING = lazily(r"\b(?:per|rates?|proportion|share|percentage|rise|increase|fall|growth|average)\b", re.I)
#: "Kent *accounted for* 3 per cent of burglaries *in* England", "3 per cent of burglaries in England *were in* Kent".
HAS_SHARE = lazily(
    rf"^\s*(?:police\s+)?(?:alone\s+)?(?:accounted for|accounts for|made up|makes up|(?:was|is) home to|represented|"
    rf"was responsible for|recorded|had|has|saw)\s+(?:{_HEDGE})?$",
    re.IGNORECASE,
)
IN_WHOLE = lazily(r"^\s*(?:recorded\s+|reported\s+)?(?:in|of|across|by)\s+(?:all\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
IS_IN_PART = lazily(
    r"^,?\s*(?:(?:were|was|took place|occurred|happened|came)\s+)?(?:recorded\s+|reported\s+)?(?:in|by|from)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
