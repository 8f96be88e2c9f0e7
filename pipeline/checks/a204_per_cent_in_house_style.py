"""A percentage is not printed as the house prints it.

What
    Runs where the settings say how the house prints percentages, with per-cent = "per cent", "percent" or "%" under
    [house-style]; then each percentage of the paper's own text that is printed otherwise is told, with the correction.
    What somebody is quoted with stays as it was said. The sign is left alone, whatever the house prints, where there
    is no room for words: in headlines, tables, captions and lists, that is in lines that do not end as a sentence
    does. A number in words keeps its word in a house that prints the sign, and names are not touched ("The 1% Club").
    In the examples, what the house prints stands in brackets.

Why it matters
    A copy editor changes them all by hand, and readers see the ones that were missed.

Flagged
    [per cent] Crime rose 12% in Kent last year.

    [per cent] Between 5% and 10% of shops closed (41 percent of them in May).

    [percent] Some 15 per cent of the pubs closed.

    [%] Crime rose 12 per cent in Kent last year.

    [%] Crime up 12 percent in Kent

Not flagged
    [per cent] Crime rose 12 per cent in Kent last year, by 0.5 percentage points a month.

    [per cent] “We saw a rise of 12% here,” said Ann Lee.

    [per cent] Crime up 12% in Kent

    [per cent] The 1% Club was watched by half of the town.

    [%] Fifteen per cent of the pubs closed, and 12% of the shops.

    Crime rose 12% in Kent last year, and 15 per cent in Devon.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import ArticleDesk, Said
from pipeline.patterns import lazily
from pipeline.per_cent import has_sign, in_house
from pipeline.records import Claim, Finding, Passage, Reading, Severity

CODE = "A204"
NAME = "per-cent-in-house-style"
SEVERITY: Severity = "advice"
NEEDS = "per-cent"
_SENTENCE = lazily(r"[.!?…:;][\"'”’)\]]{0,3}$")
_MORE = lazily(r"[ \xa0]?[A-Z]|\w")


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every percentage outside quotation marks, each by itself."""
    style = desk.house.per_cent
    for claim in desk.reading.claims:
        passage = _printed(desk.reading.article.text, claim.quantity.passage)
        mended = in_house(passage.text, style)
        if mended == passage.text or claim.quoted or claim.quantity.kind != "percent":
            continue
        if has_sign(passage.text) and (not _in_prose(desk.reading, claim) or _goes_on(desk.reading, passage)):
            continue
        yield Finding(
            code=CODE,
            name=NAME,
            severity=SEVERITY,
            confidence=0.9,
            passage=passage,
            message=f"{passage.text}: the house prints {mended}",
            suggestion=mended,
        )


def _printed(text: str, passage: Passage) -> Passage:
    """The percentage without the hyphen of a span ("10%-15%"), which is read as a minus sign."""
    before = text[max(passage.start - 1, 0) : passage.start]
    if passage.text[:1] != "-" or not before or before.isspace():
        return passage
    return Passage(passage.article, passage.start + 1, passage.end, passage.text[1:])


def _in_prose(reading: Reading, claim: Claim) -> bool:
    """Whether the paragraph ends as a sentence does, and is no row of a table."""
    text = reading.paragraphs[claim.quantity.paragraph].text
    return _SENTENCE.search(text) is not None and "\t" not in text and "|" not in text


def _goes_on(reading: Reading, passage: Passage) -> bool:
    """Whether the sign is part of a name, or no sign at all ("10%20c")."""
    return _MORE.match(reading.article.text, passage.end) is not None
