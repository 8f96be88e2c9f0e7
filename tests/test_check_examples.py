"""The examples in the checks' documentation hold: what it says is flagged is, what it says is not is not."""

from __future__ import annotations

import re

import pytest

from pipeline import desk
from pipeline.checks.check import Check, all_checks
from pipeline.language import Parser
from pipeline.official.store import Store, open_store
from pipeline.records import Article
from pipeline.resources import data_folder
from pipeline.settings import Settings, settle

#: An example that starts so is given as a source.
SOURCE = "[source] "
#: One that starts so is for a house that prints percentages so.
HOUSE = re.compile(r"\[(per cent|percent|%)\] ")
SECTIONS = ("What", "Why it matters", "Flagged", "Not flagged")


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([data_folder("reference")])


def section(check: Check, title: str) -> str:
    """The text under a title, up to the next one; an underline below the title is no part of it."""
    others = "|".join(SECTIONS)
    match = re.search(rf"^{title}\n(?:-+\n)?(.*?)(?=^(?:{others})\n|\Z)", check.doc, re.MULTILINE | re.DOTALL)
    assert match is not None, f"{check.code} has no section {title!r}"
    return match.group(1)


def blocks(check: Check, title: str) -> list[list[str]]:
    """Each example as its articles. Examples are the indented blocks of a section, what is not indented is prose; a
    line of three hyphens parts two articles of one example."""
    found = [
        [" ".join(part.split()) for part in re.split(r"^ *---$", block, flags=re.MULTILINE)]
        for block in re.split(r"\n\s*\n", section(check, title))
        if block.strip() and all(line.startswith("    ") for line in block.splitlines() if line.strip())
    ]
    assert found, f"{check.code} has no example under {title!r}"
    return found


CHECKS = all_checks()
EXAMPLES = [
    (c, title, articles) for c in CHECKS for title in ("Flagged", "Not flagged") for articles in blocks(c, title)
]


@pytest.mark.parametrize("check", CHECKS, ids=[check.code for check in CHECKS])
def test_every_check_documents_itself_in_four_sections(check: Check) -> None:
    assert re.fullmatch(r"[NRQCA]\d{3}", check.code)
    assert all(section(check, title).strip() for title in SECTIONS)
    assert (check.article is None) != (check.batch is None)


@pytest.mark.parametrize(
    ("check", "title", "articles"), EXAMPLES, ids=[f"{c.code} {t}: {a[0][:50]}" for c, t, a in EXAMPLES]
)
def test_a_documented_example_is_what_its_section_says(
    parser: Parser, store: Store, check: Check, title: str, articles: list[str]
) -> None:
    settings = Settings() if check.on else Settings(select=(check.code,))
    if house := HOUSE.match(articles[0]):
        settings = settle({"house-style": {"per-cent": house[1]}}, base=settings)
    given = [
        Article(f"example-{place}", HOUSE.sub("", text).removeprefix(SOURCE), source=text.startswith(SOURCE))
        for place, text in enumerate(articles)
    ]
    batch = desk.check(given, parser, store, settings)
    codes = {finding.code for finding in batch.findings}
    assert (check.code in codes) == (title == "Flagged"), [f.message for f in batch.findings]
