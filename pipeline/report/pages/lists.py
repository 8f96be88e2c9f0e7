"""What stands around the text: the summary, the list of findings, the account of every number, what was dismissed."""

from __future__ import annotations

from pipeline.files.inputs import place_name
from pipeline.records import STATUS_ORDER, CheckedClaim, Finding, Report, Status
from pipeline.release_dates import day
from pipeline.report.pages import names
from pipeline.report.pages.cards import decision_words, finding_body
from pipeline.report.pages.evidence import folded
from pipeline.report.pages.frame import section
from pipeline.report.pages.markup import Html, join, link, tag
from pipeline.report.pages.sheet import Sheet
from pipeline.report.wording import STATUSES, one_line, several, severities

#: What nothing could be said about.
UNCHECKED: tuple[Status, ...] = ("no_reference", "not_checkable")
#: What each mark means, as the legend has it.
MEANINGS: dict[Status, str] = {
    "inconsistent": "does not fit with other numbers of the article",
    "mismatch": "differs from an official figure",
    "superseded": "was right once; a later release has another figure",
    "ambiguous": "fits one reading and not another",
    "supported": "an official table has it",
    "supported_rounded": "an official table has it, rounded",
    "revised_since": "was right when the article appeared; revised since",
    "consistent": "fits with other numbers of the article",
    "no_reference": "no table and no sum has anything to hold it against",
    "not_checkable": "too vague to check",
    "not_a_claim": "a date, a name, an age: a number, but no claim",
}


def masthead(report: Report, up: str | None) -> Html:
    """Title, outlet, author, date, and where the article is; ``up`` is the address of the index."""
    article = report.article
    about = [article.outlet, article.author, day(article.published) if article.published else None]
    told = " · ".join(one_line(part) for part in about if part)
    name = link(article.url, one_line(article.url)) if article.url else None
    return tag(
        "header",
        tag("p", tag("a", "← All articles", href=up), class_="up") if up else None,
        tag("p", "copydesk report", class_="kicker"),
        tag("h1", title(report)),
        tag("p", told, class_="about") if told else None,
        tag("p", one_line(article.id), class_="id") if article.title else None,
        tag("p", name, class_="id") if name else None,
    )


def title(report: Report) -> str:
    """The article's title, else its name."""
    return one_line(report.article.title or "") or one_line(place_name(report.article.id)) or "article"


def summary(sheet: Sheet) -> Html:
    """How many findings of which severity, and the tally of every number."""
    report = sheet.report
    counts = severities([finding.severity for finding in report.findings])
    tally = report.tally()
    total = several(len(report.claims), "number")
    chips = [
        tag("li", tag("a", tag("span", f"{count:,}", class_="count"), " ", STATUSES[status],
                      href=f"#account-{status}", class_=f"status {status.replace('_', '-')}"))
        for status, count in tally.items()
    ]  # fmt: skip
    parts = [
        tag(
            "p", tag("strong", f"{counts[:1].upper()}{counts[1:]}"), f". {total} read:" if tally else f". {total} read."
        )
    ]
    parts.append(tag("ul", *chips, class_="chips") if chips else Html(""))
    if report.quotes:
        parts.append(tag("p", f"Quotations: {_quotations(sheet)}"))
    parts += [tag("p", f"Note: {one_line(note)}", class_="note") for note in report.notes]
    return section("Summary", "summary", *parts)


def finding_list(sheet: Sheet) -> Html:
    """Every finding in a line, the gravest first, with links to its card."""
    if not sheet.findings:
        return section("Findings", "findings", tag("p", "Nothing was found that does not fit."))
    items = [
        tag(
            "li",
            tag("span", f"{finding.severity} {place}", class_=f"badge {finding.severity}"), " ",
            tag("a", one_line(finding.message), href=f"#{names.finding_card(place)}"),
            tag("span", f" {finding.code}, {sheet.places.brief(sheet.at(finding).start)}", class_="where"),
            tag("span", f" ({decision_words(finding.decision)})", class_="where") if finding.decision else None,
        )
        for place, finding in enumerate(sheet.findings, 1)
    ]  # fmt: skip
    return section("Findings", "findings", tag("ol", *items, class_="findings"))


def unchecked(sheet: Sheet) -> Html:
    """What could not be checked, with the reason for each number: silence is no support."""
    told = [one for status in UNCHECKED for one in sheet.report.claims if one.status == status]
    if not told:
        return Html("")
    items = [tag("li", _number(one, sheet), ": ", folded(one.reason)) for one in told]
    lead = "Nothing here speaks for these numbers, and nothing against them."
    return section("Could not be checked", "unchecked", tag("p", lead), tag("ul", *items))


def account(sheet: Sheet) -> Html:
    """Every number by what became of it: the tally, spelled out."""
    groups = []
    for status, count in sheet.report.tally().items():
        numbers = [tag("li", _number(one, sheet)) for one in sheet.report.claims if one.status == status]
        badge = tag("span", STATUSES[status], class_=f"status {status.replace('_', '-')}")
        groups.append(tag("h3", badge, f" {count:,}", id=f"account-{status}", tabindex="-1"))
        groups.append(tag("ul", *numbers, class_="numbers"))
    return section("Every number", "account", *groups) if groups else Html("")


def dismissed(sheet: Sheet) -> Html:
    """Findings that a person has dismissed, closed, with the decision."""
    if not sheet.report.dismissed:
        return Html("")
    parts = [
        tag("details", tag("summary", _dismissed_name(finding)), *finding_body(finding, sheet, f"d{place}"))
        for place, finding in enumerate(sheet.report.dismissed, 1)
    ]
    return section("Dismissed", "dismissed", tag("p", "They count for nothing."), *parts)


def legend(sheet: Sheet) -> Html:
    """What the marks of this page mean."""
    there = sheet.report.tally()
    entries = [
        join(
            tag("dt", tag("span", STATUSES[status], class_=f"status {status.replace('_', '-')}")),
            tag("dd", MEANINGS[status]),
        )
        for status in STATUS_ORDER
        if status in there
    ]
    said = join(tag("dt", tag("span", "quotation", class_="status quotation")), tag("dd", "with who says it behind it"))
    return tag("dl", *entries, said if sheet.quotes else None, class_="legend")


def _quotations(sheet: Sheet) -> str:
    """Whose quotations there are, in the order of the text: "Ann Lee (3), nobody named (1)"."""
    speakers: dict[str, int] = {}
    for quote in sheet.quotes:
        name = one_line(quote.speaker or "nobody named")
        speakers[name] = speakers.get(name, 0) + 1
    return ", ".join(f"{name} ({count})" for name, count in speakers.items())


def _dismissed_name(finding: Finding) -> Html:
    words = decision_words(finding.decision) if finding.decision else "known from the baseline"
    return join(
        tag("span", finding.severity, class_=f"badge {finding.severity}"),
        f" {finding.code} {one_line(finding.message)} ",
        tag("span", f"({words})", class_="where"),
    )  # fmt: skip


def _number(checked: CheckedClaim, sheet: Sheet) -> Html:
    passage, id_ = checked.claim.quantity.passage, checked.claim.id
    place = sheet.finding_of.get(id_)
    card = names.finding_card(place) if place else names.number_card(id_)
    where = tag("span", f" {sheet.places.brief(passage.start)}", class_="where")
    return join(tag("a", one_line(passage.text), href=f"#{card}"), where)
