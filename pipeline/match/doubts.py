"""What a sentence says that takes the certainty out of a mismatch: the number is then not held against the row.

Print may give another source than the table's own ("a survey by an insurer", "as measured by CPIH"), one number for two
things ("1,200 robberies and burglaries"), or words that leave open which place or period of two the number is of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.match import cells
from pipeline.match.around_number import (
    fitting_beside,
    fitting_narrower,
    of_another_beside,
    of_another_period,
    of_one_period,
    of_the_force,
)
from pipeline.match.cells import Tables
from pipeline.match.of_some import of_some
from pipeline.match.scenes import Scene
from pipeline.match.values import compare
from pipeline.measure_words import words_of
from pipeline.patterns import lazily
from pipeline.records import Change, Claim, Match, Observation
from pipeline.row_values import shown

#: Who counts or estimates by other means than the tables do: surveys, polls and studies, firms.
_ELSEWHERE = lazily(
    r"\b(?:(?<!Labour Force )(?<!Population )survey(?:s|ed)?|polls?|polled|stud(?:y|ies)|census|research(?:ers)?"
    r"|thinktank|think[- ]tank|insurers?|insurance|analysts|consultants|consultancy|consortium|charit(?:y|ies)"
    r"|campaigners?|trade unions?|federation|lobby|unofficial|reckoning|own (?:figures|count|data|tally|estimates?))\b",
    re.IGNORECASE,
)
#: And who works from the same counts, with corrections: what is far off the table is far off theirs too.
_BODIES = lazily(
    r"\b(?:UN|United Nations|UNHCR|Unicef|UNICEF|WHO|ILO|IMF|International Monetary Fund|OECD|Eurostat|CIA|Factbook)\b"
)
_CORRECTED = 0.15
#: And what is measured in another way under nearly the same name.
_OTHERWISE = lazily(
    r"\b(?:CPIH|RPIX?|HICP|retail[- ]prices?(?: index)?|harmonised|claimant count|purchasing power"
    r"|as (?:measured|defined|counted) by|on (?:the|a) [\w-]+ (?:measure|definition|basis))\b"
)
#: What was asked of public bodies differs from what they publish, unless the table itself was made of such answers.
_ASKED = lazily(r"\b(?:[Ff]reedom of [Ii]nformation|FOIs?|[Ff]igures obtained|[Dd]ata obtained|obtained by)\b")
#: "1,200 robberies and attempted robberies": words that grammar often takes for another verb of the sentence.
_AND_OTHERS = lazily(
    r"\s+(?:[a-z-]+\s+){1,3}(?:and|or)\s+"
    r"(?P<others>(?:attempted|other|related|similar|suspected|alleged|aggravated|assorted)\s+[a-z-]+)"
)
_TARGET = lazily(
    r"\b(?:targets?|goals?|pledge[ds]?|promise[ds]?|promising|benchmark|ambition|threshold|(?:hour|waiting) standard|"
    r"wants?|wanted|aims?|aimed|meant|supposed|ought)\b",
    re.IGNORECASE,
)
_SEX = lazily(r"\b(?:men|women|males?|females?|boys?|girls?)\b", re.IGNORECASE)
_PIECE = lazily(
    r"\b(?:town|village|parish|suburb|resort|hamlet|port|settlement|parts?|areas?|pockets?|corners?|much)\s+of\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
#: Words of change before a bare "from", and how far behind a number its own period stands.
_FROM = lazily(
    r"\b(?:rose|risen|rise|fell|fallen|fall|up|down|grew|grown|increased?|dropped|climbed|jumped|declined?|went|to)\b"
    r"[^.;]*\bfrom\s+(?:(?:about|around|just|only|nearly|almost|some|over)\s+){0,2}$"
)
_OWN_PERIOD = 25
_ANSWERS = "freedom of information"


def unless_doubtful(
    claim: Claim,
    match: Match,
    scene: Scene,
    claims: Sequence[Claim],
    changes: Sequence[Change],
    levels: Mapping[int, Match],
    tables: Tables,
) -> Match:
    """A mismatch as it is, or what of it is left where its own sentence gives another explanation."""
    row = match.observation
    if match.status != "mismatch" or row is None:
        return match
    beside = fitting_beside(claim, row, scene, claims, tables) or fitting_narrower(claim, row, scene, tables)
    if beside is not None:
        status = compare(claim.quantity, beside)
        return replace(
            match, status=status, reason=f"{beside.place}, {beside.period}: {shown(beside)}", observation=beside
        )
    doubt = (
        _to_come(row, tables)
        or _wanted(claim, scene)
        or _counted_with(claim, scene, row, tables)
        or of_one_period(claim, claims, changes)
        or of_another_beside(claim, row, claims, levels)
        or of_another_period(claim, row, claims, tables)
        or of_the_force(claim, row, tables)
        or _of_one_sex(claim, row, scene, tables)
        or of_some(claim, scene)
        or _from_before(claim, scene)
    )
    if doubt is not None:
        return replace(match, status="no_reference", reason=f"{doubt}; {match.reason}")
    return unless_from_elsewhere(claim, match, scene, tables)


def unless_from_elsewhere(claim: Claim, match: Match, scene: Scene, tables: Tables) -> Match:
    """A mismatch as it is, or none where the sentence gives another source, another measure, or speaks of a piece of
    the place."""
    if match.status != "mismatch" or match.observation is None:
        return match
    doubt = _other_source(claim, scene, match.observation, tables) or _of_a_piece(match.observation, scene)
    return match if doubt is None else replace(match, status="no_reference", reason=f"{doubt}; {match.reason}")


def _is_near(claim: Claim, row: Observation) -> bool:
    value = claim.quantity.value
    if claim.role == "change" or not isinstance(value, (int, float)) or row.value is None:
        return claim.role == "change"
    return abs(value - row.value) <= _CORRECTED * abs(row.value)


def _other_source(claim: Claim, scene: Scene, row: Observation, tables: Tables) -> str | None:
    """Why the figures of a sentence may be none of the row's source: print names another, or another measure."""
    source = tables.store.sources[row.source]
    patterns = [_ELSEWHERE, _OTHERWISE]
    patterns += [] if _ANSWERS in source.title.lower() else [_ASKED]
    patterns += [_BODIES] if _is_near(claim, row) else []
    found = next((match for pattern in patterns if (match := pattern.search(scene.text))), None)
    if found is None or found.group().lower() in f"{source.publisher} {source.title}".lower():
        return None
    return f"“{found.group()}” in print tells of another source or measure than {source.publisher}"


