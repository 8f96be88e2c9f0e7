"""How the cells of the workbook look. A colour never stands alone: the same is said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

#: Words of a status, a severity or a verdict -> their colour, dark on light.
TONES = {
    "inconsistent": ("#7A0C0C", "#F9D6D5"), "mismatch": ("#7A0C0C", "#F9D6D5"),
    "superseded": ("#6B4500", "#FCE8C5"), "ambiguous": ("#6B4500", "#FCE8C5"),
    "supported": ("#0E4D1F", "#D7EFDC"), "supported when rounded": ("#0E4D1F", "#D7EFDC"),
    "revised since": ("#123F6D", "#D9E8F7"), "consistent": ("#0E4D1F", "#EAF6EC"),
    "no reference": ("#333333", "#EDEDED"), "not checkable": ("#333333", "#EDEDED"),
    "not a claim": ("#595959", "#FFFFFF"),
    "error": ("#7A0C0C", "#F9D6D5"), "warning": ("#6B4500", "#FCE8C5"), "advice": ("#123F6D", "#D9E8F7"),
    "right": ("#0E4D1F", "#D7EFDC"), "wrong": ("#7A0C0C", "#F9D6D5"), "unclear": ("#6B4500", "#FCE8C5"),
    "not checked": ("#333333", "#EDEDED"),
}  # fmt: skip
_CELL: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C8C8C8"}


class Look:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        """Make those that every sheet has; the tones are made when they are first met."""
        self._book = book
        self.text = book.add_format(_CELL)
        self.whole = book.add_format({**_CELL, "num_format": "#,##0"})
        self.number = book.add_format({**_CELL, "num_format": "General"})
        self.link = book.add_format({**_CELL, "text_wrap": False, "font_color": "#0B5394", "underline": 1})
        self.tick = book.add_format({**_CELL, "bg_color": "#FFFBE6"})
        self.day = book.add_format({**_CELL, "bg_color": "#FFFBE6", "num_format": "yyyy-mm-dd"})
        head = {**_CELL, "bold": True, "font_color": "#FFFFFF"}
        self.head = book.add_format({**head, "bg_color": "#333F50"})
        self.head_tick = book.add_format({**head, "bg_color": "#7F6000"})
        self._tones: dict[str, Format] = {}

    def tone(self, words: str) -> Format:
        """The look of a status, a severity or a verdict; that of any text where the words are none of them."""
        if words not in TONES:
            return self.text
        if words not in self._tones:
            dark, light = TONES[words]
            self._tones[words] = self._book.add_format({**_CELL, "bold": True, "font_color": dark, "bg_color": light})
        return self._tones[words]

    def painted(self, words: str) -> Format:
        """The same colours for a cell that somebody fills in later."""
        dark, light = TONES[words]
        return self._book.add_format({"font_color": dark, "bg_color": light})
