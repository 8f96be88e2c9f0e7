"""Lexicon for names in print: titles and offices before a name, words that make a name an organisation's."""

from __future__ import annotations

from pipeline.extract.lexicon import word_set

HONORIFICS = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "dame": "f", "lord": "m", "lady": "f", "baroness": "f",
    "baron": "m", "king": "m", "queen": "f", "prince": "m", "princess": "f", "duke": "m", "duchess": "f",
    "pope": "m", "dr": "", "prof": "", "professor": "", "rev": "", "reverend": "", "mx": "",
}  # fmt: skip
#: Offices and ranks that stand before a name with a capital.
OFFICES = word_set(
    """president vice senator sen sens rep reps representative gov governor mayor judge justice bishop archbishop
    cardinal imam rabbi captain capt major maj colonel col general gen lieutenant lt sergeant sgt pc dc ds di dci
    detective inspector constable superintendent supt commander commissioner chief officer secretary minister
    chancellor chairman chairwoman chair director councillor cllr congressman congresswoman coach ambassador speaker
    leader spokesman spokeswoman spokesperson attorney prime foreign home state deputy assistant acting former first
    press shadow candidate nominee strategist analyst editor manager executive ceo mp msp mep actor singer hon
    treasurer admiral premier coroner magistrate dean provost principal strategist adviser advisor pollster host
    republican democratic democrat labour conservative tory gop democrats republicans solicitor private corporal cpl
    brigadier staff senior junior assemblyman sheriff marshal historian author columnist"""
)
#: A word that makes a capitalised name an organisation's.
ORGANISATION_WORDS = word_set(
    """council police constabulary university college school academy party committee association society trust
    foundation institute institution company corporation corp inc ltd plc llc llp group union commission authority
    agency department ministry office bureau service services court bank club federation league board centre center
    hospital church army navy force forces press times post news guardian telegraph mail herald journal tribune
    gazette observer magazine network campaign coalition alliance congress parliament senate house government
    assembly charity fund project initiative airlines airways railways rail motors media records studios partners
    holdings industries systems technologies software stores store supermarkets insurance international united city
    rovers athletic wanderers rangers administration treasury watch unit team crown prosecution nhs bbc cnn nbc cbs
    abc fox organisation organization confederation chamber bar rights action research data statistics observatory
    forum network helpline childline store works energy water gas oil steel airport festival theatre museum gallery
    library chambers"""
)
#: Words that begin sentences; then others that are no part of a person's name: times, peoples, places, events.
STARTERS = word_set(
    """the a an and but or so yet for nor in on at by to of from with as if when while after before since until though
    although because that this these those it its he she they we you i his her their our my your there here what who
    which where why how not no yes all some many most few both each every any other another such last next then now
    meanwhile however yesterday today tomorrow tonight also according asked speaking despite during under over about
    between among against following earlier later still just even only once did does do was were is are has have had
    will would can could should may might must let follow neither either rival instead like unlike monday tuesday
    wednesday thursday friday saturday sunday maybe
    perhaps another other others more few despite although indeed nevertheless instead said says add adds added"""
)
NOT_GIVEN = STARTERS | word_set(
    """one two three four five six seven eight nine ten january february march april june july august september october
    november december christmas easter british english scottish welsh irish american french german russian chinese
    brazilian portuguese spanish italian dutch polish ukrainian turkish greek nigerian ghanaian kenyan egyptian iranian
    iraqi syrian pakistani bangladeshi japanese korean vietnamese mexican colombian argentine argentinian swedish danish
    norwegian finnish austrian swiss belgian hungarian romanian bulgarian croatian serbian czech jamaican
    european indian african asian australian canadian israeli muslim christian jewish north south east west northern
    southern eastern western central great new old saint mount lake river street road avenue lane square park county
    district region republic kingdom states islands island bay day night week month year morning afternoon summer
    winter spring autumn act bill law treaty agreement deal plan amendment war battle award awards prize cup game
    games olympic olympics world series show convention forum summit conference debate debates theory effect camp
    tank music country miss"""
)
#: Nouns for a post or profession: what makes ", NSPCC chief executive," a role.
ROLE_NOUNS = word_set(
    """spokesman spokeswoman spokesperson minister secretary president chairman chairwoman chair chairperson director
    executive leader head manager analyst expert economist professor lecturer researcher scientist author campaigner
    activist adviser advisor aide lawyer attorney solicitor barrister judge prosecutor detective inspector
    superintendent constable sergeant commissioner doctor nurse surgeon consultant teacher headteacher headmaster
    headmistress governor mayor mp msp mep am councillor candidate nominee ambassador envoy diplomat general captain
    coach journalist reporter columnist editor correspondent writer historian critic presenter host producer actor
    actress singer founder co-founder cofounder owner partner officer official senator congressman congresswoman
    representative strategist pollster administrator operator treasurer trustee vicar bishop archbishop priest rabbi
    imam pastor reverend cardinal coordinator co-ordinator organiser organizer engineer architect designer farmer
    curator coroner lead chief boss ceo midwife psychologist psychiatrist therapist counsellor veteran resident
    student fellow scholar dean principal provost vice-chancellor chancellor speaker whip lord commander
    superintendent veterinarian vet physician paramedic pilot lobbyist investigator examiner ombudsman regulator
    mother father widow widower daughter son brother sister wife husband
    striker midfielder defender goalkeeper winger skipper comedian rapper chef blogger influencer broadcaster
    pensioner shopkeeper landlord landlady publican gardener builder plumber electrician postman grandmother
    grandfather grandad mum dad neighbour neighbor forecaster climatologist meteorologist ecologist biologist
    physicist chemist geologist virologist epidemiologist sociologist anthropologist archaeologist zoologist
    novelist poet playwright artist photographer firefighter carer caretaker sheriff
    broker academic choirmaster conductor composer musician"""
)
#: What a text calls a business that it has named: "the group's factories".
BODIES = word_set(
    """firm company group chain carmaker airline retailer giant manufacturer brewer publisher maker supermarket lender
    operator carrier insurer broadcaster developer"""
)
#: What links to files say, kind and size: capitals that name nobody.
FILE_WORDS = word_set("xls xlsx csv pdf doc docx ods odt ppt pptx rtf txt zip html xml json jpg png gif kb mb gb excel")
#: Those of ORGANISATION_WORDS that are surnames too.
ALSO_SURNAMES = word_set("church house court fox bank bar crown guardian watch rangers force")
#: A place or a people, not an organisation, before or after a role: "Welsh secretary", "head of service for the South".
PLACE_WORDS = word_set(
    """north south east west northern southern eastern western central england scotland wales ireland britain uk us usa
    eu europe america london british english scottish welsh irish american european french german chinese japanese
    russian indian african asian australian canadian city county region country world state
    france french germany spain spanish italy italian china japan russia india iran iraq israel israeli canada australia
    brazil mexico mexican dutch swedish danish norwegian polish turkish greek portuguese belgian swiss austrian
    pakistan pakistani kenyan nigerian zealand korean argentine cuban egyptian saudi syrian ukrainian washington york
    california texas florida tennessee ohio virginia michigan pennsylvania carolina georgia illinois iowa"""
)
