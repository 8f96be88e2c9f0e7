"""Whether a file is one that copydesk itself wrote: a report that lies beside the articles is not checked as one."""

from __future__ import annotations

from pipeline.files.notes import NoArticleError, Note
from pipeline.patterns import lazily

#: The first line of reports in Markdown; nobody sees it where they are shown.
MARKDOWN_SIGN = "<!-- generator: copydesk -->"
#: How far from its start, and from its end, a report is looked at, characters.
_HEAD, _TAIL = 2_000, 300
#: Reports by how they begin: concise, for GitHub, a list of quotations, as a table, JUnit, SARIF.
_BEGINS = lazily(
    rf"{MARKDOWN_SIGN}"
    r"|[^\n]+:\d+:\d+: [EWA] [A-Z]\d{3} [^\n]+(?:\n[^\n]+:\d+:\d+: |\n?\Z)"
    r"|::(?:error|warning|notice) file=[^\n]*,title=[A-Z]\d{3} "
    r"|[^\n]+\n  \d+:\d+ +#\d+ +(?:direct|mixed|indirect), "
    r"|record,article,line,column,part,start,end,text,"
    r"|<\?xml [^>]{0,100}\?>\s*<testsuites name=\"copydesk\""
    r"|\{\"\$schema\": \"[^\"]{0,300}\", \"version\": \"2\.1\.0\", \"runs\": \[\{\"tool\": \{\"driver\": "
    r"\{\"name\": \"copydesk\""
)
#: A list of numbers: a name, then places and words, each with what became of it.
_LISTS = lazily(r"[^\n]+\n  \d+:\d+ +\S")
_BECAME = lazily(
    r" – (?:not claims|no reference|not checkable|consistent|inconsistent|supported|supported when rounded|mismatch"
    r"|superseded|ambiguous|revised since): "
)
#: The report for people by the line that closes it, and how it opens: an article's name, underlined. The shortest one
#: is its closing line alone.
_OPENS = lazily(r"(?:\x1b\[[\d;]*m)*[^\n]+\n(?:\x1b\[[\d;]*m)*(?:─+|\?{3,})(?:\x1b\[[\d;]*m)*\r?\n")
_CLOSES = lazily(
    r"(?:\A|\n)[\d,]+ articles?, [\d,]+ numbers? read: (?:no findings|[\d,]+ (?:errors?|warnings?|advice)\b)[^\n]*\s*\Z"
)


class OwnReportError(NoArticleError):
    """A report of copydesk where an article was looked for."""

    def __init__(self, where: str) -> None:
        """Say so of that file."""
        super().__init__(where, "is a report of copydesk, not an article")

    def note(self) -> OwnReport:
        """The same as a note."""
        return OwnReport(self.where, self.what)


class OwnReport(Note):
    """The note on a report that lay in a folder; of many such, one sentence is enough."""


def is_own_report(text: str) -> bool:
    """Whether a text is a report of ``copydesk``, by how it begins or closes."""
    head = text[:_HEAD].lstrip()
    if _LISTS.match(head) and _BECAME.search(" ".join(head.split())):
        return True
    if _BEGINS.match(head):
        return True
    closes = _CLOSES.search(text[-_TAIL:])
    return closes is not None and (_OPENS.match(head) is not None or closes.group().strip() == text.strip())


def refuse_own_report(where: str, text: str) -> None:
    """Raise OwnReportError where the text is one."""
    if is_own_report(text):
        raise OwnReportError(where)


def together(first: OwnReport, others: int) -> Note:
    """What is said of the reports in the folders: the first by its name, how many more."""
    more = f", and so {'is 1 other' if others == 1 else f'are {others:,} others'}" if others else ""
    return Note(first.where, first.what + more)
