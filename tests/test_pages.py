"""Pages to read in a browser: made by hand and by chance, taken apart with a parser."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline.report.pages as html
from pipeline.records import (
    STATUS_ORDER,
    Article,
    Batch,
    CheckedClaim,
    Claim,
    Decision,
    Finding,
    Interval,
    Observation,
    Passage,
    PassageEvidence,
    Quantity,
    Quote,
    Report,
    RowEvidence,
    Severity,
    Source,
    Status,
    Verdict,
)
from pipeline.report.pages.markup import as_shown, exact, join, link, tag
from pipeline.report.pages.names import page_name
from pipeline.report.pages.sheet import Sheet
from pipeline.report.style import Style
from pipeline.settings import Settings

VOID = {"meta"}
SOURCE = Source("register", "Office of Registers", "Burglaries", "https://example.org/b", "OGL-3.0")
ROW = Observation(
    "burglaries", 12, "recorded_burglaries", "Northshire", "X1", "2018", date(2018, 1, 1), date(2018, 12, 31),
    "calendar_year", 1700.0, 0, "burglary", (), "final", "", "register", "2020-03-05",
)  # fmt: skip


class Page(HTMLParser):
    """The elements of a page: start tags with attributes, and the text inside the article's region."""

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.region = ""
        self._open: list[tuple[str, str | None]] = []
        self.feed(written)
        self.close()
        assert not self._open, f"never closed: {self._open}"
        ids = [found["id"] for _, found in self.elements if found.get("id")]
        assert len(ids) == len(set(ids)), "an id stands twice"
        self.ids = set(ids)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        assert len(found) == len(attributes), f"an attribute of {name} stands twice"
        self.elements.append((name, found))
        assert name != "a" or all(other != "a" for other, _ in self._open), "a link in a link"
        if name not in VOID:
            self._open.append((name, found.get("id")))

    def handle_endtag(self, name: str) -> None:
        assert self._open, f"</{name}> closes nothing"
        assert self._open.pop()[0] == name

    def handle_data(self, data: str) -> None:
        for _, id_ in self._open:
            if id_:
                self.text[id_] = self.text.get(id_, "") + data
        if any(id_ == "article" for _, id_ in self._open):
            self.region += data

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        return [found for _, found in self.elements if name in (found.get("class") or "").split()]


def passage(article: Article, start: int, end: int) -> Passage:
    return Passage(article.id, start, end, article.text[start:end])


def words(article: Article, text: str) -> Passage:
    start = article.text.index(text)
    return passage(article, start, start + len(text))


def number(article: Article, id_: int, start: int, end: int, status: Status = "no_reference") -> CheckedClaim:
    quantity = Quantity(passage(article, start, end), 0, "count", 1.0, Interval(1.0, 1.0), None, "=")
    return CheckedClaim(Claim(id_, quantity, "level", 0), status, f"reason {id_}")


def finding(at: Passage, severity: Severity = "warning", **others: object) -> Finding:
    base = Finding("N101", "percent-change", severity, 0.8, at, "it does not fit", working="1 + 1 = 2")
    return replace(base, **others)  # type: ignore[arg-type]


def report_of(article: Article, **parts: object) -> Report:
    return replace(Report(article, (), (), (), (), (), {"register": SOURCE}), **parts)  # type: ignore[arg-type]


def page_of(*reports: Report, held: tuple[Article, ...] = ()) -> Page:
    return Page(written(*reports, held=held))


def written(*reports: Report, held: tuple[Article, ...] = ()) -> str:
    findings = tuple(found for report in reports for found in report.findings)
    return "".join(html.findings(Batch(reports, findings, held), Settings(), Style()))


def numbers_in(article: Article) -> tuple[CheckedClaim, ...]:
    found = enumerate(re.finditer(r"\d+", article.text))
    return tuple(number(article, id_, match.start(), match.end()) for id_, match in found)


