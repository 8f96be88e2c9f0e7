"""The engine: articles in, a Batch out. Everything is passed in; it reads no file and prints nothing.

Flow: Article -> Scan -> Docs -> Reading -> Matches and sums -> Findings and Verdicts -> Report.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from pipeline import across, finding_keys, merging, verdicts
from pipeline.as_received import reading_as_received, report_as_received
from pipeline.checks.batch_desk import BatchDesk
from pipeline.checks.check import ArticleDesk, Check
from pipeline.checks.smallest_set import with_smallest_set
from pipeline.extract import reported_speech, speakers
from pipeline.extract.article_reading import ArticleReader, Tools, scan
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.quote_marks import find_quotes
from pipeline.language import Parser
from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.changes import match_change
from pipeline.match.derived import Deriver
from pipeline.match.doubts import unless_doubtful, unless_from_elsewhere
from pipeline.match.indicators import Named, Names, name_indicators
from pipeline.match.kinds import is_level
from pipeline.match.levels import match_level
from pipeline.match.lineage import Lineage, lineages
from pipeline.match.namesakes import told_apart
from pipeline.match.owned import with_owners_place
from pipeline.match.parts import parts_of_wholes
from pipeline.match.scene_names import with_literals
from pipeline.match.scenes import Scenes
from pipeline.official.store import Store
from pipeline.records import (
    Article,
    Batch,
    CheckedClaim,
    Claim,
    Examined,
    Finding,
    Match,
    Reading,
    Report,
    Source,
    Verdict,
)
from pipeline.relate import currency_pairs
from pipeline.relate.house_rounding import in_house
from pipeline.relate.sums import find_sums
from pipeline.settings import HouseStyle, Settings
from pipeline.units import load_units

if TYPE_CHECKING:
    from spacy.tokens import Doc

Result = TypeVar("Result")


Failed = Callable[[str, Exception], None]


def read(articles: Iterable[Article], parser: Parser, store: Store, failed: Failed | None = None) -> Iterator[Reading]:
    """Readings in the order of the articles; memory holds a few articles at a time, however many come.

    Paragraphs of several articles go through the model together; only those that need it go. A fault of ours in one
    article is told to ``failed`` (its id and the exception) and the others go on; without ``failed`` it is raised.
    """
    tools = Tools(load_units(), store.gazetteer)
    names = Names(store.indicators)
    waiting: deque[ArticleReader] = deque()
    broken: set[int] = set()

    def texts() -> Iterator[str]:
        for article in articles:
            scanned = _guarded(article.id, partial(scan, article, tools), failed)
            reader = None if scanned is None else _guarded(article.id, partial(ArticleReader, scanned), failed)
            if scanned is None or reader is None:
                continue
            waiting.append(reader)
            yield from (scanned.paragraphs[index].text for index in scanned.wanted)

    def finished() -> Iterator[Reading]:
        while waiting and waiting[0].complete:
            reader = waiting.popleft()
            if id(reader) in broken:
                broken.discard(id(reader))
                continue
            reading = _guarded(reader.article_id, partial(_complete, reader, names, store), failed)
            if reading is not None:
                yield reading

    for doc in parser.parse(texts()):
        yield from finished()
        reader = waiting[0]
        index = reader.due()
        if id(reader) not in broken:
            taken = _guarded(reader.article_id, partial(_taken, reader, index, doc), failed)
            if taken is None:
                broken.add(id(reader))
    yield from finished()


def _taken(reader: ArticleReader, index: int, doc: Doc) -> bool:
    reader.take(index, doc)
    return True


def _guarded(article_id: str, step: Callable[[], Result], failed: Failed | None) -> Result | None:
    """The step's result, or None where it failed and someone was told."""
    try:
        return step()
    except Exception as error:
        if failed is None:
            raise
        failed(article_id, error)
        return None


def _complete(reader: ArticleReader, names: Names, store: Store) -> Reading:
    return _with_indicators(reader.finish(), names, store)


def _with_indicators(reading: Reading, names: Names, store: Store) -> Reading:
    """The reading with each claim's indicator and the place as that indicator's rows mean it."""
    scenes = Scenes(reading, store, names.literals)
    named = with_literals(reading.claims, name_indicators(reading.claims, names), scenes)
    store.observations.gather(cells.asked_for(reading.claims, {id_: one.indicator for id_, one in named.items()}))
    tables = Tables(store, reading.article)
    named = told_apart(named, reading.claims, tables)
    return replace(reading, claims=tuple(_named(claim, named.get(claim.id), tables) for claim in reading.claims))


def _named(claim: Claim, named: Named | None, tables: Tables) -> Claim:
    if named is None:
        first = claim.places[0].code if claim.places else None
        return claim if first == claim.place_code else replace(claim, place_code=first)
    claim = with_owners_place(claim, named.indicator, tables)
    place = tables.place_for(claim.places, named.indicator)
    return replace(claim, indicator=named.indicator.id, place_code=place.code if place else None)


def check(
    articles: Iterable[Article], parser: Parser, store: Store, settings: Settings, failed: Failed | None = None
) -> Batch:
    """Read and check articles: a report each, in order, and every finding once. ``failed`` is as for ``read``.

    All reports are held in memory; ``pipeline.batch`` does the same for batches that are larger.
    """
    examined = list(examine(articles, parser, store, settings, failed))
    reports = [one.report for one in examined if one.report is not None]
    readings = [one.narrow for one in examined if one.narrow is not None]
    own = {report.article.id: report.findings for report in reports}
    told = across.find(readings, settings, own.__getitem__)
    return Batch(
        tuple(told.complete(report) for report in reports),
        tuple(finding for report in reports for finding in told.once(report.article.id, report.findings)),
        tuple(reading.article for reading in readings if reading.article.source),
    )


