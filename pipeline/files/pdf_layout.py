"""Lines of print -> paragraphs, without what every page repeats at its head and foot.

Pure geometry and punctuation: a paragraph ends where the next line is set apart, in another size or after a short line
that ends a sentence. Columns are read in the order in which they were set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from pipeline.files.passages import BETWEEN
from pipeline.files.pdf_lines import Line
from pipeline.patterns import lazily
from pipeline.records import Part

#: So many lines at the head and at the foot of a page may be what every page repeats.
_MARGIN_LINES = 3
#: A line of more words is no running head.
_SENTENCE = 12
#: A gap between lines of more than so many usual ones ends a paragraph.
_GAP = 1.35
#: Letters larger or smaller by this factor are of another paragraph.
_OTHER_SIZE = 1.12
#: A line shorter than this part of the usual one, with the end of a sentence, is the last of its paragraph.
_SHORT = 0.8
#: A line shorter than this part, and another after it, are no running text.
_HALF = 0.5
#: A column with fewer lines does not say how long a line is in it.
_ENOUGH_LINES = 4
_DIGITS = lazily(r"\d+")
_PAGE_NUMBER = lazily(r"\W*(?:page\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\W*", 2)  # re.IGNORECASE
_SENTENCE_ENDS = lazily(r"[.!?:][\"'”’)\]]*$")
_BULLET = lazily(r"[•●▪■◦‣–—*]\s|\d{1,2}[.)]\s")
_LETTER_HYPHEN = lazily(r"([A-Za-z]+)[-‐]$")
_FIRST_WORD = lazily(r"[a-z]+")
#: Words that keep their hyphen where a line ends after it.
_KEEP_HYPHEN = frozenset(
    "anti co cross ex extra half high inter long low mid multi near non all one two three four five six seven eight "
    "nine ten twenty thirty forty fifty sixty seventy eighty ninety over part post pre pro quasi re self semi short so "
    "sub then under vice well year month week day old".split()
)


def without_margins(lines: Sequence[Line], pages: int) -> tuple[list[Line], int]:
    """The lines without running heads, feet and page numbers, and how many were left out.

    A head or foot is no sentence, stands at one height within the outer lines of at least half of the pages, two at
    least, and may count (digits are compared as such, not by value); a page number is the number of its page alone on
    an outer line.
    """
    by_page = groupby(lines, key=lambda line: line.page)
    outer = [line for _, page in by_page for line in _outer(list(page)) if line.words.count(" ") < _SENTENCE]
    often = Counter(key for key, _ in {(_key(line), line.page) for line in outer})
    repeated = {key for key, count in often.items() if count >= 2 and 2 * count >= pages}
    dropped = {id(line) for line in outer if _key(line) in repeated or _is_page_number(line)}
    kept = [line for line in lines if id(line) not in dropped]
    return (kept, len(dropped)) if kept else (list(lines), 0)


def _outer(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.base)
    if len(by_height) <= 2 * _MARGIN_LINES:
        return by_height
    return [*by_height[:_MARGIN_LINES], *by_height[-_MARGIN_LINES:]]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.words).casefold(), round(line.base / 2)


def _is_page_number(line: Line) -> bool:
    number = _PAGE_NUMBER.fullmatch(line.words)
    return number is not None and int(number[1]) == line.page


def set_text(lines: Sequence[Line]) -> tuple[str, tuple[Part, ...]]:
    """The text of the lines in paragraphs, and the part of it that each page has."""
    seen = {words for line in lines for words in line.words.split()}
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    at = 0
    for group in _paragraphs(lines):
        for place, line in enumerate(group):
            if pieces and place == 0:
                pieces.append(BETWEEN)
                at += len(BETWEEN)
            elif place:
                kept, between = _join(group[place - 1], line, seen)
                at += len(kept) - len(pieces[-1]) + len(between)
                pieces[-1:] = [kept, between]
            if not starts or starts[-1][0] != line.page:
                starts.append((line.page, at))
            pieces.append(line.words)
            at += len(line.words)
    ends = [*(start for _, start in starts[1:]), at]
    parts = tuple(Part("page", page, start, end) for (page, start), end in zip(starts, ends, strict=False))
    return "".join(pieces), parts


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    if not lines:
        return
    usual = _Usual(lines)
    group: list[Line] = []
    for line in lines:
        if group and _new_paragraph(group, line, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


class _Usual:
    """What is usual in a file: the distance of lines, and how long they are in every column and where they start."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Count once."""
        self.leading = _leading(lines)
        self._starts = Counter((line.page, round(line.left)) for line in lines)
        columns: dict[tuple[int, int], list[float]] = {}
        for line in lines:
            columns.setdefault(_column(line), []).append(_length(line))
        overall = _full([_length(line) for line in lines])
        self._lengths = {
            column: _full(lengths) if len(lengths) >= _ENOUGH_LINES else overall for column, lengths in columns.items()
        }

    def part(self, line: Line) -> float:
        """How much of a full line of its column a line fills."""
        return _length(line) / max(1, self._lengths[_column(line)])

    def indented(self, line: Line) -> bool:
        """Whether more lines start a little to the left of it than where it starts."""
        here = self._starts[line.page, round(line.left)]
        near = range(round(line.left - 4 * line.size), round(line.left - 0.8 * line.size) + 1)
        return any(self._starts[line.page, left] > here for left in near)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines of one paragraph, in sizes of their letters.

    Lines that begin with a small letter go on with a sentence; where there are few, all lines that are near count.
    """
    near = [
        ((above.base - below.base) / above.size, below.words[0].islower())
        for above, below in pairwise(lines)
        if above.page == below.page and above.size > 0 and 0.5 * above.size < above.base - below.base < 3 * above.size
    ]
    within = [gap for gap, goes_on in near if goes_on]
    gaps = within if len(within) >= _ENOUGH_LINES else [gap for gap, _ in near]
    return median(gaps) if gaps else 1.2


def _length(line: Line) -> float:
    """About how long a line is in print: large letters need more room."""
    return len(line.words) * line.size


def _full(lengths: list[float]) -> float:
    return median(sorted(lengths)[len(lengths) // 2 :])


def _column(line: Line) -> tuple[int, int]:
    return line.page, round(line.left / 4)


def _new_paragraph(group: list[Line], line: Line, usual: _Usual) -> bool:
    last = group[-1]
    small, large = sorted((last.size, line.size))
    if large > _OTHER_SIZE * small or _BULLET.match(line.words):
        return True
    ended = _SENTENCE_ENDS.search(last.words) is not None
    down = last.base - line.base
    if last.page != line.page or down < -0.5 * last.size:  # the next page, or the next column
        return ended and (usual.part(last) < _SHORT or not line.words[0].islower())
    if down < 0.5 * last.size:  # beside it on the same height
        return line.left < last.left
    if down > _GAP * usual.leading * last.size:
        return True
    if usual.part(last) < _HALF and not line.words[0].islower():
        return True  # a heading, a row of a table, an item of a list
    return ended and (usual.part(last) < _SHORT or usual.indented(line))


def _join(last: Line, line: Line, seen: set[str]) -> tuple[str, str]:
    """The earlier line as it goes into the text, and what stands between it and the next."""
    if last.hyphenated:
        return last.words, ""
    cut = _LETTER_HYPHEN.search(last.words)
    if cut is None:
        return last.words, "" if last.words.endswith(("-", "‐")) and line.words[0].isdigit() else " "
    rest = _FIRST_WORD.match(line.words)
    whole, hyphenated = (cut[1] + rest[0], f"{cut[1]}-{rest[0]}") if rest else ("", "")
    keeps = rest is None or cut[1].lower() in _KEEP_HYPHEN or (hyphenated in seen and whole not in seen)
    return (last.words if keeps else last.words[:-1]), ""
