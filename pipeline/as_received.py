"""Offsets of a text without its mark-up -> offsets of the file as received: what reports point into.

Mark-up is taken out before an article is read, or "**15** per cent" would be no percentage; whoever reads the report
has the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pipeline.records import Article, Cuts, Passage, Reading, Report


def file_offset(cuts: Cuts, offset: int, *, end: bool = False) -> int:
    """Where a character of the text stands in the file; ``end``: where the one before it ends."""
    before = (bisect_left if end else bisect_right)(cuts, offset, key=lambda cut: cut[0])
    return offset + (cuts[before - 1][1] if before else 0)


def report_as_received(report: Report) -> Report:
    """The report with every passage of its own article where it stands in the file, as the file has it."""
    if not report.article.cuts:
        return report
    moved: Report = _moved(report, report.article)
    return replace(moved, article=_whole(report.article))


def reading_as_received(reading: Reading) -> Reading:
    """The same of a reading."""
    if not reading.article.cuts:
        return reading
    moved: Reading = _moved(reading, reading.article)
    return replace(moved, article=_whole(reading.article))


def _whole(article: Article) -> Article:
    return replace(article, text=article.received or article.text, cuts=(), received=None)


def _moved(value: Any, article: Article) -> Any:
    """The value with its passages moved; the same object where it has none."""
    if isinstance(value, Passage):
        if value.article != article.id or article.received is None:
            return value
        start, end = file_offset(article.cuts, value.start), file_offset(article.cuts, value.end, end=True)
        return Passage(value.article, start, end, article.received[start:end])
    if isinstance(value, tuple):
        items = tuple(_moved(item, article) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        moved = {name: new for name, old in parts.items() if (new := _moved(old, article)) is not old}
        return replace(value, **moved) if moved else value
    return value
