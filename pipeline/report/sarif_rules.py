"""The checks as rules of SARIF: their documentation, and how grave what they find is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.records import Severity
from pipeline.report.guide import FAMILIES, markdown

if TYPE_CHECKING:
    from pipeline.checks.check import Check

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}


def rule(check: Check) -> dict[str, Any]:
    """One check as a reportingDescriptor."""
    first, _, rest = check.doc.strip().partition("\n")
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": first},
        "fullDescription": {"text": _what(rest) or first},
        "help": {"text": check.doc.strip(), "markdown": markdown(check.doc).strip()},
        "defaultConfiguration": {"enabled": check.on, "level": LEVELS[check.severity]},
        "properties": {"tags": [FAMILIES.get(check.family, check.family)]},
    }


def _what(rest: str) -> str:
    """The section What of a check's documentation, on one line."""
    about = rest.partition("\nWhat\n")[2].partition("\nWhy it matters\n")[0]
    return " ".join(word for word in about.split() if word.strip("-"))
