"""Sentences that offices, courts and clubs say day after day: that two people said them is no news."""

from __future__ import annotations

import re

from pipeline.patterns import lazily

_SENTENCE = lazily(r"[^.!?…]+[.!?…]*")
#: Appeals, sympathy, thanks, apologies, signings, cautions and oaths, by the words that only they have.
_STOCK = lazily(
    r"(?:urge|ask|appeal(?:ing)? (?:to|for)|want|would like|keen to hear from|encourage)\b"
    r".{0,40}\b(?:anyone|anybody|witnesses)"
    r"|\b(?:anyone|anybody)\b.{0,80}\b(?:contact|call|come forward|get in touch|speak to)\b"
    r"|\bcontact (?:us|police|the police|crimestoppers)\b|\bcall (?:us )?(?:on )?101\b|\bcome forward\b"
    r"|\b(?:thoughts|prayers|hearts|sympathies|condolences)\b"
    r".{0,30}\b(?:are|is|go|goes|remain) (?:out )?(?:with|to)\b"
    r"|\b(?:like|want) to (?:thank|pay tribute|express (?:my|our)|congratulate|apologi[sz]e)\b"
    r"|\bapologi[sz]e (?:sincerely |unreservedly )?(?:to|for)\b.{0,60}\b(?:inconvenience|disruption|delay|distress)"
    r"|\b(?:delighted|thrilled|honou?red|proud|pleased|excited) to "
    r"(?:have |be |announce|welcome|sign|join|receive|accept|support)"
    r"|\bcan(?:'t|not) wait to\b|\bend of the day\b|\bthree points\b|\beach (?:game|match|day) as it comes\b"
    r"|\bdo not have to say anything\b|\bsignificant risk\b.{0,40}\bserious harm\b|\bright to remain silent\b"
    r"|\b(?:preserve, protect and defend|bear true (?:faith|allegiance)|so help me god|the whole truth)\b"
    r"|\bnot comment on (?:ongoing|individual|the specifics|speculation|leaks|rumou?rs)\b"
    r"|\btak(?:es?|ing) (?:this|these|all|any|such) \w+ (?:very |extremely )?seriously\b|\ban? isolated incident\b"
    r"|\binappropriate to comment\b|\bwe are aware of (?:the|an?|this)\b|\blessons (?:will be|have been) learn",
    re.IGNORECASE | re.DOTALL,
)


def without_stock(text: str) -> str:
    """The text without its stock sentences."""
    plain = text.replace("’", "'").replace("‘", "'")
    spans = [m.span() for m in _SENTENCE.finditer(plain) if not _STOCK.search(m.group())]
    return "".join(text[start:end] for start, end in spans).strip()
