"""The index of a folder of pages: the articles, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import STATUS_ORDER, Report, Severity, Status
from pipeline.release_dates import day
from pipeline.report.pages.frame import page, section
from pipeline.report.pages.lists import title
from pipeline.report.pages.markup import Html, tag
from pipeline.report.wording import STATUSES, one_line, several, severities

_SEVERITIES: tuple[tuple[Severity, str], ...] = (("error", "errors"), ("warning", "warnings"), ("advice", "advice"))

_BEGINNING = 80  # characters


@dataclass(frozen=True)
class Entry:
    """What the index keeps of an article, so that a batch may be of any length."""

    page: str
    title: str
    about: str
    severities: Mapping[Severity, int]
    tally: Mapping[Status, int]

    @property
    def rank(self) -> tuple[int, ...]:
        """Worst first; those alike stay in the order in which they were given."""
        return tuple(-self.severities[name] for name, _ in _SEVERITIES)


def entry(report: Report, page_name: str) -> Entry:
    """The line of an article."""
    article = report.article
    counts = {name: sum(found.severity == name for found in report.findings) for name, _ in _SEVERITIES}
    about = [article.outlet, day(article.published) if article.published else None]
    about.append(article.id if article.title else _beginning(article.text))
    return Entry(
        page_name, title(report), " · ".join(one_line(part) for part in about if part), counts, dict(report.tally())
    )


def _beginning(text: str) -> str:
    """The first words, by which a person knows an article that has no title."""
    words = one_line(text[: 2 * _BEGINNING])
    return words if len(words) <= _BEGINNING else words[:_BEGINNING].rsplit(" ", 1)[0] + " …"


def index_page(entries: Sequence[Entry], found: Sequence[Severity]) -> Iterator[str]:
    """The page; ``found`` are the severities of all findings, each counted once however many articles it touches."""
    return page("copydesk report", _body(sorted(entries, key=lambda one: one.rank), found), scripted=False)


def _body(entries: Sequence[Entry], found: Sequence[Severity]) -> Iterator[Html]:
    tally: dict[Status, int] = {}
    for one in entries:
        for status, count in one.tally.items():
            tally[status] = tally.get(status, 0) + count
    statuses = [status for status in STATUS_ORDER if status in tally]
    counts = severities(list(found))
    read = f"{several(len(entries), 'article')}, {several(sum(tally.values()), 'number')} read"
    yield tag("header", tag("p", "copydesk report", class_="kicker"), tag("h1", f"{counts[:1].upper()}{counts[1:]}"))
    yield Html("\n<main>\n")
    chips = [
        tag("li", tag("span", tag("span", f"{tally[one]:,}", class_="count"), " ", STATUSES[one],
                      class_=f"status {one.replace('_', '-')}"))
        for one in statuses
    ]  # fmt: skip
    yield section(
        "Summary", "summary", tag("p", f"{read}." if not chips else f"{read}:"), tag("ul", *chips, class_="chips")
    )
    if entries:
        head = tag(
            "tr", *(tag("th", name, scope="col") for name in ("Article", "Errors", "Warnings", "Advice", "Numbers"))
        )
        yield Html('<section id="articles" aria-labelledby="articles-name"><h2 id="articles-name">Articles</h2>\n')
        yield Html(f'<table class="articles"><thead>{head}</thead><tbody>\n')
        for one in entries:
            yield Html(_row(one) + "\n")
        yield Html("</tbody></table></section>\n")
    else:
        yield tag("p", "No article was read.")
    yield Html("</main>\n")


def _row(one: Entry) -> Html:
    cells = [_count(name, plural, one.severities[name]) for name, plural in _SEVERITIES]
    tally = ", ".join(f"{count:,} {STATUSES[status]}" for status, count in one.tally.items())
    total = sum(one.tally.values())
    read = tag("span", f"{total:,}", data_name="number" if total == 1 else "numbers")
    numbers = tag("td", read, tag("span", tally, class_="where"))
    name = tag("th", tag("a", one.title, href=one.page), tag("span", one.about, class_="where"), scope="row")
    return tag("tr", name, *cells, numbers)


def _count(name: Severity, plural: str, count: int) -> Html:
    """How many findings of one severity; narrow pages, which have no head of the table, leave out those of none."""
    if not count:
        return tag("td", "0", class_="none")
    return tag("td", tag("span", f"{count:,}", class_=f"badge {name}"), data_name=name if count == 1 else plural)
