"""Sentences about the shipped tables, right and wrong, each with what a check must say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.generated_deck import Deck, Series, bare, between, force, number_word, spoken, when
from benchmarks.generated_numbers import Printed, dropped, exact, rounded, transposed
from benchmarks.generated_templates import NOUNS, RATES, TEMPLATES, Kind, Template
from pipeline.records import Observation

_TRIES = 40
_ORDINALS = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FORCE_AREA = "police force area"
Row = tuple[str, str, str]  # indicator, place's code, last day


@dataclass(frozen=True)
class Case:
    """A sentence. ``fault`` is None where it is right; ``rows`` are those that must be named, ``diagnosis`` the words
    of which one must be in what is said of a wrong one (none: the rows alone explain it)."""

    id: str
    template: Template
    text: str
    fault: str | None
    rows: frozenset[Row]
    diagnosis: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Told:
    """What a kind makes of a series: the words to fill in, and what is to be said of them."""

    words: Mapping[str, str]
    fault: str | None
    rows: Sequence[Observation]
    diagnosis: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Draw:
    """What a kind's words are drawn from."""

    rng: Random
    deck: Deck
    template: Template
    series: Series
    row: Observation
    wrong: bool

    def pick(self, faults: Sequence[str]) -> str | None:
        return self.rng.choice(faults) if self.wrong else None

    def other_row(self, steps: Sequence[int] = (-1, 1, -2, 2)) -> Observation | None:
        """A row some periods on."""
        place = self.series.rows.index(self.row) + self.rng.choice(steps)
        return self.series.rows[place] if 0 <= place < len(self.series.rows) else None

    def before(self) -> Observation | None:
        """The row of the year before."""
        day = (self.row.end.year - 1, self.row.end.month)
        return next((row for row in self.series.rows if (row.end.year, row.end.month) == day), None)

    def first(self, least: int = 2, most: int = 8) -> Observation | None:
        """A row some years before."""
        years = range(least, most)
        rows = [row for row in self.series.rows if self.row.end.year - row.end.year in years]
        return self.rng.choice([row for row in rows if row.end.month == self.row.end.month] or [None])


