"""The grammar of periods: patterns over the class letters of the tokens (calendar_words lists the letters).

Each rule is a name and a pattern; the first rule that matches at a token wins, so the longer forms come first.
The meaning of a match is read by the function of that name in the *_readings files.
"""

from __future__ import annotations

import re
from functools import cache

_MONTH = "MP?"
_DAY_MONTH = f"(?:Di?{_MONTH}|{_MONTH}D)"
#: The year that goes with a month, quarter or half: printed, counted from now, or taken from the context.
_YEAR_WORDS = "(?:,?i?t?G?y?(?:[YO]|R)|i?t?[LTN]G?y|i?ty|,?[an]y[AB]|i?t[vK]y|i?tyB)"
_LENGTH = "t?[Lpl]?(?:[nD2]-?[okqdy]|G?[yqkgf])m?"
_COUNT = "[nD2h]"
_UNIT = "[yokqdcCxg]"

_RULES: tuple[tuple[str, str], ...] = (
    ("iso_day", "I"),
    ("year_ending", f"(?:{_LENGTH}(?:Z|>)i?(?:t?bi)?|U)(?:(?:W,?)?{_DAY_MONTH}|{_MONTH})(?:{_YEAR_WORDS}|'?[2D])?"),
    ("years_to_year", "t?[Lp]?(?:[nD2]y|c)>[YO]"),
    ("day_range", f"(?:D[->]Di?{_MONTH}|{_MONTH}D[->]D(?!M))(?:{_YEAR_WORDS})?"),
    ("day_to_day", f"(?<!<){_DAY_MONTH}(?:,?[YO])?[->]{_DAY_MONTH},?[YO]"),
    ("day", f"(?:[Ww]P?,?t?)?{_DAY_MONTH}(?:{_YEAR_WORDS})?"),
    ("months_of", f"t?[rLl][nD][okq]{_YEAR_WORDS}"),
    ("quarter", f"t?[rl]-?q(?:{_YEAR_WORDS})?|t?[LD]-?q{_YEAR_WORDS}|[YO]-?Q|R,?Q|Q(?:{_YEAR_WORDS})?"),
    ("half", f"t?[rlLD]-?f{_YEAR_WORDS}|[YO]-?H|H(?:{_YEAR_WORDS})?"),
    ("month_to_month", f"(?<!<){_MONTH}(?:{_YEAR_WORDS})?[->]{_MONTH}{_YEAR_WORDS}|{_MONTH}-{_MONTH}"),
    ("month", f"[LTN]{_MONTH}|{_MONTH}(?:{_YEAR_WORDS})|[YO]M|{_MONTH}(?:'[2D]|2)|{_MONTH}"),
    ("season", "[LTN]S|t?S-?i?t?(?:[YO]|R|[LTN]y)"),
    ("decade", "t?E|t?Y'_|t'?e|t'?2'_|tV"),
    ("century", "t?[Dr]-?C"),
    ("same_stretch", f"t?s(?:m|[yokqx]|{_MONTH})(?:i?t?[LTv]y|[an]y[AB]|tyB)"),
    ("before_last", "t[yokx]BL"),
    ("ago", f"(?:a|{_COUNT}){_UNIT}A"),
    ("earlier", f"(?:t|a|{_COUNT}){_UNIT}[BFv]"),
    ("previous", f"t?v{_COUNT}?G?{_UNIT}|t{_COUNT}v{_UNIT}"),
    ("following", f"t?K{_COUNT}?G?{_UNIT}|tN[yokqd](?!{_COUNT})"),
    ("rolling", f"[tT][Lp]{_COUNT}?G?{_UNIT}|[Lp]{_COUNT}{_UNIT}|p[yoqkc]|t?N{_COUNT}{_UNIT}"),
    ("stepped", f"t?[LTN]G?{_UNIT}"),
    ("context_unit", "t?s[yokqd]"),
    ("weekend", "tx"),
    ("near_day", "zj?|[LT]j"),
    ("weekday", "[LTN]?Wj?(?:[LTN]k)?"),
    ("year_pairs", "(?<!<)R[->]R"),
    ("year_pair", "R"),
    ("year_to_year", "(?<!<)[YO]>[YO]"),
    ("year", "[YO]"),
)


@cache
def _grammar() -> re.Pattern[str]:
    rules = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _RULES)
    return re.compile(f"(?![_P,#])(?:{rules})")  # no rule begins with these, and most tokens are one of them


def next_match(codes: str, at: int, end: int | None = None) -> tuple[str, int, int] | None:
    """(rule, first token, token after the last) of the leftmost match from a token on, before ``end``."""
    match = _grammar().search(codes, at, len(codes) if end is None else end)
    return (match.lastgroup or "", match.start(), match.end()) if match else None
