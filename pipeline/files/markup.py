"""Markdown -> its words, and where mark-up was taken out from between them. Linear: patterns look at bounded stretches.

Source: CommonMark 0.31 and GitHub's tables, strikethrough and footnotes; where a rule of theirs needs the whole of a
parser, the simpler reading leaves a sign in the text rather than taking a word out.
"""

from __future__ import annotations

import re

from pipeline.patterns import lazily
from pipeline.records import Cuts

_MULTILINE, _DOTALL = 8, 16  # re.MULTILINE, re.DOTALL
#: Stretches of which nothing is prose, one after another: fences first, because anything may stand in them.
_FENCE = lazily(r"^ {0,3}(`{3,}+|~{3,}+)[^\n]*+\n(?:.*?^ {0,3}\1[`~]*[ \t]*\r?$|.*\Z)", _MULTILINE | _DOTALL)
_ENCLOSED = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_NO_PROSE = (
    lazily(r"^ {0,3}\[[^\]\n^]{1,200}\]:[ \t]*\S[^\n]*$", _MULTILINE),  # [1]: https://…
    lazily(r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?\r?$", _MULTILINE),  # |---|---|
    lazily(
        r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)\r?$", _MULTILINE
    ),  # rules, underlines
    lazily(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,1000}\1(?!`)"),  # `code`
    lazily(r"!\[[^\]\n]{0,1000}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])"),  # ![picture](address)
    lazily(r"\[\^[^\]\n]{1,100}\]:?"),  # [^1]
    lazily(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>"),
    lazily(r"(?<=\d)<sup>[\d,\s]{1,10}</sup>", 2),  # 504<sup>3</sup>: the mark of a note, no digit of 504
    lazily(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,1000})?/?>"),  # <b>; <br> and its like are spaces by then
    lazily(r"~~(?=\S)[^~\n]{1,1000}~~"),  # struck out
)
#: Signs around words that stay: what is blanked are the groups.
_EMPHASIS = lazily(r"(?<![*\w\\])(\*{1,3})(?=[^\s*])[^*\n]{1,2000}(?<=[^\s\\])(\1)(?!\*)")  # **words**
_AROUND = (
    lazily(r"^( {0,3}(?:>[ \t]?)+)", _MULTILINE),  # > quotation
    # - item, 1. item, - [x] item
    lazily(r"^([ \t\0]*+(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)(?=\S)", _MULTILINE),
    lazily(r"^\0*( {0,3}#{1,6}[ \t]+)", _MULTILINE),  # ## heading
    lazily(r"(?<=\S)([ \t]+#+[ \t]*)\r?$", _MULTILINE),  # heading ##
    lazily(
        r"(\[)(?=[^\[\]\n]{1,1000}\]\()[^\[\]\n]+(\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\))"
    ),  # [words](address)
    lazily(r"(\[)(?=[^\[\]\n]{1,1000}\]\[)[^\[\]\n]+(\]\[[^\[\]\n]{0,200}\])"),  # [words][1]
    _EMPHASIS,
    lazily(r"(?<=\w)(\*{1,3})(?=[^\s*\d])[^*\n]{1,2000}(?<=[^\s\\])(\1)(?![*\d])"),  # un**words**
    lazily(r"(?<![_\w\\])(_{1,3})(?=[^\s_])[^\n]{1,600}?(?<=[^\s\\])(\1)(?![_\w])"),  # _words_
    lazily(r"(\\)(?=[!-/:-@\[-`{-~])"),  # \*
)
#: What stands for a space between words.
_SPACES = lazily(
    r"&nbsp;|</?(?:br|p|div|li|ul|ol|td|th|tr|table|h[1-6]|hr|blockquote)\b[^<>]{0,1000}>", 2
)  # re.IGNORECASE
_POWER = lazily(r"(?<=\b10)<sup>(\d{1,2})</sup>", 2)
_NO_BREAK = lazily(r"[^\r\n]")
#: A sign that is taken out. No text has it: bytes with a null character are refused as no text.
_OUT = "\0"
#: Of two spaces around what is taken out, one is enough.
_TAKEN = lazily(r"(?<=[ \t\r\n])(\0+)[ \t]|\A(\0+)[ \t]|\0+")


def without_markup(text: str, start: int = 0) -> tuple[str, Cuts]:
    """The words of the text without what stands before ``start``, and the cuts that were made; line ends stay."""
    marked = _blank(text[:start]) + _FENCE.sub(_blanked, text[start:])
    for opening, closing in _ENCLOSED:
        marked = _between_blanked(marked, opening, closing)
    marked = _SPACES.sub(lambda found: " " + _OUT * (len(found.group()) - 1), marked)
    marked = _POWER.sub(lambda found: "^" + _OUT * 4 + found[1] + _OUT * 6, marked)
    for pattern in _NO_PROSE:
        marked = pattern.sub(_blanked, marked)
    for pattern in _AROUND:
        marked = pattern.sub(_groups_blanked, marked)
    return _cut(_EMPHASIS.sub(_groups_blanked, marked))


def _cut(marked: str) -> tuple[str, Cuts]:
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []
    at = length = total = 0
    for taken in _TAKEN.finditer(marked):
        pieces.append(marked[at : taken.start()])
        length += taken.start() - at
        total += taken.end() - taken.start()
        cuts.append((length, total))
        at = taken.end()
    return "".join(pieces) + marked[at:], tuple(cuts)


def _between_blanked(text: str, opening: str, closing: str) -> str:
    pieces, at = [], 0
    while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start)) >= 0:
        end += len(closing)
        pieces += [text[at:start], _blank(text[start:end])]
        at = end
    return "".join(pieces) + text[at:]


def _blanked(match: re.Match[str]) -> str:
    return _blank(match.group())


def _groups_blanked(match: re.Match[str]) -> str:
    whole, at, pieces = match.group(), match.start(), []
    done = 0
    for group in range(1, len(match.groups()) + 1):
        start, end = (place - at for place in match.span(group))
        pieces += [whole[done:start], _blank(whole[start:end])]
        done = end
    return "".join(pieces) + whole[done:]


def _blank(text: str) -> str:
    return _NO_BREAK.sub(_OUT, text)
