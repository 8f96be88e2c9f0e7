"""Words around a name -> role and organisation: "Sharon Copsey, NSPCC head of service for South West England, said"."""

from __future__ import annotations

import re

from pipeline.extract.capitals import is_acronym
from pipeline.extract.cues import NAMING, SPEECH
from pipeline.extract.lexicon import word_set
from pipeline.extract.name_words import ORGANISATION_WORDS, PLACE_WORDS, ROLE_NOUNS, STARTERS
from pipeline.patterns import lazily

_LONGEST = 160
_AFTER = lazily(r",? ?\(?(?:aged )?\d{0,3},? ?")
_STOP = lazily(r"[.;:()“”\"\n—–]|, (?:who|which|and|but|told|said)\b| (?:who|which) ")
_WORD = lazily(r"[A-Za-zÀ-ÿ&][\w&’'.-]*|,")
_RUN = lazily(r"(?:[A-Z][\w&’'-]*)(?: (?:(?:of|and|for|the|&) (?:the )?)?[A-Z][\w&’'-]*)*")
_LINK = lazily(r"\b(?:of|at|for|from|with|in)\s+(?:the )?(?=[A-Z])")
_CLAUSE = lazily(r"[.;:()“”\"\n—–!?]")
_DEFINITE = lazily(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) ((?:[\w&’'-]+ ){0,10}[\w&’'-]+), $")
_PLAIN = lazily(r"[\w&’'-]+")
_NO_PART = STARTERS | word_set("by with as said told was is were are said")
_FINITE = word_set("was is are were has had have will would could can did does says when while after before if because")
_ARTICLE = lazily(r"^(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
_OWNER = lazily(r"^[a-z]+[’']s?\s+")
_NAME = r"[A-Z][\w&’'-]*(?: (?:(?:of|and|for|&) (?:the )?)?[A-Z][\w&’'-]*)*"
_MEMBER = lazily(rf", (?:of|from) (?:the )?({_NAME}),")
_OWNED = lazily(rf"({_NAME})[’']s $")
#: "Ch Insp Jane Hill": ranks that are printed short right before a name.
_SHORT = r"(?:Ch|Det|Supt|Insp|Sgt|PC|DC|DS|DI|DCI|DSI|DCS|ACC|DCC|Lt|Col|Maj|Capt|Gen|Cpl)\b\.?"
_RANK = lazily(rf"(?<![\w.])({_SHORT}(?: {_SHORT}){{0,2}}) $")
_GRADES = word_set("chief deputy assistant vice prime press shadow foreign home first senior acting former")
#: Roles that one has in a firm, a charity or an authority rather than in a place.
_CORPORATE = word_set(
    """executive chairman chairwoman chair director manager founder co-founder spokesman spokeswoman spokesperson
    economist analyst boss partner owner ceo president strategist head trustee treasurer editor lawyer solicitor
    researcher lecturer professor"""
)


def role_around(text: str, start: int, end: int, limit: tuple[int, int]) -> tuple[str | None, str | None]:
    """Role and organisation of the person named at ``text[start:end]``, from the words within ``limit``."""
    phrase = _after(text, end, limit[1]) or _before(text, start, limit[0])
    role, organisation = split_role(phrase) if phrase else (None, None)
    if role is None and (rank := _RANK.search(text[max(limit[0], start - _LONGEST) : start])):
        role = rank.group(1)
    return role, organisation or _affiliation(text, start, end)


def _affiliation(text: str, start: int, end: int) -> str | None:
    """ "Ann Lee, of the Harbour Trust," and "the RNIB’s Ann Lee"."""
    member = _MEMBER.match(text, end)
    if member and (_organisation_like(member.group(1)) or member.group().startswith((", from the", ", of the"))):
        return member.group(1)
    owner = _OWNED.search(text[max(0, start - 60) : start])
    return _ARTICLE.sub("", owner.group(1)) if owner and _organisation_like(owner.group(1)) else None


def split_role(phrase: str) -> tuple[str | None, str | None]:
    """ "NSPCC head of service" -> ("head of service", "NSPCC"); (None, None) if it holds no role.

    An organisation leads the role, owns it ("the NSPCC's chief executive") or follows "of", "at", "for", "from".
    """
    phrase = _OWNER.sub("", _ARTICLE.sub("", phrase.strip(" ,")))
    if not any(_is_role(m.group()) for m in _WORD.finditer(phrase)):
        return None, None
    organisation, role = _led_by(phrase)
    if organisation is None:
        role, organisation = _followed_by(phrase)
    return role.strip(" ,") or None, organisation


def _led_by(phrase: str) -> tuple[str | None, str]:
    """ "Home Office minister", "NSPCC's director": the organisation, and the role that is left."""
    lead = _RUN.match(phrase)
    if lead is None:
        return None, phrase
    words = lead.group().split()
    place = next((i for i, w in enumerate(words) if _is_role(w)), len(words))
    while place and words[place - 1].lower() in _GRADES:
        place -= 1
    name = " ".join(words[:place])
    owner = re.sub(r"[’']s?$", "", name)
    role = phrase[len(name) :].lstrip()
    if not owner or not role or not any(_is_role(w) for w in role.split()):
        return None, phrase
    capital_role = place < len(words)
    if (capital_role or _place_like(owner)) and not _organisation_like(owner):
        return None, phrase
    return (None, phrase) if owner.split()[-1].lower().endswith("-based") else (owner, role)


def _followed_by(phrase: str) -> tuple[str, str | None]:
    """ "spokesman for Wiltshire Police", "analyst at Hale and Sons"; "MP for Bath" has none."""
    noun = next(m for m in _WORD.finditer(phrase) if _is_role(m.group()))
    for link in _LINK.finditer(phrase, noun.end()):
        run = _RUN.match(phrase, link.end())
        if run is None:
            continue
        corporate = any(w.lower().strip(",") in _CORPORATE for w in phrase[: link.start()].split())
        certain = _organisation_like(run.group()) or link.group().startswith(("at", "with"))
        if certain or (corporate and not _place_like(run.group())):
            return phrase[: link.start()], run.group()
    return phrase, None


def _organisation_like(run: str) -> bool:
    words = run.split()
    return any(w.lower() in ORGANISATION_WORDS for w in words) or any(is_acronym(w, set()) for w in words)


def _place_like(run: str) -> bool:
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", run)]
    return bool(words) and (words[-1] in PLACE_WORDS or words[-1].endswith("shire"))


def _is_role(word: str) -> bool:
    lower = word.lower().strip(",.’'")
    return (
        lower in ROLE_NOUNS
        or (lower.endswith("s") and lower[:-1] in ROLE_NOUNS and lower[:-1] not in ("am",))
        or (lower.endswith(("woman", "person")) and lower[:-5] in ("chair",))
    )


def _after(text: str, end: int, limit: int) -> str | None:
    """ ", NSPCC chief executive," after the name; the phrase ends at a cue, a clause or the next quotation."""
    lead = _AFTER.match(text, end, limit)
    if not lead or "," not in lead.group():
        return None
    stretch = text[lead.end() : min(limit, lead.end() + _LONGEST)]
    stop = _STOP.search(stretch)
    stretch = stretch[: stop.start()] if stop else stretch
    kept = 0
    for match in _WORD.finditer(stretch):
        word = match.group().lower()
        if (word in SPEECH or (word in NAMING and word.endswith(("ed", "s")))) and not _is_role(word):
            break
        kept = match.end()
    phrase = stretch[:kept].rstrip(" ,")
    parts = phrase.split(", ")
    while len(parts) > 1 and not any(_is_role(w) for w in parts[-1].split()) and not _organisation_like(parts[-1]):
        parts.pop()
    phrase = ", ".join(parts)
    words = phrase.split()
    if (
        not words
        or not any(_is_role(w) for w in words[:12])
        or words[0].lower() in ("and", "but", "in", "on", "at", "who", "whose", "of", "from")
    ):
        return None
    return phrase


def _is_post(words: list[str]) -> bool:
    """A role near the start and no verb: "minister of state for health", not "president walked to the car"."""
    role = next((i for i, w in enumerate(words[:6]) if _is_role(w)), None)
    return role is not None and not any(w in _FINITE or w in SPEECH or w.endswith("ed") for w in words[role + 1 :])


def _before(text: str, start: int, limit: int) -> str | None:
    """ "NSPCC chief executive" before the name, or "The minister of state for health,"."""
    stretch = _CLAUSE.split(text[max(limit, start - _LONGEST) : start])[-1]
    posts = _DEFINITE.search(stretch)
    if posts and _is_post(posts.group(1).split()):
        return posts.group(1)
    words = list(_PLAIN.finditer(stretch))
    if not words or words[-1].end() + 2 < len(stretch) or not _is_role(words[-1].group()):
        return None
    kept, lower, capitals = len(words), 0, False
    for place in range(len(words) - 1, max(-1, len(words) - 9), -1):
        word = words[place].group()
        if place + 1 < len(words) and "," in stretch[words[place].end() : words[place + 1].start()]:
            break
        if word[0].isupper() and word.lower() not in STARTERS | SPEECH:
            capitals = True
        elif capitals:
            following = words[place + 1].group()
            if (
                word not in ("and", "of", "for")
                or place == 0
                or not (words[place - 1].group()[0] + following[0]).isupper()
            ):
                break
        elif word.lower() in _NO_PART or (word.lower() in SPEECH and not _is_role(word)) or lower == 3:
            break
        else:
            lower += 1
        kept = place
    return stretch[words[kept].start() :].strip(" ,") if kept < len(words) else None
