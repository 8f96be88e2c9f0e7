"""What a sentence says of the things it counts that need not be said of all of them: "9,020 burglaries in Kent were
solved", "Kent Police attended 8,300 burglaries", "drug offences were 105,100 for possession", "at weekends".

A table holds all of a place and a period, so that such a number cannot be held against it.
"""

from __future__ import annotations

import re

from pipeline.match.scenes import Scene
from pipeline.patterns import lazily
from pipeline.records import Claim

#: What police, courts and insurers do with some of the cases there are; who counts them all records or logs them.
_DONE_WITH = lazily(
    r"\b(?:(?:arrest|charge|conviction|suspect|claim|visit|payment|paid|pay)s?\s+(?:made\s+|brought\s+|out\s+)?"
    r"(?:for|in|after|over|on|from)\s+|(?:attend|solv|investigat|clos|clear|detect|drop|visit|transferr?|prosecut|link|respond|examin|review|fil|shelv|"
    r"resolv|cancell?|abandon|pursu|miss|ignor|prevent|foil|screen|downgrad|reclassif|charg|convict|sampl)"
    r"(?:e|ed|ied|s|es|ing)?\s+(?:out\s+|to\s+|up\s+|off\s+)?)"
    r"(?:(?:about|around|some|only|just|nearly|almost|more\s+than|the|over)\s+){0,2}$",
    re.IGNORECASE,
)
#: From a number to the verb that it is the subject of: its noun, its place and its period, and no other clause.
_SUBJECT = (
    r"(?:\band\s+(?=[A-Z])|(?!\b(?:and|but|or|while|which|that|who|as|after|when|because|than|from|to|compared|up|down)\b)[^,.;:()\d]|"
    r"(?<=[\d/-])\d|\b(?:19|20)\d\d\b){1,70}?"
)
_EXISTS = (
    r"record|report|log|commit|regist|count|carried\s+out|not|seen\b|serving|employ|in\s+(?:post|work|total|all|[A-Z\d])|"
    r"there\b|dealt|notified|more\b|fewer\b|less\b|up\b|down\b|higher|lower|the\s+(?:highest|lowest|most|fewest)|made\b|"
    r"recorded|published|given|told|counted|estimated|living|resident|treated\s+or"
)
_SAID_OF_THEM = lazily(
    rf"{_SUBJECT}\b(?:(?:were|are)\s+(?!(?:(?:also|still|being|only|then|now)\s+)*(?:{_EXISTS}))|"
    rf"(?:had|have)\s+(?!(?:also\s+)?been\s+(?:{_EXISTS}))|"
    r"(?:involved?|led\s+to|resulted\s+in|ended|went|came\s+from|concerned|featured|included|remained?|"
    r"(?<!people\s)(?<!residents\s)(?<!inhabitants\s)lived?|lost|left|joined|worked|failed|used|got|held|"
    r"served|stayed|waited|died|faced|received|passed|needed|carried|"
    r"belonged|cost|began|started)\b|"
    r"(?:took\s+place|happened|occurred)\s+(?:at|on|within|inside|near|outside|between|after|before)\b)"
)
#: Right behind a number without a noun: "105,100 for possession", "5.1% without food", "2,850 of the offences".
_OF_A_KIND = lazily(
    r"\s+of\s+(?:the|these|those|its|their|all)\b(?!\s+(?:population|year|people))|"
    r"(?:\s+in\s+(?:[A-Z][a-z]+\s+)?\d{4}(?:/\d\d)?)?\s+(?:for|involving|against|by|with|without|excluding|among)\s+(?!(?:the|a|an|that|this|last|every|each|all|both|england|"
    r"wales|scotland|the\s+first|every)\b)[a-z]+"
)
_AT_SOME_TIMES = lazily(
    r"\b(?:weekends?|weekdays?|overnight|nightly|at\s+night|in\s+the\s+evenings?|bank\s+holidays?|school\s+holidays|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|(?:on\s+)?a\s+typical|peak\s+(?:hours|times))\b",
    re.IGNORECASE,
)


def of_some(claim: Claim, scene: Scene) -> str | None:
    """Why a number may be of some of what a table counts; None where nothing in its sentence says so."""
    start, end = scene.at(claim)
    told = _AT_SOME_TIMES.search(scene.text)
    if told is None:
        told = _OF_A_KIND.match(scene.text, end)
    if told is None and claim.quantity.kind == "count":
        told = _DONE_WITH.search(scene.text[max(0, start - 60) : start]) or _SAID_OF_THEM.match(scene.text, end)
    return None if told is None else f"“{told.group().strip()}” may be said of some of them only"