HOSTILE = (
    '<script>alert("12")</script><img src=x onerror=alert(13)> & &amp; &#60;b&#62; </p></div></article> \' " `',
    "a null \x00 character, a bell \x07, an escape \x1b[31m, a delete \x7f, \x85 and \x9b, half a pair \ud800 of 7",
    "right to left \u202e64,667\u202c, isolates \u20661\u2069, marks \u200f2\u200e, joiners \u200d3\u200b, \ufeff4",
    "\u05d4\u05de\u05d7\u05d9\u05e8 \u05e2\u05dc\u05d4 5% \u0627\u0644\u0633\u0639\u0631 \u0661\u0662",
    "windows\r\nline 1\rends\n\n\n  \t 2 and   spaces\u2028lines\u2029paragraphs\x0b3\x0c4",
    "x" * 30_000 + " 5 " + "9" * 20_000,
    "<!-- 6 --> <![CDATA[7]]> <?php 8 ?> <style>9</style> <textarea>10 <plaintext> <svg onload=1>",
    "javascript:alert(1) {{7*7}} ${8} %00 \\u0000 ]]>",
    "",
    "\n\n",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_article_is_text_and_nothing_else(text: str) -> None:
    article = Article(
        text[:200] or "empty", text, title=text[:300], outlet=text[:300], author=text[:300], url=text[:99]
    )
    claims = numbers_in(article)
    at = passage(article, 0, len(text))
    found = finding(at, message=text[:500], working=text[:500], suggestion=text[:90], diagnosis=(text[:90],),
                    speaker=text[:90], evidence=(PassageEvidence(text[:90], at),))  # fmt: skip
    quote = Quote(at, 0, "direct", "s1", text[:90], None, text[:90], text[:90])
    page = page_of(report_of(article, claims=claims, findings=(found,), quotes=(quote,), notes=(text[:90],)))
    assert page.region == as_shown(text)
    assert {name for name, _ in page.elements} <= SAFE
    assert sum(name == "script" for name, _ in page.elements) == 1
    assert all(key in SAFE_ATTRIBUTES or key.startswith(("aria-", "data-")) for _, f in page.elements for key in f)


SAFE = set(
    "html head meta title style script body a header main footer section article aside p h1 h2 h3 ul ol li div span "
    "button kbd dl dt dd blockquote mark cite strong figure figcaption svg line polyline circle path text desc details "
    "summary table thead tbody tr th td".split()
)
SAFE_ATTRIBUTES = set(
    "lang charset http-equiv content name class id href rel tabindex type hidden title dir scope role viewbox x y x1 "
    "x2 y1 y2 cx cy r d points text-anchor".split()
)


def test_no_page_loads_anything() -> None:
    page = full_page()
    for name, found in page.elements:
        assert not {"src", "srcset", "style", "action", "formaction", "data", "poster", "background"} & set(found), name
        address = found.get("href")
        assert address is None or (name == "a" and re.match(r"#|https?://|[a-z0-9-]+\.html", address)), address
        if address and address.startswith("http"):
            assert found["rel"] == "noopener noreferrer"
    assert "@import" not in FULL
    assert "url(" not in FULL


def test_the_policy_names_the_style_and_the_script_by_their_hashes() -> None:
    policy = next(f["content"] for n, f in full_page().elements if n == "meta" and "http-equiv" in f) or ""
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", FULL, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org",
     "x.html", "https://example.org/ onclick=x", 'https://example.org/"onmouseover="x', "https://exam\nple.org",
     "vbscript:x", ""],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert "<a" not in link(url, "words")
    assert "words" in link(url, "words")


def test_an_address_of_the_web_is_a_link() -> None:
    assert link("https://example.org/a?b=1&c=2", "words") == (
        '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">words</a>'
    )


@given(st.text(), st.text(), st.text())
def test_no_string_breaks_out_of_an_element_or_an_attribute(child: str, value: str, name: str) -> None:
    page = Page(tag("div", child, tag("p", value, title=name), id="one"))
    assert [(n, sorted(f)) for n, f in page.elements] == [("div", ["id"]), ("p", ["title"])]


