"""Whether words that may be a period are one where they stand: "in 2016" but "2016 people", "in May" but "Mrs May"."""

from __future__ import annotations

from pipeline.extract.calendar_tokens import Tokens
from pipeline.extract.calendar_words import (
    MAY_LEADS,
    MONTH_LEADS,
    NAMES_TOO,
    WEEKDAY_NAMES_AFTER,
    WEEKDAY_NAMES_BEFORE,
    word_set,
)
from pipeline.extract.mentions import Mention

#: After one of these a four-digit number is a year, unless it counts a noun in mid-sentence.
_STRONG = word_set("in since during until till circa year years")
_LEADS = word_set("by from to before after between for of and or than the a an mid early late through throughout")
_HEDGES = word_set("about nearly almost some over approximately exactly roughly under only just another")
_PAIRED_HEDGES = word_set("least most to than")
_COUNTED = word_set(
    "people men women children miles metres meters feet kg km m ft lb lbs mm cm mw kw mph kph per percent pc hours "
    "hrs gmt utc bst est edt cet jobs staff homes dead troops police more fewer calories sheep cattle"
)
_DETERMINERS = word_set("the a an this that his her its their our my your s")
_ESTIMATES = word_set("est estimate estimates estimated")
_CLOCKS = word_set("gmt utc bst est edt cet hours hrs")
#: What a year is often put before: these plurals are not counted by it.
_OF_A_YEAR = word_set(
    "figures results elections estimates accounts statistics data levels prices profits sales returns earnings games "
    "olympics forecasts projections targets riots awards talks rates terms campaigns floods attacks bombings polls "
    "primaries negotiations regulations guidelines standards reforms rules findings protests budgets numbers "
    "championships finals playoffs caucuses series census values totals bases weights models plans winners cycles "
    "vintages election vote budget season report survey campaign deal law primary convention referendum treaty"
)
_FUNCTION = word_set(
    "was is has as this its his us does plus versus unless always perhaps besides the a an and or but of in on at by "
    "to for from with when while after before since until than that which who whom whose where were are be been had "
    "have will would could should may might can must did do if so it he she they we you i there not also yes "
    "sees saw shows marks brings across thus less loss onwards "
    "because although though despite once upon via however then now due against into up down all both any under over"
)
_NAMED_BEFORE = word_set(
    "no nos number section article chapter table figure fig page route room flight highway resolution rule "
    "iso psalm model type class form windows boeing airbus unit extension ext tel fax phone call box suite"
)
_BEFORE_A_VERB = word_set("to will would can could may might must should shall did not cannot")
_YEAR_COMPOUNDS = word_set("based era vintage style model born present like to onwards")


def stands(tokens: Tokens, first: int, after: int, mention: Mention) -> bool:
    """True where the tokens ``first:after`` are a period in their surroundings."""
    if mention.bare == "year":
        return _is_year(tokens, first, after)
    if mention.bare == "month":
        return _is_month(tokens, first, after)
    if mention.bare == "day":
        return _is_day(tokens, first, after)
    if mention.bare == "weekday":
        return _is_weekday(tokens, first, after)
    if mention.bare == "near":
        return _is_near(tokens, first, after)
    return _is_unit(tokens, after) and not _goes_on(tokens, first, after)


def _goes_on(tokens: Tokens, first: int, after: int) -> bool:
    """ "Is to last five months": a verb, and so a duration; "compared to last month" is not."""
    return (
        after - first > 2
        and tokens.word(first).lower() == "last"
        and first > 0
        and tokens.word(first - 1).lower() in _BEFORE_A_VERB
    )


def _is_year(tokens: Tokens, first: int, after: int) -> bool:
    before, following = tokens.word(first - 1).lower(), tokens.word(after).lower()
    if before == "(" and following in _ESTIMATES:
        return True  # "2.25% (2001 est.)"
    if _part_of_a_number(tokens, first, after) or following in _CLOCKS or before in _NAMED_BEFORE:
        return False
    if after - first > 1:  # 1990 to 2012
        return not counts(tokens, after)
    if tokens.codes[after : after + 2] == "W," and tokens.word(after + 2).lower() in _CLOCKS:
        return False
    if tokens.code(first) == "O":
        return _is_odd_year(tokens, first, before, following)
    if before in _STRONG or tokens.codes[first - 2 : first] in ("b-", "bi"):
        return not (counts(tokens, after) and _closes_there(tokens, first, after))
    if following in ("in", "during") and _year_like(tokens, after + 1):
        return False  # "2016 in 2015/16" is a count and its year
    if before in ("and", "or", ",") and tokens.code(first - 2) in ("Y", "R"):
        return following not in _COUNTED
    if before == "least" and tokens.word(first - 3).lower() in _STRONG:
        return True
    hedged = before in _HEDGES or (
        before in _PAIRED_HEDGES and tokens.word(first - 2).lower() in ("at", "up", "more", "fewer", "less")
    )
    if hedged and (before != "about" or tokens.values[first] in (1900, 2000)):
        return False
    if following == "of" and before not in _LEADS:
        return False
    if before in _DETERMINERS and tokens.values[first] != 2000:
        return following not in _COUNTED
    return not counts(tokens, after)


