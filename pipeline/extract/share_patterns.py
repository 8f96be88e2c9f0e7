"""How a part, its whole and the share between them are told, as patterns over skeletons (see ``skeletons``).

``TRIPLES`` name all three; ``PAIRS`` only a share and its part, with the words that stand between and within. Each
stands behind a mark without which it cannot fit ("" where there is none): most sentences have no bracket, and a pattern
that is not asked need not be compiled.
"""

from __future__ import annotations

import re

from pipeline.extract.skeletons import AMOUNT, LEVEL, MOVE, NUMBERS, OTHER, SHARE, VERB
from pipeline.extract.whole_phrases import DETERMINER, OF_WORD
from pipeline.patterns import lazily

#: The "one" of "one-person households" is no part.
_P = rf"(?P<part>[{LEVEL}{AMOUNT}](?![-‐‑]\w))"
_W = f"(?P<whole>[{LEVEL}{AMOUNT}])"
#: "95% effective", "90% sure": how well or how likely, not how many.
_TRUE = r"(?!\s+(?:effective|efficacy|efficient|accura|certain|sure|likely|chance|probab|confiden))"
_S = f"(?P<share>{SHARE}){_TRUE}"
_SM = f"(?P<share>[{SHARE}{MOVE}]){_TRUE}"  # "cut 100 jobs, 25% of …": the words "of the 400" say that it is a share
STOP = r",;:()–—\"“”"
_NP = f"[^{NUMBERS}{VERB}{STOP}]{{0,60}}?"  # a noun phrase: no number, no verb
_NPX = f"[^{LEVEL}{AMOUNT}{SHARE}{MOVE}{VERB}{STOP}]{{0,90}}?"  # it may hold an age or a year
#: A clause that may say within what time.
_TIMED = rf"(?:[^{NUMBERS}{STOP}]|{OTHER}|{LEVEL}(?=\s*(?:years?|months?|weeks?|days?|hours?|minutes?)\b)){{0,90}}?"
_CLAUSE = f"[^{NUMBERS}{STOP}]{{0,90}}?"
#: What the part counts, before "of": "12 boys of the 40"; "12, a total of 40" would name another number.
_COUNTED = r"(?:\s+(?!(?:an?|the|and|or|to|for|from|with|by|at|in|on|than|per|out|of)\b)[\w’'-]+){0,3}"
_WERE = rf"{VERB}(?:was|were|are|is|ha[ds]|have)\s(?!an?\b|the\b)"
_WHO = rf"(?:(?:\b(?:who|which|that)\s+{VERB}|{_WERE})[^{NUMBERS}{STOP}]{{0,60}}?)?"
_CLX = f"[^{LEVEL}{AMOUNT}{SHARE}{MOVE}{STOP}]{{0,90}}?"  # a clause that may hold an age or a year
_FROM = rf"\b(?:out of|from an? (?:total|group|sample|pool|field) of)\s+{DETERMINER}(?:{OF_WORD}){{0,5}}?"
_VALUED = r"\b(?:valu(?:ing|es|ed)|put(?:ting|s)? (?:a|the) value)\b"
_OF = rf"\s*,?\s*(?:(?:out\s+)?of|among(?=\s+the\b))\s+{DETERMINER}(?:{OF_WORD}){{0,5}}?"
_END = r"(?=\s*[,.;:)–]|\s*$)"
HEDGE = (
    r"(?:(?:just|only|exactly|precisely|merely|a mere|barely|about|around|nearly|almost|roughly|under|over|some)\s+)*"
)
_OR = (
    rf"(?:or|that {VERB}?is|that’s|that's|which {VERB}?(?:is|was)|i\.e\.|equal to|equivalent to|representing|making up"
    r"|accounting for|meaning)"
)
#: What a share is called: "a turnout of", "giving him", "giving it a share of".
_CALLED = (
    r"(?:giving(?:\s+(?:him|her|it|them|us|the\s+\w+))?|(?:giving(?:\s+(?:him|her|it|them|us))?\s+|or\s+|that is\s+)?"
    r"(?:an?|the)\s+(?:[\w’'-]+\s+){0,2}?(?:share|proportion|percentage|turnout|take-up|rate) of)"
)
_SHARE_IS = rf"(?:(?:{_OR}|{_CALLED})\s+)?{HEDGE}"
#: Only of those who are counted by it: a turnout may stand beside seats, a pass rate beside those with top marks.
_RATE = r"\b(?:turnout|take-up|response(?: rate)?)\b"
_TAKING_PART = (
    f"(?=[^{NUMBERS}{STOP}]{{0,60}}?"
    r"\b(?:vot(?:ed|ing)|cast|turn(?:ed|ing)|repl(?:ied|ying)|return(?:ed|ing)|respond|taking part))"
)
#: What the share says that it is of, where that is only the whole again: "98 of the 400 seats, 25% of the seats".
_AGAIN = (
    r"(?:\s+of\s+(?:them|it|all|(?:the|its|their)\s+(?:total|whole|lot|sum|number|full\s+\w+|sample|chamber|cohort"
    r"|electorate|intake|(?P=thing))))?"
)
_THING = r"(?:\s+(?P<thing>[^\W\d_]{3,})\b)?"
_OF_ALL = r"(?:\s+of\s+(?:them|these|those|(?:the|its|their)\s+(?:overall\s+)?(?:total|whole|sum|money|cash|amount)))"
_IS = (
    r"(?:represent(?:s|ed|ing)?|account(?:s|ed|ing)? for|is|was|are|were|ma(?:kes?|de|king) up|equals?"
    r"|equat(?:es|ed|ing) to"
    r"|amount(?:s|ed|ing)? to|constitut(?:es?|ed|ing)|compris(?:es?|ed|ing)|equivalent to|equal to)"
)
_THAT = r"(?:,?\s*(?:and|but)?\s*(?:this|that|which|they|it)\s+)?"
#: A percentage that is no share of a whole: "25% more", "95% confidence interval".
_NO_SHARE = (
    r"(?!\s+(?:more|less|fewer|higher|lower|up|down|above|below|increase|rise|fall|growth|decrease|drop|stake|CI"
    r"|confidence|faster|slower|bigger|smaller|larger|year-on-year|on|a)\b)"
)
TRIPLES = tuple(
    (mark, lazily(pattern, re.IGNORECASE))
    for mark, pattern in (
        ("(", rf"{_SM}{_NP}\({HEDGE}{_P}{_NP}\){_OF}{_W}"),  # "45% (98) of the 400"
        # as in "nearly half (45%, or 98) of the 400"
        ("(", rf"\({HEDGE}{_SM}(?:[,;]?\s+or|[,;])\s+{HEDGE}{_P}{_NP}\){_OF}{_W}"),
        ("(", rf"{_P}{_NP}\({_SM}{_NP}\){_OF}{_W}"),  # "98 (45%) of the 400"
        ("(", rf"{_SM}{_NP}\({HEDGE}{_P}{_NP}\)\s+of\s+{_NPX}\({_W}{_NP}\)"),  # "45% (98) of pupils (400)"
        ("(", rf"{_P}{_NP}\({_SM}{_NP}\)\s+of\s+{_NPX}\({_W}{_NP}\)"),
        ("(", rf"{_SM}{_NP}\({HEDGE}{_P}{_COUNTED}{_OF}{_W}{_NPX}\)"),  # "45% (98 of the 400)"
        ("", rf"{_P}{_COUNTED}{_OF}{_W}{_NPX}{_WHO}[(\[]\s*(?:{_OR}\s+)?{HEDGE}{_SM}\s*[)\]]"),  # "98 of the 400 (45%)"
        # as in "98 of the 400 closed, or 45%"
        ("", rf"{_P}{_COUNTED}{_OF}{_W}{_THING}{_TIMED}(?:[,:]|\s–)\s+{_SHARE_IS}{_SM}{_AGAIN}{_END}"),
        # as in "98 voted out of 400, a turnout of 25%"
        ("of", rf"{_P}{_CLAUSE}{_FROM}{_W}{_THING}{_NPX}(?:,|\s–)\s+{_SHARE_IS}{_SM}{_AGAIN}{_END}"),
        ("(", rf"{_SM}{_OF}{_W}{_CLX}\(\s*{_P}{_NP}\)"),  # "45% of the 400 (98)"
        # as in "nearly half of the 400 asked (180, or 45%)"
        ("(", rf"{SHARE}{_OF}{_W}{_CLX}\(\s*{HEDGE}{_P}{_COUNTED}(?:,?\s+or|[,;/])\s*{HEDGE}{_SM}\s*\)"),
        # as in "98, or 45% of pupils (400)"
        ("(", rf"{_P}{_CLAUSE}(?:,|\s–|\s*\()\s*{_OR}\s+{HEDGE}{_SM}\s+of\s+{_NPX}\({_W}{_NP}\)"),
        ("", rf"{_S}{_NPX}\)?(?:[,:]|\s–)\s+(?:or\s+)?{HEDGE}{_P}{_COUNTED}{_OF}{_W}"),  # "45%: 98 of the 400"
        # as in "gained 45% of the vote, 98 of the 400"
        ("", rf"{_SM}\s+of\s+{_NPX}(?:[,:]|\s–)\s+(?:or\s+)?{HEDGE}{_P}{_COUNTED}{_OF}{_W}"),
        # as in "turnout was 45%, with 98 of the 400 voting"
        ("", rf"{_RATE}{_CLAUSE}{_S}{_NPX},?\s+(?:with|as)\s+{HEDGE}{_P}{_COUNTED}{_OF}{_W}{_TAKING_PART}"),
        ("(", rf"{_P}{_NP}\({_SM}{_NP}\){_CLAUSE}{_FROM}{_W}"),  # "98 (45%) died out of 400"
        ("(", rf"{_SM}{_NP}\({_P}{_NP}\){_CLAUSE}{_FROM}{_W}"),
        (
            "",
            rf"{_P}{_CLAUSE}\bfor\s+{DETERMINER}{_SM}{_CLAUSE},?\s+(?:which\s+|and\s+)?{VERB}?{_VALUED}{_CLAUSE}"
            rf"\bat\s+{_W}",
        ),
        # as in "25% for £2m, valuing it at £8m"
        ("", rf"{_SM}{_CLAUSE}\bfor\s+{_P},?{_CLAUSE}{VERB}?{_VALUED}{_CLAUSE}\bat\s+{_W}"),
        ("", rf"{_SM}{_OF}{_W}{_NPX},?\s+or\s+{HEDGE}{_P}{_NP}{_END}"),  # "45% of the 400, or 98"
        (
            "",
            rf"{_SM}{_OF}{_W}{_NP}(?:,|\s–)\s+{HEDGE}{_P}(?:\s+(?:people|jobs|staff|in all))?(?:{_END}|(?=\s*{VERB}))",
        ),
        (
            "–",
            rf"{_SM}{_OF}{_W}{_CLX}\s–\s+{HEDGE}{_P}\s+(?:people\s+)?in\s+(?:all|total)\b",
        ),  # "a third voted – 98 in all"
        # as in "98 jobs, or 45% of its 400 staff"
        ("", rf"{_P}{_CLAUSE}(?:,|\s–|\s*\()\s*(?:{_OR}\s+)?{HEDGE}{_SM}{_OF}{_W}"),
        # as in "98 was 45% of the 400"
        ("", rf"{_P}{_NP}{_THAT}(?:{VERB}?\s*(?:now|only|just|still)?\s*){_IS}\s+{HEDGE}{_SM}{_OF}{_W}"),
        (
            "",
            rf"{_P}{_NP}(?<!\band)(?:,|\s–)?\s*(?<!\band\s)(?:or\s+)?{_SM},?(?:\s–)?{_OF}{_W}",
        ),  # "98, or 45%, of the 400"
        ("", rf"{_SM}(?:,|\s–)?\s*(?:or\s+)?{_P}{_NP},?(?:\s–)?{_OF}{_W}"),
        # as in "56 million, give or take 85,000 (0.15%)"
        (
            "(",
            rf"{_W}[^,;()–]{{0,120}}?\b(?:accurate to|plus or minus|give or take|margin of error of)\s+(?:within\s+)?"
            rf"(?:[+±]\s*/?\s*[-–−]?\s*)?{_P}{_NP}\({_SM}\)",
        ),
    )
)
PAIRS = tuple(
    (mark, lazily(pattern, re.IGNORECASE))
    for mark, pattern in (
        ("(", rf"{_P}(?P<before>{_NP})\({HEDGE}{_S}{_NO_SHARE}(?P<within>{_NP})\)"),
        ("(", rf"{_S}{_NO_SHARE}(?P<before>{_NPX})\({HEDGE}{_P}(?P<within>{_NP})\)"),
        ("(", rf"\({HEDGE}{_S},\s+{_P}(?P<within>{_NP})\)"),
        ("(", rf"\({HEDGE}{_P}(?P<within>{_NP})(?:[,;/]|\s+or|,\s+or)\s*{_S}\)"),
        # as in "98 of them closed, or 25%"
        (
            "of",
            rf"{_P}(?P<before>\s+of\s+(?:them|these|those)\b{_CLAUSE})(?:,|\s–)\s+{_SHARE_IS}{_S}(?={_OF_ALL}?{_END})",
        ),
        ("", rf"{_P}(?P<before>{_NP}),?\s+or\s+{HEDGE}{_S}(?={_OF_ALL}?{_END})"),
        ("", rf"{_P}(?P<before>{_NP}{VERB}{_TIMED})(?:,|\s–)\s+{_SHARE_IS}{_S}(?={_OF_ALL}?{_END})"),  # "98 shut, 25%"
        ("", rf"{_S}(?P<before>{_NP}),?\s+or\s+{HEDGE}{_P}(?P<within>{_NP}){_END}"),
        ("", rf"{_P}(?P<before>{_NP}),\s+(?:{_OR}\s+)?{HEDGE}{_S}(?={_OF_ALL}?,)"),
        ("", rf"{_S}(?P<before>{_NP}),\s+{_P}(?P<within>{_NP}),"),
        ("–", rf"{_P}(?P<before>{_NP})\s–\s+(?:{_OR}\s+)?{HEDGE}{_S}(?={_OF_ALL}?\s*[–,.])"),
        ("–", rf"{_S}(?P<before>{_NP})\s–\s+{_P}(?P<within>{_NP})\s–"),
    )
)
