"""The records that travel between the stages; every one is frozen, and none knows anything else of ours.

Offsets are indexes into the article's text exactly as received (Python string indexes, ``end`` exclusive).
A stage takes records and returns records; a spaCy ``Doc`` or a pandas frame never leaves the stage that made it.
"""

from __future__ import annotations

from pipeline.records.article import Article, Cuts, Paragraph, Part, Passage, StatementPair
from pipeline.records.claim import Claim, Entity, Interval, Period, PeriodKind, Place, PlaceReading, Quantity, Quote
from pipeline.records.finding import Decision, Evidence, Finding, PassageEvidence, RowEvidence, Verdict
from pipeline.records.kinds import (
    NOT_CLAIMS,
    STATUS_ORDER,
    Comparator,
    Direction,
    Kind,
    Qualifiers,
    QuoteKind,
    Role,
    Rounding,
    Severity,
    Status,
)
from pipeline.records.official import Geography, Indicator, Match, Observation, Point, Series, Source
from pipeline.records.reading import Reading, Trace
from pipeline.records.relations import (
    AgeAndBirth,
    Apposition,
    Change,
    Comparison,
    Form,
    Margin,
    PrintedDay,
    RatePair,
    Share,
    Total,
)
from pipeline.records.report import Batch, CheckedClaim, Examined, Report

__all__ = [
    "NOT_CLAIMS",
    "STATUS_ORDER",
    "AgeAndBirth",
    "Apposition",
    "Article",
    "Batch",
    "Change",
    "CheckedClaim",
    "Claim",
    "Comparator",
    "Comparison",
    "Cuts",
    "Decision",
    "Direction",
    "Entity",
    "Evidence",
    "Examined",
    "Finding",
    "Form",
    "Geography",
    "Indicator",
    "Interval",
    "Kind",
    "Margin",
    "Match",
    "Observation",
    "Paragraph",
    "Part",
    "Passage",
    "PassageEvidence",
    "Period",
    "PeriodKind",
    "Place",
    "PlaceReading",
    "Point",
    "PrintedDay",
    "Qualifiers",
    "Quantity",
    "Quote",
    "QuoteKind",
    "RatePair",
    "Reading",
    "Report",
    "Role",
    "Rounding",
    "RowEvidence",
    "Series",
    "Severity",
    "Share",
    "Source",
    "StatementPair",
    "Status",
    "Total",
    "Trace",
    "Verdict",
]
