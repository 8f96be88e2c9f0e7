"""A short name for a finding by its content, so that a decision on it survives edits elsewhere in the article.

A key is the check's code and ten letters and digits: nine of a hash over the words of the finding's sentence, the words
that it is about and the values of its evidence, and one that gives away a mistyped key. Offsets, file names, messages
and confidences are left out: they change with the place and with the version of copydesk. Whoever changes the sentence,
or a number that the finding rests on, is shown it again.
"""

from __future__ import annotations

import base64
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.patterns import lazily
from pipeline.records import Evidence, Finding, Paragraph, Passage, PassageEvidence

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # of base 32, RFC 4648
_LENGTH = 9  # characters of the hash: 45 bits
_KEY = lazily(r"([A-Z][0-9]{3})-([a-z2-7]{9})([a-z2-7])(?:\.[1-9][0-9]{0,5})?")
_WORD = lazily(r"[^\W_]+(?:[.,:/][^\W_]+)*|[%£$€¥]")
_SENTENCE_END = lazily(r"[.!?][\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]?[A-Z0-9£$€])")


def keyed(paragraphs: Sequence[Paragraph], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of one article with their keys; equal ones are numbered in the order of their places."""
    starts = [paragraph.start for paragraph in paragraphs]
    met: dict[str, int] = {}
    named = []
    for finding in findings:
        key = key_of(finding, _sentence(paragraphs, starts, finding.passage), finding.passage.article)
        met[key] = met.get(key, 0) + 1
        named.append(replace(finding, key=key if met[key] == 1 else f"{key}.{met[key]}"))
    return tuple(named)


def keyed_across(paragraphs: Sequence[Paragraph], finding: Finding) -> Finding:
    """A finding across articles with its key, from the paragraphs of the article that it stands in.

    All passages of its evidence count, whichever articles they are in; equal ones have one key.
    """
    starts = [paragraph.start for paragraph in paragraphs]
    return replace(finding, key=key_of(finding, _sentence(paragraphs, starts, finding.passage)))


def key_of(finding: Finding, sentence: str, article: str | None = None) -> str:
    """The key of a finding in a sentence; with ``article``, only that article's passages count as evidence."""
    evidence = sorted({_content(item) for item in finding.evidence if _counts(item, article)})
    parts = (finding.code, _normal(sentence), _normal(finding.passage.text), *evidence)
    body = _digits("\x1f".join(parts))[:_LENGTH]
    return f"{finding.code}-{body}{_last(finding.code, body)}"


def is_key(text: str) -> bool:
    """Whether the text is a key without a typing error; every single wrong letter shows."""
    found = _KEY.fullmatch(text)
    return found is not None and found[3] == _last(found[1], found[2])


def code_of(key: str) -> str:
    """The code of the check whose finding a key names."""
    return key.partition("-")[0]


def _counts(item: Evidence, article: str | None) -> bool:
    return article is None or not isinstance(item, PassageEvidence) or item.passage.article == article


def _content(item: Evidence) -> str:
    """What a piece of evidence says: the words of a passage; measure, place, period and value of a row."""
    if isinstance(item, PassageEvidence):
        return _normal(item.passage.text)
    row = item.observation
    qualifiers = " ".join(f"{key}={value}" for key, value in sorted(row.qualifiers))
    return " ".join(
        (row.indicator, row.place_code, row.start.isoformat(), row.end.isoformat(), qualifiers, str(row.value))
    )


def _sentence(paragraphs: Sequence[Paragraph], starts: Sequence[int], passage: Passage) -> str:
    """The words of the sentence, or of the sentences, that hold a passage, never beyond its paragraph."""
    before = bisect_right(starts, passage.start)
    if not before:
        return passage.text
    paragraph = paragraphs[before - 1]
    start, end = passage.start - paragraph.start, passage.end - paragraph.start
    low, high = 0, len(paragraph.text)
    for stop in _SENTENCE_END.finditer(paragraph.text):
        if stop.end() <= start:
            low = stop.end()
        elif stop.start() + 1 >= end:
            high = stop.end()
            break
    return paragraph.text[low:high]


def _normal(text: str) -> str:
    """Words and figures in small letters: neither spaces, nor quotation marks, nor dashes make another sentence."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _last(code: str, body: str) -> str:
    """A check digit over code and hash: a sum modulo 32 with odd weights, which every single wrong letter changes."""
    places = [_LETTERS.find(char.lower()) + 1 for char in f"{code}{body}"]
    return _LETTERS[sum((2 * place + 1) * value for place, value in enumerate(places)) % len(_LETTERS)]


def _digits(text: str) -> str:
    """A hash in the letters a to z and the digits 2 to 7, which nobody mistakes for one another."""
    import hashlib  # loads OpenSSL, which other commands need not wait for

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii").lower()
