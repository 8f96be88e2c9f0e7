"""What the text between two numbers says of how they belong to one change: patterns over plain text, no numbers."""

from __future__ import annotations

import re

from pipeline.patterns import lazily

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: Words with which print names a time, at the end of a stretch: "in the year ending March 2013", "a year earlier".
ENDS_IN_TIME = lazily(
    rf"(?:\b(?:1[6-9]|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?|\b(?:{_MONTHS}|spring|summer|autumn|winter|Christmas)|"
    r"\b(?:years?|months?|quarters?|weeks?|periods?|decades?|days?|seasons?|halves|half|time|census)"
    r"(?:\s+(?:earlier|ago|before|previously))?|\b(?:yesterday|today|previously|then|now))\s*,?\s*$",
    re.IGNORECASE,
)
#: A comparison that governs what follows it: "than in the same period of 2003".
COMPARES = lazily(
    r"\b(?:than|from|since|on|against|compared|comparison|versus|below|above|over|relative)\b[^,;:]*?,?\s*$",
    re.IGNORECASE,
)
#: At the start of a bracket: what follows is the earlier level.
FROM_BEFORE = lazily(
    r"\(\s*(?:(?:(?:up|down|rising|falling|increasing|decreasing)\s+)?(?:from|compared\s+(?:with|to)|against|was)\s+|"
    r"(?:in\s+)?(?:(?:[A-Z]\w+|[QH][1-4])\s+)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?:\s*)(?:the\s+|a\s+)?[£$€]?$",
    re.IGNORECASE,
)
_STEP = r"(?:years?|months?|weeks?|quarters?|decades?)"
#: After a number in brackets: the time that it is of.
OF_A_TIME = lazily(
    rf"(?:\s+(?!(?:for|among|by|at)\b)[a-z]+){{0,2}}?\s+(?:in|for|during)\s+(?:{_MONTHS})\b|"
    rf"(?:\s+[a-z]+){{0,2}}?\s+(?:in|for|during|at)\s+(?:the\s+)?(?:[a-z]+\s+){{0,4}}?(?:(?:{_MONTHS})\s+)?"
    r"(?:(?:1[6-9]|20)\d\d\b|"
    r"(?:previous|same|preceding|prior|corresponding|comparable|equivalent|year[ -](?:ago|earlier))\b)|"
    rf"(?:\s+[a-z]+)?\s+(?:(?:an?|one|two|three|five|six|ten|twelve|12)\s+{_STEP}\s+(?:earlier|ago|before|previously)|"
    r"(?:the\s+)?(?:previous|preceding)\s+(?:year|month|week|quarter)|the\s+(?:year|month|week|quarter)\s+before|"
    r"last\s+(?:year|month|week|quarter)|before\s+the\s+\w+)",
)
#: A bracket that holds a percentage of change and nothing else.
ONLY_CHANGE = lazily(r"\s*(?:[([])\s*(?:or\s+|up\s+|down\s+|by\s+|an?\s+\w+\s+of\s+)?[+\-–−]?\s*$", re.IGNORECASE)
#: Between an amount and its brackets: the noun that it counts.
COUNTED = lazily(r"(?:\s+(?!(?:in|since|than|compared|from|on|to|over|by|and)\b)[a-zA-Z-]+){0,2}\s*")
OR = lazily(r",?\s+or\s+")
AND_ALSO = lazily(r"(?:[,;]|\band)\s+[£$€]?$")
CLOSES = lazily(r"\s*(?:increase|decrease|rise|fall|growth|drop|reduction|higher|lower|more|less)?\s*[)\]]")

