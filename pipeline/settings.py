"""What a user may choose, validated; an unknown name is answered with the nearest known one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from pipeline.errors import UsageError
from pipeline.patterns import lazily
from pipeline.records import Rounding, Severity

FailOn = Literal["error", "warning", "advice", "never"]
Level = Literal["error", "warning", "advice", "off"]
PerCent = Literal["per cent", "percent", "%"]

#: From the gravest to the mildest; ``never`` lies above all of them.
_GRAVITY: tuple[FailOn, ...] = ("never", "error", "warning", "advice")
MOST_JOBS = 256
MOST_NAMED = 20  # known words that one sentence lists
_PUBLISHED = lazily(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@dataclass(frozen=True)
class HouseStyle:
    """How the paper prints.

    ``per_cent``: in suggested corrections; None leaves them as copydesk words them. ``truncation``: whether the paper's
    own numbers may be cut off (44.8 as 44), or are rounded only. ``rounding``: what becomes of a half.
    """

    per_cent: PerCent | None = None
    truncation: bool = True
    rounding: Rounding = "either"


@dataclass(frozen=True)
class Settings:
    """The choices of one run.

    ``fail_on``: the mildest severity that ends a run with exit code 1, or "never". ``select`` and ``ignore`` are
    prefixes of check codes. ``each_alone`` leaves out what is only seen across articles. ``reference`` are folders of
    official figures beside the ones that come with copydesk. ``published`` is the date of articles that carry none.
    ``source`` are files with statements that the user holds: quotations of the articles are held against them.
    ``severity`` are prefixes of check codes, each with the level of its findings; "off" leaves the checks out.
    ``house_style`` is how suggested corrections are printed.
    ``jobs`` are the processes that read articles, 0 for one a core; ``cache`` keeps results for the next run.
    """

    fail_on: FailOn = "warning"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    each_alone: bool = False
    reference: tuple[Path, ...] = ()
    published: str | None = None
    source: tuple[str, ...] = ()
    severity: tuple[tuple[str, Level], ...] = ()
    house_style: HouseStyle = HouseStyle()
    jobs: int = 1
    cache: bool = True

    def wants(self, code: str, *, by_default: bool = True) -> bool:
        """Whether the check runs. The longest prefix that fits decides, ``ignore`` where both are as long.

        A check that is off by default runs only where ``select`` names it, one whose level is "off" never.
        """
        if self.level(code) == "off":
            return False
        chosen = max((len(p) for p in self.select if code.startswith(p)), default=-1)
        dropped = max((len(p) for p in self.ignore if code.startswith(p)), default=-1)
        if chosen < 0:
            chosen = 0 if by_default and not self.select else -1
        return chosen > dropped

    def level(self, code: str) -> Level | None:
        """The level that the longest prefix of ``severity`` gives to a check; None: as the check has it."""
        fitting = (pair for pair in self.severity if code.startswith(pair[0]))
        return max(fitting, key=lambda pair: len(pair[0]), default=("", None))[1]

    def fails(self, severities: Iterable[Severity]) -> bool:
        """Whether findings of these severities end the run with exit code 1."""
        limit = _GRAVITY.index(self.fail_on)
        return any(_GRAVITY.index(severity) <= limit for severity in severities)


def settle(values: Mapping[str, Any], where: str = "settings: ", base: Settings | None = None) -> Settings:
    """Settings from plain values (of the command line or of a settings file) over ``base``.

    Names may be written with hyphens. Raises UsageError at an unknown name or an impossible value; ``where`` stands
    before the name in that sentence ("--", "copydesk.toml: "). Tables go over those of ``base`` name by name.
    """
    known = [field.name.replace("_", "-") for field in fields(Settings)]
    settled: dict[str, Any] = {}
    for written, value in values.items():
        name = written.replace("_", "-")
        if name not in known:
            raise UsageError(f"{where}{written}", "there is no such setting", nearest(name, known))
        if name.replace("-", "_") in settled:
            raise UsageError(f"{where}{written}", "the setting is given twice", f"write {name} once")
        settled[name.replace("-", "_")] = _READERS[name](f"{where}{written}", value)
    under = base or Settings()
    if "severity" in settled:
        settled["severity"] = tuple({**dict(under.severity), **dict(settled["severity"])}.items())
    if "house_style" in settled:
        settled["house_style"] = replace(under.house_style, **settled["house_style"])
    return replace(under, **settled)


def nearest(word: str, known: Iterable[str]) -> str:
    """Advice that names the nearest known word: "did you mean 'select'", or the known ones when none is near."""
    words = sorted(known)
    return _near(word, words) or "known are " + ", ".join(words[:MOST_NAMED]) + (", …" if words[MOST_NAMED:] else "")


def one_of(where: str, value: object, known: Iterable[str]) -> str:
    """The value when it is one of the known words. Raises UsageError with all of them, and the near one."""
    words = tuple(known)
    if isinstance(value, str) and value in words:
        return value
    raise UsageError(where, f"{value!r} is none of {', '.join(words)}", _near(str(value), words))


def _near(word: str, words: Sequence[str]) -> str:
    close = difflib.get_close_matches(word.lower(), [w.lower() for w in words], n=1, cutoff=0.55)
    return f"did you mean {next(w for w in words if w.lower() == close[0])!r}" if close else ""


def published_date(value: str) -> str | None:
    """The date as given when it is YYYY, YYYY-MM or YYYY-MM-DD and exists in the calendar, else None."""
    if not _PUBLISHED.fullmatch(value):
        return None
    parts = [int(part) for part in value.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return value


def _fail_on(where: str, value: object) -> str:
    return one_of(where, value, get_args(FailOn))


def _codes(where: str, value: object) -> tuple[str, ...]:
    """Prefixes of check codes, from a list or from words with commas between them."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(part, str) for part in parts):
        raise UsageError(where, f"{value!r} is not a list of check codes", "for example N1,R201")
    pieces = (piece.strip().upper() for part in parts for piece in part.split(","))
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def _flag(where: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise UsageError(where, f"{value!r} is neither true nor false")


def _folders(where: str, value: object) -> tuple[Path, ...]:
    parts = [value] if isinstance(value, (str, Path)) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(part, (str, Path)) for part in parts):
        raise UsageError(where, f"{value!r} is not a list of folders")
    folders = tuple(Path(part) for part in parts)
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(where, f"{str(folder)!r} is not a folder", "name a folder that holds tables")
    return folders


