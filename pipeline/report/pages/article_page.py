"""One article's page: findings first, then the text with what is known of it beside, then the account."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.report.pages import lists
from pipeline.report.pages.article_text import article_text
from pipeline.report.pages.cards import cards
from pipeline.report.pages.frame import page
from pipeline.report.pages.markup import Html, opening, tag
from pipeline.report.pages.names import INDEX
from pipeline.report.pages.sheet import Sheet


def article_page(sheet: Sheet) -> Iterator[str]:
    """The page, a piece at a time."""
    return page(f"{lists.title(sheet.report)} – copydesk", _body(sheet), scripted=True)


def _body(sheet: Sheet) -> Iterator[Html]:
    yield tag("a", "To the text", href="#text", class_="skip")
    yield lists.masthead(sheet.report, None if sheet.alone else INDEX)
    yield Html("\n<main>\n")
    yield lists.summary(sheet)
    yield lists.finding_list(sheet)
    yield _keys()
    yield Html('<div class="desk">\n')
    yield opening("article", class_="text", id="text", tabindex="-1", aria_labelledby="text-name")
    yield tag("h2", "The article", id="text-name", class_="unseen")
    yield opening("div", id="article")
    yield from article_text(sheet)
    yield Html("</div></article>\n")
    yield opening("aside", class_="evidence", aria_labelledby="evidence-name")
    yield tag("h2", "Evidence", id="evidence-name")
    yield tag(
        "div", tag("p", "Choose a number, a finding or a speaker: what is known of it opens here."),
        lists.legend(sheet), class_="hint",
    )  # fmt: skip
    for card in cards(sheet):
        yield Html(card + "\n")
    yield Html("</aside>\n</div>\n")
    yield lists.unchecked(sheet)
    yield lists.dismissed(sheet)
    yield lists.account(sheet)
    yield Html("</main>\n")
    yield tag("footer", tag("p", "copydesk shows what does not fit. It does not say which number is wrong."))
    yield Html("\n")


def _keys() -> Html:
    """Keys that a script adds; hidden without one, and off until they are wanted (they are single letters)."""
    return tag(
        "p",
        tag("button", "Keys: off", id="keys", type="button", aria_pressed="false"),
        " ", tag("kbd", "n"), " next finding, ", tag("kbd", "p"), " previous, ", tag("kbd", "Esc"), " back to the text",
        class_="keys", id="key-help", hidden=True,
    )  # fmt: skip
