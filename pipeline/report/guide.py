"""What the checks look for: the same docstrings in the terminal and in the documentation."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.report.style import Style

if TYPE_CHECKING:
    from pipeline.checks import Check

#: Families of checks by the first letter of their codes.
FAMILIES = {
    "N": "Arithmetic inside one article",
    "R": "Against official figures",
    "Q": "Quotations",
    "C": "Across articles",
    "A": "Advice",
}
_HEAD = """# Checks

This page is written by `copydesk checks --markdown`; `copydesk explain CODE` prints a part of it.
"""


def explained(check: Check) -> Iterator[str]:
    """A check's head line and documentation."""
    yield f"{check.code} {check.name} ({check.severity})\n\n"
    yield f"{documentation(check)}\n"


def listing(checks: Iterable[Check], style: Style) -> Iterator[str]:
    """A line a check: code, severity, name."""
    for check in checks:
        severity = style.paint(check.severity, check.severity) + " " * (9 - len(check.severity))
        yield f"{check.code:<6}{severity}{check.name}\n"


def page(checks: Iterable[Check]) -> Iterator[str]:
    """All documentation as one Markdown page."""
    yield _HEAD
    family = ""
    for check in checks:
        if check.code[0] != family:
            family = check.code[0]
            yield f"\n## {family}: {FAMILIES.get(family, family)}\n"
        yield f"\n### {check.code} {check.name}\n\nSeverity: {check.severity}.\n\n{documentation(check)}\n"


def documentation(check: Check) -> str:
    """The docstring without the indentation of the code."""
    return inspect.cleandoc(check.doc or "")
