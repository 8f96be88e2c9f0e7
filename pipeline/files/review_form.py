"""The form of a ClaimReview as a person has filled it in: read, and held against what a ClaimReview must have."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeGuard
from urllib.parse import urlsplit

from pipeline.errors import UsageError
from pipeline.settings import nearest

_TOP = ("confirmed", "url", "datePublished", "claimReviewed", "author", "reviewRating", "itemReviewed", "finding")
_TABLES = {
    "author": ("type", "name", "url"),
    "reviewRating": ("alternateName", "ratingValue", "worstRating", "bestRating"),
    "itemReviewed": ("authorType", "author", "datePublished", "appearance"),
}
#: What schema.org's users (search engines, archives of fact checks) ask for at the least.
_REQUIRED = ("url", "datePublished", "claimReviewed", "author.name", "reviewRating.alternateName")
_ADDRESSES = ("url", "author.url", "itemReviewed.appearance")
_KINDS = ("author.type", "itemReviewed.authorType")
_SCALE = ("worstRating", "ratingValue", "bestRating")


def read_form(path: str) -> Mapping[str, Any]:
    """The form's values, dates as text.

    Raises UsageError, naming the form, where it cannot be read, is not complete or not confirmed.
    """
    form = _parsed(path)
    for name, known in (("", _TOP), *_TABLES.items()):
        _refuse_unknown(path, name, form.get(name, {}) if name else form, known)
    flat = dict(_flat(form))
    for name, value in flat.items():
        if name.split(".")[-1] not in _SCALE and not isinstance(value, str):
            raise UsageError(path, f"{name} is not text", "write it in quotation marks")
    empty = [name for name in _REQUIRED if not str(flat.get(name, "")).strip()]
    if empty:
        raise UsageError(path, f"is not complete: {', '.join(empty)} {_is(empty)} empty", "fill in every required line")
    _check(path, flat)
    if form.get("confirmed") is not True:
        raise UsageError(path, "is not confirmed", "read every line of it and set confirmed = true")
    return form


def _check(path: str, flat: Mapping[str, Any]) -> None:
    for name in _ADDRESSES:
        if flat.get(name) and not _is_address(flat[name]):
            raise UsageError(path, f"{name} is {flat[name]!r}", "write a whole address that begins with https://")
    for name in _KINDS:
        if flat.get(name, "Person") not in ("Organization", "Person"):
            raise UsageError(path, f"{name} is {flat[name]!r}", "write Organization or Person")
    for name, lengths in (("datePublished", (10,)), ("itemReviewed.datePublished", (4, 7, 10))):
        if flat.get(name) and not _is_date(flat[name], lengths):
            raise UsageError(path, f"{name} is {flat[name]!r}", "write a day of the calendar as YYYY-MM-DD")
    scale = [flat.get(f"reviewRating.{name}") for name in _SCALE]
    if scale == [None, None, None]:
        return
    numbers = [float(value) for value in scale if _is_number(value)]
    if len(numbers) < len(scale):
        raise UsageError(path, "reviewRating has half a scale", f"write numbers for {', '.join(_SCALE)}, or for none")
    worst, given, best = numbers
    if not worst <= given <= best or worst == best:
        raise UsageError(path, f"ratingValue {given:g} is not on the scale from {worst:g} to {best:g}")


def _parsed(path: str) -> dict[str, Any]:
    try:
        form = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = " ".join((getattr(error, "strerror", None) or str(error)).split()).rstrip(".")
        raise UsageError(path, f"the form cannot be read ({reason})") from error
    for name in _TABLES:
        if not isinstance(form.setdefault(name, {}), dict):
            raise UsageError(path, f"{name} is no table", f"write [{name}] and its lines below it")
    for table in (form, *(form[name] for name in _TABLES)):
        for key, value in table.items():
            if isinstance(value, date):  # TOML has dates of its own
                table[key] = value.isoformat()[:10]
    return form


def _refuse_unknown(path: str, table: str, values: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in values:
        if name not in known:
            where = f"{table}.{name}" if table else name
            raise UsageError(path, f"there is no line {where} in this form", nearest(name, known))


def _flat(form: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("url", "datePublished", "claimReviewed"):
        if name in form:
            yield name, form[name]
    for table in _TABLES:
        for name, value in form[table].items():
            yield f"{table}.{name}", value


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and text.isprintable() and " " not in text


def _is_date(text: str, lengths: tuple[int, ...]) -> bool:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return len(text) in lengths


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"