def _files(where: str, value: object) -> tuple[str, ...]:
    """Names as given: whether they can be read is said where they are read."""
    parts = [value] if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(part, str) and part for part in parts):
        raise UsageError(where, f"{value!r} is not a list of files")
    return tuple(parts)


def _published(where: str, value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, (str, int, date)) and (found := published_date(str(value))):
        return found
    raise UsageError(where, f"{str(value)!r} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")


def _severity(where: str, value: object) -> tuple[tuple[str, str], ...]:
    """Levels by prefix of check codes, from a table or from words such as "N1=advice"."""
    if isinstance(value, Mapping):
        pairs = [(str(prefix), level) for prefix, level in value.items()]
    elif isinstance(value, (list, tuple)) and all(isinstance(word, str) and "=" in word for word in value):
        pairs = [(word.partition("=")[0], word.partition("=")[2]) for word in value]
    else:
        words = ", ".join(map(repr, value)) if isinstance(value, (list, tuple)) else repr(value)
        raise UsageError(where, f"{words} gives no check a level", "for example N1=advice")
    levels: dict[str, str] = {}
    for prefix, level in pairs:
        code = prefix.strip().upper()
        if not code:
            raise UsageError(where, f"{level!r} is the level of no check", "for example N1=advice")
        levels[code] = one_of(f"{where} {code}", level.strip() if isinstance(level, str) else level, get_args(Level))
    return tuple(levels.items())


def _house_style(where: str, value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise UsageError(where, f"{value!r} is no table", 'for example per-cent = "%"')
    styles: dict[str, object] = {}
    for written, style in value.items():
        name = str(written).replace("_", "-")
        if name not in _STYLES:
            raise UsageError(f"{where}.{written}", "there is no such setting", nearest(name, _STYLES))
        styles[name.replace("-", "_")] = _STYLES[name](f"{where}.{written}", style)
    return styles


def _per_cent(where: str, value: object) -> str:
    return one_of(where, value, get_args(PerCent))


def _rounding(where: str, value: object) -> str:
    return one_of(where, value, get_args(Rounding))


_STYLES = {"per-cent": _per_cent, "truncation": _flag, "rounding": _rounding}


def _jobs(where: str, value: object) -> int:
    if value == "auto":
        return 0
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= MOST_JOBS:
        raise UsageError(where, f"{value!r} is no number of processes", f"write 1 to {MOST_JOBS}, or auto")
    return number


_READERS = {
    "fail-on": _fail_on,
    "select": _codes,
    "ignore": _codes,
    "each-alone": _flag,
    "reference": _folders,
    "published": _published,
    "source": _files,
    "severity": _severity,
    "house-style": _house_style,
    "jobs": _jobs,
    "cache": _flag,
}
