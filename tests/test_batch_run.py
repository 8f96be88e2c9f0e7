"""Runs: the same Batch whichever way it comes about, results in order, nothing read twice, and none of it in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import across, desk, language
from pipeline.across import Across
from pipeline.batch import fingerprint, opening
from pipeline.batch.cache import KeptInMemory
from pipeline.batch.carefully import chunks
from pipeline.batch.fingerprint import Fingerprint
from pipeline.batch.packets import Packet, Summary
from pipeline.batch.run import Means, Run
from pipeline.batch.views import batch_of
from pipeline.errors import UsageError
from pipeline.match.sieve import ALWAYS, Sieve
from pipeline.match.statements import group_statements
from pipeline.official.store import open_store
from pipeline.records import Article, Entity, Part, Passage, Quote, Reading, Trace
from pipeline.resources import data_folder
from pipeline.settings import Settings
from tests.batch_stub import Stub


class Told:
    """Articles that failed, and those that were finished."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.finished: list[str] = []

    def fail(self, article: str, error: Exception) -> None:
        self.failed.append(f"{article}: {type(error).__name__}")

    def finish(self, summary: Summary) -> None:
        self.finished.append(summary.article)


def articles(*texts: str) -> list[Article]:
    return [Article(f"a{n}", text) for n, text in enumerate(texts)]


def ran(
    given_: Iterable[Article], kept: KeptInMemory | None = None, stub: Stub | None = None, alone: bool = True
) -> tuple[Run, Told, Stub]:
    told, stub = Told(), stub or Stub(Settings(each_alone=alone))
    means = Means(opening.in_this_process(stub), told.fail, told.finish, kept, lambda article: repr(article).encode())
    return Run(given_, stub.settings, means), told, stub


def ids(run: Run) -> list[str]:
    return [report.article.id for report in batch_of(run, each_alone=True).reports]


def test_results_come_in_order_whether_kept_or_not() -> None:
    kept = KeptInMemory()
    given_ = articles(*("word " * n for n in range(1, 60)))
    ids(ran(given_[::3], kept)[0])
    run, told, stub = ran(given_, kept)
    assert ids(run) == told.finished == [article.id for article in given_]
    assert stub.read == [article.id for n, article in enumerate(given_) if n % 3]


@given(st.lists(st.sampled_from(["fine", "raises", "kept", "reader fails"]), max_size=40))
def test_an_article_that_fails_is_told_and_all_others_come_in_order(kinds: list[str]) -> None:
    kept = KeptInMemory()
    given_ = articles(*(f"{kind} {n}" for n, kind in enumerate(kinds)))
    good = [article.id for article in given_ if article.text.startswith(("fine", "kept"))]
    ids(ran([article for article in given_ if article.text.startswith("kept")], kept)[0])
    run, told, _ = ran(given_, kept)
    assert ids(run) == good
    assert {line.split(":")[0] for line in told.failed} == {article.id for article in given_} - set(good)
    assert len(told.failed) == len(given_) - len(good)


def test_a_second_run_examines_only_what_has_changed() -> None:
    kept = KeptInMemory()
    given_ = articles("one two", "three four", "five six")
    assert ids(ran(given_, kept)[0]) == ["a0", "a1", "a2"]
    given_[1] = replace(given_[1], published="2018")
    run, _, stub = ran(given_, kept)
    assert [report.article for report in batch_of(run, each_alone=True).reports] == given_
    assert stub.read == ["a1"]


def test_articles_by_themselves_are_reported_while_the_run_goes_on() -> None:
    def endless() -> Iterator[Article]:
        n = 0
        while True:
            yield Article(f"a{n}", f"word {n}")
            n += 1

    run, told, _ = ran(endless())
    reports = iter(batch_of(run, each_alone=True).reports)
    assert [next(reports).article.id for _ in range(40)] == [f"a{n}" for n in range(40)]
    assert len(told.finished) == 40
    batch = batch_of(run, each_alone=True)
    assert [batch.reports[41].article.id] == [report.article.id for report in batch.reports[41:42]] == ["a41"]
    run.close()