@given(st.text(st.characters(exclude_categories=())))
def test_characters_come_back_as_they_were(text: str) -> None:
    page = Page(f'<div id="article">{exact(text)}</div>')
    assert page.region == as_shown(text)
    assert len(page.region) == len(text)


def test_only_what_html_cannot_hold_is_replaced() -> None:
    kept = "a\r\n\t\x01\x7f\u202e\u200b\ufeff\U0001f600"
    assert as_shown(kept) == kept
    assert as_shown("\x00\ud800") == "␀�"


SPANS = st.lists(st.tuples(st.integers(0, 70), st.integers(0, 25)), max_size=7)


@given(st.text(st.sampled_from("ab 12<&\n\r.“”\x00"), min_size=1, max_size=70), SPANS, SPANS, SPANS)
def test_the_text_of_the_article_is_in_the_page_whatever_is_marked_in_it(
    text: str, numbers: list[tuple[int, int]], findings: list[tuple[int, int]], quotes: list[tuple[int, int]]
) -> None:
    article = Article("a.txt", text)

    def at(span: tuple[int, int]) -> Passage:
        start = min(span[0], len(text) - 1)
        return passage(article, start, min(len(text), start + span[1] + 1))

    passages = [at(span) for span in numbers]
    claims = tuple(number(article, id_, one.start, one.end) for id_, one in enumerate(passages))
    found = tuple(finding(at(span), subjects=frozenset({place})) for place, span in enumerate(findings))
    said = tuple(Quote(at(span), 0, "direct", f"s{place}") for place, span in enumerate(quotes))
    page = page_of(report_of(article, claims=claims, findings=found, quotes=said))
    assert page.region == as_shown(text)
    for one in claims:
        assert page.text.get(f"n{one.claim.id}", "") in as_shown(one.claim.quantity.passage.text)
        assert f"n{one.claim.id}" in page.ids
    assert_links_lead_somewhere(page)


def assert_links_lead_somewhere(page: Page) -> None:
    for name, found in page.elements:
        address = found.get("href") or ""
        if name == "a" and address.startswith("#"):
            assert address[1:] in page.ids, address


def test_every_number_has_its_mark_at_its_words_and_a_card() -> None:
    page = full_page()
    for checked in NORTH_REPORT.claims:
        id_, at = checked.claim.id, checked.claim.quantity.passage
        assert page.text[f"n{id_}"] == at.text
        (mark,) = [f for n, f in page.elements if n == "a" and f.get("id") == f"n{id_}"]
        assert checked.status.replace("_", "-") in (mark["class"] or "").split()
        assert (mark["href"] or "")[1:] in page.ids
    assert_links_lead_somewhere(page)


def test_two_thousand_numbers_make_a_page_in_proportion() -> None:
    def size(count: int) -> int:
        article = Article("a.txt", " and ".join(str(1000 + place) for place in range(count)) + ".")
        claims = numbers_in(article)
        assert len(claims) == count
        page = written(report_of(article, claims=claims))
        assert len(Page(page).with_class("n")) == count
        return len(page)

    fixed, small, large = size(1), size(200), size(2_000)
    assert (large - fixed) < 11 * (small - fixed)
    assert (large - fixed) / 2_000 < 1_500  # characters a number


def test_a_number_inside_another_is_marked_without_a_link_in_the_link() -> None:
    article = Article("a.txt", "from 10 to 20 per cent")
    claims = (number(article, 0, 5, 22), number(article, 1, 11, 22), number(article, 2, 5, 7))
    page = page_of(report_of(article, claims=claims))
    assert [page.text[f"n{id_}"] for id_ in range(3)] == ["10 to 20 per cent", "20 per cent", "10"]


