"""How old somebody is between two days who was born between two others; pure."""

from __future__ import annotations

from datetime import date

from pipeline.records import AgeAndBirth


def years_old(born: date, at: date) -> int:
    """Birthdays kept by a day."""
    return at.year - born.year - ((at.month, at.day) < (born.month, born.day))


def possible(item: AgeAndBirth) -> tuple[int, int]:
    """The least and the greatest age that the birth and the day allow."""
    return years_old(item.born[1], item.at[0]), years_old(item.born[0], item.at[1])


def birth_years(item: AgeAndBirth) -> tuple[int, int]:
    """The first and the last year of birth with which the age would fit."""
    shift = possible(item)
    return item.born[0].year + shift[0] - item.age, item.born[1].year + shift[1] - item.age


def fits(item: AgeAndBirth) -> bool:
    """Whether the age is one of those."""
    low, high = possible(item)
    return low <= item.age <= high
