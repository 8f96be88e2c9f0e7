"""What opens beside the text: a card a finding, a card a number, a card a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.records import CheckedClaim, Decision, Finding, Quote
from pipeline.release_dates import day
from pipeline.report.pages import names
from pipeline.report.pages.evidence import evidence, excerpt, folded, row, shortened
from pipeline.report.pages.markup import Child, Html, join, tag
from pipeline.report.pages.plot import plot
from pipeline.report.pages.sheet import Sheet
from pipeline.report.wording import STATUSES, one_line, reading

#: Confidence in words, from the surest; a finding is the first whose number it reaches.
_SURE = ((0.9, "very sure"), (0.75, "fairly sure"), (0.5, "not quite sure"), (0.0, "unsure"))


#: Shuts a card: without a script, by going to the text.
CLOSE = tag("a", "×", href="#text", class_="close", aria_label="Close")


def cards(sheet: Sheet) -> Iterator[Html]:
    """Every card of the page: findings as they are listed, then numbers and quotations in the order of the text."""
    for place, finding in enumerate(sheet.findings, 1):
        yield _finding_card(place, finding, sheet)
    for checked in sheet.report.claims:
        if checked.claim.id not in sheet.finding_of:
            yield _number_card(checked, sheet)
    for place, quote in enumerate(sheet.quotes, 1):
        yield _quote_card(place, quote, sheet)


def confidence(finding: Finding) -> str:
    """How sure the check is, in words: "fairly sure"."""
    return next(words for least, words in _SURE if finding.confidence >= least or least == 0)


def finding_body(finding: Finding, sheet: Sheet, name: str, numbers: Sequence[CheckedClaim] = ()) -> Iterator[Html]:
    """The sentence, the working, the evidence, what it may have come from; ``name`` is its own on the page."""
    if sheet.here(finding):
        yield excerpt(sheet.at(finding), sheet)
    if finding.series is not None:
        yield plot(finding.series, name)
    key = join(tag("code", finding.key), tag("span", " (to dismiss or accept it by)", class_="where"))
    told = (*_told(finding, sheet), _entry("Numbers", _subjects(numbers)), _entry("Key", key if finding.key else None))
    yield tag("dl", *told)


def decision_words(decision: Decision) -> str:
    """ "Accepted by Ann Lee, 3 May 2026: the release was corrected"."""
    words = f"{decision.verdict.capitalize()} by {one_line(decision.by)}, {day(decision.on.isoformat())}"
    return f"{words}: {one_line(decision.reason)}" if decision.reason else words


def _finding_card(place: int, finding: Finding, sheet: Sheet) -> Html:
    card, at = names.finding_card(place), names.passage_id(sheet.at(finding))
    return tag(
        "section",
        CLOSE,
        tag(
            "h3", tag("span", f"{finding.severity} {place}", class_=f"badge {finding.severity}"),
            " ", one_line(finding.message), id=f"{card}-name",
        ),
        tag(
            "p", f"{finding.code} {finding.name}, {sheet.places.where(sheet.at(finding).start)}; {confidence(finding)}",
            class_="where",
        ),
        *finding_body(finding, sheet, card, sheet.numbers_of[place]),
        tag("p", *_steps(place, len(sheet.findings), at), class_="steps"),
        class_=f"card finding {finding.severity}", id=card, tabindex="-1", data_at=at, aria_labelledby=f"{card}-name",
    )  # fmt: skip


def _steps(place: int, last: int, at: str) -> Iterator[Html]:
    """The ways on from a finding, for keyboards and without a script."""
    if place > 1:
        yield tag("a", "← Previous", href=f"#{names.finding_card(place - 1)}", aria_label="Previous finding")
    yield tag("a", "In the text", href=f"#{at}", class_="back")
    if place < last:
        yield tag("a", "Next →", href=f"#{names.finding_card(place + 1)}", aria_label="Next finding")


def _told(finding: Finding, sheet: Sheet) -> Iterator[Html]:
    rows = list(evidence(finding, sheet))
    yield _entry("Working", folded(finding.working) if finding.working else None)
    yield _entry("Evidence", tag("ul", *rows) if rows else None)
    yield _entry("Perhaps", one_line("; ".join(finding.diagnosis)))
    yield _entry("Suggestion", tag("strong", one_line(finding.suggestion)) if finding.suggestion else None)
    if finding.speaker and not finding.code.startswith("Q"):  # who said it is what those findings are about
        yield _entry("Said by", f"{one_line(finding.speaker)}: the words of a quotation, not the paper's")
    yield _entry("Decision", decision_words(finding.decision) if finding.decision else None)


def _entry(name: str, value: Child) -> Html:
    return join(tag("dt", name), tag("dd", value)) if value else Html("")


def _subjects(numbers: Sequence[CheckedClaim]) -> Html | None:
    """The numbers that the finding is about, as the tally counts them."""
    items = [
        tag("li", tag("a", one_line(one.claim.quantity.passage.text), href=f"#{names.number_id(one.claim.id)}"),
            ": ", _badge(one), " ", folded(one.reason))
        for one in numbers
    ]  # fmt: skip
    return tag("ul", *items) if items else None


def _number_card(checked: CheckedClaim, sheet: Sheet) -> Html:
    claim, passage = checked.claim, checked.claim.quantity.passage
    card, at = names.number_card(claim.id), names.number_id(claim.id)
    body: list[Html] = []
    if checked.status != "not_a_claim":
        body.append(tag("div", folded(checked.reason)))
    details = [_entry("Read as", reading(claim))]
    for name, found in (("Table", checked.observation), ("Nearest row", checked.nearest)):
        if found is not None:
            details.append(_entry(name, row(found, sheet.report.sources.get(found.source))))
    if claim.speaker and claim.quoted:
        details.append(_entry("Said by", one_line(claim.speaker)))
    name = f"{one_line(passage.text)}: {STATUSES[checked.status]}"
    return tag(
        "section",
        CLOSE,
        tag("h3", one_line(passage.text), " ", _badge(checked)),
        tag("p", sheet.places.where(passage.start), class_="where"),
        *body,
        tag("dl", *details),
        tag("p", tag("a", "In the text", href=f"#{at}", class_="back"), class_="steps"),
        class_=f"card {checked.status.replace('_', '-')}", id=card, tabindex="-1", data_at=at, aria_label=name,
    )  # fmt: skip


def _badge(checked: CheckedClaim) -> Html:
    return tag("span", STATUSES[checked.status], class_=f"status {checked.status.replace('_', '-')}")


def _quote_card(place: int, quote: Quote, sheet: Sheet) -> Html:
    card = names.quote_card(place)
    who = one_line(quote.speaker or "Nobody named")
    about = one_line(", ".join(filter(None, (quote.role, quote.organisation))))
    pieces = len(sheet.pieces[quote.statement])
    of = f", of a statement in {pieces} pieces" if pieces > 1 else ""
    details = (
        _entry("Speaker", f"{who} ({about})" if about else who),
        _entry("Named as", _named_as(quote)),
        _entry("Words", join("“", tag("span", shortened(quote.passage.text), dir="auto"), "”")),
    )
    return tag(
        "section",
        CLOSE,
        tag("h3", who, " ", tag("span", f"{quote.kind} quotation", class_="status quotation")),
        tag("p", f"{sheet.places.where(quote.passage.start)}{of}", class_="where"),
        tag("dl", *details),
        tag("p", tag("a", "In the text", href=f"#{card}-at", class_="back"), class_="steps"),
        class_="card quotation", id=card, tabindex="-1", data_at=f"{card}-at", aria_label=f"Quotation of {who}",
    )  # fmt: skip


def _named_as(quote: Quote) -> str | None:
    """The words that name the speaker where the quotation stands: "She added"."""
    words = [passage.text for passage in (quote.mention, quote.cue) if passage is not None]
    return one_line(" … ".join(words)) if words else None