NORTH = Article(
    "desk/north.txt",
    "Burglaries in Northshire fell.\n\nThere were 812 of them in 2019, a rise of 40 per cent on the 700 of the year "
    "before.\n\n“We are pleased,” said Ann Lee.\n",
    title="Burglaries fall in the north",
    published="2020-03-06",
    outlet="example.org",
    url="https://example.org/north",
)  # fmt: skip
SOUTH = Article("south.txt", "“We are pleased,” said Bob Ray, who runs the northern force.")
HELD = Article("release.txt", "We are very pleased.", source=True)
CHANGE = finding(
    words(NORTH, "40 per cent"), "error", confidence=0.95, message="700 to 812 is no rise of 40 per cent",
    working="700 to 812 is +16%", suggestion="16 per cent", diagnosis=("the wrong base was used",), speaker="Ann Lee",
    evidence=(PassageEvidence("before", words(NORTH, "700")), RowEvidence("the table", ROW, SOURCE)),
    subjects=frozenset({2}),
)  # fmt: skip
SAME_WORDS = replace(
    finding(words(NORTH, "We are pleased"), message="the same words of two people", code="Q101"),
    evidence=(PassageEvidence("also", words(SOUTH, "We are pleased")),
              PassageEvidence("the statement", passage(HELD, 0, 19))),
)  # fmt: skip
ADVICE = finding(words(NORTH, "812"), "advice", message="looser than it might be", subjects=frozenset({0}))
ASIDE = finding(
    words(NORTH, "fell"), message="a rise is called a fall",
    decision=Decision("dismissed", "the release was corrected", "Eva Desk", date(2020, 3, 7)),
)  # fmt: skip


def _north_claims() -> tuple[CheckedClaim, ...]:
    places: list[tuple[str, Status]] = [
        ("812", "supported"), ("2019", "not_a_claim"), ("40 per cent", "inconsistent"), ("700", "no_reference"),
    ]  # fmt: skip
    found = []
    for id_, (text, status) in enumerate(places):
        at = words(NORTH, text)
        found.append(number(NORTH, id_, at.start, at.end, status))
    return (replace(found[0], observation=ROW), *found[1:])


NORTH_REPORT = report_of(
    NORTH,
    claims=_north_claims(),
    quotes=(Quote(words(NORTH, "We are pleased"), 2, "direct", "s1", "Ann Lee", words(NORTH, "Ann Lee")),),
    findings=(ADVICE, CHANGE, SAME_WORDS),
    dismissed=(ASIDE,),
    notes=("a quotation mark is never closed",),
)
SOUTH_REPORT = report_of(SOUTH, findings=(SAME_WORDS,))
FULL = written(NORTH_REPORT)


def full_page() -> Page:
    return Page(FULL)


def plain(words: str) -> str:
    return " ".join(words.split())


def test_the_heading_says_what_was_checked() -> None:
    assert "<h1>Burglaries fall in the north</h1>" in FULL
    assert "example.org · 6 March 2020" in FULL
    assert "desk/north.txt" in FULL
    assert "<title>Burglaries fall in the north – copydesk</title>" in FULL


def test_an_article_without_a_title_is_called_by_its_name() -> None:
    assert "<h1>south.txt</h1>" in written(SOUTH_REPORT)
    assert "<h1>standard input</h1>" in written(report_of(Article("-", "Nothing to see.")))


def test_the_summary_counts_findings_and_accounts_for_every_number() -> None:
    page = full_page()
    summary = plain(page.text["summary"])
    assert "1 error, 1 warning, 1 advice. 4 numbers read:" in summary
    assert "1 inconsistent" in summary
    assert sum(int(n) for n in re.findall(r"(\d+) (?:inconsistent|supported|no reference|not claims)", summary)) == 4
    assert "Quotations: Ann Lee (1)" in summary
    assert "a quotation mark is never closed" in summary


def test_findings_come_first_and_the_gravest_before_the_others() -> None:
    listed = full_page().text["findings"]
    order = [listed.index(one.message) for one in (CHANGE, SAME_WORDS, ADVICE)]
    assert order == sorted(order)
    assert FULL.index('id="findings"') < FULL.index('id="text"')


