"""The XML of a Word document -> its paragraphs, as a reader of the page has them.

Inserted text is in and deleted text out, as if every tracked change were accepted; hidden and struck-out words are
out. Numbers that Word itself puts before the items of a list are no text of the file, and so never read as claims.
A short table row is one paragraph; cells of prose are paragraphs of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.files.passages import CELLS, clean, raised
from pipeline.patterns import lazily

#: Transitional and strict files name their elements from one of these.
_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
#: A cell with more characters is prose.
_SHORT_CELL = 120
_OFF = frozenset({"0", "false", "off", "none"})
#: Deleted words, and how words were set before a tracked change of their formatting.
_SKIPPED = frozenset({"del", "moveFrom", "rPrChange", "pPrChange"})
#: What holds paragraphs; the last one within it ends with it.
_HOLDERS = frozenset({"body", "tc", "txbxContent", "footnote", "endnote"})
_SPACES = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_EMPTY_LINE = lazily(r"\n\s*\n")


@dataclass
class _Open:
    """A paragraph that has begun: a text box within one has paragraphs of its own."""

    words: list[str] = field(default_factory=list)
    style: str = ""
    runs_on: bool = False


@dataclass
class WordText:
    """Takes the events of the XML; ``paragraphs`` are (number, words), ``headings`` the words by paragraph style."""

    paragraphs: list[tuple[int, str]] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    _open: list[_Open] = field(default_factory=list)
    _rows: list[list[list[str]]] = field(default_factory=list)
    _skipped: int = 0
    _in_text: bool = False
    _run_hidden: bool = False
    _run_raised: bool = False
    _run_depth: int = 0
    _in_properties: bool = False
    _carried: list[str] = field(default_factory=list)
    _number: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        space, _, local = name.rpartition(" ")
        if local == "Fallback" or (local in _SKIPPED and space in _NAMESPACES):
            self._skipped += 1
            if local == "del" and self._in_properties and self._open:
                self._open[-1].runs_on = True  # the end of the paragraph is what was deleted
        if space not in _NAMESPACES or self._skipped:
            return
        if local == "p":
            self._open.append(_Open(self._carried))
            self._carried = []
        elif local == "pPr":
            self._in_properties = True
        elif local == "tr":
            self._rows.append([])
        elif local == "tc" and self._rows:
            self._rows[-1].append([])
        elif local == "r":
            self._run_depth, self._run_hidden, self._run_raised = self._run_depth + 1, False, False
        elif local in ("vanish", "strike", "dstrike") and self._run_depth:
            self._run_hidden = self._run_hidden or attributes.get(f"{space} val", "1") not in _OFF
        elif local == "vertAlign" and self._run_depth:
            self._run_raised = attributes.get(f"{space} val") == "superscript"
        elif local == "pStyle" and self._open:
            self._open[-1].style = attributes.get(f"{space} val", "")
        elif local == "t":
            self._in_text = True
        elif local in _SPACES and self._run_depth:
            self.characters(_SPACES[local], said=True)

    def characters(self, words: str, said: bool = False) -> None:
        """Characters between tags; only those of a text element are the document's."""
        if (self._in_text or said) and self._open and not self._skipped and not self._run_hidden:
            self._open[-1].words.append(raised(words) if self._run_raised else words)

    def end(self, name: str) -> None:
        """An end tag."""
        space, _, local = name.rpartition(" ")
        ours = space in _NAMESPACES
        if local == "Fallback" or (local in _SKIPPED and ours):
            self._skipped -= 1
        elif ours and not self._skipped:
            if local == "t":
                self._in_text = False
            elif local == "pPr":
                self._in_properties = False
            elif local in _HOLDERS and self._carried:
                self._paragraph(_Open(self._carried))
                self._carried = []
            elif local == "r":
                self._run_depth, self._run_hidden, self._run_raised = max(0, self._run_depth - 1), False, False
            elif local == "p" and self._open:
                self._paragraph(self._open.pop())
            elif local == "tr" and self._rows:
                self._row(self._rows.pop())

    def _paragraph(self, done: _Open) -> None:
        if done.runs_on:
            self._carried = done.words
            return
        found = [words for piece in _EMPTY_LINE.split("".join(done.words)) if (words := clean(piece))]
        if not found:
            return
        self.headings.setdefault(done.style, found[0])
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].extend(found)
        else:
            self._number += 1
            self.paragraphs.extend((self._number, words) for words in found)

    def _row(self, cells: list[list[str]]) -> None:
        filled = [cell for cell in cells if cell]
        short = all(len(cell) == 1 and len(cell[0]) <= _SHORT_CELL for cell in filled)
        found = [CELLS.join(cell[0] for cell in filled)] if short and filled else [w for cell in filled for w in cell]
        if self._rows and self._rows[-1]:  # a table in a cell
            self._rows[-1][-1].extend(found)
            return
        for words in found:
            self._number += 1
            self.paragraphs.append((self._number, words))
