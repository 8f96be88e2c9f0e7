"""What is marked in the text: numbers by status, words of findings, quotations; and the small links behind words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import Passage
from pipeline.report.pages import names
from pipeline.report.pages.markup import Html, opening, tag
from pipeline.report.pages.sheet import Sheet
from pipeline.report.wording import STATUSES, one_line

_CLOSING = tuple("”’\"'»")


@dataclass(frozen=True)
class Mark:
    """An element around words. ``again`` opens it where it has to be split; an id may stand only once."""

    start: int
    end: int
    opening: Html
    again: Html
    closing: Html

    @property
    def is_link(self) -> bool:
        """Whether nothing that is a link may stand in it."""
        return self.closing == "</a>"


@dataclass(frozen=True)
class Flag:
    """A link without words of its own behind some: the style sheet writes what it shows."""

    at: int
    link: Html


def marks(sheet: Sheet) -> list[Mark]:
    """All elements around words, in the order of the text, the longer ones outside."""
    found = [*_quotations(sheet), *_hits(sheet), *_numbers(sheet)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.is_link))


def flags(sheet: Sheet) -> list[Flag]:
    """The links behind the words of findings and behind quotations, in the order of the text."""
    found = []
    for place, finding in enumerate(sheet.findings, 1):
        words = f"Finding {place}, {finding.severity}: {one_line(finding.message)}"
        link = tag(
            "a", class_=f"flag {finding.severity}", href=f"#{names.finding_card(place)}", aria_label=words,
            data_n=str(place),
        )  # fmt: skip
        found.append(Flag(sheet.at(finding).end, link))
    for place, quote in enumerate(sheet.quotes, 1):
        who = one_line(quote.speaker or "nobody named")
        link = tag(
            "a", class_="who", href=f"#{names.quote_card(place)}", aria_label=f"Quotation of {who}", data_who=who
        )
        found.append(Flag(_behind_marks(sheet.article.text, quote.passage.end), link))
    return sorted(found, key=lambda flag: flag.at)


def _behind_marks(text: str, end: int) -> int:
    """The end of a quotation with its closing marks."""
    while text[end : end + 1] in _CLOSING:
        end += 1
    return end


def _numbers(sheet: Sheet) -> Iterator[Mark]:
    """A link to what is known of each number; one that overlaps the number before it is marked without a link."""
    reached = 0
    for checked in sorted(sheet.report.claims, key=lambda one: one.claim.quantity.passage.start):
        passage, id_ = checked.claim.quantity.passage, checked.claim.id
        place = sheet.finding_of.get(id_)
        card = names.finding_card(place) if place else names.number_card(id_)
        words = f"{one_line(passage.text)}: {STATUSES[checked.status]}"
        kind = f"n {checked.status.replace('_', '-')}"
        if passage.start < reached:
            yield _mark(passage, "span", kind, names.number_id(id_), title=words)
        else:
            quiet = "-1" if checked.status == "not_a_claim" else None  # dates are no stops on the way through the text
            yield _mark(passage, "a", kind, names.number_id(id_), href=f"#{card}", aria_label=words, tabindex=quiet)
        reached = max(reached, passage.end)


def _hits(sheet: Sheet) -> Iterator[Mark]:
    """The words of findings, each once however many findings there are about them."""
    gravest: dict[Passage, str] = {}
    for finding in sheet.findings:
        for place, passage in enumerate(sheet.here(finding)):
            gravest.setdefault(passage, finding.severity if place == 0 else "other")
    for passage, severity in gravest.items():
        yield _mark(passage, "span", f"hit {severity}", names.passage_id(passage))


def _quotations(sheet: Sheet) -> Iterator[Mark]:
    for place, quote in enumerate(sheet.quotes, 1):
        yield _mark(quote.passage, "span", "said", f"{names.quote_card(place)}-at")


def _mark(passage: Passage, name: str, class_: str, id_: str, **attributes: str | None) -> Mark:
    start = opening(name, class_=class_, id=id_, **attributes)
    again = opening(name, class_=class_, **attributes)
    return Mark(passage.start, passage.end, start, again, Html(f"</{name}>"))