def test_a_finding_opens_its_sentence_working_evidence_and_what_to_do() -> None:
    card = plain(full_page().text["f1"])
    for told in (
        "error 1 700 to 812 is no rise of 40 per cent",
        "N101 percent-change, line 3, column 43; very sure",
        "There were 812 of them in 2019, a rise of 40 per cent on the 700 of the year before.",
        "Working700 to 812 is +16%",
        "Before, line 3: “700”",
        "The table: recorded burglaries, Northshire, 2018: 1,700",
        "Source: Office of Registers, Burglaries, published 5 March 2020",
        "Perhapsthe wrong base was used",
        "Suggestion16 per cent",
        "Said byAnn Lee: the words of a quotation, not the paper's",
        "40 per cent: inconsistent reason 2",
    ):
        assert told in card


def test_a_finding_shows_the_key_that_dismisses_it() -> None:
    page = Page(written(replace(NORTH_REPORT, findings=(replace(CHANGE, key="N101-abcdefghij"),))))
    assert "KeyN101-abcdefghij" in plain(page.text["f1"])
    assert "Key" not in full_page().text["f1"]


def test_a_number_shows_the_row_that_came_nearest() -> None:
    claims = _north_claims()
    near = replace(claims[3], verdicts=(Verdict(3, "R101", "no_reference", "another year", nearest=ROW),))
    page = Page(written(replace(NORTH_REPORT, claims=(*claims[:3], near))))
    assert "Nearest rowrecorded burglaries, Northshire, 2018: 1,700" in plain(page.text["c3"])


def test_a_finding_leads_to_its_words_and_to_the_next_one() -> None:
    page = full_page()
    at = CHANGE.passage
    assert page.text[f"p{at.start}-{at.end}"] == "40 per cent"
    steps = [f["href"] for f in (f for n, f in page.elements if n == "a") if f.get("aria-label") == "Next finding"]
    assert steps == ["#f2", "#f3"]
    (flag,) = [f for f in page.with_class("flag") if f["href"] == "#f1"]
    assert flag["aria-label"] == "Finding 1, error: 700 to 812 is no rise of 40 per cent"


def test_what_could_not_be_checked_is_listed_with_its_reason() -> None:
    page = full_page()
    assert "700 line 3: reason 3" in plain(page.text["unchecked"])
    assert "812" not in page.text["unchecked"]


def test_dismissed_findings_are_named_with_the_decision_and_are_not_marked() -> None:
    page = full_page()
    assert "Dismissed by Eva Desk, 7 March 2020: the release was corrected" in plain(page.text["dismissed"])
    assert f"p{ASIDE.passage.start}-{ASIDE.passage.end}" not in page.ids
    assert "called a fall" not in page.text["findings"]


def test_a_quotation_is_marked_and_says_who_said_it() -> None:
    page = full_page()
    assert page.text["q1-at"] == "We are pleased"
    (who,) = page.with_class("who")
    assert (who["data-who"], who["href"]) == ("Ann Lee", "#q1")
    assert "Ann Lee" in page.text["q1"]


def test_headings_go_down_one_rank_at_a_time_and_every_part_has_a_name() -> None:
    page = full_page()
    ranks = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))
    for name, found in page.elements:
        if name in {"section", "aside", "article", "svg"}:
            label = found.get("aria-labelledby")
            assert found.get("aria-label") or (label and set(label.split()) <= page.ids), (name, found)
    assert [name for name, _ in page.elements].count("main") == 1
    assert ("html", {"lang": "en"}) in page.elements


def test_equal_reports_give_equal_pages_without_a_version() -> None:
    assert written(NORTH_REPORT) == FULL
    assert '<meta name="generator" content="copydesk">' in FULL


def folder() -> dict[str, str]:
    batch = Batch((SOUTH_REPORT, NORTH_REPORT), (SAME_WORDS, CHANGE, ADVICE), (HELD,))
    return {name: "".join(pieces) for name, pieces in html.pages(batch)}


def test_a_folder_has_a_page_an_article_and_an_index_worst_first() -> None:
    pages = folder()
    assert list(pages) == [page_name("south.txt"), page_name("desk/north.txt"), "index.html"]
    index = Page(pages["index.html"])
    addresses = [f["href"] for n, f in index.elements if n == "a"]
    assert addresses == [page_name("desk/north.txt"), page_name("south.txt")]
    assert "<h1>1 error, 1 warning, 1 advice</h1>" in pages["index.html"]  # the one across articles once
    assert "2 articles, 4 numbers read:" in index.text["summary"]