def _counted_with(claim: Claim, scene: Scene, row: Observation, tables: Tables) -> str | None:
    """What the number counts as well; what the series counts too is none of it ("criminal damage and arson")."""
    found = _AND_OTHERS.match(scene.text, scene.at(claim)[1])
    words = found["others"] if found is not None else claim.counted_with
    indicator = tables.store.indicators[row.indicator]
    own = words_of(" ".join((indicator.label, indicator.unit, *indicator.synonyms)))
    return None if words is None or words_of(words) <= own else f"print counts “{words}” with it"


def _to_come(row: Observation, tables: Tables) -> str | None:
    """An article that appeared before the period was over cannot tell what was counted in it."""
    published = tables.article.published
    if published is None or cells.latest(published) >= row.end.isoformat():
        return None
    return f"print is older than the end of {row.period}: a forecast, a plan or the figure so far"


def _wanted(claim: Claim, scene: Scene) -> str | None:
    """A round number in a sentence that speaks of a target may be that."""
    value, word = claim.quantity.value, _TARGET.search(scene.text)
    if word is None or not isinstance(value, (int, float)) or not value or value % 5:
        return None
    round_ = len(f"{abs(value):.0f}".rstrip("0")) <= 2
    return f"“{word.group()}” is in the sentence, and a round number may be that" if round_ else None


def _of_one_sex(claim: Claim, row: Observation, scene: Scene, tables: Tables) -> str | None:
    """ "15.3 per 100,000 men": a population that the sentence names, and that no grammar ties to the number."""
    named = _SEX.search(scene.text)
    if named is None or "sex" in dict(row.qualifiers):
        return None
    rows = cells.foreign(tables.store.rows(row.indicator, row.place_code), tables.article, tables.store.sources)
    same = (one for one in rows if (one.start, one.end) == (row.start, row.end) and "sex" in dict(one.qualifiers))
    fits = any(compare(claim.quantity, one) in {"supported", "supported_rounded"} for one in same)
    return f"“{named.group()}” is in the sentence, and the figure is that of one sex" if fits else None


def _from_before(claim: Claim, scene: Scene) -> str | None:
    """ "Rose to 20,332 in 2017/18, the force said, from 18,807": where a change starts is of an earlier period than the
    one that its sentence names for where it leads."""
    start, end = scene.at(claim)
    starts = _FROM.search(scene.text[:start]) is not None and claim.role == "level"
    dated = claim.period is not None and 0 <= claim.period.passage.start - scene.start - end <= _OWN_PERIOD
    return f"print tells a change from {claim.quantity.passage.text}" if starts and not dated else None


def _of_a_piece(row: Observation, scene: Scene) -> str | None:
    """ "The town of Ashford", "some parts of Kent": not the whole district, nor all of the county."""
    for place in scene.places:
        piece = _PIECE.search(scene.text[: place.start])
        if piece is not None and any(reading.code == row.place_code for reading in place.readings):
            return f"print speaks of “{piece.group().strip()} {row.place}”, the table of all that is called so"
    return None
