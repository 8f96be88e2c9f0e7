"""Common given names with the pronoun that usually goes with them; a name that is missing is only less evidence."""

from __future__ import annotations

from pipeline.extract.lexicon import word_set

HE = word_set(
    """aaron abdul abraham adam adrian ahmed aidan alan alastair albert alec alex alexander alexis alfred ali alistair
    allan allen alun amir andre andrew andy angus anthony antonio archie arnold arthur asif barack barry ben
    benjamin bernard bernie bill billy bob bobby boris brad brandon brendan brett brian bruce bryan callum cameron
    carl carlos cary cecil chad charles charlie chris christian christopher chuck clarence clark claude clifford
    clinton clive colin conor corey craig curtis cyril dale damian damien dan daniel danny darren dave david dean
    dennis derek dermot desmond diego dominic don donald doug douglas duncan dwight dylan eamonn ed eddie edgar
    edmund eduardo edward edwin elliot emmanuel eric ernest ethan eugene evan ewan felix fergus fernando floyd
    francis francisco frank franklin fred frederick gareth gary gavin geoff geoffrey george gerald gerard gerry
    gilbert giles glen glenn gordon graham grant greg gregory guy hamish harold harry harvey hassan hector henry
    herbert herman horace howard hugh hugo humphrey hussein iain ian ibrahim isaac ivan jack jacob jake jamal james
    jamie jared jason jasper javier jay jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel john johnny
    jon jonathan jorge jose joseph josh joshua juan julian justin karl keith kelvin ken kenneth kenny kevin khalid
    kieran kurt kyle lance larry lawrence lee len leo leon leonard leroy leslie lewis liam lindsay lloyd louis luca
    lucas luis luke magnus malcolm manuel marco marcus mario mark marshall martin marty marvin mathew matt matthew
    maurice max melvin michael miguel mike miles mitch mitt mo mohamed mohammad mohammed morgan moses muhammad
    murray nathan nathaniel neal neil nelson newt nicholas nick nigel noah noel norman oliver omar oscar osama otto
    owen pablo patrick paul pedro pete peter phil philip phillip pierre rafael ralph ramon randall randy ray raymond
    reg reggie reginald rex ricardo richard rick ricky rob robbie robert roberto robin rod roderick rodney roger
    roland ron ronald ronnie rory ross roy rudolph rudy rufus rupert russ russell ryan salvador sam samuel saul
    scott sean sebastian sergio seth shane shaun sid sidney silvio simon spencer stan stanley stefan stephen steve
    steven stewart stuart sunil sylvester tariq ted terence terry theodore thomas tim timothy toby todd tom tommy
    tony travis trevor tristan tyler vernon victor vince vincent vladimir wallace walter warren wayne wesley wilfred
    will william willie winston xavier yusuf zac zachary"""
)
SHE = word_set(
    """abigail ada adele agnes aisha alexandra alice alicia alison allison amanda amber amelia amina amy ana andrea
    angela angie anita ann anna anne annette annie anthea april arlene ashley audrey barbara beatrice becky belinda
    bernadette beth bethany betty beverley beverly bonnie brenda bridget brittany camilla candice cara carla carly
    carmen carol carole caroline carolyn carrie catherine cathy catriona cecilia celia charlotte chelsea cherie
    cheryl chloe christina christine cindy claire clara clare claudia colette connie constance corinne cynthia daisy
    dana danielle daphne dawn deborah debbie debra deirdre delia denise diana diane dolores donna dora doreen doris
    dorothy edith edna eileen elaine eleanor elena elisabeth eliza elizabeth ella ellen elsie emily emma erica erin
    esme esther ethel eunice eva evelyn faith fatima felicity fiona florence frances francesca freda gail gemma
    georgia georgina geraldine gertrude gillian gina ginny gladys glenda gloria grace gretchen gwen hannah harriet
    hayley hazel heather heidi helen helena hilary hilda hillary holly hope ida imogen ingrid irene iris isabel
    isabella isobel ivy jacqueline jacqui jan jane janet janice jasmine jean jeanette jemima jenna jennifer jenny
    jess jessica jill jo joan joanna joanne jocelyn jodie josephine joy joyce juanita judith judy julia julie june
    justine karen kate katherine kathleen kathryn kathy katie katrina kayla kellyanne kelly kerry kim kirsten kirsty
    kristen kristin laura lauren leah leanne lena lesley liliana lillian lily linda lisa liz lizzie lois lorna
    lorraine louise lucia lucinda lucy lydia lynda lyndsey lynn lynne mabel madeleine madison maeve maggie mandy
    marcia margaret margot maria marian marianne marie marilyn marina marion marjorie martha mary maureen mavis
    maxine megan melania melanie melinda melissa mercedes meryl mia michelle mildred millie miranda miriam moira
    molly monica muriel myra nadia nancy naomi natalie natasha nell nicki nicola nicole nikki nina nora norma olga
    olive olivia paige pamela patricia patsy patty paula pauline pearl peggy penelope penny philippa phoebe phyllis
    polly priscilla priti rachael rachel rebecca regina renee rhoda rhona rita roberta robyn rosa rosalind rose
    rosemary rosie rowena ruby ruth sabrina sadie sally samantha sandra sara sarah selina serena shannon sharon
    sheila shelley sheryl shirley sian simone sonia sophia sophie stacey stella stephanie sue susan susannah susie
    suzanne sylvia tamara tanya tara teresa tessa thelma theresa tina toni tracey tracy tricia trudy ursula valerie
    vanessa vera veronica vicky victoria viola violet virginia vivian vivien wanda wendy whitney wilma winifred
    yasmin yolanda yvette yvonne zara zoe"""
)

