"""Words that tell a place name from other uses of the same word: a verb, a person, a club, a title, a company."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Parts of a name that may be printed in either case.
SMALL = _words("and of the upon on in under with le by cum")
DIRECTIONS = _words("north south east west northern southern eastern western north-east")

#: Place names that are also ordinary words or trade names: a capital alone does not make them places.
ORDINARY = _words(
    "reading rugby bury hart slough barking sale deal eden craven wells down wear hove poole swale rother arun wyre "
    "boston brent angus ards chiltern dover sandwich melton moyle stroud stirling test highland perth mole high corby "
    "ware rye battle hook fleet lancaster mansfield ashford lincoln waverley halton crawley hastings york washington "
    "met nice mobile split cork ripley buxton diss street mold barry hull stone march wash tring"
)

#: Given names that are place names too: before another capitalised word they begin a person's name.
GIVEN_PLACES = _words(
    "jordan georgia chad israel india chelsea kent preston lincoln carlisle chester stafford warwick ashford craven "
    "eden bradford kenya jamaica cuba virginia montana dakota indiana paris florence sydney austin dallas brooklyn "
    "savannah carolina dudley lancaster boston trinidad tyrone angus stirling brent barnet selby ireland jersey "
    "washington hastings wells hart sutton merton burnley bolton"
)

#: Common given names: a place name after one of them is a surname.
GIVEN = _words(
    """
    aaron abraham abigail adam adrian aidan alan alastair albert alex alexander alexandra alfie alfred ali alice alison
    alistair amanda amelia amy andrea andrew andy angela anita ann anna anne annie anthony antonia april archie
    arthur ashley audrey barbara barry beatrice becky ben benjamin bernard beth betty beverley bill billy bob
    bobby brandon brenda brian bruce bryan callum cameron carl carla carol caroline carolyn catherine cathy
    celia charles charlie charlotte cheryl chloe chris christian christina christine christopher claire clara
    clare clark claudia clive colin connor conor craig crystal cynthia daisy dale dan daniel danielle danny
    darren dave david dawn dean debbie deborah debra declan denis denise dennis derek diana diane dominic don
    donald donna doris dorothy doug douglas duncan dylan ed eddie edith edward eileen elaine eleanor elizabeth
    ella ellen ellie emily emma eric erica erin ernest esther ethan eva evan evelyn faye felicity felix fiona
    frances francesca francis frank fred freddie frederick gareth gary gavin gemma geoff geoffrey george
    georgina gerald gerard gillian gina glen glenn gloria gordon grace graeme graham grant greg gregory guy gwen
    hannah harold harriet harry hayley hazel heather helen henry hilary holly howard hugh hugo ian imran irene
    iris isaac isabel isabella isla ivan jack jackie jacob jacqueline jade jake james jamie jan jane janet
    janice jasmine jason jay jean jeff jeffrey jemma jennifer jenny jeremy jerry jesse jessica jill jim jimmy
    joan joanna joanne jodie joe joel john johnny jon jonathan joseph josephine josh joshua joyce juan judith
    judy julia julian julie june justin karen karl kate katherine kathleen kathryn kathy katie kay keith kelly
    ken kenneth kerry kevin kieran kim kirsty kyle larry laura lauren laurence lawrence leah lee leo leon
    leonard leslie lewis liam lily linda lindsay lisa liz lorna lorraine louis louise lucy luke lydia lynn lynne
    malcolm mandy marc marcus margaret maria marian marie marilyn marion mark martha martin martyn mary mathew
    matt matthew maureen maurice max maxine megan mel melanie melissa michael michelle miguel mike mohamed
    mohammad mohammed molly monica muhammad nadia nancy naomi natalie natasha nathan neil niall nicholas nick
    nicky nicola nigel noah noel norma norman oliver olivia oscar owen pam pamela pat patricia patrick paul
    paula pauline peggy penelope penny pete peter phil philip phillip phyllis polly rachael rachel ralph raymond
    rebecca rhys richard rick rita rob robert roberta robin rodney roger roland ron ronald rory rosa rose
    rosemary ross roy russell ruth ryan sadie sally sam samantha samuel sandra sara sarah sean sebastian shane
    shannon sharon shaun sheila shirley sian simon sophia sophie spencer stacey stan stanley stella stephanie
    stephen steve steven stewart stuart sue susan suzanne sylvia tamara tanya tara ted terence teresa terry theo
    theresa thomas tiffany tim timothy tina toby todd tom tommy tony tracey tracy trevor ursula valerie vanessa
    vera vernon veronica vicky victor victoria vincent vivien walter wayne wendy wilfred will william winston
    yasmin yvonne zachary zoe
    """
)

TITLES = _words(
    "mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend judge justice pc dc sgt insp supt baroness "
    "baron viscount earl captain capt major colonel lieutenant sergeant constable detective inspector sister"
)

#: "Bank of England" is not England.
TITLES_OF = (
    "Bank|Banks|Church|Duke|Duchess|Earl|Countess|Marquess|Viscount|Prince|Princess|Bishop|Archbishop|Lord|Baron|"
    "Baroness|University|Tower|Sheriff|Museum|Museums|Library|Bay|Gulf|Sea|Strait|Straits|Battle|Treaty|Rose|Isle|"
    "House|Houses|Institute|College|Port|Voice|Merchant|Vale|Chiefs"
)

#: Words that may stand capitalised before a place name without being part of it (titles in capitals, days, months).
OPENERS = _words(
    """
    a an the in on at of to for from by with and or but nor near over under across around outside inside within
    throughout between among against through into onto than as is are was were has have had will would where when while
    if that this these those its their his her our your all both either only even just also not no now then here there
    after before since until during despite like unlike about beyond via per including meanwhile however today yesterday
    tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december nearby neighbouring elsewhere how why who what which more most many some any
    every each another other others said says say make makes made leaving visit visits left post-brexit
    """
)

#: Prepositions and the like that put something in a place.
LOCATIVE = _words(
    "in near at from around across outside inside within throughout to of for between and or over into via through "
    "towards toward beyond leaving than against"
)

#: What follows the name of an area and means its own bodies or people: the place is still meant.
CUES = _words(
    "police constabulary council councils councillor councillors county city borough district crown magistrates mp mps "
    "am ams msp msps nhs hospital hospitals fire ambulance force forces parliament government assembly"
)
FORCE_CUES = _words("police constabulary")
COUNCIL_CUES = _words("council councils councillor councillors borough district county city")
#: "Derby County", "Leeds United": a club, unless the council follows.
CLUBS = _words(
    "united city town county rovers wanderers athletic albion hotspur fc rfc afc argyle wednesday villa academical "
    "thistle rangers"
)
COUNCIL_AFTER = _words("council councils councillor councillors court hall centre center police")

#: Capitalised words after a country's name that make a company, a body or a title of it.
BODIES = _words(
    "airlines airways air bank telecom mobile group plc ltd inc corp corporation office yard post times news herald "
    "rail railways oil gas petroleum street road stadium airport university college museum festival stakes cup open "
    "prix championship championships championships' league association"
)

#: A part of a place is another place: "southern England" is not England.
PART_WORDS = _words(
    "north south east west northern southern eastern western central mid inner outer greater upper lower rural "
    "north-east north-west south-east south-west northeast northwest southeast southwest north-eastern north-western "
    "south-eastern south-western new nova"
)

#: Cities and towns that no table of ours has: named, so that what is said of them is said of no other place.
ELSEWHERE = (
    "Aberystwyth|Abingdon|Aldershot|Altrincham|Amersham|Andover|Aylesbury|Banbury|Barnstaple|Barrow|Basingstoke|"
    "Bath|Berwick|Bicester|Bideford|Birkenhead|Bishop Auckland|Bishop's Stortford|Blackburn|Bodmin|"
    "Bognor Regis|Bootle|Bracknell|Brecon|Bridgwater|Bridlington|Brighouse|Bude|Burton upon Trent|Buxton|"
    "Camberley|Camborne|Carmarthen|Castleford|Chatham|Chippenham|Cirencester|Clacton|Cleethorpes|Congleton|Consett|"
    "Corsham|Crewe|Cromer|Cwmbran|Devizes|Dewsbury|Diss|Dorchester|Droitwich|Dumfries|Dunfermline|Dunstable|"
    "East Grinstead|Ellesmere Port|Ely|Evesham|Falmouth|Farnborough|Farnham|Felixstowe|Folkestone|Frome|Gillingham|"
    "Glastonbury|Goole|Grantham|Gravesend|Grimsby|Halesowen|Halifax|Harwich|Haverfordwest|Haverhill|"
    "Hemel Hempstead|Hereford|Hertford|Hexham|High Wycombe|Hinckley|Hitchin|Holyhead|Honiton|Huddersfield|Huntingdon|"
    "Ilkeston|Inverness|Jarrow|Keighley|Kendal|Keswick|Kidderminster|Kilmarnock|King's Lynn|Kirkcaldy|"
    "Leamington Spa|Leighton Buzzard|Leominster|Llandudno|Llanelli|Loughborough|Louth|Lowestoft|Ludlow|Lytham|"
    "Macclesfield|Malmesbury|Malvern|Margate|Market Harborough|Marlborough|Matlock|Melksham|Minehead|Morecambe|Morpeth|"
    "Motherwell|Neath|Newbury|Newhaven|Newquay|Newton Abbot|Northallerton|Northwich|Nuneaton|Oakham|Okehampton|"
    "Ormskirk|Oswestry|Paignton|Paisley|Penrith|Penzance|Perth|Peterhead|Pontefract|Pontypridd|Port Talbot|Prestatyn|"
    "Prestwich|Pudsey|Ramsgate|Redcar|Redruth|Rhondda|Rhyl|Ripon|Rochester|Royston|Royal Tunbridge Wells|Runcorn|"
    "Rushden|Saffron Walden|Salisbury|Scunthorpe|Seaham|Sheerness|Shrewsbury|Sittingbourne|Skegness|Skelmersdale|"
    "Skipton|Sleaford|South Shields|Southport|Spalding|St Austell|St Ives|St Neots|Staines|Stourbridge|Stowmarket|"
    "Stratford-upon-Avon|Sudbury|Sutton Coldfield|Taunton|Teignmouth|Thetford|Tiverton|Tonbridge|Torquay|Trowbridge|"
    "Truro|Uckfield|Uxbridge|Wallasey|Warminster|Wells|Welshpool|Weston-super-Mare|Weymouth|Whitby|Whitehaven|"
    "Whitstable|Widnes|Wilmslow|Wimbledon|Windsor|Wisbech|Witney|Workington|Worksop|Yeovil|Armagh|Newry|Lisburn|"
    "Bangor|Cork|Galway|Limerick|Waterford|Dublin|"
    "Abu Dhabi|Abuja|Accra|Addis Ababa|Algiers|Amman|Amsterdam|Ankara|Antwerp|Athens|Atlanta|Auckland|Baghdad|"
    "Baltimore|Bangkok|Barcelona|Basra|Beijing|Beirut|Belgrade|Berlin|Bogota|Bordeaux|Brasilia|Bratislava|Brisbane|"
    "Brussels|Bucharest|Budapest|Buenos Aires|Cairo|Calais|Calcutta|Calgary|Canberra|Cape Town|Caracas|Casablanca|"
    "Chicago|Cincinnati|Cologne|Colombo|Copenhagen|Dakar|Dallas|Damascus|Delhi|Denver|Detroit|Dhaka|Doha|Dubai|Durban|"
    "Edmonton|Falluja|Fallujah|Florence|Frankfurt|Gaza|Geneva|Gothenburg|Guantanamo Bay|Hamburg|Hanoi|Harare|Havana|"
    "Helsinki|Hiroshima|Ho Chi Minh City|Hollywood|Honolulu|Houston|Islamabad|Istanbul|Jakarta|Jeddah|Jerusalem|"
    "Johannesburg|Kabul|Kampala|Kandahar|Karachi|Kathmandu|Khartoum|Kiev|Kinshasa|Kolkata|Krakow|Kuala Lumpur|Kyiv|"
    "Kyoto|Lagos|Lahore|Las Vegas|Lisbon|Ljubljana|Los Angeles|Luanda|Lusaka|Lyon|Lyons|Madrid|Manila|Marrakesh|"
    "Marseille|Mecca|Melbourne|Memphis|Mexico City|Miami|Milan|Milwaukee|Minneapolis|Minsk|Mogadishu|Montreal|Moscow|"
    "Mosul|Mumbai|Munich|Nairobi|Naples|Nashville|New Delhi|New Orleans|New York City|Nice|Nicosia|Oslo|Ottawa|Paris|"
    "Philadelphia|Phoenix|Pittsburgh|Prague|Pretoria|Pyongyang|Ramallah|Reykjavik|Riga|Rio de Janeiro|Riyadh|Rome|"
    "Rotterdam|Sacramento|Saigon|Salt Lake City|San Diego|San Francisco|San Jose|Sao Paulo|Sarajevo|Seattle|Seoul|"
    "Seville|Shanghai|Silicon Valley|Sofia|Srinagar|Stockholm|St Louis|St Petersburg|Strasbourg|Stuttgart|Sydney|"
    "Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tehran|Tel Aviv|Tikrit|Tokyo|Toronto|Toulouse|Tripoli|Tunis|Turin|"
    "Ulan Bator|Valencia|Vancouver|Venice|Vienna|Vilnius|Wall Street|Warsaw|Wellington|Winnipeg|Yangon|Yokohama|"
    "Zagreb|Zurich"
)
