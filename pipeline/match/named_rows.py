"""The rows that a sentence names: of its places, of its one period, of one vintage and counted in one way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.match import cells
from pipeline.match.cells import Stretch, Tables
from pipeline.match.scenes import Named, Scene
from pipeline.records import Indicator, Observation, Qualifiers
from pipeline.row_values import shown


def stretch_of(scene: Scene) -> Stretch | None:
    """The one period of a sentence; a window that it tells by its two ends is one."""
    if scene.loose:
        return None
    if len(scene.periods) == 2 and scene.window is not None:
        (start, _), (_, end) = scene.window
        return start, end
    return scene.periods[0].stretch if len(scene.periods) == 1 else None


class NamedRows:
    """Looks up rows of the tables that one article is held against."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def row(
        self, indicator: Indicator, place: Named, stretch: Stretch, sex: str = "", like: Observation | None = None
    ) -> Observation | None:
        """The row of a place and period, of the release that the article is held against; of the table that another
        row is of, where it has one."""
        reading = self.tables.place_for(place.readings, indicator)
        qualifiers: Qualifiers = (("sex", sex),) if sex else ()
        want = cells.Wanted(indicator, reading, cells.full(qualifiers, indicator), stretch)
        rows = [] if reading is None else cells.in_cell(self.of(indicator, reading.code), want)
        same = [row for row in rows if like is not None and row.source == like.source]
        return cells.chosen(same or rows, self.tables.article.published)

    def of(self, indicator: Indicator, code: str) -> tuple[Observation, ...]:
        """All rows of a place, without the article's own report."""
        store = self.tables.store
        return cells.foreign(store.rows(indicator.id, code), self.tables.article, store.sources)

    def plain(self, indicator: Indicator, code: str) -> list[Observation]:
        """Those of them that are of the population that is meant where print names none."""
        return self.plain_of(self.tables.store.rows(indicator.id, code), indicator)

    def plain_of(self, rows: Iterable[Observation], indicator: Indicator) -> list[Observation]:
        """Those of some rows that are, without the article's own report."""
        plain = cells.full((), indicator)
        others = cells.foreign(rows, self.tables.article, self.tables.store.sources)
        return [row for row in others if cells.full(row.qualifiers, indicator) == plain]

    def counted_alike(self, rows: Sequence[Observation | None]) -> tuple[Observation, ...] | None:
        """The rows where all are there, of one vintage and counted in one way."""
        found = [row for row in rows if row is not None and row.value is not None]
        if len(found) < len(rows) or len({row.source for row in found}) > 1 or len({row.unit for row in found}) > 1:
            return None
        one = len({row.release for row in found}) == 1 or self.tables.store.sources[found[0].source].one_vintage
        return tuple(found) if one else None


def told(row: Observation) -> str:
    """ "Kent, 2017/18: 12,008"."""
    return f"{row.place}, {row.period}: {shown(row)}"