#: Short forms under which a person may appear too: first the long name.
SHORT = {
    "alexander": "alex sandy", "andrew": "andy drew", "anthony": "tony", "benjamin": "ben", "bernard": "bernie",
    "charles": "charlie chuck", "christopher": "chris", "daniel": "dan danny", "david": "dave", "donald": "don",
    "douglas": "doug", "edward": "ed eddie ted", "frederick": "fred freddie", "geoffrey": "geoff",
    "gregory": "greg", "gerald": "gerry jerry", "james": "jim jimmy jamie", "jeffrey": "jeff", "jennifer": "jen jenny",
    "jonathan": "jon", "joseph": "joe", "joshua": "josh", "katherine": "kate kathy katie", "catherine": "cathy kate",
    "kenneth": "ken", "lawrence": "larry", "leonard": "len", "margaret": "maggie peggy", "matthew": "matt",
    "michael": "mike mick", "nicholas": "nick", "patricia": "pat tricia", "patrick": "pat paddy", "philip": "phil",
    "raymond": "ray", "rebecca": "becky", "richard": "rick dick", "robert": "rob bob bobby robbie", "ronald": "ron",
    "samuel": "sam", "samantha": "sam", "stephen": "steve", "steven": "steve", "susan": "sue", "terence": "terry",
    "theodore": "ted", "thomas": "tom tommy", "timothy": "tim", "victoria": "vicky", "vincent": "vince",
    "walter": "walt", "william": "will bill billy", "elizabeth": "liz beth lizzie betty", "deborah": "debbie",
}  # fmt: skip

#: Names that outlets spell in two ways for one person.
_SPELLINGS = tuple(
    frozenset(forms.split())
    for forms in (
        "stephen steven stephan", "catherine katherine kathryn catharine", "geoffrey jeffrey", "philip phillip",
        "sara sarah", "ann anne", "graham graeme", "alan allan allen", "ian iain", "sean shaun shawn", "mark marc",
        "jon john", "stuart stewart", "brian bryan", "eric erik", "tracy tracey", "michele michelle", "lynn lynne",
        "claire clare", "debra deborah", "rachel rachael", "nicolas nicholas", "matthew mathew", "lesley leslie",
        "jonathan jonathon", "elisabeth elizabeth", "isabel isobel isabelle", "laurence lawrence", "gillian jillian",
        "mohammed muhammad mohamed mohammad muhammed", "sharon sharron", "teresa theresa", "susanna susannah",
        "nicola nichola", "marion marian", "vivien vivian vivienne", "yousef yusuf youssef", "hussein hussain",
    )
)  # fmt: skip


def usual_pronoun(first: str) -> str:
    """ "m", "f", or "" where the name does not say."""
    first = first.lower()
    if first in HE:
        return "" if first in SHE else "m"
    return "f" if first in SHE else ""


def same_given_name(a: str, b: str) -> bool:
    """Whether two given names may be one person's: equal, an initial of it, a usual short form, or spelt otherwise."""
    a, b = a.lower().rstrip("."), b.lower().rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    if any(a in forms and b in forms for forms in _SPELLINGS):
        return True
    return any(a in forms and b in forms for forms in (f"{k} {v}".split() for k, v in SHORT.items()))
