"""Words that say a rise or a fall. Forms, not lemmas: the reader runs without a lemmatizer."""

from __future__ import annotations

from pipeline.records import Direction

_UP_FORMS = (
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth "
    "climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring "
    "leap leaps leapt leaped leaping gain gains gained gaining advance advances advanced advancing swell swelled "
    "swollen rocket rockets rocketed spike spikes spiked expand expands expanded expanding hike hiked raise raised "
    "raises raising widen widens widened widening accelerate accelerates accelerated accelerating recover recovered "
    "boost boosts boosted boosting balloon ballooned ballooning skyrocket skyrocketed upsurge "
    "uptick rebound rebounded strengthen strengthened strengthens strengthening lift lifts lifted lifting mushroom "
    "mushroomed escalate escalated escalating snowballed appreciate appreciated appreciating rally rallied quicken "
    "quickened lengthen lengthened lengthening deepen deepened deepening broaden broadened upgrade upgraded upgrading "
    "hikes hiking spiking rebounding rocketing swelling upturn increment expansion up higher greater larger"
)
_DOWN_FORMS = (
    "fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing decline "
    "declines declined declining slump slumps slumped slumping slip slips slipped slipping reduce reduces reduced "
    "reducing reduction cut cuts cutting shrink shrinks shrank shrunk shrinking dip dips dipped dipping tumble "
    "tumbles tumbled tumbling plunge plunges plunged plunging plummet plummets plummeted plummeting slide slides "
    "slid sliding ease eases eased easing contract contracted contracts contraction dive dived lose loses lost "
    "shrinking slumping narrow narrows narrowed narrowing slow slows slowed slowing slash slashes slashed slashing "
    "trim trims trimmed trimming dwindle dwindled dwindling diminish diminished diminishing collapse collapsed "
    "crash crashed retreat retreated recede receded weaken weakened weakens weakening sink sank sunk lowers lowered "
    "lowering depreciate depreciated depreciating subside subsided soften softened shorten shortened shortening pare "
    "pared downgrade downgraded downgrading nosedive nosedived sag sagged wane waned downturn shrinkage down lower "
    "fewer smaller"
)
DIRECTIONS: dict[str, Direction] = {
    **dict.fromkeys(_UP_FORMS.split(), "up"),
    **dict.fromkeys(_DOWN_FORMS.split(), "down"),
}

#: These say a change only beside a number: "5.4% lower", "132 more", "20 per cent less".
COMPARATIVES: dict[str, Direction] = {
    "higher": "up", "greater": "up", "larger": "up", "more": "up", "above": "up", "faster": "up",
    "lower": "down", "fewer": "down", "less": "down", "smaller": "down", "below": "down", "under": "down",
    "bigger": "up", "longer": "up", "wider": "up", "heavier": "up", "dearer": "up", "taller": "up",
    "shorter": "down", "narrower": "down", "lighter": "down", "cheaper": "down", "slower": "down",
}  # fmt: skip

#: A particle alone is a change only before a number or "from", or after "be" and "go".
PARTICLES = frozenset({"up", "down"})
PARTICLE_VERBS = frozenset(
    "is are was were be been being go goes going went gone come came coming remain remains remained stay stayed "
    "edged edge edging ticked ticks nudged nudging moved move creep creeps crept inched drifted shot pushed "
    "revised scaled bumped closed ended finished".split()
)

#: "Was higher than" compares, "edged higher" tells a change.
BEING = frozenset("is are was were be been being remain remains remained stay stayed".split())

#: With these a particle makes another verb: "made up 14 per cent of", "set up 3 schools", "shut down 12 sites".
PHRASAL = frozenset(
    "make makes made making set sets setting take takes took taken taking pick picks picked picking give gives gave "
    "given giving turn turns turned turning sign signs signed signing open opens opened opening shut shuts shutting "
    "close closes closing break breaks broke broken breaking round rounds rounded rounding call calls called calling "
    "hold holds held holding line lines lined lining tie ties tied back backs backed show shows showed track tracked "
    "gun gunned knock knocks knocked hunt hunted settle settled sit stand stood write wrote written "
    "speed speeds sped speeding".split()
)

#: As nouns these multiply: "a doubling of".
MULTIPLYING = frozenset("doubling trebling tripling quadrupling halving doubles trebles triples quadruples".split())

#: "Went from 417 to 650": a change without a direction of its own.
PASSAGES = frozenset("go goes going went gone change changes changed changing move moves moved moving".split())

#: Forms that are nouns here ("an increase of 132"); their amount may come before them ("a 15% rise").
NOUNS = frozenset(
    "rise increase growth jump surge leap gain hike spike upsurge uptick rebound advance climb fall drop decrease "
    "decline slump slip reduction cut dip tumble plunge slide contraction increases rises reductions decreases falls "
    "drops upturn downturn increment expansion shrinkage improvement improvements deterioration".split()
)

#: "A 25% improvement": a loss that improves goes down and a profit up; the words say no direction.
UNDIRECTED = frozenset("improvement improvements deterioration upgrade upgrades".split())
#: As verbs these say none either: "improved from 10.3 seconds to 10.1".
UNDIRECTED_VERBS = frozenset("improve improves improved improving worsen worsened worsening deteriorated".split())

#: "Added 15p", "shed 2 per cent": a change only right before its amount.
ADDING: dict[str, Direction] = {
    **dict.fromkeys("add adds added adding".split(), "up"),
    **dict.fromkeys("shed sheds shedding off".split(), "down"),
}
#: "8 per cent ahead at 540,000": right behind the difference only.
AHEAD: dict[str, Direction] = {"ahead": "up", "behind": "down"}
#: ", an extra 170": as an apposition behind two levels.
EXTRA = frozenset({"extra", "additional"})
#: ", taking its total from 7.2m to 7.3m": what an amount made of a level.
TAKING = frozenset({"taking", "bringing"})
#: With an amount behind them these gather and lose: "raised £57m", "lost £2m".
RAISES = frozenset("raise raises raised raising lose loses losing lost".split())
#: Before "fall" these make it a season.
SEASONAL = frozenset("this last next each every early late".split())
#: As nouns these are things.
THINGS = frozenset("rocket rockets contract contracts upgrade upgrades".split())
#: "At a rate of 5 per cent", "by an average of 3": "of" behind these gives the amount of a change told by a verb.
AMOUNTING = frozenset(
    "average total factor rate rates pace margin maximum minimum median mean equivalent excess order region tune "
    "record further combined up down increase rise gain growth jump loss fall drop decrease decline "
    "reduction cut saving".split()
)

#: Words between two numbers that set one against the other without saying a direction.
AGAINST = frozenset({"against", "versus", "than"})
COMPARED = frozenset({"compared", "compares", "compare", "comparing", "relative", "comparison"})
