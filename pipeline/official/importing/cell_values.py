"""A cell with a figure -> number, status and note: thousands separators, footnote markers, dots for what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pipeline.patterns import lazily

ZERO = "zero"

#: Marker without brackets -> SDMX status, and what a reader of the figure must know.
MARKERS: dict[str, tuple[str, str]] = {
    "a": ("A", ""),
    "p": ("P", "provisional"),
    "provisional": ("P", "provisional"),
    "r": ("A", "revised"),
    "revised": ("A", "revised"),
    "e": ("E", "estimated"),
    "b": ("B", "break in the series"),
    "f": ("F", "forecast"),
    "i": ("I", "imputed"),
    "u": ("U", "low reliability"),
    "s": ("S", "strike"),
    "low": ("M", "rounds to nothing, but is not nothing"),
    "c": ("Q", "confidential"),
    "*": ("Q", "suppressed"),
    "**": ("Q", "suppressed"),
    "***": ("Q", "suppressed"),
    "#": ("Q", "suppressed"),
    "~": ("M", "too small to be shown"),
    "x": ("M", "not available"),
    "z": ("M", "not applicable"),
    "w": ("M", "none recorded in the survey"),
    "..": ("M", "not available"),
    "...": ("M", "not available"),
    "…": ("M", "not available"),
    ".": ("M", "not applicable"),
    ":": ("M", "not available"),
    "-": ("M", "nil or not available"),
    "–": ("M", "nil or not available"),
    "—": ("M", "nil or not available"),
    "--": ("M", "nil or not available"),
    "na": ("M", "not available"),
    "n/a": ("M", "not available"),
    "#n/a": ("M", "not available"),
    "nan": ("M", "not available"),
    "null": ("M", "not available"),
    "none": ("M", "not available"),
    "not available": ("M", "not available"),
    "suppressed": ("Q", "suppressed"),
}
#: Words of a status column -> SDMX status.
STATUS_WORDS: dict[str, tuple[str, str]] = {
    "": ("A", ""),
    "normal": ("A", ""),
    "normal value": ("A", ""),
    "undefined": ("A", ""),
    "final": ("A", ""),
    "provisional value": ("P", "provisional"),
    "estimated": ("E", "estimated"),
    "estimated value": ("E", "estimated"),
    "forecast value": ("F", "forecast"),
    "forecast": ("F", "forecast"),
    "imputed value": ("I", "imputed"),
    "imputed": ("I", "imputed"),
    "low reliability": ("U", "low reliability"),
    "unreliable": ("U", "low reliability"),
    "time series break": ("B", "break in the series"),
    "break": ("B", "break in the series"),
    "missing": ("M", ""),
    "missing value": ("M", ""),
    "missing value; data cannot exist": ("M", "not applicable"),
    "missing value; suppressed": ("Q", "suppressed"),
    "confidential": ("Q", "confidential"),
    "not significant": ("A", "not significant"),
    "m": ("M", ""),
    "o": ("O", ""),
    "q": ("Q", "suppressed"),
    "n": ("A", "not significant"),
}
#: Markers that may stand behind a number without brackets ("12.3p", "5 bp").
_BEHIND = frozenset("p r e b u f s c d n".split())
_NOTED = lazily(
    r"\s*(?:\[(?P<b>[^\[\]]{1,40})\]|\((?P<p>[A-Za-z*]{1,12})\)|(?P<m>[*#†‡§]+|(?<=\d)\s?[a-zA-Z]{1,2}))\s*$"
)
_NUMBER = lazily(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_GROUPED = {
    ",": lazily(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ".": lazily(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_SPACES = lazily(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_AROUND = lazily(r"^[£$€¥]\s*|\s*%$")


@dataclass(frozen=True)
class CellValue:
    """``number`` in plain decimals, empty where the cell has only a marker; ``marked`` where it has one."""

    number: str
    status: str = "A"
    note: str = ""
    marked: bool = False


def read_value(text: str, decimal: str = ".", own: Mapping[str, str] | None = None) -> CellValue | None:
    """What a cell holds, or None where it is neither a number nor a marker that is known.

    ``own`` are the mapping's markers: a status letter, or "zero" where the marker stands for none.
    """
    words = text.strip()
    found = _marker(words, own or {})
    if found is not None:
        return (
            CellValue("0", "A", _said(words, ""), True)
            if found[0] == ZERO
            else CellValue("", found[0], _said(words, found[1]), True)
        )
    number, notes, status = words, [], "A"
    while (plain := read_number(number, decimal)) is None:
        noted = _NOTED.search(number)
        if noted is None:
            return None
        mark = noted["b"] or noted["p"] or noted["m"]
        known = _marker(mark.strip(), own or {}) if noted["b"] or noted["p"] or mark.strip() in (own or {}) else None
        if known is None and not noted["b"]:
            known = _letters(mark.strip())
            if known is None:
                return None
        if known is not None:
            status = known[0] if known[0] not in ("A", ZERO) else status
        notes.append(_said(mark.strip(), known[1] if known else ""))
        number = number[: noted.start()]
        if not number.strip():
            return None
    return CellValue(plain, status, "; ".join(reversed(notes)), bool(notes))


def read_status(text: str, own: Mapping[str, str] | None = None) -> tuple[str, str] | None:
    """Status and note of a cell of a status column, or None where its words are not known."""
    words = text.strip()
    if own and words in own:
        return own[words], ""
    folded = words.casefold().strip("[]()")
    found = STATUS_WORDS.get(folded) or MARKERS.get(folded)
    return found if found is not None and found[0] != ZERO else None


def read_number(text: str, decimal: str = ".") -> str | None:
    """A number in plain decimals without exponent, signs of currency and thousands separators; None if it is none."""
    words = _AROUND.sub("", text.strip().replace("−", "-"))
    sign = "-" if words.startswith("-") else ""
    words = _AROUND.sub("", words.removeprefix("-").strip()) if sign else words
    words = _SPACES.sub("", words)
    thousands = "." if decimal == "," else ","
    if _GROUPED[thousands].fullmatch(words):
        words = words.replace(thousands, "")
    if decimal == ",":
        if "." in words:
            return None
        words = words.replace(",", ".")
    words = sign + words
    if not _NUMBER.fullmatch(words):
        return None
    if words.lstrip("+-").isdecimal() and words.isascii():
        return words.lstrip("+")
    try:
        return format(Decimal(words), "f")
    except InvalidOperation:
        return None


def _marker(words: str, own: Mapping[str, str]) -> tuple[str, str] | None:
    if words in own:
        return own[words], ""
    bare = words[1:-1].strip() if words[:1] + words[-1:] in ("[]", "()") else words
    if bare in own:
        return own[bare], ""
    return MARKERS.get(bare.casefold())


def _letters(mark: str) -> tuple[str, str] | None:
    """Markers behind a number: one or two letters, or signs that point to a note."""
    if not mark.isalpha():
        return "A", ""
    letters = mark.casefold()
    if not set(letters) <= _BEHIND:
        return None
    known = [MARKERS.get(letter, ("A", "")) for letter in letters]
    statuses = [status for status, _ in known if status != "A"]
    return (statuses or ["A"])[0], ", ".join(note for _, note in known if note)


def _said(marker: str, meaning: str) -> str:
    return f"marked {marker}" + (f" ({meaning})" if meaning else "")


def decimals_of(number: str) -> int:
    """How many decimals a plain number is given to."""
    return len(number.partition(".")[2])
