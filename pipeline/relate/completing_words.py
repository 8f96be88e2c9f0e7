"""The words by which a change takes its levels from its neighbours."""

from __future__ import annotations

import re

from pipeline.patterns import lazily

_HEDGE = r"(?:(?:about|around|nearly|almost|more than|just|over|only|some|an?|another)\s+){0,3}"
#: ", a drop of", "– a", ", up": the words between the levels and the difference that is told of both.
APPOSED = lazily(
    r"[^,;:.–—]{0,60}(?:[,:]|\s[–—-]|\s*\()\s*(?:(?:or|and so|making|representing|giving|with|(?:which|that|this)\s+"
    rf"(?:is|was))\s+)?(?:(?:an?|the)\s+(?:[\w’'-]+\s+){{0,3}}?(?:(?:of|by)\s+)?|(?:up|down)\s+(?:by\s+)?)?{_HEDGE}"
)
#: ": 3 points higher than in 2008": the difference says itself what it is from.
OF_ITS_OWN_BASE = lazily(
    r"[\s-]+(?:(?:percentage\s+)?points?\s+)?(?:higher|lower|more|less|fewer|better|worse)\s+than\s+(?:in|at|on|a|last|"
    r"the\s+(?:year|previous|last))\b"
)
#: "It was 12 per cent, seven points fewer": a level right before its difference.
RIGHT_BEFORE = lazily(rf"\s*(?:,|\s[–—-]|\s*\()\s*(?:or\s+)?{_HEDGE}")
#: "By 2011 it had fallen", "the figure has since doubled": the subject is what the sentence before is about.
SAME_SUBJECT = lazily(
    r"\b(?:it|they|this|that|these|those|which|the\s+(?:figure|rate|share|proportion|number|total|percentage|level|sum|"
    r"amount|count)s?)(?:\s+(?:has|had|have|is|was|were|are|will|would|could|may|might|since|then|also|later|been|be|"
    r"now|again|further|only|just|already|more|than|nearly|almost|about|to|up|down|at)){0,5}\s*$",
    re.IGNORECASE,
)
#: "Now 17% do.", "By last year 31 per cent did,".
NOW_BARE = lazily(
    rf"(?:^|[.;]\s+|\n)(?:(?:but|and)\s+)?(?:now|today|by\s+\w+\s+\w+|by\s+\d{{4}}|this\s+year|last\s+year),?\s+{_HEDGE}$",
    re.IGNORECASE,
)
ELLIPTIC = lazily(r"\s+(?:are|do|did|does|were|was|is|have|has|had|would|say|said)\s*(?:[,.;–—]|-\s)")
#: "Up 3.2 points on the 60.9% of 2015", "an increase of five points (473,000) on 2001 (32 per cent".
ON = lazily(
    r"(?:\s*\([^()]{0,40}\))?(?:[\s-]+(?:increase|rise|fall|drop|decrease|decline|gain|jump))?(?:\s+(?:up|down|higher|"
    r"lower|more|less|fewer))?\s+(?:on|since|from|than|compared\s+(?:with|to)|over)\s+(?:(?:the|its|their|his|her|last\s+"
    rf"year[’']s)\s+)?(?:(?:\w+(?:[’']s)?\s+){{0,2}}?(?:of\s+)?|[^.;:()]{{0,50}}(?:\(\s*|\b(?:when|which)\s[^.;:()]{{0,20}}?)){_HEDGE}"
)
#: "…, rising": right behind a multiple or a difference, the same told again.
SAID_AGAIN = lazily(r"[^.;:()]{0,40}?[,–—]\s*(?:from\s+)?(?:\w+\s+)?")
FROM = lazily(rf"[^.:()]{{0,140}}?(?:(?P<from>\bfrom)|[,;–—])\s+{_HEDGE}")
SPAN = lazily(r"\bbetween\s+[\w/]+(?:\s+\d{4})?\s+and\s+[\w/]+(?:\s+\d{4})?")
OTHER_CLAUSE = lazily(
    r"\b(?:after|as|when|while|but|because|and|which|who|if|before|although|whereas|with|that|than|compared)\b"
)
TO = lazily(rf"[^.;:()]{{0,60}}?\s+to\s+{_HEDGE}")
THIS = lazily(
    r"^\W*(?:this|that|it|the\s+(?:figure|rate|share|proportion|percentage))\b(?!\s+(?:of|for|in|among)\b)",
    re.IGNORECASE,
)
#: "Although …, this represents": a clause before the main one.
CONCEDES = lazily(r"\W*(?:although|though|while|despite|even\s+though|whereas)\b", re.IGNORECASE)
SENTENCE_START = lazily(r"[.!?]\s+|\n")
#: "It was 13 weeks …, we have taken it up to 26": a clause for either level.
THEN = lazily(
    r"\b(?:it|they|that|this|which|there)\s+(?:was|were|stood at|had been|used to be|began at|started at)\s+"
    r"(?:(?:just|only|about)\s+)?$",
    re.IGNORECASE,
)
NOW = lazily(r"\b(?:now|today|up to|down to|to|is|are|will be)\s+(?:(?:just|only|about|now|at)\s+)*$")
COMPARED_WITH = lazily(rf"\b(?:compared\s+(?:with|to)|against|versus)\s+(?:the\s+)?{_HEDGE}$")
OWN_TIME = lazily(
    r"\b(?:(?:on|over|in|during|from|since|for)\s+(?:the|a|last|its|this)\s+(?:\w+\s+)?(?:day|week|month|quarter|year|"
    r"decade)s?\b(?!\s+(?:to|ending|ended)\s+(?:\d+\s+)?[A-Z])|(?:year|month|quarter|week)[\s-]on[\s-](?:year|month|quarter|week)|since)\b"
)
WINDOW = 200
#: Two levels that such a word sets side by side are in the order of print, not of time.
COMPARED = frozenset({"compared", "comparing", "comparison", "relative", "against", "versus"})