#: Words that end what a change tells: a verb of another clause, a conjunction.
_PARTS = (
    r"and|but|while|whereas|although|though|as|because|after|before|when|where|who|whose|that|if|so|was|were|is|are|"
    r"be|been|has|have|had|said|says|will|would|could|can|(?-i:may)|might|should|did|does|do|showed|shows|told|added|"
    r"meaning|among|despite|due|thanks"
)
_WORD = r"[A-Za-z0-9][\w'’%.&/]*+(?:-[\w'’%.&/]++)*+"
#: "The year before": a time, and no word that begins a clause.
_BEFORE = (
    r"(?:(?<=years )|(?<=months )|(?<=weeks )|(?<=year )|(?<=month )|(?<=week )|(?<=quarter )|(?<=season ))before\b"
)
#: Between a change and one that goes on with it: times, then a mark, then at most an article and an adjective.
GOES_ON = lazily(
    rf"(?:\s*+(?!(?:{_PARTS})\b){_WORD}(?:\s++(?:(?!(?:{_PARTS})\b){_WORD}|{_BEFORE}))*+)?\s*(?:,|;|\s-|–|—|--|\(|:)\s*"
    r"(?:or\s+|i\.e\.?,?\s+|so\s+(?:that|this|it)\s+(?:is|was)\s+|which\s+(?:is|was|were|represents?|represented|equates?\s+to|equated\s+to|amounts?\s+to|"
    r"means?|meant|gives|gave)\s+|(?:representing|marking|equivalent\s+to|equating\s+to|amounting\s+to|constituting|"
    r"meaning|giving|making|leaving|(?:this|that|it)\s+(?:is|was|represents|equates\s+to))\s+)?"
    rf"(?:(?:an?|the|another|further)\s+)?(?:(?!(?:{_PARTS}|with|by|including|[a-z]{{3,}}ing)\b)[\w-]+\s+){{0,3}}?(?:[£$€]|of\s+|by\s+)?\s*",
    re.IGNORECASE,
)
#: "Leeds went down from 1,197 to 307, York down by 16": a name of its own behind the mark.
OF_ANOTHER_NAME = lazily(r"[,;–—]\s+(?:and\s+)?(?:[A-Z][\w’'-]+\s+)+$")
#: Between a word of change and its first number, where nothing else has risen or fallen ("raising its share by").
AT_ONCE = lazily(
    r"\s*(?:\w+ly\s+)?(?:(?:the|its|their|his|her)\s+(?:\w+\s+)?(?:total|number|numbers|figure|tally|level|rate)\s+)?(?:(?:by|from|to|of|on|at|in)\s+)?(?:(?:an?|the|just|only|some|nearly|almost|around|about|over|"
    r"more|less|than|further|another)\s+){0,3}[£$€]?\s*$",
    re.IGNORECASE,
)
#: "A 10% drop in demand": another thing than the one told before, unless a time follows.
OF_ANOTHER = lazily(
    r"\s+(?:in|of)\s+(?!(?:19|20)\d\d|the\s+(?:year|month|quarter|week|decade|past|last|same|first|second|third|fourth|"
    rf"period|number|total|figure|three|six|nine|twelve|12)\b|{_MONTHS}|just|only|a\s+(?:year|month|week|day|decade)\b|"
    r"one\b|two\b|three\b|five\b|ten\b|real\b|cash\b|\d)\w",
)
_ADVERBS = (
    r"(?:has|have|had|is|are|was|were|will|would|could|may|might|should|to|be|been|being|now|since|then|later|"
    r"already|also|almost|still|subsequently|again|further|expected|forecast|predicted|projected|set|due|likely|gone|"
    r"went|go|come|came|up|down|by|\w+ly|\d{4}|in|the|year)"
)
_ITSELF = (
    r"(?:(?:this|these|it|they)\b|(?:(?:^|[,;–—]|\bbut|\band|\bthough|\balthough)\s*(?:in\s+\d{4}\s+|by\s+\d{4}\s+)?that"
    r"(?=['’\s]))|,\s*which\b|\b(?:the|that|this|these|those|its|their)\s+(?:(?:overall|total|annual|corresponding)\s+)?"
    r"(?:figure|number|total|rate|level|sum|amount|count|tally|proportion|value|bill)s?\b)"
)
#: The subject of the change is what was just told: "this had", "the figure has since".
OF_THE_SAME = lazily(rf"{_ITSELF}(?:['’]s\b)?\s*(?:{_ADVERBS}(?:\s+|$))*$", re.IGNORECASE)
#: "…, and have since risen", "before falling": the subject is that of the verb before.
GOES_FURTHER = lazily(
    r"(?:\b(?:and|but)\s+(?:has|have|had)?\s*(?:since|then|later|subsequently)\s+(?:\w+ly\s+)?|\bbefore\s+(?:\w+ly\s+)?|"
    r"\bthen\s+(?:\w+ly\s+)?)$",
    re.IGNORECASE,
)
#: "…; and has reduced by 51% compared with": the subject, and its level, are those of the verb before.
AND_HAS = lazily(r"[,;]?\s*\band\s+(?:has|have|had|is|was|were|are)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
#: "Numbers, which stood at 6,120 in 2013, fell": a level in a clause of the subject, up to the level …
OF_THE_SUBJECT = lazily(
    r"(?:,\s+(?:(?:which|who|whose\s+(?:\w+\s+){1,3}?)\s*(?:had\s+)?(?:stood\s+at|was|were|"
    r"been|totalled|numbered|reached|came\s+to)|at|put\s+at)\s+|"
    r"(?:^|[.!?]\s)[\"“]?(?:From|Compared\s+(?:with|to))\s+)(?:(?:a\s+\w+\s+of|just|only|about|the)\s+){0,2}[£$€]?$"
)
#: … and from the level to the word of change.
TO_THE_WORD = lazily(
    rf"[^,;:]{{0,60}},\s*(?:(?:reported|posted|announced|recorded|saw|showed|enjoyed|suffered)\s+(?:an?|the)\s+|"
    rf"(?:{_ADVERBS}(?:\s+|$))*)$",
    re.IGNORECASE,
)
TO_THE_CLAUSE = lazily(r"[^,;:]{0,60},[^,;:.]{0,80}$")
#: Words that say that a change begins where the one before it ended.
THEREAFTER = lazily(
    r"\b(?:since|then|later|subsequently|following|next|after that|thereafter|again|further)\b", re.IGNORECASE
)
#: A sentence that tells the change of the one before it again, up to its number or its word of change.
TELLS_AGAIN = lazily(
    r"[\W_]*(?:(?:and|but|so|overall|in all|together|in total)\b,?\s+)?(?:(?:that|this|it|which|"
    r"the\s+(?:difference|change|move))\s*(?:'s|’s|is|was|represents|represented|marks|marked|equates\s+to|equated\s+to|amounts\s+to|amounted\s+to|"
    r"means|meant|makes|constitutes|constituted|works\s+out\s+(?:at|as)|translates\s+(?:to|into)|would\s+be|"
    r"corresponds\s+to|has\s+been)\b\s*(?:(?:still|therefore|also|only|just|nearly|almost|about|around|roughly|some|an?|"
    r"the|overall|total|year-on-year|annual|[\w-]+(?:est|al|ic|ous|ant|p|ge|ll|mp|sh|se)?)\s+){0,4}?|"
    r"(?:that|this|it)\s+(?:puts?|leaves?|left|makes?|made|brings?|took|takes)\s+(?:[\w’']+\s+){1,4}?|"
    r"(?:the|this|that|such\s+an?|those)\s+(?:[\w-]+\s+)?)[£$€]?\s*",
    re.IGNORECASE,
)
#: "For the 8 per cent dip": a noun of change of which print has told already …
DEFINITE = lazily(r"\b(?:the|this|that|such\s+an?)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
#: … and behind it no word of what has changed.
NOT_NAMED = lazily(
    r"(?:\s*(?:[.,;:)!?”\"’–—]|$|\n)|\s+(?:was|were|is|came|comes|follow\w*|reflect\w*|as|had|has|and)\b)"
)
#: "Figures showed a decline since October": what rose or fell was said in the sentence before.
SHOWS = lazily(
    r"(?:\b(?:show(?:s|ed|ing)?|reveal(?:s|ed)?|record(?:s|ed)?|report(?:s|ed)?|saw|seen|reflect(?:s|ed)?|there\s+(?:was|"
    r"has\s+been|had\s+been))\s+(?:an?|the)\s+(?:[\w-]+\s+)?)$",
    re.IGNORECASE,
)
THAN = lazily(r"\s+than\b")
#: Behind a number: a difference, not a level.
MORE = lazily(r"\s+(?:more|fewer|less|extra|additional)\b", re.IGNORECASE)
NOW = lazily(r"\b(?:now|today|currently)\s+(?:[a-z]+\s+){0,3}[£$€]?$", re.IGNORECASE)
#: "Ten years ago", at the start of a sentence or behind a level.
AGO = lazily(
    r"\W*(?:\w+\s+){1,2}(?:years?|decades?|months?)\s+ago\b|\W*(?:In|Back\s+in)\s+(?:19|20)\d\d\b", re.IGNORECASE
)
AGO_BEHIND = lazily(r"(?:\s+[a-z]+){0,3}?\s+(?:\w+\s+(?:years?|decades?)\s+ago|in\s+(?:19|20)\d\d)\b")
#: Behind a level: it is of the time before.
EARLIER = lazily(
    r"(?:\s+[a-z]+){0,3}?\s+(?:(?:a|one)\s+(?:year|month|week|quarter)\s+(?:earlier|before)|the\s+(?:year|month|week|"
    r"quarter|season)\s+before|(?:in\s+)?the\s+previous\s+(?:year|month|week|quarter|season)|before\s+the\s+\w+)\b"
)
_HAD = r"(?:year|month|week|quarter|season)(?:,|\s)\s*(?:[\w’']+\s+){1,4}[£$€]?$"
LAST_TIME = lazily(rf"\b(?:last|the\s+previous)\s+{_HAD}", re.IGNORECASE)
THIS_TIME = lazily(rf"\bthis\s+{_HAD}", re.IGNORECASE)
BY_LAST_TIME = lazily(r"(?:\s+[a-z]+){0,5}?\s+last\s+(?:year|month|week|quarter|season)\b")
#: "With 5,250 incidents the force saw a".
WITH = lazily(r"\W*(?:With|At)\s+(?:(?:a|some|about|around|its|their)\s+)?[£$€]?$")
SAW = lazily(
    r"[^,;:.()]{0,60},?\s+(?:saw|recorded|reported|showed|marked|represented|enjoyed|suffered|was|were)\s+(?:an?\s+)?$"
)
#: A percentage behind the levels and a dash, with nothing else in the sentence.
DASHED_ALONE = lazily(
    r"[^,;:.()–—]{0,30}(?:\s[–—-]|:)\s+(?:(?:or|a|up|down|by|about|almost|nearly|just|over|more than)\s+){0,3}$"
)
ENDS = lazily(r"\s*(?:[.;]\s|[.;]?$|\n|\s[–—-]\s)")
#: Words of comparison that say no direction.
COMPARED = frozenset({"compared", "compares", "compare", "comparing", "comparison", "against", "versus", "relative"})
#: Behind a difference: the time that it is a change since ("on the previous year", "compared with 2008").
NAMES_ITS_BASE = lazily(
    rf"[^,;:.()]{{0,40}}?\b(?:on|from|over|since|compared\s+(?:with|to)|than|against)\s+(?:[a-z]+\s+){{0,3}}?(?:(?:{_MONTHS})\s+)?"
    r"(?:(?P<year>(?:19|20)\d\d)\b|(?:previous|preceding|year|month|quarter|week|same|corresponding|prior|last|decade)\b|"
    rf"(?:{_MONTHS})\b)",
)
#: The old level of a change is the record that stood before: the new one is the record that print tells.
OF_THE_RECORD = lazily(
    r"\b(?:previous|former|old|earlier|last|prior|existing)\s+(?:all-time\s+)?(?:record|high|low|peak|best|worst)\b",
    re.IGNORECASE,
)
