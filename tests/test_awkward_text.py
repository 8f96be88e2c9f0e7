"""Whatever the text is: nothing raises, every passage is where it says, and the same text gives the same report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import Store, open_store
from pipeline.records import Article, Batch, Passage, Report
from pipeline.resources import data_folder
from pipeline.settings import Settings


@pytest.fixture(scope="module")
def reference() -> Store:
    return open_store([data_folder("reference")])


WORDS = (
    "rose fell from to by of them up down per cent % £ $ million bn 570 556 1,040 3,041 0 -3 one in five half doubled "
    "a record more than almost in Wiltshire Kent Avon and Somerset 2016/17 last year the previous year April 2016 on "
    "Tuesday sexual offences against children under 18 burglaries online said Mary Holt She told “ ” \" ' ‘ ’ ( ) [ ] "
    "– — ; : , . ? ! compared with while of whom Of the total 0800 1111 9/11 A& 5.30pm 38.7C 2½ ½ 12,34,567 1. .5 ..."
).split(" ")
GLUE = [" ", " ", " ", "", "\n", "\n\n", "\r\n", "\t", " ", "\u2009", "\u200b", "  "]
ODD = st.text(
    st.sampled_from("0123456789,.%£$-–—()[]{}'\"“”‘’/&@#*_ \n\r\t\xa0\u2028\u200b\ufeffaAé½²٣一👩‍👩‍👧🇬🇧"), max_size=80
)
NEWS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=60).map(
    lambda pairs: "".join(word + glue for word, glue in pairs)
)
TEXTS = st.one_of(NEWS, ODD, st.tuples(NEWS, ODD, NEWS).map("".join))


def passages(thing: Any) -> Iterator[Passage]:
    """Every passage inside a record, however deep; rows of tables have none."""
    if isinstance(thing, Passage):
        yield thing
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from passages(item)
    elif is_dataclass(thing) and not isinstance(thing, Article):
        for field in fields(thing):
            yield from passages(getattr(thing, field.name))


def check(text: str, parser: Parser, reference: Store) -> Batch:
    return desk.check([Article("odd", text)], parser, reference, Settings())


def hold(text: str, batch: Batch) -> Report:
    (report,) = batch.reports
    for passage in passages((report.claims, report.quotes, report.entities, report.findings)):
        assert (passage.article, text[passage.start : passage.end]) == ("odd", passage.text)
    starts = [checked.claim.quantity.passage for checked in report.claims]
    assert all(a.end <= b.start for a, b in pairwise(starts))
    assert all(checked.reason for checked in report.claims)
    assert sum(report.tally().values()) == len(report.claims)
    assert [checked.claim.id for checked in report.claims] == list(range(len(report.claims)))
    return report


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=3).map("\n\n".join))
def test_any_text_is_read_without_raising_with_exact_offsets_and_twice_alike(
    parser: Parser, reference: Store, text: str
) -> None:
    batch = check(text, parser, reference)
    hold(text, batch)
    assert check(text, parser, reference) == batch


LINE = "Burglaries in Kent rose from 381 to 504, up 32 per cent, said Mary Holt. “It is 12 too many,” she added. "
AWKWARD = {
    "empty": "",
    "only spaces": " \n\t\r\n \xa0",
    "only marks": "“”‘’\"'()[]–—…!?.,;:%£$&",
    "three hundred numbers": ", ".join(str(n) for n in range(1000, 1300)) + ".",
    "three hundred rises": "Thefts rose from 10 to 20, " * 150,
    "nested brackets": "Crime ((up (12%) [from 100]) to 112) rose (by (3 (to 5))).",
    "brackets never closed": "Crime rose (by 5 per cent [to 112 ((in 2016/17 “he said",
    "closing marks only": "rose) by 5] per cent” to 112’ in 2016/17)",
    "windows line ends": (LINE + "\r\n") * 4,
    "old line ends": (LINE + "\r") * 4,
    "tabs": LINE.replace(" ", "\t"),
    "non-breaking spaces": LINE.replace(" ", "\xa0"),
    "thin spaces in numbers": "The fund holds 1\u2009250\u2009000 shares, up from 1\u202f100\u202f000.",
    "emoji": "🎉 Sales 👩‍👩‍👧 rose 📈 from 100 🇬🇧 to 150 😀, up 50% 🎉.",
    "combining marks": "Se\u0301ances rose from 10 to 2\u03080 in Caf\u0065\u0301 Nero.",
    "zero-width joins": "Th\u200befts rose\u200b from\u200b 10\u200b to 20\u200b.",
    "byte-order mark": "\ufeffThefts rose from 10 to 20.",
    "right-to-left": "ارتفع العدد من ١٢ إلى ٢٠ و 30 إلى 40 per cent.",
    "nul and control characters": "Thefts\x00 rose\x01 from\x0b 10\x0c to\x1f 20.",
    "line separators": "Thefts rose\u2028from 10\u2029to 20.\x85Up 50%.",
    "lone surrogate": "Thefts rose \ud83d from 10 to 20.",
    "one long word": "a" * 5000 + " rose from 10 to 20",
    "one long number": "Thefts rose to " + "9" * 400 + " from 10, up 5 per cent.",
    "noughts": "Thefts rose from 0 to 0, up 0 per cent, or 0 in 0 of 0, to £0.00bn.",
    "capitals": LINE.upper(),
    "every word a quotation": " ".join(f"“{word}”" for word in LINE.split()),
    "of them without anything before": "Of them, 5 per cent of them, one in 10 of whom, were among those.",
    "shares of shares": "One in five of one in ten of half of the 12 of 40 of them rose by a third to a quarter.",
    "year ranges": "From 2015/16 to 2016/17 to 2017/18, 5 to 10 to 15 rose to 20 from 2016 to 2017.",
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_awkward_text_is_read_with_exact_offsets_and_twice_alike(parser: Parser, reference: Store, text: str) -> None:
    batch = check(text, parser, reference)
    hold(text, batch)
    assert check(text, parser, reference) == batch


def test_one_paragraph_of_twenty_thousand_characters_is_read_to_its_end(parser: Parser, reference: Store) -> None:
    text = LINE * (20_000 // len(LINE))
    report = hold(text, check(text, parser, reference))
    numbers = [checked.claim.quantity.passage.text for checked in report.claims]
    assert numbers.count("504") == text.count("504")
    assert report.claims[-1].claim.quantity.passage.start > 19_000


def test_line_ends_change_no_reading(parser: Parser, reference: Store) -> None:
    text = (LINE + "\n\n") * 3
    plain, windows = check(text, parser, reference), check(text.replace("\n", "\r\n"), parser, reference)

    def statuses(batch: Batch) -> list[tuple[str, str, str]]:
        return [(c.claim.quantity.passage.text, c.claim.role, c.status) for c in batch.reports[0].claims]

    assert statuses(plain) == statuses(windows)
    assert [f.code for f in plain.findings] == [f.code for f in windows.findings]


def test_articles_read_together_are_read_as_each_alone(parser: Parser, reference: Store) -> None:
    texts = [LINE, "", "Crime fell 3 per cent to 97.", "No numbers here.", LINE * 3]
    articles = [Article(str(place), text) for place, text in enumerate(texts)]
    alone = Settings(each_alone=True)
    together = desk.check(articles, parser, reference, alone)
    for article, report in zip(articles, together.reports, strict=True):
        assert desk.check([article], parser, reference, alone).reports == (report,)
