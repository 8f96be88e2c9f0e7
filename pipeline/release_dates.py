"""Dates of releases in words, as exactly as they are known: "2019-10-24" is 24 October 2019, "2019" is 2019."""

from __future__ import annotations

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(release: str) -> str:
    """ "2019-10-24" -> "24 October 2019", "2019-10" -> "October 2019"; what is no such date stays as it is."""
    parts = release.split("-")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return release
    words = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return words if len(parts) == 2 else f"{int(parts[2])} {words}"


def month(release: str) -> str:
    """ "2019-10-24" -> "October 2019"; a year alone stays one."""
    return day(release[:7])
