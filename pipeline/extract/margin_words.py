"""The words that say how far two shares are apart, as patterns for the text between two numbers."""

from __future__ import annotations

import re

from pipeline.patterns import lazily

_HEDGE = (
    r"(?:(?:about|around|roughly|nearly|almost|only|just|over|under|some|more than|less than|as (?:much|many) as|"
    r"an average(?: of)?|a|an|the|of|its|their)\s+){0,4}"
)
#: Nouns and verbs that say how far apart two things are.
APART = lazily(
    r"\b(?:lead\w*|led|ahead|beat\w*|defeat\w*|won|wins?|winning|victor\w+|advantage|edge[ds]?|majority|topp\w+|"
    r"outpoll\w+|up|clear|crush\w+|trail\w*|behind|los[te]\w*|deficit|down|gap|margin|difference|spread|divide|apart|"
    r"separat\w+|more|less|fewer|higher|lower|above|below|better|worse|over)\b",
    re.IGNORECASE,
)
GAP = r"(?:lead|gap|margin|difference|advantage|majority|edge|spread|divide|deficit)"
#: "The gap between men (74 per cent) and women (62 per cent) is 12 points", "a 12-point gap between …".
GAP_BETWEEN = lazily(r"\b(?:gap|difference|margin|spread|divide)\s+between\b[^.;:]{0,80}$")
AND_OTHER = lazily(r"\)?[^,;:.()]{0,40}?\s+and\s+[^,;:.()]{0,60}?\s*\(?\s*")
IS = lazily(
    r"\)?[^,;:.()]{0,40}?\s+(?:is|was|are|were|stands at|stood at|of|has grown to|grew to)\s+"
    r"(?:about\s+|only\s+|just\s+|now\s+){0,3}"
)
#: "A 7-point difference in … (40 per cent, 24m) … compared with … (33 per cent, 8m)": both levels in brackets.
DIFFERS = lazily(rf"[\s-]+(?:\w+\s+)?{GAP}\b[^.;:()]{{0,120}}\(\s*")
OTHER_BRACKET = lazily(
    r"[^()]{0,40}\)[^.;:()]{0,120}?\b(?:compared\s+(?:with|to)|and|than|to|against|versus)\b[^.;:()]{0,80}\(\s*"
)
#: Before "a difference of" any two percentages of the clause will do.
ANY = lazily(r"(?:[^.;:()]|\([^()]{0,60}\)){0,140}")
OF_ERROR = lazily(r"\berror\b|\bplus or minus\b|±", re.IGNORECASE)
#: From the words of one level to the next: "58 per cent to 40", "62% of women, compared with 55%", "47% v 38%".
_NOUN = r"(?:\s*\([^()]{0,40}\))?[^,;:.()]{0,50}?"
AGAINST = lazily(
    rf"{_NOUN},?\s*(?:\b(?:to|against|versus|vs?\.?|compared (?:with|to))|[-–—])\s*(?:[A-Z][\w.]*[’']s?\s+)?{_HEDGE}"
)
#: "52 per cent to Labor's 48": the second is not called a percentage again.
TO_OTHER = lazily(r"\s+(?:to|against)\s+(?:[A-Z][\w’'.]*\s+){0,2}(?:[A-Z][\w.]*[’']s?\s+)?")
BESIDE = lazily(
    rf"{_NOUN},?\s+(?:and|while|but)\s+(?:{_NOUN}\s+)?(?:(?:on|at|with|took|got|won|had|polled)\s+)?{_HEDGE}"
)
#: From a difference to the levels: "by 18 points (58 …", "a six-point lead, 53% …", "up 9.2 points at 49.2 …".
TO_LEVELS = lazily(
    rf"[^,;:.()]{{0,70}}?(?:\s*[(,:–—]|\s+(?:at|by|with|on))\s*(?:by\s+|at\s+|with\s+)?{_HEDGE}",
)
#: From the levels to a difference: "…, a gap of seven points", "… – a nine-point lead".
_FALL = r"(?:drop|fall|decline|decrease|reduction|rise|increase|jump|gain|swing)"
_OWNER = r"(?:(?:giving|leaving|making|with|for|that is|which is|meaning)\s+(?:[\w’']+\s+){0,3})?"
TO_GAP = lazily(rf"{_NOUN}\s*[,;:(–—-]\s*{_OWNER}{_HEDGE}(?:\w+\s+)?(?P<noun>{GAP}|{_FALL})\s+of\s+{_HEDGE}")
TO_BARE = lazily(rf"{_NOUN}\s*[,;:(–—-]\s*{_OWNER}{_HEDGE}")
GAP_AFTER = lazily(
    rf"(?:[\s-]+(?:percentage[\s-]+)?points?)?[\s-]+(?:\w+\s+)?(?P<noun>{GAP}|{_FALL}|fewer|less|more|"
    r"higher|lower|ahead|behind|apart)\b(?!\s+than\s+(?:in|at|on|a|last|the\s+(?:year|previous|last))\b)"
)
#: "is on 42 per cent, nine points ahead of B on 33", "was 79%, eight points higher than that of women (71%)".
TO_LEVEL = lazily(
    rf"(?:\s*,|(?:,[^(),;:.]{{0,20}})?\))?{_NOUN}(?:\s*,|\s+\b(?:is|was|were|are|be|stood|stands|remains?|remained|has|have|"
    r"had|holds?|held|enjoys?)\b(?:\s+(?:still|now|also))?)\s+"
    rf"(?:or\s+|which\s+(?:is|was)\s+)?{_HEDGE}"
)
THAN = lazily(
    r"(?:[\s-]+(?:percentage\s+)?points?)?[\s-]+(?:ahead\s+of|behind|clear\s+of|adrift\s+of|above|below|"
    r"(?:higher|lower|more|less|fewer|greater|better|worse|larger|smaller)\s+than|up\s+on|down\s+on|"
    r"(?:lead|advantage|edge|margin)\s+(?:over|on))\s+"
    rf"[^,;:.()]{{0,60}}?(?:\b(?:on|at|with|of|than|above|below|the)\s+|\(\s*|"
    r",\s+when\s+(?:it|they|the\s+\w+)\s+(?:was|were|stood\s+at)\s+|[’']s?\s+|,\s+(?:who|which|whose|with)\s+"
    rf"(?:\w+\s+){{0,2}}?){_HEDGE}"
)
#: "The highest increase (8 percentage points, 4.2 million)": a difference in brackets behind its noun.
IN_BRACKETS = lazily(rf"\b{_FALL}\s*\(\s*$", re.IGNORECASE)
MOVES = lazily(r"\b(?:to|from|increas\w+|ris\w+|rose|grow\w*|grew|fall\w*|fell|declin\w+|decreas\w+|drop\w*|up|down)\b")
#: A percentage that is no level but how far two levels are apart: "by 18 per cent", "a lead of 18 per cent".
IS_A_GAP = lazily(rf"\b(?:by|of|up|ahead|down|behind)\s+{_HEDGE}$")
STOP = lazily(r"[.;:!?]\s|\n")
REACH = 80
#: How far behind such a noun the levels may stand.
SENTENCE = 320
LONGEST = 240
