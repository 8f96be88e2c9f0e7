"""Common given names with the pronoun that usually goes with them; a name that is missing is only less evidence."""

from __future__ import annotations

import unicodedata

from pipeline.extract.lexicon import word_set

HE = word_set(
    """aaron abdul abdullah abdullahi abhishek abraham achim adam adeyemi adil aditya adrian ahmed aidan ajay akash
    akhil akira alan alasdair alastair albert alec aled alejandro aleksander aleksandr aleksei alessandro alex
    alexander alexei alexis alfie alfonso alfred ali alistair allan allen alun alvaro ambrose amir amit amitabh
    anand anders andre andreas andrei andrej andrew andrzej andy angus anil ansgar anthony antoine anton antonio
    antonis antwan archibald archie arjun armando arnaud arnold arthur arturo arun arvind ashok ashraf asif atul
    augustus axel barack barney barry bartosz bashir basil ben benjamin bernard bernie bertie bhupendra bill billy
    bjorn bob bobby boguslaw bohdan boris brad brandon brendan brent brett brian bruce bruno bryan bryn caleb callum
    cameron carl carlos cary cathal cecil cedric cesar chad chandra charles charlie chidi chinedu chris christian
    christoph christopher christos chuck cian ciaran cillian clarence clark claude clement clifford clinton clive
    colin colm conall conleth connor conor corey cormac cornelius craig crispin cristian curtis cyril dafydd daisuke
    dale damian damien dan daniel danilo danny dario darnell darragh darren dave david dean declan deepak demetrius
    dennis derek dermot deshawn desmond devendra dewi diarmuid didier diego dieter digby dilip dimitri dinesh dom
    dominic don donal donald donncha doug dougal douglas dragan duncan dwight dylan eamonn eckhard ed eddie edgar
    edmund edoardo eduardo edward edwin eirik elias elijah elis elliot emeka emilio emlyn emmanuel emre enda enrique
    enzo eoghan eoin erdal eric erik ernest ernesto ethan etienne euan eugene evan ewan ewen ezra fabio fabrice
    facundo faisal farhan farouk federico felix femi ferdinand fergal fergus fernando finlay fintan florian floyd
    francis francisco francois frank franklin franz fraser fred freddie frederick friedrich fyodor gabor gaetano
    ganesh gareth gary gaurav gavin geoff geoffrey george geraint gerald gerard gerhard gerrit gerry gethin gianluca
    gianni gideon gilbert giles giorgio giorgos giovanni giuseppe glen glenn godfrey gopal gordon graham grant greg
    gregor gregory grzegorz guillaume guillermo gunnar gunther gus gustav gustavo guy gwilym gwyn hal hamid hamish
    hamza hans harish harold haroon harry harsh haruki harvey hassan hector heinrich hemant henri henrik henry
    herbert herman hiroshi horace howard hugh hugo humphrey hussein huw hywel iain ian ibrahim idris ifor igor
    ikenna ilya imran ioan isaac isaiah ismail istvan ivan iwan jaap jacek jack jacob jacques jago jake jakub jamal
    jamar james jamie janos jared jarek jaroslav jason jasper javier jay jeff jeffrey jens jeremy jermaine jerome
    jerry jesse jesus jez jim jimmy joachim joao joe joel johan johannes john johnny jolyon jon jonah jonathan jorg
    jorge jose josef joseph josh joshua josiah jozef juan julian jurgen justin kamal kamran karim karl karthik
    kashif keir keith kelvin ken kenji kenneth kenny kevin khalid kieran kishore klaus kofi konrad kostas krishna
    krzysztof kurt kwame kyle lachie lachlan lance larry lars laszlo laurent lawrence lee len leo leon leonard
    leonardo leroy leslie levi lewis liam lindsay liviu llewellyn lloyd lorcan lorenzo lorne louis luca lucas ludwig
    luigi luis lukas luke luther luuk maciej mads magnus mahesh mahmoud malachy malcolm malik manish manoj manuel
    marcel marcin marco marcus marek mario mark markus marshall martin marty marvin massimo mateusz mathew mathias
    mathieu matt matteo matthew matthias maurice mauricio max mehdi mehmet melvin michael michal micheal mick micky
    miguel mihai mikael mike mikhail miles milos mitch mitt mo mohamed mohammad mohammed mohan mohsin monty morgan
    moses muhammad mukesh mungo murray mustafa nabil narendra naresh nasser nathan nathanael nathaniel naveen neal
    ned neil nelson newt niall nicholas nick nico nigel nikhil nikola nikolai nikos nils nitin noah noel norman
    obinna oisin oleg oleksandr oliver olivier ollie olof olusegun omar oriol osama oscar osian osman oswald otto
    owain owen pablo padraic padraig paolo parth pascal patrick patrik paul pavel pawel peadar pedro percy pete
    peter petr petros phil philip philippe phillip pierre piers pieter piotr piran pradeep prakash pramod pranab
    prashant qasim quentin rafael rafal raheem rahul raj rajeev rajesh rajiv rakesh ralph ramesh ramon ramzi randall
    randy ranjit raphael rashid ravi ray raymond reg reggie reginald reuben rex rhodri rhys ricardo riccardo richard
    rick ricky rishi rob robbie robert roberto robin rod roderick rodney rodrigo roger rohan rohit roland rollo ron
    ronald ronnie rory ross rowan roy ruairi ruaridh ruben rudolph rudy rufus rupert russ russell ryan ryszard
    sachin sadiq saeed sajid salim salman salvador sam samuel sandeep sanjay santosh satish satoshi saul sayed scott
    seamus sean sebastian sergei sergio seth severin shahid shane shankar shashi shaun shivraj sholto sid siddharth
    sidney siegfried silas silvio simon slawomir solomon soren sorin spencer stan stanislav stanley stefan stefano
    stephen steve steven stewart stig struan stuart subhash sukhdev suleiman sunil suresh svein sven syed sylvester
    tadeusz takashi takeshi tapio tariq tarquin tayo ted teddy terence terrell terry thabo theo theodore thiago
    thierry thomas thorsten tiernan tim timothy timur tobias toby todd tom tomas tomasz tommaso tommy tony torquil
    travis trevor tristan tunde tyler tyrone udo ugo ulf ulrich ulysses umar usman uttam uwe vaclav vasily venkatesh
    vernon victor vijay vikas vikram viktor vinay vince vincent vincenzo vinod vishal vitaly vivek vladimir
    volodymyr waleed walid wallace walter waqar warren wayne werner wesley wilf wilfred wilhelm will william willie
    winston wojciech wolfgang xavier yannick yannis yash yasser yiannis yogesh youssef yuri yusuf yuval yves zac
    zachariah zachary zahid zbigniew zoltan zubair"""
)
SHE = word_set(
    """aarti abigail ada adele aditi adriana agata agatha agnes agnieszka aileen ailsa aisha aisling alejandra
    aleksandra alessandra alexandra alice alicia alina alison allison alma amal amanda amber ameera amelia amina
    amrita amy ana anastasia anca andrea aneta angela angharad angie anita anjali anjana ann anna anne anneliese
    annette annie annika anouk anthea anusha aoibhe aoibhinn aoife aparna april araminta archana arlene arundhati
    asha ashley ashwini astrid audrey ausra ava ayesha aylin azadeh barbara barbora bea beata beatrice beatrix
    beattie becky belinda benedetta bernadette beth bethan bethany bettina betty beverley beverly bhavna bianca
    bianka birgit bonnie branwen brenda bridget brigid brigitte brittany bronagh bronwen bronwyn caitlin camilla
    camille candice caoimhe cara carla carlotta carly carmen carol carole caroline carolyn carrie carys catalina
    catarina cath catherine cathy catrin catriona cecilia celeste celia cerys chantal charlotte chelsea cherie
    cheryl cheyenne chiamaka chiara chinwe chloe chrissie christina christine ciara cindy cissie claire clara clare
    claudia clementine clodagh clotilde colette concetta connie constance consuelo cordelia corinne corrine cressida
    cynthia daisy dana danielle danuta daphne dawn debbie deborah debra deepika deirdre delia delphine denisa denise
    dervla devika diana diane dilys divya dolores donna dora doreen doris dorota dorothea dorothy dottie ebba edith
    edna edwina effie efua eileen eilidh eilis eimear ekaterina ekua elaine eleanor elena eleri elif elisa elisabeth
    eliza elizabeth elke ella ellen elodie elsie elspeth elzbieta emer emilia emily emma emmeline enid erica erika
    erin ernestine esme esperanza esra estelle esther ethel eugenia eunice eva evelyn evie ewa fadila faith farah
    farida farzana fatemeh fatima federica felicity fenella fern ffion fiona fionnuala fleur flora florence folake
    fran frances francesca francoise frauke freda freya frida funmi gabriela gabriella gabrielle gail galina gauri
    gaynor geeta gemma genevieve georgia georgiana georgina geraldine gertrude ghada gilda gillian gina ginny
    giorgia gita giulia gladys glenda gloria glynis gosia grace grainne graziella greer greta gretchen gretel
    guadalupe gudrun gulnara gwen gwenda gwyneth habiba hadiza hala halima hanna hannah hanne harpreet harriet
    hattie hayley hazel heather heba hedwig heidi helen helena helene henrietta hermione hiba hilary hilda hillary
    hina holly honor hope huda ida ilaria ilona ilse imogen ina indira ines inga inge ingeborg ingrid ioana iona
    irena irene irina iris isabel isabella isadora iseult isha isla isobel ivana ivy iwona jacinda jacinta jacintha
    jacqueline jacqui jadwiga jagoda jan jana jane janet janice jasmine jaya jayne jean jeanette jeannie jelena
    jemima jenna jennie jennifer jenny jess jessica jette jill jimena jo joan joana joanna joanne jocasta jocelyn
    jodie johanna jolanta josephine josie joy joyce juanita judith judy julia juliana julie juliet juliette june
    justine jutta jyoti kaja kalpana kamala kamila karen karin karina karolina katarina katarzyna kate katerina
    katherine kathleen kathryn kathy katie katrina kavita kavya kayla kayleigh keeley keisha kelly kellyanne kerri
    kerry khadija kim kinga kirsten kirsti kirstie kirsty kitty klara komal kristen kristin kristina krisztina
    krystyna kseniya laila lalita lara larisa lashonda latasha latoya laura lauren lavinia layla leah leanna leanne
    leila lena leonie leonora lesley letitia letty libby lidia liesbeth ligia lil lilian liliana liliane lillian
    lily lina linda lindsey lioba lisa liv liz lizzie ljubica lois lorena lorna lorraine lotte lottie lou louise
    lowri lucia lucie lucille lucinda lucja lucy ludmila luisa lupe lydia lynda lyndsey lynette lynn lynne lyudmila
    mabel madeleine madhuri madison maeve magda magdalena maggie mags maha mairead maisie maja malala malgorzata
    mali mandy manuela marcela marcelle marcia mareike margaret margot marguerite maria mariam marian mariana
    marianne maricela marie mariella marija marika marilyn marina marion marit marjorie marta martha martina mary
    marzena masha mathilde matilda maureen mavis maxine mayumi meena meera meg megan mehreen mel melania melanie
    melinda melissa melody mercedes mercy meryl mette mhairi mia michaela michelle mihaela mildred milena millie
    mina minnie miranda mirela miriam mirjam moira molly mona monica monika morag muriel myra myrtle nadezhda nadia
    nadine nadira naledi nancy nandita naomi nasreen natalia natalie natalya natasha neha nell nellie nelly nerys
    nessa nesta ngozi nia niamh nicki nicola nicole nicolette nikki nina nirmala nisha noor nora noreen norma nuala
    nuria odette oksana olga olive olivia oluchi oonagh oriana orla orlaith ottilie ottoline paige pamela pandora
    paola parvati parveen patricia patsy patti patty paula pauline pearl peggy penelope penny petra petronella
    petula philippa philomena phoebe phyllis pilar polly pooja poonam poppy pratibha preeti primrose priscilla priti
    priya priyanka prudence prue queenie rachael rachel raffaella rajni raquel rasha razia rebecca rebeka regina
    rekha renata renate renee reyhan rhian rhiannon rhoda rhona rita ritu roberta robyn roisin romilly roopa ros
    rosa rosalia rosalind rosalyn rosamund rosanna rosanne rosario rose rosemary rosie rowena roxana roz ruby
    rukhsana rupa ruth ruthie sabiha sabine sabrina sadie saffron safiya saima sal sally salma samantha samina
    sandra sangeeta sanna saoirse sara sarah sarika sarita saskia savita seema selina seren serena sevgi shabana
    shabnam shaista shalini shanice shannon shanthi sharon shazia sheena sheetal sheila shelley sheryl shilpa shirin
    shirley shobha shona shreya shruti sian sigrid silvana silvia simone sindhu sinead siobhan sioned sita sneha
    sofia solveig sonal sonia sophia sophie soraya sorcha stacey stefania stella steph stephanie sue sujata sukie
    sunita supriya susan susannah sushma susie suzanne svetlana swati sybil sylvia tabatha tabitha tamara tamika
    tamsin tanisha tanya tara tasneem tatiana tatum tatyana teresa tessa tessie thandiwe thea thelma theresa therese
    thora tilly tina tomoko toni tove tracey tracy tricia trine trish trudie trudy ulrike uma una ursula usha
    valerie vandana vanessa vasanthi veena vera verity verna veronica veronika vicky victoria vidya vigdis viola
    violet violeta virginia vita viv vivian vivien vivienne wanda wendy whitney wilma winifred winnie wynne xiomara
    yaa yasmin yasmina yelena yesenia yetunde yewande yoko yolanda yulia yuliya yumi yvette yvie yvonne zahra zainab
    zanele zara zelda zena zeynep zoe zofia zsuzsanna zuzana"""
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
        "oleksandr aleksandr alexander alexandr", "volodymyr vladimir", "sergei sergey serhii serhiy", "ahmed ahmad",
        "dmitri dmitry dmytro dimitri dmitriy", "yuri yuriy iurii yury", "andriy andrei andrey andrii", "omar umar",
        "oleksiy alexei alexey aleksei", "mykola nikolai", "mikhail mykhailo", "yevhen yevgeny evgeny evgeni",
        "natalia natalya", "abdallah abdullah", "khaled khalid", "osama usama", "fatima fatimah", "aisha ayesha",
    )
)  # fmt: skip


def usual_pronoun(first: str) -> str:
    """ "m", "f", or "" where the name does not say."""
    first, hyphen, second = _plain(first.lower()).partition("-")
    if first == "jean" and hyphen and second not in SHE:
        return "m"  # Jean-Paul
    if first in HE:
        return "" if first in SHE else "m"
    return "f" if first in SHE else ""


def _plain(name: str) -> str:
    """Without accents: "Seán", "Zoë"."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def same_given_name(a: str, b: str) -> bool:
    """Whether two given names may be one person's: equal, an initial of it, a usual short form, or spelt otherwise."""
    a, b = a.lower().rstrip("."), b.lower().rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    if any(a in forms and b in forms for forms in _SPELLINGS):
        return True
    return any(a in forms and b in forms for forms in (f"{k} {v}".split() for k, v in SHORT.items()))