def examine(
    articles: Iterable[Article], parser: Parser, store: Store, settings: Settings, failed: Failed | None = None
) -> Iterator[Examined]:
    """Each article by itself, in order: its report, and what checks across articles need of it.

    ``failed`` is as for ``read``. Nothing is kept: memory holds a few articles at a time, however many come.
    """
    checks = across.wanted(settings)
    names = Names(store.indicators)
    for reading in read(articles, parser, store, failed):
        report = None
        if not reading.article.source:
            reading = in_house(reading, settings.house_style)
            report = _guarded(
                reading.article.id, partial(_report, reading, names, store, checks, settings.house_style), failed
            )
            if report is None:
                continue
            report = report_as_received(report)
        if settings.each_alone and report is not None:
            yield Examined(report)
        else:
            yield Examined(report, *across.narrowed(_narrow(reading), checks))


def trace(
    articles: Iterable[Article], parser: Parser, store: Store, failed: Failed | None = None
) -> tuple[tuple[Lineage, ...], tuple[Article, ...]]:
    """The statements that several of the articles print, and the articles without their texts; nothing is checked."""
    desk = BatchDesk([_narrow(reading) for reading in read(articles, parser, store, failed)])
    return lineages(desk.groups, desk.articles), tuple(desk.articles.values())


def listen(articles: Iterable[Article], parser: Parser, failed: Failed | None = None) -> Iterator[Report]:
    """The quotations of each article, and what it reports without quotation marks; nothing else is read.

    ``failed`` is as for ``read``.
    """
    for article in articles:
        report = _guarded(article.id, partial(_heard, article, parser), failed)
        if report is not None:
            yield report


def _heard(article: Article, parser: Parser) -> Report:
    parts = paragraphs(article.text)
    quotes, notes = find_quotes(article, parts)
    wanted = sorted({*speakers.needs_reading(parts, quotes), *reported_speech.needs_reading(parts)})
    docs = dict(zip(wanted, parser.parse(parts[index].text for index in wanted), strict=True))
    quotes = speakers.attribute(quotes, parts, docs)
    reported = reported_speech.find_reported(article.id, parts, quotes, docs)
    spoken = sorted((*quotes, *reported), key=lambda quote: quote.passage.start)
    return report_as_received(Report(article, (), tuple(spoken), (), (), notes))


def _narrow(reading: Reading) -> Reading:
    """What checks across articles need: who says what, the figures that another article may have, each name once.

    Memory stays small over a long batch. Only a source keeps its text: quotations are looked for in all of it.
    """
    if reading.article.source:
        return reading
    reading = reading_as_received(replace(reading, paragraphs=()))
    return Reading(
        article=replace(reading.article, text="", parts=(), cuts=(), received=None),
        paragraphs=(),
        claims=reading.claims,
        changes=reading.changes,
        quotes=reading.quotes,
        entities=tuple({(entity.kind, entity.name): entity for entity in reversed(reading.entities)}.values()),
    )


def _report(reading: Reading, names: Names, store: Store, checks: Sequence[Check], house: HouseStyle) -> Report:
    desk = lay_out(reading, names, store, house)
    findings: list[Finding] = []
    said: list[Verdict] = []
    for check in checks:
        for item in check.article(desk) if check.article is not None else ():
            if isinstance(item, Finding):
                findings.append(item)
            else:
                said.append(item)
    claims = verdicts.settle(reading.claims, said)
    return Report(
        article=reading.article,
        claims=claims,
        quotes=reading.quotes,
        entities=reading.entities,
        findings=finding_keys.keyed(reading.paragraphs, with_smallest_set(desk, merging.merged(findings))),
        notes=reading.notes,
        sources=_cited(claims, store.sources),
    )


def _cited(claims: Sequence[CheckedClaim], sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources of the rows that were said of some claim: a report names no others."""
    said = [one for checked in claims for one in checked.verdicts]
    rows = [checked.observation for checked in claims]
    rows += [row for one in said for row in (one.observation, one.nearest)]
    ids = dict.fromkeys(row.source for row in rows if row is not None)
    return {id_: sources[id_] for id_ in ids if id_ in sources}


def lay_out(reading: Reading, names: Names, store: Store, house: HouseStyle) -> ArticleDesk:
    """Match an article's claims against the tables and find its sums: everything that its checks look at."""
    tables = Tables(store, reading.article)
    scenes = Scenes(reading, store, names.literals)
    named = with_literals(reading.claims, name_indicators(reading.claims, names), scenes)
    named = told_apart(named, reading.claims, tables)
    derived = {one.claim: one for one in Deriver(reading, tables, scenes).all()}
    parts = parts_of_wholes(reading)
    levels: dict[int, Match] = {}
    for claim in reading.claims:
        if claim.id not in derived and is_level(claim, named.get(claim.id)):
            levels[claim.id] = match_level(claim, named.get(claim.id), tables, claim.id in parts)
    for claim in (claim for claim in reading.claims if claim.id in levels):
        levels[claim.id] = unless_doubtful(
            claim, levels[claim.id], scenes.of(claim), reading.claims, reading.changes, levels, tables
        )
    changes: dict[int, Match] = {}
    for change in reading.changes:
        for id_ in (change.amount, change.percent, change.points, change.multiple):
            if id_ is None or id_ in changes or id_ in derived:
                continue
            scene = scenes.of(reading.claims[id_])
            moved = match_change(reading.claims[id_], change, reading.claims, named.get(id_), tables, scene)
            if moved is not None:
                changes[id_] = unless_from_elsewhere(reading.claims[id_], moved, scene, tables)
    sums = (*find_sums(reading), *currency_pairs.find(reading, store.rates))
    return ArticleDesk(reading, sums, named, levels, changes, tables, derived, scenes, house)
