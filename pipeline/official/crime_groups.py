"""The offence groups of police recorded crime, as the Home Office names them and as newspapers do."""

from __future__ import annotations

from pipeline.records import Indicator

FORCES_AND_UP = ("police force area", "region", "country", "group of countries")
_RECORDED = "Counted by the police force that recorded them, in years that end in March. "
_NATIONAL = (
    "The figure for England and Wales has the offences that the British Transport Police recorded, those of forces, "
    "regions, England and Wales alone have not. "
)


def _series(id_: str, label: str, synonyms: str, definition: str, unit: str = "offence") -> Indicator:
    told = tuple(filter(None, synonyms.split("|")))
    return Indicator(id_, label, unit, told, f"{definition} {_RECORDED}{_NATIONAL}".strip(), (), FORCES_AND_UP)


_NEW_IN_2017 = "The groups of burglary changed: dwellings until 2016/17, residential buildings from 2017/18. "
HOMICIDE = _series(
    "homicide",
    "homicide",
    "homicides|recorded homicides|homicide offences|murders and manslaughters|killings recorded",
    "Murder, manslaughter, corporate manslaughter and infanticide. Longer for England and Wales than for its parts.",
    "homicide",
)
ALL_CRIME = _series(
    "police_recorded_crime",
    "police recorded crime",
    "recorded crime|recorded crimes|total recorded crime|crimes recorded|overall recorded crime",
    "All offences that police recorded. Fraud: until 2012/13 that of the forces; from 2011/12 on, for England and "
    "Wales, that which Action Fraud, Cifas and UK Finance recorded too; forces and regions have none of these.",
)
WITHOUT_FRAUD = _series(
    "police_recorded_crime_excluding_fraud",
    "police recorded crime excluding fraud",
    "recorded crime excluding fraud|crime excluding fraud|offences excluding fraud",
    "All offences that police recorded, without fraud of any kind.",
)
BURGLARY = _series(
    "burglary",
    "burglary",
    "burglaries|burglary offences|recorded burglaries|break-ins",
    "Burglary of all buildings: both groups together, before and after their names changed.",
)
THEFT = _series(
    "theft_offences",
    "theft offences",
    "all theft offences|recorded thefts",
    "Burglary, vehicle offences, theft from the person, bicycle theft, shoplifting and other theft together.",
)
VIOLENCE = _series(
    "violence_against_the_person",
    "violence against the person",
    "violent crime|violent crimes|violent offences|offences of violence against the person",
    "Homicide, death or serious injury by illegal driving, violence with and without injury, stalking and harassment "
    "together.",
)
_DOMESTIC = _series(
    "domestic_burglary", "domestic burglary", "domestic burglaries|burglaries of dwellings|house burglaries",
    _NEW_IN_2017 + "Until 2016/17.",
)  # fmt: skip
_NON_DOMESTIC = _series(
    "non_domestic_burglary", "non-domestic burglary", "non-domestic burglaries", _NEW_IN_2017 + "Until 2016/17."
)
RESIDENTIAL = _series(
    "residential_burglary", "residential burglary", "residential burglaries", _NEW_IN_2017 + "From 2017/18."
)
NON_RESIDENTIAL = _series(
    "non_residential_burglary", "non-residential burglary", "non-residential burglaries",
    _NEW_IN_2017 + "From 2017/18.",
)  # fmt: skip
_VEHICLES = _series(
    "vehicle_offences", "vehicle offences", "vehicle crime|vehicle crimes|car crime|vehicle-related theft",
    "Theft of and from vehicles, aggravated vehicle taking, and interfering with vehicles.",
)  # fmt: skip
_FROM_PERSON = _series("theft_from_the_person", "theft from the person", "thefts from the person", "Theft, no force.")
_BICYCLES = _series(
    "bicycle_theft", "bicycle theft", "bike theft|bike thefts|bicycle thefts|cycle theft|stolen bicycles",
    "Theft of bicycles.",
)  # fmt: skip
_SHOPS = _series("shoplifting", "shoplifting", "shoplifting offences|shop thefts|shop theft", "Theft from shops.")
_OTHER_THEFT = _series(
    "all_other_theft_offences", "all other theft offences", "other theft offences", "Theft of no other group."
)
_DRIVING = _series(
    "death_or_serious_injury_by_illegal_driving", "death or serious injury caused by illegal driving",
    "deaths and serious injuries by illegal driving",
    "Deaths and serious injuries by dangerous, careless or otherwise illegal driving.",
)  # fmt: skip
_WITH_INJURY = _series("violence_with_injury", "violence with injury", "violent offences with injury", "With injury.")
_WITHOUT_INJURY = _series(
    "violence_without_injury", "violence without injury", "violent offences without injury",
    "Without injury; stalking and harassment have a group of their own.",
)  # fmt: skip
_STALKING = _series(
    "stalking_and_harassment", "stalking and harassment", "stalking and harassment offences",
    "Stalking, harassment and, since they were counted, malicious communications.",
)  # fmt: skip
FRAUD = _series(
    "fraud_recorded_by_forces", "fraud offences recorded by forces", "frauds recorded by forces", "Until 2012/13."
)

