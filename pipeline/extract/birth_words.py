"""The words in which print gives an age together with a birth, or with a death and a birth."""

from __future__ import annotations

from pipeline.extract.calendar_words import MONTH_NAMES
from pipeline.patterns import lazily

_MONTH = rf"(?:{'|'.join(MONTH_NAMES)}|Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_YEAR = r"(?:1[89]\d\d|20\d\d)(?![\ds%])"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}|{_MONTH}\s{_DAY},?\s{_YEAR}|(?:{_MONTH},?\s)?{_YEAR})"
#: Whose birth it is must not be in doubt, nor the year.
_OTHERS = (
    r"(?:sons?|daughters?|child|children|baby|babies|twins?|wife|husband|mother|father|parents?|brothers?|sisters?|"
    r"his|her|their|who|whom|whose|and|or|before|after|around|about|circa|c|between|early|late|mid|probably|until|since)"
)
_GAP = rf"(?:[\s,]+(?!{_OTHERS}\b)[^\W\d][\w’'.-]*){{0,10}}?[\s,]+(?:on\s|in\s)?"
_BORN = rf"\bborn\b(?P<gap>{_GAP})(?P<born>{_DATE})"
_AGE = r"(?P<age>[1-9]\d|1[01]\d|[1-9])(?![\d%]|[.,]\d)"
NAME = r"[A-Z][\w’'-]+"
_AGED = (
    rf"(?:,?\s(?:at\sthe\sage\sof|at\sage|aged|at|age))\s{_AGE}(?!\s(?:per|days|weeks|months|hours|am|pm|o[’']clock))"
)
_DIED = r"\b(?P<verb>(?:has|have|had)\sdied|died|dies)\b"
#: The age is as of the article's own day, or of the death.
#: Only persons have birthdays: a firm may be "born" too.
_PERSON = r"[a-z-]*(?:man|woman|er|or|ist|ian|ess|boy|girl|nurse|judge|pilot|student|widow)"
OF_NOW = tuple(
    lazily(pattern)
    for pattern in (
        rf"{NAME},\s(?:now\s)?{_AGE},\s(?:(?:and\s)?(?:who\s)?(?:was|is)\s)?{_BORN}",
        rf"{NAME}\s\({_AGE}\),?\s(?:(?:who\s)?(?:was|is)\s)?{_BORN}",
        rf"\b[Tt]he\s{_AGE}-year-old(?:\s{_PERSON})?(?:\s{NAME}){{0,3}},?\s(?:(?:who\s)?(?:was|is)\s)?{_BORN}",
        rf"{_BORN},\s(?:{NAME}\s){{0,3}}{NAME},\s{_AGE},",
        rf"{_BORN},\s(?:(?:s?he|{NAME})\s)?is\s(?:now\s)?{_AGE}(?=[.,;]|$|\syears\sold)",
        rf"{_DIED}{_AGED},?\s(?:was\s)?{_BORN}",
        rf"{_BORN},\s(?:s?he|the|{NAME})\s(?:\w+\s)??(?P<verb>died\s(?:yesterday|today|last\s(?:week|night|month)|(?:on|last)\s\w+day)){_AGED}",
    )
)
#: From one's birth to one's death, with no word of anybody else.
_FAMILY = (
    r"(?:sons?|daughters?|child(?:ren)?|twins?|wife|husband|mother|father|parents?|brothers?|sisters?|grand\w+|"
    r"widow(?:er)?|partner|friend|his|her|their|whose)"
)
_ON = rf"(?:(?!\b{_FAMILY}\b)[^.;()\d]){{0,40}}?"
_THEN = (
    rf"(?:,?\s(?:in|at|near)\s{NAME}(?:,?\s{NAME}){{0,3}})?"
    rf"(?:,\s(?:(?:he|she|{NAME}(?:\s{NAME}){{0,2}})\s)?|,?\s(?:and|but)\s(?:(?:he|she)\s)?){_DIED}"
)
OF_DEATH = tuple(
    lazily(pattern)
    for pattern in (
        rf"{_BORN}{_THEN}{_ON}(?P<died>{_DATE}){_AGED}",
        rf"{_BORN},\s(?:the|{NAME})\s{_ON}{_DIED}{_ON}(?P<died>{_DATE}){_AGED}",
        rf"{_BORN}{_THEN}{_AGED}{_ON}\b(?:in|on)\s(?P<died>{_DATE})",
        rf"\((?:born\s)?(?P<born>{_DATE})\s?[-–—]\s?(?:died\s)?(?P<died>{_DATE})\){_ON}\b(?:died|dead)\b{_ON}{_AGED}",
    )
)
#: Where a sentence ends; a stop behind a title, a month or an initial is none.
SENTENCE = lazily(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|No))(?<!\b(?:Mrs|Jan|Feb|Aug|Oct|Nov|Dec))(?<!\bSept)[.!?][”\"’']?\s+|\n"
)
ANY_YEAR = lazily(rf"(?<!\d){_YEAR}")
DOUBTFUL = lazily(r"\b(?:then|at the time|said to be|claimed|believed|thought|would have been|reportedly|lied)\b")
#: An obituary's last line: "Ann Hill, painter, born 3 May 1931; died 4 June 1998".
CODA = lazily(rf"\bborn\s(?:on\s|in\s)?(?P<born>{_DATE})(?:\s?[;,]|\sand)\s?died\s(?:on\s|in\s)?(?P<died>{_DATE})")
DEATH = lazily(rf"(?P<name>{NAME})(?P<apposed>[^.;:\n]{{0,120}}?)\s(?:who\s)?{_DIED}(?P<mid>[^.;\d\n]{{0,60}}?){_AGED}")
#: Behind a surname: "Hill, a miner's son, was born in Leeds in 1931".
HIS_BIRTH = rf"(?:\s(?:Jr|Sr)\.?)?(?:,[^.;]{{0,80}},)?\swas\s{_BORN}"
