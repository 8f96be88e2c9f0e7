"""What the checks look for: the same docstrings in the terminal and in the documentation."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.patterns import lazily
from pipeline.report.style import WIDTH, Style

if TYPE_CHECKING:
    from pipeline.checks.check import Check
    from pipeline.settings import Settings

#: Families of checks by the first letter of their codes.
FAMILIES = {
    "N": "Arithmetic inside one article",
    "R": "Against official figures",
    "Q": "Quotations",
    "C": "Across articles",
    "A": "Advice",
}
#: Sections of a check's docstring, in order; in the last two, what is indented is an example.
SECTIONS = ("What", "Why it matters", "Flagged", "Not flagged")
EXAMPLES = frozenset(SECTIONS[2:])
_HEAD = """# Checks

What copydesk looks for, with examples of what it flags and of what it leaves alone. `copydesk explain CODE` prints the
part on one check. An *error* is a sum that cannot be right; a *warning* is something that a table, another article or
another sum speaks against; *advice* is worth a second look. Which checks run, and how grave their findings are, is a
matter of `--select`, `--ignore` and `--severity` ([commands](commands.md)). This page is written by
`copydesk checks --markdown`.

"""
_BETWEEN = lazily(r"\n +---\n")
_SECTION = lazily(rf"^({'|'.join(SECTIONS)})\n(?:-+\n)?", re.MULTILINE)


def explained(check: Check, style: Style) -> Iterator[str]:
    """A check's head line and documentation, in lines that the terminal has room for."""
    name = f"{check.code} {check.name}"
    head = textwrap.fill(f"{name} ({_severity(check)})", style.width, break_on_hyphens=False, break_long_words=False)
    yield style.paint("title", name) + head.removeprefix(name) + "\n"
    after_title = False
    for block in _blocks(check.doc):
        yield "" if after_title else "\n"
        after_title = block in SECTIONS
        yield style.paint("label", block) + "\n" if after_title else _wrapped(block, min(style.width, WIDTH))


def _blocks(doc: str) -> Iterator[str]:
    """Titles, paragraphs and examples; what stands between the articles of one example is a block of its own."""
    apart = _BETWEEN.sub("\n\n    * * *\n\n", _SECTION.sub(r"\1\n\n", doc.replace("``", "")))
    yield from (block for block in apart.strip().split("\n\n") if block.strip())


def _wrapped(block: str, width: int) -> str:
    """A paragraph in its own indentation."""
    indent = " " * (len(block) - len(block.lstrip()))
    words = " ".join(block.split())
    lines = textwrap.fill(words, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return lines + "\n"


def listing(checks: Iterable[Check], settings: Settings, style: Style) -> Iterator[str]:
    """A line or two a check: code, severity, name, and what it says; "off" with the reason where it does not run."""
    for check in checks:
        on = check.runs(settings)
        level = (settings.level(check.code) or check.severity) if on else "off"
        severity = style.paint("quiet" if level == "off" else level, level) + " " * (9 - len(level))
        why = "" if on else f" ({_why_off(check, settings)})"
        yield f"{check.code:<6}{severity}{style.paint('label', check.name)}{why}\n"
        yield textwrap.fill(
            check.doc.split("\n", 1)[0], style.width, initial_indent=" " * 15, subsequent_indent=" " * 15
        )
        yield "\n"


def _why_off(check: Check, settings: Settings) -> str:
    """What leaves a check out: its own default, or the settings."""
    if settings.level(check.code) == "off":
        return "switched off in the settings"
    if any(check.code.startswith(prefix) for prefix in settings.ignore):
        return "ignored in the settings"
    if not check.on:
        return "off unless selected"
    if settings.wants(check.code):
        return f"off unless the settings have {check.needs} under [house-style]"
    return "not selected in the settings"


def page(checks: Iterable[Check]) -> Iterator[str]:
    """All documentation as one Markdown page, by family and code."""
    checks, family = list(checks), ""
    yield _HEAD
    yield from _contents(checks)
    for check in checks:
        if check.family != family:
            family = check.family
            yield f"\n## {family}: {FAMILIES.get(family, family)}\n"
        yield f"\n### {check.code} {check.name}\n\nSeverity: {_severity(check)}.\n\n{markdown(check.doc)}"


def _contents(checks: Iterable[Check]) -> Iterator[str]:
    """Every check in a line of a table, with a link to its part."""
    yield "| check | what it says | severity |\n|---|---|---|\n"
    for check in checks:
        anchor = f"{check.code} {check.name}".lower().replace(" ", "-")
        yield f"| [{check.code}](#{anchor}) | {check.doc.split(chr(10), 1)[0]} | {_severity(check)} |\n"


def _severity(check: Check) -> str:
    if check.needs is not None:
        return f"{check.severity}, off unless the settings have {check.needs} under [house-style]"
    return check.severity if check.on else f"{check.severity}, off unless selected"


def markdown(doc: str) -> str:
    """A check's docstring with bold titles and quoted examples; ``---`` stands between articles of one example."""
    first, *rest = _SECTION.split(doc.strip() + "\n")
    parts = [first.strip()]
    for title, body in zip(rest[::2], rest[1::2], strict=True):
        text = (
            _quoted(body) if title in EXAMPLES else "\n".join(line.removeprefix("    ") for line in body.splitlines())
        )
        parts += [f"**{title}**", text.strip()]
    return "\n\n".join(parts) + "\n"


def _quoted(body: str) -> str:
    lines = (f"> {line.strip()}" if line.startswith("    ") else line for line in body.splitlines())
    return "\n".join(">\n> ⁂\n>" if line == "> ---" else line for line in lines)
