"""Markdown -> the same text with its mark-up as spaces. Linear: each pattern looks at a bounded stretch.

Source: CommonMark 0.31 and GitHub's tables, strikethrough and footnotes; where a rule of theirs needs the whole of a
parser, the simpler reading leaves a sign in the text rather than taking a word out.
"""

from __future__ import annotations

import re

from pipeline.patterns import lazily

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
    lazily(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,1000})?/?>"),  # <b>
    lazily(r"~~(?=\S)[^~\n]{1,1000}~~"),  # struck out
    lazily(r"&nbsp;"),
)
#: Signs around words that stay: what is blanked are the groups.
_AROUND = (
    lazily(r"^( {0,3}(?:>[ \t]?)+)", _MULTILINE),  # > quotation
    lazily(
        r"^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)(?=\S)", _MULTILINE
    ),  # - item, 1. item, - [x] item
    lazily(r"^( {0,3}#{1,6}[ \t]+)", _MULTILINE),  # ## heading
    lazily(r"(?<=\S)([ \t]+#+[ \t]*)\r?$", _MULTILINE),  # heading ##
    lazily(
        r"(\[)(?=[^\[\]\n]{1,1000}\]\()[^\[\]\n]+(\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\))"
    ),  # [words](address)
    lazily(r"(\[)(?=[^\[\]\n]{1,1000}\]\[)[^\[\]\n]+(\]\[[^\[\]\n]{0,200}\])"),  # [words][1]
    lazily(r"(?<![*\w\\])(\*{1,3})(?=[^\s*])[^*\n]{1,2000}(?<=[^\s\\])(\1)(?!\*)"),  # **words**
    lazily(r"(?<=\w)(\*{1,3})(?=[^\s*\d])[^*\n]{1,2000}(?<=[^\s\\])(\1)(?![*\d])"),  # un**words**
    lazily(r"(?<![_\w\\])(_{1,3})(?=[^\s_])[^\n]{1,600}?(?<=[^\s\\])(\1)(?![_\w])"),  # _words_
    lazily(r"(\\)(?=[!-/:-@\[-`{-~])"),  # \*
)
_NO_BREAK = lazily(r"[^\r\n]")


def without_markup(text: str, start: int = 0) -> str:
    """The text with everything before ``start`` and all mark-up as spaces; line ends stay, and so does the length."""
    text = _blank(text[:start]) + text[start:]
    text = _FENCE.sub(_blanked, text)
    for opening, closing in _ENCLOSED:
        text = _between_blanked(text, opening, closing)
    for pattern in _NO_PROSE:
        text = pattern.sub(_blanked, text)
    for pattern in _AROUND:
        text = pattern.sub(_groups_blanked, text)
    return _AROUND[6].sub(_groups_blanked, text)  # *emphasis* within **emphasis**


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
    return _NO_BREAK.sub(" ", text)