def _part_of_a_number(tokens: Tokens, first: int, after: int) -> bool:
    """Digits beside it (a telephone number, a score), a hyphen that makes it a code or a measure."""
    if first and tokens.code(first - 1) in "#2DYOR" and tokens.code(first - 1):
        return True
    if (
        tokens.code(after) in ("#", "2")
        and tokens.word(after)[:1].isdigit()
        and tokens.word(first - 1).lower() not in _STRONG
    ):
        return True
    if tokens.code(after) == "-" and tokens.touches(after) and tokens.touches(after + 1):
        return tokens.word(after + 1).lower() not in _YEAR_COMPOUNDS
    if tokens.code(first - 1) == "-" and tokens.touches(first) and tokens.touches(first - 1):
        return tokens.word(first - 2).lower() not in ("mid", "pre", "post", "end", "early", "late", "since", "non")
    return tokens.word(first - 1) == "_" and tokens.touches(first)


def _is_odd_year(tokens: Tokens, first: int, before: str, following: str) -> bool:
    """1066 and 2150 are years only after a word that takes one, with nothing to count."""
    value = tokens.values[first]
    late = isinstance(value, int) and value >= 2100
    if before not in (("by", "until", "beyond") if late else ("in", "since", "until")):
        return False
    return not following.isalpha() or following in _FUNCTION


def _year_like(tokens: Tokens, at: int) -> bool:
    return tokens.code(at) in ("Y", "R") or (tokens.code(at) == "t" and tokens.code(at + 1) in ("Y", "R"))


def counts(tokens: Tokens, at: int) -> bool:
    """True where the words from ``at`` on are a plural noun with at most two adjectives before it."""
    for ahead in range(at, min(at + 3, len(tokens.starts))):
        word = tokens.word(ahead)
        if ahead == at and word.lower() in _COUNTED:
            return True
        if not word.isalpha() or not word.islower() or word in _FUNCTION or word in _OF_A_YEAR:
            return False
        if word in _COUNTED or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            return True
    return False


def _closes_there(tokens: Tokens, first: int, after: int) -> bool:
    """In mid-sentence, and what follows the number is all there is: "was found in 2016 cases." """
    if first < 2 or tokens.code(first - 2) == "P":
        return False
    following = tokens.word(after + 1)
    return not following or not following[0].isalnum() or following.lower() in ("of", "across", "and", "by", "in")


def _is_month(tokens: Tokens, first: int, after: int) -> bool:
    word, before, following = tokens.word(first).lower(), tokens.word(first - 1).lower(), tokens.word(after)
    if tokens.text[tokens.starts[first]].islower() and word in NAMES_TOO:
        return False
    if before in ("every", "each"):
        return False
    beside_month = tokens.code(first - 1) in ("&", ">", "-", ",") and tokens.code(first - 2) == "M"
    if before in _DETERMINERS and (following.islower() or not following[:1].isalpha()):
        return word != "may" or following.islower()
    if word == "may":
        return before in MAY_LEADS or beside_month
    if before in MONTH_LEADS or beside_month:
        return True
    if following[:1].isupper() and tokens.code(after) == "_":
        return False
    return word not in NAMES_TOO or following.lower() in ("figures", "data")


def _is_day(tokens: Tokens, first: int, after: int) -> bool:
    if tokens.code(after - 1) == "D" and (counts(tokens, after) or tokens.word(after) in ("%", ":", "per")):
        return False
    if (
        tokens.code(after - 1) == "D"
        and tokens.code(after) == "P"
        and tokens.touches(after)
        and tokens.touches(after + 1)
    ):
        return False  # the decimal point of "May 3.5"
    return tokens.code(first) != "D" or tokens.code(first - 1) not in ("#", "2")


def _is_weekday(tokens: Tokens, first: int, after: int) -> bool:
    if tokens.word(first - 1).lower() in WEEKDAY_NAMES_BEFORE:
        return False
    following = tokens.word(after)
    return not (following[:1].isupper() and following.lower() in WEEKDAY_NAMES_AFTER)


def _is_near(tokens: Tokens, first: int, after: int) -> bool:
    """Not the name of a newspaper or of a programme."""
    before, following = tokens.word(first - 1), tokens.word(after).lower()
    named = tokens.word(first)[0].isupper() and before[:1].isupper() and tokens.code(first - 1) == "_"
    return not named and following not in ("programme", "show")


def _is_unit(tokens: Tokens, after: int) -> bool:
    """Not the start of something else: "last week of", "this year-long", "the year before the vote"."""
    if tokens.codes[after - 1 : after] in tuple("yokqdcCxg") and after < len(tokens.starts):
        if tokens.code(after) == "-" and tokens.touches(after) and tokens.touches(after + 1):
            return False
        return tokens.word(after).lower() != "of"
    if tokens.word(after - 1).lower() in ("before", "after"):
        following = tokens.word(after)
        return (
            not following
            or not following[0].isalnum()
            or following.lower() in ("and", "but", "when", "while", "to", "was", "were", "with", "had", "that")
        )
    return True