def test_a_batch_is_a_sequence_of_reports_and_a_mapping_of_articles() -> None:
    given_ = articles(*(f"word {n}" for n in range(30)))
    batch = batch_of(ran(given_)[0], each_alone=True)
    assert bool(batch.reports)
    assert len(batch.reports) == len(batch.findings) == 30
    assert batch.reports[-1].article == given_[-1] == batch.articles["a29"]
    assert [report.article.id for report in batch.reports[3:5]] == ["a3", "a4"]
    assert [report.article.id for report in batch.reports[28:99]] == ["a28", "a29"]
    assert [report.article.id for report in batch.reports[:-28]] == ["a0", "a1"]
    assert list(batch.articles) == [article.id for article in given_]
    assert list(batch.reports) == list(batch.reports)
    assert batch.findings[2:3] == [batch.findings[2]]
    assert "b" not in batch.articles
    with pytest.raises(IndexError):
        batch.reports[30]
    nothing = batch_of(ran([])[0], each_alone=True)
    assert not nothing.reports
    assert not nothing.findings
    assert not nothing.articles


TWO_OUTLETS = (
    "“Nobody on this estate should have to wait until spring for a safe front door,” said {}. Thefts in {} rose by "
    "70 per cent from 211 to 318. Wiltshire Police recorded {} sexual offences in 2016/17."
)


def test_a_spooled_batch_is_the_batch_of_the_desk(parser: language.Parser) -> None:
    store = open_store([data_folder("reference")])
    given_ = [Article(f"n{n}", f"The town of Alder has {n} trees. It was quiet.") for n in range(12)]
    given_ += [
        Article("a", TWO_OUTLETS.format("Mary Holt", "town", "5,653")),
        Article("source", TWO_OUTLETS.format("David Rowe", "city", "5,653"), source=True),
        Article("b", TWO_OUTLETS.format("Peter Holt", "city", "5,463"), published="2018-02-03"),
    ]
    whole = desk.check(given_, parser, store, Settings())

    def examine(articles_: Iterable[Article], failed: desk.Failed) -> Iterator[Packet]:
        from pipeline.batch.packets import pack

        return map(pack, desk.examine(articles_, parser, store, Settings(), failed))

    told = Told()
    run = Run(given_, Settings(), Means(opening.in_this_process(examine), told.fail, told.finish))
    spooled = batch_of(run, each_alone=False)
    assert list(spooled.reports) == list(whole.reports)
    assert list(spooled.findings) == list(whole.findings)
    assert spooled.held == whole.held
    assert dict(spooled.articles) == dict(whole.articles)
    assert {finding.code for finding in whole.findings} >= {"Q101", "C101", "N101"}


def quotes(texts: Sequence[str]) -> list[Reading]:
    found = []
    for n, text in enumerate(texts):
        quote = Quote(Passage(f"a{n}", 0, len(text), text), 0, "direct", f"a{n}#1")
        found.append(Reading(Article(f"a{n}", ""), (), quotes=(quote,)))
    return found


WORDS = "the of and council houses river winter roof door estate wait spring money school".split()


def sifted(readings: Sequence[Reading]) -> list[tuple[Reading, tuple[Trace, ...]]]:
    """Each reading with those of its traces that the sieve keeps."""
    sieve = Sieve()
    narrow = [across.narrowed(reading, across.wanted(Settings())) for reading in readings]
    for _, found in narrow:
        sieve.add(found)
    for _, found in narrow:
        sieve.seek(found)
    return [(reading, sieve.kept(found)) for reading, found in narrow]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=5, max_size=14).map(" ".join), max_size=14))
def test_the_sieve_keeps_every_quotation_of_a_group(texts: list[str]) -> None:
    readings = quotes(texts)
    kept = {reading.article.id for reading, found in sifted(readings) if any(trace.quotes for trace in found)}
    grouped = group_statements([quote for reading in readings for quote in reading.quotes])
    assert {quote.passage.article for group in grouped for quote in group} <= kept


def test_the_sieve_lets_go_what_shares_nothing_and_keeps_what_always_matters() -> None:
    readings = quotes(["Nobody here waits until spring for a door", "The council has sold seven houses by the river"])
    assert [found for _, found in sifted(readings)] == [(), ()]
    assert Sieve().kept((ALWAYS,)) == (ALWAYS,)


LONG = "Nobody told the harbour families that the flood wall by the old fish market would be left as it was"
PEOPLE = ["Dawn Pryce", "Tom Pryce", "Ines Varga", "She", None]
SPOKEN = st.tuples(
    st.sampled_from([LONG, LONG.replace("Nobody", "Everybody"), LONG[:70], "We wait for spring, and for a new roof"]),
    st.sampled_from(PEOPLE),
    st.sampled_from([None, "chief executive", "chair", "deputy chair"]),
    st.sampled_from([None, "Harbour Trust", "Orrin Council"]),
)


