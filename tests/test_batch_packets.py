"""Packets: what goes in comes out, equal records are equal bytes, and a file that someone else wrote runs nothing."""

from __future__ import annotations

import os
import pickle
import zlib
from datetime import date
from typing import Any

import pytest

from pipeline.batch import packets
from pipeline.batch.packets import FINDINGS, NARROW, REPORT, TRACES, Packet, Summary
from pipeline.batch.spool import Spool
from pipeline.records import (
    Article,
    Change,
    CheckedClaim,
    Decision,
    Entity,
    Examined,
    Finding,
    Part,
    Passage,
    PassageEvidence,
    PlaceReading,
    Quote,
    Reading,
    Report,
    RowEvidence,
    Verdict,
)
from tests.made import SOURCES, claim, passage, printed, row

ARTICLE = Article(
    "a/b.txt", "Thefts rose to 318. \ud800 “Enough,” she said.", published="2018-02", parts=(Part("page", 1, 0, 9),)
)
ROW = row(318)
CLAIM = claim(0, printed("318"), places=(PlaceReading("N", "Northshire", "region"),), inferred=frozenset({"place"}))
FINDING = Finding(
    "R101", "value", "error", 0.9, passage("318", 15), "It is 381.", diagnosis=("swapped",),
    evidence=(PassageEvidence("here", passage("318", 15)), RowEvidence("row", ROW, SOURCES[0])),
    subjects=frozenset({0}), decision=Decision("accepted", "checked", "AB", date(2018, 2, 3)),
)  # fmt: skip
REPORT_ = Report(
    ARTICLE, (CheckedClaim(CLAIM, "mismatch", "no", (Verdict(0, "R101", "mismatch", "no", ROW),), ROW),),
    (Quote(passage("Enough"), 0, "direct", "a#1", "Ann Lee"),), (Entity(passage("Ann Lee"), "person", "Ann Lee"),),
    (FINDING,), ("a note",), {source.id: source for source in SOURCES},
)  # fmt: skip
NARROW_ = Reading(ARTICLE, (), (CLAIM,), (Change(passage("rose"), "up", 0, new=0),), quotes=REPORT_.quotes)
EXAMINED = Examined(REPORT_, NARROW_, ((1, (5,)), (3, (1, 2, 3))))


def test_what_is_packed_comes_out_equal() -> None:
    packed = packets.raised(packets.flat(packets.pack(EXAMINED)))
    assert packed.summary == Summary("a/b.txt", 1, ("a note",), ("error",))
    assert packets.report_of(packed.parts[REPORT], packed.parts[FINDINGS]) == REPORT_
    assert packets.findings_of(packed.parts[FINDINGS]) == (FINDING,)
    assert packets.narrow_of(packed.parts[NARROW]) == NARROW_
    assert packets.traces_of(packed.parts[TRACES]) == EXAMINED.traces


def test_equal_articles_are_equal_bytes() -> None:
    assert packets.flat(packets.pack(EXAMINED)) == packets.flat(packets.pack(EXAMINED))


def test_a_source_has_no_report() -> None:
    packed = packets.pack(Examined(None, NARROW_))
    assert packed.summary == Summary("a/b.txt", None)
    assert packed.parts[REPORT] == packed.parts[FINDINGS] == packed.parts[TRACES] == b""


class _Runs:
    def __reduce__(self) -> Any:
        return os.system, ("true",)


@pytest.mark.parametrize(
    "value",
    [_Runs(), os.system, eval, Exception("x"), packets.Packet, packets.pack, Report.tally],
    ids=lambda value: getattr(value, "__qualname__", type(value).__name__),
)
def test_nothing_but_records_is_read(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no record"):
        packets.raised(pickle.dumps((value, ())))
    with pytest.raises(pickle.UnpicklingError, match="is no record"):
        packets.narrow_of(zlib.compress(pickle.dumps(value)))


def test_a_name_with_dots_leads_nowhere() -> None:
    payload = b"\x80\x04\x8c\x18pipeline.records.article\x8c\x1cArticle.__init__.__globals__\x93."
    with pytest.raises(pickle.UnpicklingError, match="is no record"):
        packets.raised(payload)


def test_a_record_of_another_kind_is_none() -> None:
    with pytest.raises(pickle.UnpicklingError, match="a Passage is no Reading"):
        packets.narrow_of(zlib.compress(pickle.dumps(Passage("a", 0, 1, "x"))))


def test_a_spool_gives_back_each_part_in_any_order() -> None:
    spool = Spool()
    parts = [tuple(bytes([n]) * (n * part % 5) for part in range(4)) for n in range(200)]
    places = [spool.append(Packet(Summary(str(n), 0), part)) for n, part in enumerate(parts)]  # type: ignore[arg-type]
    for n in (0, 199, 7, 7, 120):
        assert tuple(spool.part(places[n], part) for part in range(4)) == parts[n]
    assert spool.part(spool.append(Packet(Summary("z", 0), (b"r", b"", b"n", b""))), 2) == b"n"
