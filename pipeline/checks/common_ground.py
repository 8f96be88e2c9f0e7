"""Two people are given the same words: one statement, or a commonplace that belongs to both?

Two articles about one matter have more in common than the words: a person, a firm, a place. Slogans, verses, appeals
for witnesses and what everybody says after a match turn up in articles that have nothing else to do with each other,
or behind words that say that they are somebody else's.
"""

from __future__ import annotations

from pipeline.checks.batch_desk import BatchDesk
from pipeline.checks.printed_words import near
from pipeline.extract.lexicon import word_set
from pipeline.match.persons import name_parts, same_organisation
from pipeline.match.stock_phrases import without_stock
from pipeline.match.wording import keys_of
from pipeline.records import Quote

_LONG = 35  # words from which nobody happens to say the same
_LEAST = 6  # words that must be left of a statement without its stock sentences
#: Verbs of those who speak words that somebody else wrote.
_RECITING = word_set(
    "sing sings sang sung singing chant chants chanted recite recites recited read reads quoted quotes"
)
#: Names that stand in the news every day and tie no two articles together.
_BROAD = frozenset(
    " ".join(name.split())
    for name in """uk, united kingdom, britain, great britain, england, scotland, wales, northern ireland, ireland, us,
    usa, united states, america, europe, european union, eu, india, australia, canada, london, washington, new york,
    westminster, labour, tory, conservative party, labour party, liberal democrats, democratic party, republican party,
    green party, reform uk, snp, gop, bjp, congress, parliament, house of commons, house of lords, senate, white house,
    home office, treasury, nhs, bbc, itv, pa, associated press, reuters, x, facebook, twitter, instagram, god, police,
    high court, crown court, supreme court""".split(",")
)


def common_ground(desk: BatchDesk, one: Quote, other: Quote) -> bool:
    """Whether more than the words ties the two articles together: a source, an organisation, a name, or length.

    Only articles whose dates are near each other can have it.
    """
    if desk.is_source(one) or desk.is_source(other):
        return True
    a, b = one.passage.article, other.passage.article
    if not near(desk.articles[a], desk.articles[b]):
        return False
    if one.organisation and other.organisation and same_organisation(one.organisation, other.organisation):
        return True
    if min(len(one.passage.text.split()), len(other.passage.text.split())) >= _LONG:
        return True
    if set(name_parts(one.speaker)[-1:]) & set(name_parts(other.speaker)[-1:]):
        return True  # of one surname: kin, or one person misnamed
    return not (desk.names_of(a) & desk.names_of(b)).issubset(_BROAD)


def own_words(quote: Quote) -> bool:
    """Whether the words may be the speaker's: not sung, not read out, and more than a stock sentence."""
    if quote.cue is not None and quote.cue.text.lower() in _RECITING:
        return False
    return len(keys_of(without_stock(quote.passage.text))) >= _LEAST
