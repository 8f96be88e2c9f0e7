"""Articles that rewrite one release, held against it and against each other: cases/releases.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import Store, open_store
from pipeline.records import Article
from pipeline.resources import data_folder
from pipeline.settings import Settings

CASES = tomllib.loads((Path(__file__).parent / "cases" / "releases.toml").read_text("utf-8"))["case"]
HEAD = re.compile(r"(\[source\] )?(?:\[(\d{4}-\d\d-\d\d)\] )?")


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([data_folder("reference")])


def article(place: int, text: str) -> Article:
    head = HEAD.match(text)
    assert head is not None
    return Article(f"a{place}", text[head.end() :], published=head[2], source=bool(head[1]))


@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_the_checks_across_articles_say_this_and_no_more(
    parser: Parser, store: Store, case: dict[str, Any], turned: bool
) -> None:
    articles = [article(place, text) for place, text in enumerate(case["texts"])]
    batch = desk.check(articles[::-1] if turned else articles, parser, store, Settings(select=("Q", "C")))
    found = sorted(f.code + ("?" if f.severity == "advice" else "") for f in batch.findings)
    assert found == case["expect"]