def test_a_finding_across_articles_leads_to_the_words_on_the_other_page() -> None:
    pages = folder()
    at = SAME_WORDS.evidence[0].passage  # type: ignore[union-attr]
    assert f'href="{page_name("south.txt")}#p{at.start}-{at.end}"' in pages[page_name("desk/north.txt")]
    assert f"p{at.start}-{at.end}" in Page(pages[page_name("south.txt")]).ids
    assert "the source release.txt: “We are very pleased”" in Page(pages[page_name("south.txt")]).text["f1"]


def test_a_page_alone_has_no_links_to_pages_that_are_not_there() -> None:
    assert ".html" not in written(NORTH_REPORT, held=(HELD,))


def test_an_article_without_numbers_has_a_page() -> None:
    page = page_of(report_of(Article("a.txt", "Nothing to see.")))
    assert "No findings. 0 numbers read." in plain(page.text["summary"])
    assert page.region == "Nothing to see."


def test_no_article_is_an_index_of_none() -> None:
    assert "No article was read." in written()


@pytest.mark.parametrize(
    ("article", "begins"),
    [("stories/Kent news.txt", "kent-news-"), ("../../etc/passwd", "passwd-"), ("-", "article-"),
     ("新聞.txt", "article-"), ("a\x00b\n.md", "a-b-md-"), ("CON.txt", "con-"), ("x" * 400, "x" * 60 + "-"),
     ("Übergröße.txt", "ubergro")],
)  # fmt: skip
def test_a_page_has_a_name_that_any_system_takes(article: str, begins: str) -> None:
    assert page_name(article).startswith(begins)
    assert re.fullmatch(r"[a-z0-9-]{1,60}-[0-9a-f]{12}\.html", page_name(article))


@given(st.text(), st.text())
def test_different_articles_have_different_pages(one: str, other: str) -> None:
    assert (page_name(one) == page_name(other)) == (one == other)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def schemes() -> dict[str, dict[str, str]]:
    style = (Path(html.__file__).parent / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    found = [{k: _long(v) for k, v in re.findall(r"--([\w-]+): (#[0-9a-f]+);", block)} for block in blocks]
    return {"light": found[0], "dark": found[0] | found[1], "print": found[0] | found[2]}


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_words_stand_out_from_what_is_behind_them(scheme: str) -> None:
    colours = schemes()[scheme]
    pairs = [(ink, paper) for ink in ("ink", "quiet", "link", "red") for paper in ("paper", "card")]
    pairs += [(tone, f"{tone}-tint") for tone in ("red", "amber", "blue", "green", "grey")]
    pairs += [("ink", paper) for paper in colours if paper.endswith("-tint")]
    pairs += [("card", tone) for tone in ("red", "amber", "blue")]  # the numbers of findings in the text
    pairs += [("grey", "said-tint"), ("quiet", "said-tint")]
    for front, back in pairs:
        light, dark = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)


def test_every_status_has_a_sign_of_its_own_beside_its_colour() -> None:
    style = (Path(html.__file__).parent / "page.css").read_text(encoding="utf-8")
    signs = [
        re.search(rf"^\.{status.replace('_', '-')} \{{.*--sign: \"(.)\"", style, re.MULTILINE)
        for status in STATUS_ORDER
    ]
    assert all(signs)
    assert len({sign.group(1) for sign in signs if sign}) == len(STATUS_ORDER)


def test_an_empty_child_is_nothing() -> None:
    assert join(None, "", "a") == "a"


def test_a_sheet_puts_no_finding_of_another_article_on_its_numbers() -> None:
    other = finding(
        words(SOUTH, "pleased"), subjects=frozenset({0}), evidence=(PassageEvidence("", words(NORTH, "Ann")),)
    )
    sheet = Sheet(replace(NORTH_REPORT, findings=(other,)), {}, alone=True)
    assert dict(sheet.finding_of) == {}
