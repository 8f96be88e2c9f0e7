"""A batch made by hand of everything that a format could take for its own marks; no model is needed for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.records import (
    Article,
    Batch,
    CheckedClaim,
    Claim,
    Decision,
    Finding,
    Interval,
    Observation,
    Part,
    Passage,
    PassageEvidence,
    Quantity,
    Quote,
    Report,
    RowEvidence,
    Source,
)

#: A name with everything that a name may hold on disk or in a .jsonl file.
NAME = 'news/=a|b,"c"`<i>:\n%é\udc80😀.txt'
TEXT = (
    "=SUM(A1) rose by 12 per cent.\r\n"
    "\t-5|x| <b>bold</b> & *stars* _lines_ [a](http://x.example) at 7 ``ticks`` said @desk #12 :tada: US$9m.\r\n"
    "😀😀 “@cmd 3,000 \u2028 were\x07 lost” \ud800 said “Ann”, <script>alert('4')</script>\r\n"
    "<r>13</r>"
)
OTHER = Article("other.txt", "Another paper had 14 of them.")
ARTICLE = Article(NAME, TEXT, title="=A title, *bold*", outlet="The | Paper", published="2018-02")
SOURCE = Source("s", "Office <of> Sheep", "Flocks | herds", "https://example.org/a b?c=|", "OGL-3.0")
ROW = Observation(
    "flocks", 3, "sheep_found_loose", "Westshire", "W1", "2017", date(2017, 1, 1), date(2017, 12, 31), "calendar_year",
    13.0, 0, "sheep", (("age", "0-1"),), "final", "all", "s", "2018-02", "a *note*\nof two lines",
)  # fmt: skip


def at(words: str, article: Article = ARTICLE) -> Passage:
    start = article.text.index(words)
    return Passage(article.id, start, start + len(words), words)


def claim(id_: int, words: str, value: float | tuple[float, float] | None, **more: object) -> CheckedClaim:
    quantity = Quantity(at(words), 0, "count", value, Interval(0.5, None), "sheep", "=")
    made = replace(Claim(id_, quantity, "level", 0), **more)  # type: ignore[arg-type]
    return CheckedClaim(made, "no_reference", "=no table | has `this` measure")


CLAIMS = (
    replace(claim(0, "12 per cent", 12.0, place="-Westshire", measure="+sheep"), status="mismatch", observation=ROW),
    claim(1, "-5", -5.0, speaker="@Ann"),
    claim(2, "7 ", (7.0, 2.6e9)),
    claim(3, "3,000 \u2028 were\x07 lost", 3000.5),
    claim(4, "<r>13</r>", 13.0),
)
FINDINGS = (
    Finding(
        "N101", "percent-change", "error", 0.9, at("12 per cent"), "=12 is\nnot *13* | <b>", "1 | 2: ::error::",
        "-13", ("a `digit` is wrong",),
        (PassageEvidence("the | base", at("-5|x|")), RowEvidence("the row", ROW, SOURCE)), "Ann", frozenset({0}),
    ),
    Finding(
        "Q101", "same-words", "warning", 0.6, at("@cmd 3,000 \u2028 were\x07 lost"), "said\r\ntwice, 100%: \x00 \ud800",
        evidence=(PassageEvidence("elsewhere", at("14", OTHER)),),
    ),
    Finding("A101", "two-lines", "advice", 0.5, at("cent.\r\n\t-5"), "over two lines", subjects=frozenset({1})),
)  # fmt: skip
DISMISSED = (
    Finding(
        "A102", "put-aside", "advice", 0.5, at("stars"), "not | wanted",
        decision=Decision("dismissed", "=we | know\nit", "the <desk>", date(2018, 2, 3)),
    ),
    Finding("A103", "old", "advice", 0.5, at("ticks"), "in the archive"),
)  # fmt: skip
QUOTES = (Quote(at("@cmd 3,000 \u2028 were\x07 lost"), 0, "direct", "s#1", "=Ann", cue=at("said", ARTICLE)),)
REPORT = Report(ARTICLE, CLAIMS, QUOTES, (), FINDINGS, ("a note | with\nlines",), {"s": SOURCE}, DISMISSED)
BATCH = Batch((REPORT, Report(OTHER, (), (), (), (FINDINGS[1],))), FINDINGS)

#: A Word file's text, whose places are paragraphs.
PAGED = Article("story.docx", "Sheep 12.\nGoats 13.", parts=(Part("paragraph", 1, 0, 9), Part("paragraph", 2, 10, 19)))
PAGED_FINDING = Finding("N101", "percent-change", "warning", 1.0, at("13", PAGED), "no")
PAGED_BATCH = Batch((Report(PAGED, (), (), (), (PAGED_FINDING,)),), (PAGED_FINDING,))