def cases(deck: Deck, wanted: int, seed: int) -> Iterator[Case]:
    """As many sentences as wanted, as many of each template, every second one wrong."""
    each = -(-wanted // len(TEMPLATES))
    for template in TEMPLATES:
        made: set[str] = set()
        for number in range(each):
            rng = Random(f"{seed} {template.id} {number}")
            case = next(
                (
                    case for _ in range(_TRIES)
                    if (case := _case(rng, deck, template, number)) is not None and case.text not in made
                ),
                None,
            )  # fmt: skip
            if case is not None:
                made.add(case.text)
                yield case


def _case(rng: Random, deck: Deck, template: Template, number: int) -> Case | None:
    family = rng.choice(template.families)
    series = rng.choice(deck.families[family])
    if "{force" in template.text.lower() and series.place.kind != _FORCE_AREA:
        return None
    row = rng.choice(series.rows)
    told = _KINDS[template.kind](_Draw(rng, deck, template, series, row, number % 2 == 1))
    if told is None:
        return None
    words = {**_names(rng, series), **told.words}
    words |= (
        {"In": _capital(words["in"]), "Place": _capital(words["place"])}
        if "in" in words
        else {"Place": _capital(words["place"])}
    )
    text = template.text.format(**words).replace("  ", " ").replace("- highest", "-highest")
    rows = frozenset((one.indicator, one.place_code, str(one.end)) for one in told.rows)
    return Case(f"{template.id}-{number}", template, _capital(text), told.fault, rows, told.diagnosis)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names(rng: Random, series: Series) -> dict[str, str]:
    nouns = rng.choice(NOUNS.get(series.indicator, ("people",)))
    rate = rng.choice(RATES[series.indicator][0]) if series.indicator in RATES else ""
    police = force(series.place)
    return {
        "N": nouns, "CapN": _capital(nouns), "place": spoken(series.place), "force": police, "Force": _capital(police),
        "r": rate, "R": _capital(rate),
    }  # fmt: skip


def _figure(row: Observation, rough: bool = False) -> Printed:
    """A row's value as print has it."""
    assert row.value is not None
    if row.indicator == "gdp_us_dollars" or (rough and row.value >= 1e6):
        return rounded(row.value)
    return exact(row.value, max(row.decimals, 0))


def _shown(draw: _Draw, printed: Printed) -> str:
    """With its sign or words."""
    if draw.series.indicator == "gdp_us_dollars":
        return f"${printed.text}"
    tail = draw.rng.choice(RATES[draw.series.indicator][1]) if draw.series.indicator in RATES else ""
    return printed.text + tail


def _apart(a: Printed, b: Printed) -> bool:
    """Whether no rounding makes one of the other, cut-off digits included."""
    return abs(a.value - b.value) > max(a.step, b.step)


def _misprint(draw: _Draw, right: Printed, fault: str | None) -> Printed | None:
    if fault == "transposed digits":
        wrong = transposed(right, draw.rng)
    elif fault == "dropped digit":
        wrong = dropped(right, draw.rng)
    else:
        return right
    return wrong if wrong is not None and wrong.value and _apart(wrong, right) else None


_DIGITS = {"transposed digits": ("two digits swapped",), "dropped digit": ("too few or too many", "factor of ten")}
_SCOPES = {
    "other period": "another period", "other place": "another place", "area for another": "another place",
    "other population": "another population", "other measure": "another measure",
}  # fmt: skip


def _scoped(draw: _Draw, row: Observation, fault: str) -> Observation | None:
    """The row whose figure is printed in place of a row's own."""
    series = draw.series
    found: list[Observation | None] = []
    if fault == "other period":
        place = series.rows.index(row) + draw.rng.choice((-1, 1, -2))
        found = [series.rows[place] if 0 <= place < len(series.rows) else None]
    elif fault == "other place":
        found = [one.at(row) for one in draw.deck.other_places(series, row)]
    elif fault == "area for another":
        found = [one.at(row) for one in draw.deck.holders(series, row)]
    elif fault == "other population":
        found = [one.at(row) for one in draw.deck.populations(series, row)]
    elif fault == "other measure":
        others = (draw.deck.by_key.get((i, row.place_code, series.qualifiers, row.period_kind)) for i in NOUNS)
        found = [one.at(row) for one in others if one is not None and one.indicator != series.indicator]
    rows = [one for one in found if one is not None and one.unit == row.unit]
    return draw.rng.choice(rows) if rows else None


_LEVEL_FAULTS = (
    "transposed digits", "dropped digit", "other period", "other place", "area for another", "other population",
    "other measure",
)  # fmt: skip


def _wrong_level(draw: _Draw, row: Observation, rough: bool) -> tuple[Printed, str | None, tuple[str, ...]] | None:
    """What is printed of a row, the fault in it, and what must be said of that."""
    right = _figure(row, rough)
    fault = draw.pick(_LEVEL_FAULTS)
    if fault is None:
        return right, None, ()
    if fault in _DIGITS:
        wrong = _misprint(draw, right, fault)
        return None if wrong is None else (wrong, fault, _DIGITS[fault])
    other = _scoped(draw, row, fault)
    if other is None:
        return None
    wrong = _figure(other, rough)
    telling = sum(digit.isdigit() for digit in wrong.text) >= 3  # fewer are some other row's by chance
    return (wrong, fault, (_SCOPES[fault],) if telling else ()) if wrong.value and _apart(wrong, right) else None


def _level(draw: _Draw) -> _Told | None:
    found = _wrong_level(draw, draw.row, draw.rng.random() < 0.4)
    if found is None:
        return None
    printed, fault, diagnosis = found
    words = {"v": _shown(draw, printed), "in": when(draw.rng, [draw.row])[0]}
    if draw.template.id == "L17":
        words["N"] = "female police officers"
    return _Told(words, fault, (draw.row,), diagnosis)


def _two_levels(draw: _Draw) -> _Told | None:
    other = draw.before() if "{old}" in draw.template.text else draw.row
    if other is None:
        return None
    if "{place2}" in draw.template.text:
        second = _second(draw)
        if second is None:
            return None
        place2, other = second
    found = _wrong_level(draw, draw.row, False)
    if found is None or other.value is None or not other.value:
        return None
    printed, fault, diagnosis = found
    if fault in {"other place", "other period"} and printed.value == other.value:
        return None
    now, then = when(draw.rng, [draw.row, other])
    words = {"v": _shown(draw, printed), "in": now, **_ways(printed.value - other.value)}
    if "{place2}" in draw.template.text:
        words |= {"v2": _shown(draw, _figure(other)), "place2": spoken(place2.place)}
    else:
        words |= {"old": _shown(draw, _figure(other)), "inold": then}
    return _Told(words, fault, (draw.row,), diagnosis)


def _second(draw: _Draw) -> tuple[Series, Observation] | None:
    others = [one for one in draw.deck.other_places(draw.series, draw.row) if one.place.name != "Metropolitan Police"]
    if not others or draw.series.place.name == "Metropolitan Police":
        return None
    series = draw.rng.choice(others)
    row = series.at(draw.row)
    return None if row is None else (series, row)


def _ways(move: float) -> dict[str, str]:
    up = move > 0
    return {
        "rose": "rose" if up else "fell", "more": "more" if up else "fewer", "up": "up" if up else "down",
        "higher": "higher" if up else "lower", "arise": "a rise" if up else "a fall",
        "highest": "highest" if up else "lowest", "low": "high" if up else "low",
    }  # fmt: skip


def _ends(draw: _Draw) -> tuple[Observation, Observation] | None:
    """The two rows of a change, the earlier first; the year before unless print names both ends."""
    old = draw.first(1, 6) if "{y0}" in draw.template.text else draw.before()
    if old is None or not old.value or not draw.row.value or old.value == draw.row.value:
        return None
    return old, draw.row


def _change_words(draw: _Draw, old: Observation, move: float) -> dict[str, str]:
    now, then = when(draw.rng, [draw.row, old])
    y0, y1 = between([old, draw.row])
    return {
        "v": _shown(draw, _figure(draw.row)), "old": _shown(draw, _figure(old)), "in": now, "inold": then,
        "y0": y0, "y1": y1, **_ways(move),
    }  # fmt: skip


def _difference(draw: _Draw) -> _Told | None:
    ends = _ends(draw)
    if ends is None:
        return None
    move = (draw.row.value or 0) - (ends[0].value or 0)
    fault = draw.pick(("transposed digits", "dropped digit", "direction"))
    printed = _misprint(draw, exact(abs(move)), fault)
    if printed is None or printed.value < 10:
        return None
    words = _change_words(draw, ends[0], -move if fault == "direction" else move) | {"d": printed.text}
    return _Told(words, fault, ends, ("direction word",) if fault == "direction" else _DIGITS.get(fault or "", ()))


def _percent(draw: _Draw) -> _Told | None:
    ends = _ends(draw)
    if ends is None:
        return None
    old, new = ends[0].value or 0, draw.row.value or 0
    decimals = draw.rng.choice((0, 1))
    right = exact(abs(100 * (new - old) / old), decimals)
    fault = draw.pick(("base", "transposed digits", "direction", "other period"))
    printed: Printed | None = right
    if fault == "base":
        printed = exact(abs(100 * (new - old) / new), decimals)
    elif fault == "other period":
        other = draw.first(2, 5)
        printed = exact(abs(100 * (new - other.value) / other.value), decimals) if other and other.value else None
    elif fault == "transposed digits":
        printed = transposed(right, draw.rng)
    if printed is None or printed.value < 1 or right.value < 1:
        return None
    if fault is not None and fault != "direction" and not _apart(printed, right):
        return None
    words = _change_words(draw, ends[0], old - new if fault == "direction" else new - old)
    words["p"] = printed.text + draw.rng.choice((" per cent", "%"))
    named = {"base": ("of the later figure",), "direction": ("direction word",), "other period": ("another period",)}
    return _Told(words, fault, ends, named.get(fault or "", ()))


def _points(draw: _Draw) -> _Told | None:
    ends = _ends(draw)
    if ends is None or draw.series.rows[0].unit != "percentage":
        return None
    old, new = ends[0].value or 0, draw.row.value or 0
    right = exact(abs(new - old), 1)
    fault = draw.pick(("direction", "wrong value"))
    printed = right if fault != "wrong value" else exact(right.value + draw.rng.choice((-0.3, 0.3, 0.5, 1.0)), 1)
    if printed.value <= 0 or (fault == "wrong value" and not _apart(printed, right)):
        return None
    words = _change_words(draw, ends[0], old - new if fault == "direction" else new - old)
    words["pts"] = f"{printed.text} percentage points"
    return _Told(words, fault, ends, ("direction word",) if fault == "direction" else ())


def _share(draw: _Draw) -> _Told | None:
    if draw.template.families == ("women",):
        whole = draw.deck.by_key.get((draw.series.indicator, draw.series.place.code, (), draw.row.period_kind))
    else:
        holders = [one for one in draw.deck.holders(draw.series, draw.row) if one.place.kind != "world region"]
        whole = draw.rng.choice(holders) if holders else None
    row = whole.at(draw.row) if whole else None
    if whole is None or row is None or not row.value or not draw.row.value or row.value == draw.row.value:
        return None
    decimals = draw.rng.choice((0, 1))
    right = exact(100 * draw.row.value / row.value, decimals)
    fault = draw.pick(("transposed digits", "other place", "complement"))
    printed: Printed | None = right
    if fault == "transposed digits":
        printed = transposed(right, draw.rng)
    elif fault == "complement":
        printed = exact(100 - right.value, decimals)
    elif fault == "other place":
        second = _second(draw)
        printed = exact(100 * (second[1].value or 0) / row.value, decimals) if second else None
    if printed is None or printed.value < 1 or right.value < 1 or (fault and not _apart(printed, right)):
        return None
    words = {"s": printed.text + draw.rng.choice((" per cent", "%")), "whole": spoken(whole.place)}
    words["in"] = when(draw.rng, [draw.row])[0]
    return _Told(words, fault, (draw.row, row))


def _rank(draw: _Draw) -> _Told | None:
    if draw.series.place.kind != _FORCE_AREA or draw.series.place.code.startswith("X-"):
        return None
    others = [
        one
        for (indicator, code, qualifiers, kind), one in draw.deck.by_key.items()
        if (indicator, qualifiers, kind) == (draw.series.indicator, draw.series.qualifiers, draw.row.period_kind)
        and one.place.kind == _FORCE_AREA
        and code != draw.series.place.code
        and not code.startswith("X-")
    ]
    figures = [one.at(draw.row) for one in others]
    ranked = [one for one in figures if one is not None and one.value is not None]
    above = [one for one in ranked if (one.value or 0) > (draw.row.value or 0)]
    if len(ranked) < 35 or any(one.value == draw.row.value for one in ranked):
        return None
    rank = 1 + len(above)
    fault = draw.pick(("wrong rank",))
    told = rank + draw.rng.choice((-2, -1, 1, 2)) if fault else rank
    if not 1 <= told <= 10:
        return None
    words = {"in": when(draw.rng, [draw.row])[0], "v": _figure(draw.row).text}
    words["rank"] = _ORDINALS[told] + ("-" if told > 1 and "highest" in draw.template.text else "")
    correct = f"{rank}{'th' if 3 < rank < 21 else {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % 10, 'th')}"
    return _Told(words, fault, (draw.row,), (f"({correct})", f" {correct}") if fault else ())


def _record(draw: _Draw) -> _Told | None:
    earlier = [row for row in draw.series.rows if row.end < draw.row.end and row.value is not None]
    if len(earlier) < 4 or draw.deck.begins_earlier(draw.series):
        return None
    low = draw.template.id != "R01" and draw.rng.random() < 0.4
    value = draw.row.value or 0
    beating = [row for row in earlier if (row.value < value if low else row.value > value)]  # type: ignore[operator]
    if (len(beating) > 0) != draw.wrong or any(row.value == value for row in earlier):
        return None
    words = {"v": _shown(draw, _figure(draw.row)), "in": when(draw.rng, [draw.row])[0], **_ways(-1 if low else 1)}
    extreme = (min if low else max)(beating, key=lambda row: row.value or 0) if beating else draw.row
    return _Told(words, "wrong record" if draw.wrong else None, (extreme,))


def _since(draw: _Draw) -> _Told | None:
    earlier = [row for row in draw.series.rows if row.end < draw.row.end and row.value is not None]
    value = draw.row.value or 0
    low = draw.rng.random() < 0.5
    beating = [row for row in earlier if (row.value < value if low else row.value > value)]  # type: ignore[operator]
    place = draw.series.rows.index(draw.row)
    if not beating or place < 3 or any(row.value == value for row in earlier) or beating[-1] is earlier[-1]:
        return None
    last = beating[-1]
    told = last
    if draw.wrong:
        before = [row for row in earlier if row.end < last.end]
        if not before:
            return None
        told = draw.rng.choice(before[-3:])
    now, since = when(draw.rng, [draw.row, told])
    words = {
        "v": _shown(draw, _figure(draw.row)),
        "in": now,
        "since": _since_words(since),
        **_ways(-1 if low else 1),
    }
    return _Told(words, "wrong record" if draw.wrong else None, (last,) if draw.wrong else (draw.row,))


def _since_words(when_: str) -> str:
    words = bare(when_)
    return words.removeprefix("the financial year ").replace(" and ", " to ")


def _sum(draw: _Draw) -> _Told | None:
    if "{place2}" in draw.template.text:
        second = _second(draw)
        if second is None:
            return None
        parts, words = [draw.row, second[1]], {"place2": spoken(second[0].place)}
    else:
        count = draw.rng.randint(2, 5)
        place = draw.series.rows.index(draw.row)
        parts = list(draw.series.rows[max(0, place - count + 1) : place + 1])
        if len(parts) < count:
            return None
        words = {"n": number_word(count), "y1": str(draw.row.end.year)}
    right = exact(sum(row.value or 0 for row in parts))
    fault = draw.pick(("transposed digits", "dropped digit", "a part left out"))
    printed = _misprint(draw, right, fault)
    if fault == "a part left out":
        printed = exact(right.value - (parts[-1].value or 0))
    if printed is None or printed.value < 20 or (fault and not _apart(printed, right)):
        return None
    words |= {"v": printed.text, "in": when(draw.rng, [draw.row])[0]}
    return _Told(words, fault, parts, _DIGITS.get(fault or "", ()))


def _mean(draw: _Draw) -> _Told | None:
    count = draw.rng.randint(2, 5)
    place = draw.series.rows.index(draw.row)
    parts = list(draw.series.rows[max(0, place - count + 1) : place + 1])
    if len(parts) < count:
        return None
    right = exact(sum(row.value or 0 for row in parts) / count)
    fault = draw.pick(("transposed digits", "dropped digit", "other period"))
    printed = _misprint(draw, right, fault)
    if fault == "other period":
        printed = exact(parts[-1].value or 0)
    if printed is None or printed.value < 20 or (fault and not _apart(printed, right)):
        return None
    y0, y1 = between([parts[0], parts[-1]])
    words = {"v": printed.text, "n": number_word(count), "y0": y0, "y1": y1, "yend": str(draw.row.end.year)}
    return _Told(words, fault, parts, _DIGITS.get(fault or "", ()))


def _multiple(draw: _Draw) -> _Told | None:
    words: dict[str, str] = {}
    if "{place2}" in draw.template.text:
        second = _second(draw)
        if second is None:
            return None
        base, words["place2"] = second[1], spoken(second[0].place)
    else:
        first = draw.first(2, 12)
        if first is None:
            return None
        base = first
    if not base.value or not draw.row.value or base.value < 20:
        return None
    ratio = draw.row.value / base.value
    whole = int(ratio) + (1 if draw.wrong else 0)
    if not 2 <= whole <= 6 or abs(ratio - round(ratio)) < 0.06:
        return None
    times = {2: "twice"}.get(whole, f"{number_word(whole)} times")
    verb = {2: "more than doubled", 3: "more than trebled"}.get(whole)
    if "{multiplied}" in draw.template.text and verb is None:
        return None
    now, then = when(draw.rng, [draw.row, base])
    y0, y1 = between([base, draw.row])
    words |= {"multiplied": verb or "", "times": f"more than {times}", "in": now, "inold": then, "y0": y0, "y1": y1}
    return _Told(words, "wrong multiple" if draw.wrong else None, (base, draw.row))


def _per_head(draw: _Draw) -> _Told | None:
    people = draw.deck.people(draw.series.place, draw.row.start.year)
    if people is None or not people.value or not draw.row.value:
        return None
    money = draw.series.indicator == "gdp_us_dollars"
    size = 1 if money else 100_000 if "100,000" in draw.template.text else 1000
    value = size * draw.row.value / people.value
    right = exact(value, 0 if value >= 100 else 1)
    fault = draw.pick(("transposed digits", "count for rate", "other place"))
    printed: Printed | None = right
    if fault == "transposed digits":
        printed = transposed(right, draw.rng)
    elif fault == "count for rate":
        printed = None if money else _figure(draw.row)
    elif fault == "other place":
        second = _second(draw)
        other = draw.deck.people(second[0].place, draw.row.start.year) if second else None
        if second and other and other.value:
            printed = exact(size * (second[1].value or 0) / other.value, 0 if value >= 100 else 1)
    if printed is None or right.value < 0.5 or (fault and abs(printed.value - right.value) < 0.06 * right.value):
        return None
    words = {"h": f"${printed.text}" if money else printed.text, "in": when(draw.rng, [draw.row])[0]}
    return _Told(words, fault, (draw.row, people), ("count for",) if fault == "count for rate" else ())


_KINDS: dict[Kind, Callable[[_Draw], _Told | None]] = {
    "level": _level, "two levels": _two_levels, "difference": _difference, "percent": _percent, "points": _points,
    "share": _share, "rank": _rank, "record": _record, "since": _since, "sum": _sum, "mean": _mean,
    "multiple": _multiple, "per head": _per_head,
}  # fmt: skip
