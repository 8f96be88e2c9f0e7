"""A plot of an official series with the printed number in it, as SVG inside the page.

Everything is drawn from the records: equal series give equal bytes. The figures stand below it as a table as well, for
those who do not see it and those who want to copy them.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Point, Series
from pipeline.release_dates import day
from pipeline.report.pages.markup import Html, join, link, tag
from pipeline.report.pages.scale import Scale, spelled, ticks
from pipeline.report.wording import figure, measure, one_line, source_name
from pipeline.row_values import population

WIDTH, HEIGHT = 400, 250
#: What is left free around the lines: above, right, below, left; below and left have the words of the axes.
_TOP, _RIGHT, _BOTTOM, _LEFT = 40, 16, 44, 10
_LETTER = 7.8  # width of a bold letter on the paper's scale, rather too wide than too narrow
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONGEST_LABEL = 9
_LONGEST_WORDS = 24  # of print, that stand beside their point


def plot(series: Series, name: str) -> Html:
    """The figure with its caption; ``name`` keeps its ids apart from those of other plots of the page."""
    row = series.row
    released = f", published {day(row.release)}" if row.release else ""
    caption = [join(_title(series), ". Source: ", link(series.source.url, source_name(series.source)), released, ".")]
    if not all(point.own for point in series.points):
        caption.append(join(" Hollow points are from other releases."))
    if series.derived:
        caption.append(join(f" The diamond stands where “{one_line(series.words)}” puts the figure."))
    if _axis(series)[0] > 0:
        caption.append(join(" The axis does not start at nought."))
    drawing = tag(
        "svg",
        tag("title", _title(series), id=f"{name}-plot"),
        tag("desc", _description(series), id=f"{name}-told"),
        *_drawing(series),
        class_="plot", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_labelledby=f"{name}-plot {name}-told",
    )  # fmt: skip
    return tag("figure", drawing, tag("figcaption", *caption), _table(series))


def _title(series: Series) -> str:
    row = series.row
    about = [measure(row), row.place, population(row.qualifiers)]
    words = one_line(", ".join(part for part in about if part))
    return words[:1].upper() + words[1:]


def _description(series: Series) -> str:
    first, last, printed = series.points[0], series.points[-1], series.printed
    official = _official(series)
    told = f"A line of {len(series.points)} figures from {first.period} to {last.period}. For {printed.period}"
    told += f" the official figure is {_value(series, official.value)}" if official else " there is no official figure"
    return one_line(f"{told}; print makes it {_value(series, printed.value)} (“{series.words}”).")


def _drawing(series: Series) -> Iterator[Html]:
    levels = _axis(series)
    labels = spelled(levels)
    left = _LEFT + max(map(len, labels)) * _LETTER
    y = Scale(levels[0], levels[-1], HEIGHT - _BOTTOM, _TOP)
    days = [point.end.toordinal() for point in (*series.points, series.printed)]
    x = Scale(min(days), max(days), left + 10, WIDTH - _RIGHT - 6)
    yield _words(0, 12, f"Unit: {_unit(series)}", "start", "axis")
    for level, label in zip(levels, labels, strict=True):
        kind = "base" if level == levels[0] else "grid"
        yield tag("line", x1=_n(left), x2=_n(WIDTH - _RIGHT), y1=_n(y.at(level)), y2=_n(y.at(level)), class_=kind)
        yield _words(left - 6, y.at(level) + 4, label, "end", "axis")
    yield from _periods(series, x)
    places = [(x.at(point.end.toordinal()), y.at(point.value)) for point in series.points]
    yield tag("polyline", points=" ".join(f"{_n(a)},{_n(b)}" for a, b in places), class_="series")
    for point, (a, b) in zip(series.points, places, strict=True):
        yield tag("circle", cx=_n(a), cy=_n(b), r="3" if len(series.points) < 30 else "2",
                  class_="dot" if point.own else "dot other")  # fmt: skip
    yield from _printed(series, x, y)


def _printed(series: Series, x: Scale, y: Scale) -> Iterator[Html]:
    """The printed number as a diamond, the official one as a large dot, the way between them, and both in words."""
    a, b = x.at(series.printed.end.toordinal()), y.at(series.printed.value)
    official, words = _official(series), f"{_whose(series)} {_value(series, series.printed.value)}"
    if official is not None and official.value != series.printed.value:
        c = y.at(official.value)
        yield tag("line", x1=_n(a), x2=_n(a), y1=_n(b), y2=_n(c), class_="gap")
        yield tag("circle", cx=_n(a), cy=_n(c), r="4.5", class_="official")
        yield _beside(a, c, f"official {_value(series, official.value)}", "told", above=c < b)
        yield _beside(a, b, words, "told printed", above=b <= c)
    else:
        yield _beside(a, b, words, "told printed", above=True)
    yield tag("path", d=f"M{_n(a)} {_n(b - 6)}l6 6l-6 6l-6-6z", class_="printed")


def _whose(series: Series) -> str:
    """What stands before the value that print gives, or that a printed change leads to: "print", "“12 per cent”:"."""
    words = one_line(series.words)
    return f"“{words}”:" if series.derived and len(words) <= _LONGEST_WORDS else "print"


def _beside(x: float, y: float, words: str, class_: str, *, above: bool) -> Html:
    """Words above or below a point, within the paper on both sides."""
    half = len(words) * _LETTER / 2
    return _words(min(max(x, half), WIDTH - half), y - 11 if above else y + 20, words, "middle", class_)


def _periods(series: Series, x: Scale) -> Iterator[Html]:
    """Names of periods below the axis, as many as have room; that of the printed number always, then the ends."""
    taken: list[tuple[float, float]] = []
    points = [series.printed, series.points[-1], series.points[0], *series.points]
    for point in points:
        label = _short(point)
        half = len(label) * _LETTER / 2
        middle = min(max(x.at(point.end.toordinal()), half), WIDTH - half)
        if all(middle + half + 8 < low or middle - half - 8 > high for low, high in taken):
            taken.append((middle - half, middle + half))
            kind = "axis here" if point.end == series.printed.end else "axis"
            yield _words(middle, HEIGHT - _BOTTOM + 32, label, "middle", kind)


def _short(point: Point) -> str:
    """ "2016/17"; of a longer name its last month, as of "year ending March 2018": "Mar 2018"."""
    if len(point.period) <= _LONGEST_LABEL:
        return point.period
    return f"{_MONTHS[point.end.month - 1]} {point.end.year}"


def _table(series: Series) -> Html:
    """The figures in words, closed until somebody asks for them."""
    rows = [
        tag("tr", tag("th", one_line(point.period), scope="row"), tag("td", figure(point.value, series.row.decimals)))
        for point in series.points
    ]
    head = tag("tr", tag("th", "Period", scope="col"), tag("th", _unit(series), scope="col"))
    return tag(
        "details", tag("summary", "The figures of the plot"), tag("table", tag("thead", head), tag("tbody", *rows))
    )


def _axis(series: Series) -> tuple[float, ...]:
    return ticks([*(point.value for point in series.points), series.printed.value])


def _official(series: Series) -> Point | None:
    return next((point for point in series.points if point.end == series.printed.end), None)


def _unit(series: Series) -> str:
    unit = series.row.unit.replace("_", " ")
    return one_line({"percentage": "per cent", "": "value"}.get(unit, unit))


def _value(series: Series, value: float) -> str:
    """A value with the decimals of the table, and those that print has besides."""
    decimals = max(series.row.decimals, 0)
    return figure(value, decimals if round(value, decimals) == value else decimals + 1 if decimals else 0)


def _words(x: float, y: float, words: str, anchor: str, class_: str) -> Html:
    return tag("text", words, x=_n(x), y=_n(y), text_anchor=anchor, class_=class_)


def _n(value: float) -> str:
    """A coordinate, to a tenth: the same digits on every machine."""
    return f"{value:.1f}"