def spoken(number: int, said: Sequence[tuple[str, str | None, str | None, str | None]]) -> Reading:
    id_ = f"a{number}"
    found = tuple(
        Quote(Passage(id_, 200 * n, 200 * n + len(words), words), n, "direct", f"{id_}#{n}", who, None, role, whose)
        for n, (words, who, role, whose) in enumerate(said)
    )
    names = (Entity(Passage(id_, 0, 1, "x"), "person", who) for _, who, _, _ in said if who)
    return Reading(Article(id_, "", published="2026-03-04"), (), quotes=found, entities=tuple(names))


@given(st.lists(st.lists(SPOKEN, max_size=4), max_size=9))
def test_findings_are_the_same_where_only_what_is_shared_is_held(said: list[Any]) -> None:
    whole = [spoken(n, one) for n, one in enumerate(said)]
    few = [across.shared(reading, found) for reading, found in sifted(whole) if found]
    by_id = {reading.article.id: reading for reading in whole}

    def found(readings: Sequence[Reading]) -> Across:
        return across.find(readings, Settings(), lambda _: (), by_id.__getitem__)

    assert found(few) == found(whole)


def test_a_long_article_is_a_chunk_by_itself() -> None:
    given_ = articles("word", "x" * 60_000, *("word" for _ in range(40)))
    sizes = [len(chunk) for chunk in chunks(given_)]
    assert sum(sizes) == len(given_)
    assert sizes[0] == 2
    assert max(sizes) == 16


@pytest.mark.parametrize("field", [field.name for field in fields(Article)])
def test_whatever_is_known_of_an_article_counts(field: str) -> None:
    run = Fingerprint.__new__(Fingerprint)
    run._run = b"run"
    other = {"source": True, "parts": (Part("page", 1, 0, 4),)}.get(field, "2019")
    article = Article("a", "text")
    assert run.of(article) == run.of(Article("a", "text"))
    assert run.of(article) != run.of(replace(article, **{field: other}))


def test_settings_that_change_results_count_and_others_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint.language, "model_folder", lambda: tmp_path)
    article = Article("a", "text \ud800")
    usual = Fingerprint(Settings()).of(article)
    same = [Settings(jobs=4, cache=False, fail_on="never"), Settings(published="2018"), Settings()]
    same.append(Settings(severity=(("N1", "advice"), ("R", "error"))))
    assert {Fingerprint(settings).of(article) for settings in same} == {usual}
    other = [Settings(select=("N",)), Settings(ignore=("N",)), Settings(each_alone=True)]
    other += [Settings(severity=(("N1", "off"), *more)) for more in ((), (("N101", "advice"),))]
    assert len({Fingerprint(settings).of(article) for settings in other} | {usual}) == 6


def test_every_byte_of_the_tables_and_of_the_model_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table, model = tmp_path / "tables" / "one.csv", tmp_path / "model" / "weights"
    for path in (table, model):
        path.parent.mkdir()
        path.write_text("1")
    monkeypatch.setattr(fingerprint.language, "model_folder", lambda: model.parent)
    settings, article = Settings(reference=(table.parent,)), Article("a", "text")
    seen = {Fingerprint(settings).of(article)}
    for path in (table, model):
        path.write_text("2")
        seen.add(Fingerprint(settings).of(article))
    table.rename(table.with_name("two.csv"))
    seen.add(Fingerprint(settings).of(article))
    assert len(seen) == 4


@pytest.mark.parametrize(("given_", "meant"), [("auto", 0), (3, 3), ("12", 12), ("256", 256)])
def test_a_number_of_processes_is_a_number_or_auto(given_: object, meant: int) -> None:
    from pipeline.settings import settle

    assert settle({"jobs": given_}).jobs == meant
    assert opening.processes(meant) >= 1


@pytest.mark.parametrize("given_", ["two", 0, "0", -1, True, 257, 1.5, ""])
def test_what_is_no_number_of_processes_is_refused(given_: object) -> None:
    from pipeline.settings import settle

    with pytest.raises(UsageError, match="is no number of processes; write 1 to 256, or auto"):
        settle({"jobs": given_})
