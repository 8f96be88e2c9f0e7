"""Words around a name -> role and organisation: "Sharon Copsey, NSPCC head of service for South West England, said"."""

from __future__ import annotations

import re

from pipeline.extract.cues import NAMING, SPEECH
from pipeline.extract.name_words import HONORIFICS, ORGANISATION_WORDS, ROLE_NOUNS
from pipeline.extract.names import is_acronym

_LONGEST = 160
_AFTER = re.compile(r",? ?\(?(?:aged )?\d{0,3},? ?")
_STOP = re.compile(r"[.;:()“”\"\n—–]|, (?:who|which|and|but|told|said)\b| (?:who|which) ")
_WORD = re.compile(r"[A-Za-zÀ-ÿ&][\w&’'.-]*|,")
_RUN = re.compile(r"(?:[A-Z][\w&’'-]*)(?: (?:(?:of|and|for|the|&) (?:the )?)?[A-Z][\w&’'-]*)*")
_LINK = re.compile(r"\b(?:of|at|for|from|with|in)\s+(?:the )?(?=[A-Z])")
_SPOKES = re.compile(r"\bspokes(?:man|woman|person)\b", re.IGNORECASE)


def role_around(text: str, start: int, end: int, limit: tuple[int, int]) -> tuple[str | None, str | None]:
    """Role and organisation of the person named at ``text[start:end]``, from the words within ``limit``."""
    phrase = _after(text, end, limit[1]) or _before(text, start, limit[0])
    return split_role(phrase) if phrase else (None, None)


def split_role(phrase: str) -> tuple[str | None, str | None]:
    """ "NSPCC head of service" -> ("head of service", "NSPCC"); (None, None) if it holds no role.

    An organisation leads the role, owns it ("the NSPCC's chief executive") or follows "of", "at", "for", "from".
    """
    words = [m for m in _WORD.finditer(phrase)]
    noun = next((m for m in words if _is_role(m.group())), None)
    if noun is None:
        return None, None
    phrase = re.sub(r"^(?:the|a|an|its|their|his|her)\s+", "", phrase.strip(" ,"), flags=re.IGNORECASE)
    lead = _RUN.match(phrase)
    if (
        lead
        and phrase[lead.end() :].lstrip("’'s ")
        and not _is_role(phrase[lead.end() :].split()[0])
        and lead.end() > noun.end()
    ):
        lead = None
    if lead:
        organisation, role = _leading(lead.group(), phrase[lead.end() :])
        if organisation and role:
            return role, organisation
    link = next((m for m in _LINK.finditer(phrase) if m.start() >= phrase.lower().find(noun.group().lower())), None)
    if link:
        run = _RUN.match(phrase, link.end())
        if run and (_organisation_like(run.group()) or _SPOKES.search(phrase[: link.start()])):
            return phrase[: link.start()].strip(" ,") or None, run.group()
    return phrase.strip(" ,"), None


def _leading(run: str, rest: str) -> tuple[str | None, str | None]:
    """ "Home Office minister": organisation "Home Office"; "Chief Constable of …" has none."""
    words = run.split()
    while words and (
        words[-1].lower() in ROLE_NOUNS
        or words[-1].lower() in ("chief", "deputy", "assistant", "vice", "prime", "press")
    ):
        rest = words.pop() + " " + rest.lstrip()
    organisation = re.sub(r"[’']s?$", "", " ".join(words))
    role = re.sub(r"^[’']s?\s+", "", rest).strip(" ,")
    return (organisation or None), (role if role and any(_is_role(w) for w in role.split()) else None)


def _organisation_like(run: str) -> bool:
    words = run.split()
    return any(w.lower() in ORGANISATION_WORDS for w in words) or any(is_acronym(w, set()) for w in words)


def _is_role(word: str) -> bool:
    lower = word.lower().strip(",.’'")
    return (
        lower in ROLE_NOUNS
        or (lower.endswith("s") and lower[:-1] in ROLE_NOUNS and lower[:-1] not in ("am",))
        or lower.endswith(("woman", "person"))
        and lower[:-5] in ("chair",)
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
        if (word in SPEECH or word in NAMING and word.endswith(("ed", "s"))) and not _is_role(word):
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
        or words[0].lower() in ("and", "but", "in", "on", "at", "who")
    ):
        return None
    return phrase


def _before(text: str, start: int, limit: int) -> str | None:
    """ "NSPCC chief executive" before the name, or "the charity's chief executive,"."""
    stretch = text[max(limit, start - 90) : start]
    stretch = re.split(r"[.;:()“”\"\n—–!?]|, (?=.*, $)", stretch)[-1]
    words = [m for m in re.finditer(r"\S+", stretch)]
    if not words or not any(_is_role(m.group()) for m in words[-1:]):
        return None
    kept = len(words)
    for place in range(len(words) - 1, -1, -1):
        word = words[place].group()
        lower = word.lower().strip(",")
        if lower in SPEECH or lower in (
            "and",
            "but",
            "that",
            "by",
            "to",
            "from",
            "with",
            "as",
            "in",
            "on",
            "at",
            "said",
            "when",
            "while",
            "told",
        ):
            break
        if word.endswith(",") and place != len(words) - 1:
            break
        kept = place
        if lower in ("the", "a", "an", "its", "his", "her", "their") or lower in HONORIFICS:
            break
    if kept == len(words):
        return None
    return stretch[words[kept].start() :].strip(" ,") or None
