"""Digits that name and count nothing: telephone numbers, times of day, scores, 9/11, roads, models, sections, URLs.

Pure text; the patterns are about classes of names. A year on its own is left to the reader of periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.amounts import Amount
from pipeline.patterns import lazily
from pipeline.records import Kind

_URL = lazily(
    r"(?<![\w.+@-])(?:(?:https?://|www\.)[^\s\"'<>”]+|[\w.+-]{1,64}+@[\w-]+\.[\w.-]+"
    r"|[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:com|co\.uk|org|net|gov|html?|png|jpe?g|pdf|php|"
    r"xlsx?)\b(?:/[^\s\"'<>”)]*)?|[#@]\w+)",
    re.IGNORECASE,
)
_PHONE = lazily(
    r"(?<![\w.,/])(?:(?:\+|00)\d{1,3}[ \u00a0-]?(?:\(0\)[ ]?)?\d{1,4}(?:[ \u00a0-]\d{2,5}){1,4}"
    r"|\(?0\d{2,5}\)?(?:[ \u00a0-]\d{2,8}){1,4}|0\d{8,11}|1-\d{3}-\d{3}-\d{4}|\(?\d{3}\)?[ -]\d{3}-\d{4})(?![\w,]|\.\d)"
)
_PHONE_CUE = lazily(
    r"\b(?=[cdfhloprt])(?:call(?:ing|ed)?|dial(?:ling|led)?|ring(?:ing)?|phone|telephone|text(?:ing)?|tel|helpline(?:\s+on)?|"
    r"freephone|on|line)(?:\s+(?:on|to|police\s+on|the\s+\w+\s+on))?[:.]?\s+(?P<n>\d{3}(?:\s\d{3}|\s\d{4})?|"
    r"\d{5})(?![\d%,-]|\.\d|\s?(?:per|pc|times|people|million|bn|m\b|[a-z]+s\b))",
    re.IGNORECASE,
)
_TIME = lazily(
    r"(?<![\w:.,$£€/-])(?=\d|(?i:[efnost]))(?:"
    r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)?[ \u00a0]?(?:a\.?m\.?|p\.?m\.?)(?![A-Za-z])(?:[ ](?:[A-Z]{2,4}|"
    r"local time)\b)?"
    r"|(?:1[0-2]|0?[1-9])(?:-(?:1[0-2]|[1-9]))?[ \u00a0]?(?:a\.m\.?|p\.m\.?|am|pm|AM|PM)(?![A-Za-z])(?:[ "
    r"](?:[A-Z]{2,4}|local time)\b)?"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)(?:\.\d+)?(?:[ ]?(?:hours|hrs|GMT|UTC|BST|EDT|EST|ET|PT|CET|"
    r"local time)\b)?"
    r"|(?:[01]\d|2[0-4])[0-5]\d[ ]?(?:GMT|UTC|BST|EDT|EST|CET|hours|hrs|(?:on[ ])?(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day,[ ]UTC)\b"
    r"|(?<=time of )[0-5]?\d:[0-5]\d(?:\.\d+)?(?!\d)|(?<=in )[0-5]?\d:[0-5]\d(?:\.\d+)?(?!\d)"
    r"|(?:[01]\d|2[0-3])\.[0-5]\d(?=[ ](?:GMT|BST|UTC))"
    r"|(?i:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})[ ]o['’]?clock))"
)
_CLOCK = lazily(
    r"(?=[\dHQhq])(?:"
    r"(?<=\bat )(?:[01]?\d|2[0-3])\.[0-5]\d(?=[.,;)]|$|[ ](?:on|and|to|in|local|yesterday|today|this|last)\b)|"
    r"(?i:\b(?:half[ ]past|quarter[ ](?:past|to))[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\d{1,2}(?!%|[ ]?per))\b))"
)
_STAMP = lazily(r"(?<!\d)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_SCORE_WORDS = (
    r"(?:win|wins|won|victory|defeat|loss|lost|lose|loses|draw|drew|drawn|lead|led|leads|beat|beats|beaten|beating|"
    r"score|scoreline|aggregate|advantage|margin|vote|votes|voted|ruling|decision|majority|deficit|record|down|up|"
    r"ahead|thrashing|thrashed|hammering|success|triumph|stalemate|thriller|trail\w*|finish\w*|set|tie|tied|level|"
    r"final|hosts?|game)"
)
_SCORE = lazily(
    r"(?<![\w.,$£€/-])(?:\d{1,3}-\d{1,3}-\d{1,3}(?:-\d{1,3})?|"
    r"(?P<a>\d{1,3})[-–—](?P<b>\d{1,3})(?P<more>(?:[ ,]+\d{1,2}[-–]\d{1,2}(?:[ "
    r"]\(\d{1,2}-\d{1,2}\))?)*))(?![\w%]|[.,]\d|[-–—]\w|[ ]?(?:per\b|%|pc\b|bn\b|m\b|million|billion))"
)
_SCORE_BEFORE = lazily(
    rf"\b{_SCORE_WORDS}(?:\s+(?:by|of|is|was|the|a|an|at|to|it|them|\w+))?(?:\s+[A-Z]\w+){{0,3}}\s+$|[A-Z]\w+\s+$"
)
_SCORE_AFTER = lazily(
    rf"\s+(?:\w+\s+)?{_SCORE_WORDS}\b|\s+(?:against|over|to\s+[A-Z]|at\s+(?:home|half|[A-Z])|away|"
    rf"on\s+(?:penalties|points|aggregate|the\s+night|Saturday|Sunday)|after\s+extra)|\s*[.,;]"
)
_EVENT = lazily(r"(?<![\w/.])(?:9/11|7/7|24/7|20/20|4x4|50[-/:]50|26/11|11/9|A/B)(?![\w/]|\.\d)")
_FRACTIONAL_DATE = lazily(
    r"(?<![\w/.])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|0\d/\d\d)(?![\w/])|(?<!\d)\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}(?!\d)"
)
_VERSION = lazily(r"(?<![\w.,$£€])\d{11,}+(?![\w,]|\.\d)|(?<![\w.])\d+(?:\.\d+){2,}(?![\w])")
_POSTCODE = lazily(r"(?<!\w)(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?!\w)")
_LIST = lazily(
    r"^(?P<only>\(?\d{1,3}[.)])$|(?:^|\n)[ \t]*(?:[-•*–][ \t]*)?(?P<n>\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)](?=[ \t]+\S)|"
    r"\d{1,2}(?:\.\d{1,2})+(?=[ \t]+[A-Z]))"
)
_FOOTNOTE = lazily(r"(?<=[a-z)”\"’%][.,])\d{1,2}(?=\s|$)|\[\d{1,3}\](?=\W|$)")
_SECTION_WORDS = (
    r"background\s+notes?|figs?\.?|figures?|headlines?|tables?|sections?|charts?|maps?|notes?|pages?|pp?\.|chapters?|articles?|parts?|"
    r"paragraphs?|"
    r"paras?\.?|ann?ex(?:es)?|appendix|appendices|volumes?|vol\.|issue|questions?|steps?|phases?|"
    r"schedules?|clauses?|rules?|resolutions?|amendments?|flights?|rooms?|gates?|platforms?|group|class|types?|"
    r"models?|version|series|season|episodes?|stage|lots?|match|directive|regulation|report|route|bus|line|"
    r"junctions?|exit|block|zone|"
    r"building|unit|apartment|flat|suite|ward|district|precinct|cell|court|studio|channel|radio|turn|hole|box|bin|"
    r"case|file|form|formula|act|scene|verse|psalm|opus|no\.?|nos\.?|number|numbers|nrs?\.?|day|week|game|round|"
    r"key\s+stage|year|key|mark|mk|area|catch|air\s+force"
)
#: Looks first whether a number follows, which few words have behind them.
_SECTION = lazily(
    rf"\b(?<![\w-])(?=(?:[^\W\d]{{1,14}}\s+)?[^\W\d]{{1,14}}\.?[ \u00a0][\dIVX])"
    rf"(?i:{_SECTION_WORDS})[ \u00a0](?P<n>(?:[IVX]{{1,4}}\b|"
    rf"\d{{1,4}}[a-zA-Z]?(?:\.\d{{1,2}})*(?:\(\w{{1,3}}\))*)(?:(?:,[ ]|,?[ ](?:and|to|or|&)[ ]|"
    rf"[-–])\d{{1,3}}[a-z]?(?:\.\d{{1,2}})*(?![\d%,.]\d|%|[ ](?:per|years?|people|million|billion)))*)(?![\w%]|"
    rf",\d{{3}}|\.\d|[ ]?(?:per\b|%|percent\b))"
)
#: Section words that are also verbs or nouns in front of a count: an identifier only with a capital ("Channel 4").
_CAPITAL_ONLY = frozenset(
    "number numbers no act case form line court issue issues report key mark year week day game match class group "
    "turn figures figure notes rules types models parts area type model part cell box file exit zone block bin "
    "hole unit "
    "lots lot scene stage round channel radio catch suite building flat apartment district season series note "
    "questions steps pages step formula turn ward".split()
)
_LOWER_TOO = frozenset(
    "season series figure table section page chapter part step phase version stage group room gate platform flight "
    "route junction day week round channel".split()
)
_CODE = lazily(
    r"(?<![\w£$€.,-])(?:(?=[A-Za-z0-9-]*[0-9])(?=[0-9-]*[A-Za-z])(?:[A-Z]{1,4}[-‐/]?\d{1,5}(?:[-/.]?[A-Za-z0-9]{1,6"
    r"})*|[A-Za-z]+\d+[\w-]*|\d{1,4}[A-Z]{1,4}\d?(?:[A-Z]{2,})?|\d+[a-zA-Z]+\d[\w-]*|"
    r"[A-Z][A-Za-z]+(?:-[A-Za-z]+)*-\d{1,4}[A-Za-z]?|[a-z]{2,5}[\d]{1,4}|[a-z]{2,10}-\d{1,5}[A-Za-z]{0,3}))(?![\w]|"
    r",\d{3})"
)
_NOT_CODE = lazily(
    r"\d+(?:st|nd|rd|th|s|m|bn|tn|k|p|kg|km|cm|mm|am|pm|mph|pc|x|K|M|MW|GW|kW|GB|MB|TB|KB|W|V|C|F|BN|B|PM|AM|KM|KG|"
    r"T|A|N|J|MHz|GHz|Hz|HP|BHP|PS|MM|CM|Kb|Mb|Gb|DM|USD|EUR|GBP|JPY|RMB|PPM)$|(?:US|USD|GBP|EUR|RM|AUD|CAD|HKD|"
    r"SGD|INR|JPY|CHF|RMB|Rmb|Rs|CNY|MYR|ZAR|KRW|BRL|MXN|SEK|NOK|DKK|PS(?=\d+[,.mbk])|NIS|NZD|SR|AED|"
    r"Y)\d[\d,.]*(?:m|mn|mil|"
    r"million|b|bn|billion|k|tn|trn)?$|m\d$|[mM]id-|\d+(?:m|km|cm|mm|ft|in|yd)[23]$|(?:sub|pre|post|under|over|top|"
    r"non|minus|plus|to|mother-of|father-of|all|early|late|then|now|ex|nearly|twenty)-\d"
)
_NAMES = lazily(
    r"(?<!\w)(?=[A-Zis])"
    r"(?P<name>FTSE(?:[ -]All-Share)?|S&P|S[ ]P|s&p|sp|SP|Nasdaq|NASDAQ|Stoxx|STOXX|Euro[ ]?Stoxx|Fortune|"
    r"CAC|Dax|DAX|Nikkei|Russell|ASX|TSX|Topix|Hang[ ]Seng|Billboard|Rich[ ]List|Big|Sky|Planet|"
    r"Windows|Xbox|iPhone|iPad|Galaxy|PlayStation|Playstation|Boeing|Airbus|Peugeot|"
    r"Porsche|Audi|BMW|Mazda|Apollo|Falcon|Formula|Area|Route|Highway|Interstate|Opus|Euro|Euros|"
    r"Expo|COP|Covid|COVID|"
    r"Android|iOS|Gen|Pac|Group|World[ ]War|"
    r"Channel|Radio|BBC|ITV|Studio|Terminal|Mk|Mark|Series|Season|Episode|Chapter|"
    r"Super[ ]Bowl|UFC|NFC|AFC|Apple[ ]Watch|Gulfstream|Concorde|Catch|Fahrenheit|Article|Clause|"
    r"Proposition|Prop|Resolution)"
    r"(?:[ ](?:Pro|Plus|Max|Mini|Air))?[ -](?P<n>\d{1,4}(?:\.\d)?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|"
    r"II|III|IV|VI{0,3}|IX|X)(?![\w%]|,\d|\.\d|[ ]?(?:per\b|%|million|billion|bn\b|pm\b|am\b|people))"
)
_ADDRESS = lazily(
    r"(?<![\w£$€.,-])(?P<n>\d{1,5}[a-zA-Z]?)(?=[ ](?:[A-Z][\w'’]+[ ]){1,3}(?:Road|Street|Avenue|Lane|Drive|Way|"
    r"Boulevard|Place|Square|Court|Crescent|Terrace|Close|Gardens|Hill|Row|Walk|Rd|St|Ave)\b)"
)
_DAY_OF_MONTH = lazily(
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.[ ]?\d{1,2}(?:,[ ]\d{4})?(?![\d,.]\d|\d)", re.IGNORECASE
)
_COVID = lazily(r"\bcovid[ -]{1,3}19\b", re.IGNORECASE)
_CAPITALISED = lazily(
    r"(?<![\w'’-])(?P<name>[A-Z][A-Za-z'’]+|[A-Z]{2,})[ ](?P<n>\d{1,3})(?=[ ][A-Z][a-z]|[.,:;)?!](?:\s|$)|[ "
    r"](?:and|or|is|was|has|will|to|with|in|on|for|at|by|from|that|which)\b|['’]s\b|$)"
)
_NO_NAME = lazily(
    r"^(?:The|A|An|In|On|At|Of|By|To|From|For|And|But|Or|About|Around|Over|Under|Nearly|Almost|Some|Only|Just|Up|"
    r"More|Less|Than|With|After|Before|Between|Since|When|While|Another|At least|Least|All|Its|Their|His|Her|Our|"
    r"My|This|That|These|Those|There|Then|Until|Within|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sep|Sept|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Was|Were|Is|Are|Has|Have|Had|Scored|Won|Lost|Total|Rose|Fell|Increase|Aged?|Ages|Every|Each|Another|"
    r"Approximately|Roughly|First|Last|Next|Past|Previous|If|As|So|We|He|She|They|It|I|You|Who|What|How|No|Not|Nor|"
    r"MORE|LESS|OVER|ABOUT|UNDER|UP|RM|Rs|USD|GBP|EUR|PS|US)$"
)


def find_identifiers(text: str) -> tuple[Amount, ...]:
    """Everything in ``text`` that is printed in digits (or a number word in a name) but is no amount, in order.

    Kinds phone, time, score, date and identifier; value None. Where patterns overlap the one that starts first wins,
    and of two that start together the one named first here.
    """
    found: list[tuple[int, int, int, Kind]] = []
    for rank, (kind, spans) in enumerate(_readers(text)):
        found.extend((start, rank, end, kind) for start, end in spans)
    amounts: list[Amount] = []
    end_of_last = -1
    for start, _, end, kind in sorted(found):
        if start >= end_of_last:
            amounts.append(Amount(start, end, kind, None, None, None, tail=end))
            end_of_last = end
    return tuple(amounts)


def _readers(text: str) -> Iterator[tuple[Kind, Iterator[tuple[int, int]]]]:
    digits = any(c.isdigit() for c in text)
    if digits:
        yield "identifier", (m.span() for m in _URL.finditer(text) if any(c.isdigit() for c in m.group()))
        yield "time", (m.span() for m in _STAMP.finditer(text))
        yield "identifier", (m.span() for m in _EVENT.finditer(text))
        yield "date", (m.span() for m in _FRACTIONAL_DATE.finditer(text))
        yield "phone", (m.span() for m in _PHONE.finditer(text) if sum(c.isdigit() for c in m.group()) >= 7)
        yield "identifier", (m.span() for m in _VERSION.finditer(text))
        yield "identifier", (m.span() for m in _POSTCODE.finditer(text))
        yield "phone", (m.span("n") for m in _PHONE_CUE.finditer(text) if _is_short_line(m))
    yield "time", (m.span() for m in _TIME.finditer(text))
    yield "time", (m.span() for m in _CLOCK.finditer(text))
    if digits:
        yield "identifier", (m.span("only" if m.group("only") else "n") for m in _LIST.finditer(text))
        yield "identifier", (m.span("n") for m in _ADDRESS.finditer(text))
        yield "identifier", (m.span() for m in _COVID.finditer(text))
        yield "date", (m.span() for m in _DAY_OF_MONTH.finditer(text))
        yield "identifier", (m.span() for m in _FOOTNOTE.finditer(text))
        yield "identifier", (m.span() for m in _CODE.finditer(text) if not _NOT_CODE.match(m.group()))
        yield "score", _scores(text)
        yield "identifier", (m.span("n") for m in _SECTION.finditer(text) if _is_section(m))
        yield "identifier", (m.span("n") for m in _CAPITALISED.finditer(text) if _is_name(text, m))
    yield "identifier", (m.span("n") for m in _NAMES.finditer(text))


def _is_short_line(found: re.Match[str]) -> bool:
    number = found.group("n").replace(" ", "")
    return (
        number in {"999", "101", "111", "112", "911", "119", "105", "116123", "118118"}
        or len(number) == 7
        or (len(number) in {5, 6} and re.match(r"text|call|dial|ring", found.group(), re.IGNORECASE) is not None)
    )


def _is_section(found: re.Match[str]) -> bool:
    word = found.group().split(" ", 1)[0].split("\u00a0", 1)[0].rstrip(".")
    if word[0].isupper():
        return True
    return word in _LOWER_TOO or word not in _CAPITAL_ONLY


def _is_name(text: str, found: re.Match[str]) -> bool:
    """A capitalised word before a short number, "Pixel 8": a name unless the word merely opens the sentence."""
    named = (
        text[max(0, found.start() - 4) : found.start()].lower() == "the "
        and text[found.end() + 1 : found.end() + 2].isupper()
    )
    if named:
        return True  # "the Sunny 16 Rule"
    if _NO_NAME.match(found.group("name")) or found.group("name").endswith(("'s", "’s")):
        return False
    lead = text[max(0, found.start() - 3) : found.start()].rstrip()
    opens = not lead or lead[-1] in '.!?:“"‘(•-–—'
    follows = text[found.end() : found.end() + 2]
    return not opens or follows[1:2].isupper()


def _scores(text: str) -> Iterator[tuple[int, int]]:
    """Two small numbers with a dash are a score when the first is not the smaller, or words of sport or of votes
    stand beside them; otherwise they are left to be a range."""
    for found in _SCORE.finditer(text):
        if found.group("a") is None:
            yield found.span()
            continue
        low, high = int(found.group("a")), int(found.group("b"))
        if (
            found.group("more")
            or (low >= high and not found.group().startswith("0"))
            or low == high
            or (
                _SCORE_AFTER.match(text, found.end())
                and _SCORE_BEFORE.search(text[max(0, found.start() - 60) : found.start()])
            )
            or (
                low < 10
                and high < 10
                and re.match(rf"\s+(?:\w+\s+)?{_SCORE_WORDS}\b", text[found.end() : found.end() + 30])
            )
        ):
            yield found.span()
