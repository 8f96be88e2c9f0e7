"""Words that introduce speech, and the forms they take in print."""

from __future__ import annotations

from pipeline.extract.lexicon import word_set

#: Verbs that report words: "said", "tells", "adding".
_SPEECH = """say tell add write ask claim argue insist explain state note warn announce declare report recall
continue conclude reply respond answer tweet retweet post comment remark observe acknowledge admit concede agree
confirm deny suggest maintain stress emphasise emphasize reiterate repeat joke quip shout yell scream cry whisper
mutter murmur chant sing vow pledge promise predict urge demand complain lament boast brag assert contend allege
caution advise recount reveal disclose testify opine muse wonder proclaim pronounce recommend reflect remember
retort snap counter interject interrupt exclaim gush blog email text plead implore beg thunder roar laugh smile sigh
chuckle shrug nod warn estimate explain reason theorise theorize speculate volunteer chime clarify elaborate
summarise summarize insinuate imply signal profess swear avow inform remind assure teach preach lecture protest
object reassure apologise apologize concur enthuse fume rage sneer scoff tease thank counsel instruct
order direct"""

#: Verbs that report words when the words stand in their own sentence: "called it “…”", "branded him “…”".
_NAMING = """call describe dub label brand characterise characterize denounce condemn criticise criticize slam blast
praise laud hail dismiss accuse blame attack cite tout term deem decry deride mock ridicule scold chide rebuke defend
think believe feel fear hope consider regard begin start finish open close read go speak talk refer
mention point invoke express voice offer sum paint portray depict liken compare credit fault propose
threaten campaign rail fire crow bemoan bash rip pan knock welcome celebrate
endorse echo dispute challenge contradict reject question doubt dare want vow quote put find show identify"""

_IRREGULAR = {
    "say": "said says saying", "tell": "told tells telling", "write": "wrote writes writing written",
    "sing": "sang sings singing sung", "swear": "swore swears swearing sworn", "teach": "taught teaches teaching",
    "think": "thought thinks thinking", "feel": "felt feels feeling", "see": "saw sees seeing seen",
    "find": "found finds finding", "show": "showed shows showing shown",
    "put": "put puts putting", "begin": "began begins beginning begun",
    "read": "read reads reading", "go": "went goes going gone", "speak": "spoke speaks speaking spoken",
    "run": "ran runs running", "hold": "held holds holding", "send": "sent sends sending",
    "beg": "begged begs begging", "brag": "bragged brags bragging", "dub": "dubbed dubs dubbing",
    "slam": "slammed slams slamming", "snap": "snapped snaps snapping", "quip": "quipped quips quipping",
    "sum": "summed sums summing", "refer": "referred refers referring", "nod": "nodded nods nodding",
    "shrug": "shrugged shrugs shrugging", "blog": "blogged blogs blogging", "admit": "admitted admits admitting",
    "rip": "ripped rips ripping", "pan": "panned pans panning", "pen": "penned pens penning",
    "label": "labelled labeled labels labelling labeling", "signal": "signalled signaled signals signalling",
    "counsel": "counselled counseled counsels counselling", "concur": "concurred concurs concurring",
    "plead": "pleaded pled pleads pleading",
}  # fmt: skip


def _forms(verbs: str) -> frozenset[str]:
    forms: set[str] = set()
    for verb in verbs.split():
        forms.add(verb)
        if verb in _IRREGULAR:
            forms.update(_IRREGULAR[verb].split())
        elif verb.endswith("e"):
            forms.update((verb + "s", verb + "d", verb[:-1] + "ing"))
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            forms.update((verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"))
        elif verb.endswith(("s", "sh", "ch", "x", "z")):
            forms.update((verb + "es", verb + "ed", verb + "ing"))
        else:
            forms.update((verb + "s", verb + "ed", verb + "ing"))
    return frozenset(forms)


SPEECH = _forms(_SPEECH)
NAMING = _forms(_NAMING) - SPEECH
#: What one says that others do: in "The union said members felt “betrayed”" the word is the union's.
FEELING = _forms("think believe feel fear hope consider regard want doubt")
#: Verbs that only somebody does, whoever the noun before them is: "Surfers Against Filth accused ministers of “…”".
JUDGING = _forms("accuse blame condemn denounce slam blast praise brand describe criticise criticize call dismiss hail")
#: Nouns whose owner or maker speaks: "Mr Hill's claim that “…”".
SPEECH_NOUNS = word_set(
    """claim statement comment remark assertion argument accusation allegation promise pledge call demand description
    warning view belief tweet letter email message speech report article post word words interview question answer
    response insistence suggestion proposal slogan complaint criticism opinion verdict release note memo testimony
    comments remarks claims statements tweets words allegations accusations"""
)
PRONOUNS = {"he": "m", "she": "f", "they": "", "him": "m", "her": "f", "i": "", "we": "", "who": ""}
#: Nouns for people who speak, so that "a spokesman" or "the mother of three" may.
PEOPLE_NOUNS = word_set(
    """spokesman spokeswoman spokesperson spokespeople source sources official officials officer officers minister
    secretary president chairman chairwoman chair director chief executive leader head manager analyst analysts
    expert experts economist professor lecturer researcher researchers scientist scientists author authors
    campaigner campaigners activist activists adviser advisor aide aides ally allies critic critics supporter
    supporters opponent mother father parent parents son daughter brother sister husband wife friend friends
    neighbour neighbor resident residents witness witnesses victim victims lawyer lawyers attorney solicitor
    barrister judge prosecutor prosecutors detective inspector superintendent constable sergeant police doctor
    doctors nurse surgeon teacher teachers headteacher student students pupil worker workers farmer owner boss
    founder co-founder president senator congressman congresswoman governor mayor mp mps councillor councillors
    candidate nominee ambassador envoy diplomat general captain coach player striker midfielder man woman boy girl
    people person member members voter voters journalist reporter columnist editor writer commentator historian
    critic blogger presenter host anchor actor actress singer statement report document documents letter study
    newspaper paper magazine website agency company firm charity council government department ministry campaign
    party union group organisation organization commission committee court opposition office board trust force bank
    university college school church hospital club association federation institute foundation centre center nominee
    millionaire billionaire investigators passenger driver pilot survivor survivors crowd protesters demonstrators
    fans fan speaker respondent customer customers consumer representative representatives lawmakers republicans
    democrats conservatives star veteran strategist pollster consultant administrator commissioner operator
    treasurer trustee vicar bishop archbishop priest rabbi imam pastor reverend caller user commenter colleague
    colleagues partner boyfriend girlfriend villager villagers shopper shoppers motorist motorists commuter commuters
    tourist tourists islander islanders refugee refugees soldier soldiers volunteer volunteers onlooker onlookers
    worshipper cyclist walker fisherman trader shopkeeper landlord landlady publican waiter waitress cleaner carer
    grandmother grandfather aunt uncle cousin niece nephew teenager toddler schoolgirl schoolboy pensioner retiree
    airline retailer supermarket carmaker operator insurer regulator watchdog developer broadcaster museum theatre zoo
    lender brewer assistant agent deputy receptionist cashier steward porter gardener builder electrician plumber
    butcher baker chef trainer jockey pollster scientist engineer architect technician paramedic midwife carpenter"""
)
