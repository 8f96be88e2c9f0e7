"""The front matter of a Markdown file: lines of ``name: value`` between two lines of dashes (or of plus signs).

Not the whole of YAML or TOML, which can say more than an article has to: plain and quoted words on one line, or on
indented lines under the name (a list of authors, a title that is folded).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.files.passages import clean
from pipeline.files.stated_days import stated_day
from pipeline.patterns import lazily

#: Front matter is short; a line of dashes further down is a rule in the text, characters.
_LONGEST = 20_000
_FENCED = lazily(r"\A(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(.*?)^\1[ \t]*(?:$|\r)", 8 | 16)  # re.MULTILINE | re.DOTALL
_ENTRY = lazily(
    r"^([A-Za-z][\w-]*)[ \t]*[:=][ \t]*([^\r\n]*)((?:(?:\r\n|\n|\r)(?:[ \t]+[^\s]|[ \t]*-[ \t])[^\r\n]*)*)", 8
)  # re.MULTILINE
_ITEM = lazily(r"""^(["'])(.*)\1$""")
_NAMES = {
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publishdate", "datepublished"),
    "author": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "publication", "source", "publisher"),
    "url": ("url", "canonical", "link"),
}


@dataclass(frozen=True)
class Facts:
    """What the front matter says; None where it does not."""

    title: str | None = None
    published: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None


def front_matter(text: str) -> tuple[int, Facts]:
    """Where the front matter ends (0: there is none), and what it says."""
    found = _FENCED.match(text, 0, _LONGEST)
    if found is None:
        return 0, Facts()
    entries: dict[str, str] = {}
    for entry in _ENTRY.finditer(found[2]):
        entries.setdefault(entry[1].lower(), _value(entry[2]) if entry[2].strip(" \t>|-+") else _below(entry[3]))
    if not entries:
        return 0, Facts()  # two rules with prose between them
    said = {field: _first(entries, names) for field, names in _NAMES.items()}
    return found.end(), Facts(**{**said, "published": stated_day(said["published"] or "")})


def _first(entries: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((entries[name] for name in names if entries.get(name)), None)


def _below(lines: str) -> str:
    """What stands on the lines under a name: the items of a list with commas, else the words in one line."""
    values = [line.strip() for line in lines.splitlines() if line.strip()]
    if all(value.startswith("-") for value in values):
        return ", ".join(item for value in values if (item := _value(value[1:])))
    return _value(" ".join(values))


def _value(raw: str) -> str:
    """The words of a value, without quotation marks around it; the names of a list in brackets with commas."""
    value = raw.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(item for part in value[1:-1].split(",") if (item := _value(part)))
    quoted = _ITEM.match(value)
    return clean(quoted[2] if quoted else value.split(" #")[0])