#: The groups that the Home Office parts all offences into; none is in two.
GROUPS: dict[str, Indicator] = {
    "All other theft offences": _OTHER_THEFT,
    "Bicycle theft": _BICYCLES,
    "Criminal damage and arson": _series(
        "criminal_damage_and_arson", "criminal damage and arson", "offences of criminal damage and arson",
        "Criminal damage, arson included.",
    ),
    "Death or serious injury caused by illegal driving": _DRIVING,
    "Domestic burglary": _DOMESTIC,
    "Drug offences": _series(
        "drug_offences", "drug offences", "drugs offences|drug crimes|drug crime", "Trafficking and possession."
    ),
    "Fraud offences": FRAUD,
    "Homicide": HOMICIDE,
    "Miscellaneous crimes against society": _series(
        "miscellaneous_crimes_against_society", "miscellaneous crimes against society",
        "miscellaneous offences against society", "Of no other group.",
    ),
    "Non-domestic burglary": _NON_DOMESTIC,
    "Non-residential burglary": NON_RESIDENTIAL,
    "Possession of weapons offences": _series(
        "possession_of_weapons_offences", "possession of weapons offences",
        "possession of weapons|weapons possession offences|offences of possession of a weapon",
        "Possession of firearms, of blades and of other weapons.",
    ),
    "Public order offences": _series(
        "public_order_offences", "public order offences", "public order crimes", "Offences of public order."
    ),
    "Residential burglary": RESIDENTIAL,
    "Robbery": _series(
        "robbery", "robbery", "robberies|robbery offences|recorded robberies", "Of business and of persons."
    ),
    "Sexual offences": _series(
        "sexual_offences", "sexual offences", "sex offences|sex crimes|recorded sexual offences|sexual crimes",
        "Rape and other sexual offences, against people of all ages.",
    ),
    "Shoplifting": _SHOPS,
    "Stalking and harassment": _STALKING,
    "Theft from the person": _FROM_PERSON,
    "Vehicle offences": _VEHICLES,
    "Violence with injury": _WITH_INJURY,
    "Violence without injury": _WITHOUT_INJURY,
}  # fmt: skip

_BURGLARIES = (_DOMESTIC, _NON_DOMESTIC, RESIDENTIAL, NON_RESIDENTIAL)
#: What print calls by one name and the Home Office counts in several groups.
UNIONS: dict[Indicator, frozenset[Indicator]] = {
    BURGLARY: frozenset(_BURGLARIES),
    THEFT: frozenset({*_BURGLARIES, _VEHICLES, _FROM_PERSON, _BICYCLES, _SHOPS, _OTHER_THEFT}),
    VIOLENCE: frozenset({HOMICIDE, _DRIVING, _WITH_INJURY, _WITHOUT_INJURY, _STALKING}),
    ALL_CRIME: frozenset(GROUPS.values()),
    WITHOUT_FRAUD: frozenset(GROUPS.values()) - {FRAUD},
}
#: Bodies that record fraud for the whole of England and Wales.
FRAUD_BODIES = frozenset({"Action Fraud", "CIFAS", "UK Finance"})
