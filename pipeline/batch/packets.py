"""What was found in one article, as bytes: to be sent between processes, kept between runs, and read back.

Pickles can run code when they are read. The ones here are read by a reader that makes the records of
``pipeline.records`` and plain values, and refuses anything else, so that a file that someone else wrote cannot.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from pipeline import records
from pipeline.records import Examined, Finding, Reading, Report, Severity, Trace

_LEVEL = 1  # of compression: the higher ones take three times as long for a tenth less


@dataclass(frozen=True)
class Summary:
    """What is said of an article while a batch runs. ``numbers`` is None of a source, which is not reported on."""

    article: str
    numbers: int | None
    notes: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()


@dataclass(frozen=True)
class Packet:
    """An examined article: the report without its findings, the findings, the narrow reading, its traces.

    Each part is compressed by itself, for it is read by itself; a part that holds nothing has no bytes.
    """

    summary: Summary
    parts: tuple[bytes, bytes, bytes, bytes]


REPORT, FINDINGS, NARROW, TRACES = range(4)


def pack(examined: Examined) -> Packet:
    """The article as bytes; equal records give equal ones."""
    report, narrow = examined.report, examined.narrow
    summary = Summary(narrow.article.id, None) if narrow else Summary("", None)
    bare, findings = b"", b""
    if report is not None:
        severities = tuple(finding.severity for finding in report.findings)
        summary = Summary(report.article.id, len(report.claims), report.notes, severities)
        bare = _bytes(replace(report, findings=()))
        findings = _bytes(report.findings) if report.findings else b""
    held = _bytes(narrow) if narrow is not None else b""
    return Packet(summary, (bare, findings, held, _bytes(examined.traces) if examined.traces else b""))


def findings_of(part: bytes) -> tuple[Finding, ...]:
    """The article's own findings."""
    return _value(part, tuple) if part else ()


def report_of(bare: bytes, findings: bytes) -> Report:
    """The article's report by itself."""
    report: Report = _value(bare, Report)
    return replace(report, findings=findings_of(findings)) if findings else report


def narrow_of(part: bytes) -> Reading:
    """What checks across articles need of it."""
    reading: Reading = _value(part, Reading)
    return reading


def traces_of(part: bytes) -> tuple[Trace, ...]:
    """What it may have in common with others."""
    return _value(part, tuple) if part else ()


def flat(packet: Packet) -> bytes:
    """The whole packet as bytes."""
    one = packet.summary
    fields = (one.article, one.numbers, one.notes, one.severities)
    return pickle.dumps((fields, packet.parts), pickle.HIGHEST_PROTOCOL)


def raised(flattened: bytes) -> Packet:
    """The packet that was made flat. Raises pickle.UnpicklingError where the bytes are none."""
    fields, parts = _read(flattened, tuple)
    return Packet(Summary(*fields), parts)


def _bytes(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _LEVEL)


def _value(part: bytes, kind: type) -> Any:
    return _read(zlib.decompress(part), kind)


def _read(pickled: bytes, kind: type) -> Any:
    value = _RecordsOnly(io.BytesIO(pickled)).load()
    if not isinstance(value, kind):
        raise pickle.UnpicklingError(f"a {type(value).__name__} is no {kind.__name__}")
    return value


class _RecordsOnly(pickle.Unpickler):
    """A reader that makes records and plain values, and runs nothing."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name where it is one of ours."""
        found = _known().get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found


@cache
def _known() -> Mapping[tuple[str, str], type]:
    ours = {
        (found.__module__, name): found
        for name in records.__all__
        if isinstance(found := getattr(records, name), type) and is_dataclass(found)
    }
    return {**ours, ("datetime", "date"): date}
