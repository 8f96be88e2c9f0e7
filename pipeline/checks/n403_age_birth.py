"""An age does not fit the birth that is printed with it.

What
    "Hill, 45, who was born in 1961": on the article's own day somebody born in that year has one of two ages, as the
    birthday may be still to come; an exact birthday leaves one. Of somebody who died, the day or year of the death
    counts. Where the article's day is known to the month or year only, a year more is allowed to either side; where
    it is not known, only ages at a printed death are judged.

Why it matters
    One of two figures about a person is wrong, and the person will notice.

Flagged
    Ann Hill (1931-1998) died aged 62 in Leeds.

    Born in 1931, he died in 1998 at the age of 57.

    Tom Hill, who has died aged 76, was a painter. Thomas Hill, painter, born 3 May 1931; died 4 June 1998

Not flagged
    Ann Hill (1931-1998) died aged 66 in Leeds.

    Born in 1931, he died in 1998 at the age of 67.

    Born in 1931, he left school at the age of 14.

    Ann Hill, 45, whose daughter was born in 1991, has left.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import release_dates
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import AgeAndBirth, Finding, PassageEvidence, Severity, Verdict
from pipeline.relate.ages import birth_years, fits, possible

CODE = "N403"
NAME = "age-birth"
SEVERITY: Severity = "error"
_LOWERED: dict[Severity, Severity] = {"error": "warning", "warning": "advice"}


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every age that is printed with a birth."""
    for item in desk.reading.ages:
        age, _ = item.claims
        working = _working(item)
        if fits(item):
            yield Verdict(age, CODE, "consistent", working)
            continue
        quoted = next((desk.claim(id_) for id_ in item.claims if desk.claim(id_).quoted), None)
        severity: Severity = "warning" if item.own_day else SEVERITY
        years = birth_years(item)
        yield Finding(
            code=CODE,
            name=NAME,
            severity=_LOWERED[severity] if quoted is not None else severity,
            confidence=0.8 if item.own_day else 0.93,
            passage=item.age_passage,
            message=f"An age of {item.age} does not fit a birth {_on(item)} {item.born_passage.text}",
            working=working,
            diagnosis=(
                f"the age: {_either(*possible(item))} for {item.age}",
                f"the year of birth: {_either(*years)} for {item.born[0].year}",
            ),
            evidence=(PassageEvidence("the age", item.age_passage), PassageEvidence("the birth", item.born_passage)),
            speaker=quoted.speaker if quoted is not None else None,
            subjects=frozenset(item.claims),
        )
        yield Verdict(age, CODE, "inconsistent", working)


def _on(item: AgeAndBirth) -> str:
    return "on" if item.born[0] == item.born[1] else "in"


def _working(item: AgeAndBirth) -> str:
    when = "on the article's own day" if item.own_day else f"in {item.at[1].year}"
    if item.at[0] == item.at[1]:
        when = f"on {release_dates.day(item.at[0].isoformat())}"
    return f"born in {item.born[0].year} is {_either(*possible(item))} {when}"


def _either(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} {'or' if high == low + 1 else 'to'} {high}"
