"""Records -> the fields of the machine-readable output, in the order that other programs were promised.

A field may be added, none renamed or dropped. Nothing here depends on the time of day or on the machine.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from pipeline.records import (
    Article,
    CheckedClaim,
    Decision,
    Entity,
    Evidence,
    Finding,
    Interval,
    Observation,
    Passage,
    PassageEvidence,
    Qualifiers,
    Quote,
    Report,
    Source,
)
from pipeline.report.places import part_at
from pipeline.report.wording import source_name
from pipeline.settings import Settings

Fields = dict[str, Any]


def claim_fields(checked: CheckedClaim, sources: Mapping[str, Source]) -> Fields:
    """One number of the text with all that is known of it."""
    claim = checked.claim
    quantity, period = claim.quantity, claim.period
    return {
        **_span(quantity.passage),
        "kind": quantity.kind,
        "value": _value(quantity.value),
        "interval": _interval(quantity.interval),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "direction": claim.direction,
        "role": claim.role,
        "measure": claim.measure,
        "indicator": claim.indicator,
        "place": claim.place,
        "place_code": claim.place_code,
        "period": period.passage.text if period else None,
        "period_start": period.start.isoformat() if period and period.start else None,
        "period_end": period.end.isoformat() if period and period.end else None,
        "qualifiers": _qualifiers(claim.qualifiers),
        "speaker": claim.speaker,
        "status": checked.status,
        "checks": [{"code": verdict.code, "status": verdict.status} for verdict in checked.verdicts],
        "reason": checked.reason,
        "reference": _reference(checked.observation, sources),
        "nearest": _reference(checked.nearest, sources),
    }


def finding_fields(finding: Finding, article: Article | None = None) -> Fields:
    """One finding with its evidence; with its page or paragraph where its article has such parts."""
    part = part_at(article.parts, finding.passage.start) if article else None
    return {
        "article": finding.passage.article,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": _number(finding.confidence),
        "start": finding.passage.start,
        "end": finding.passage.end,
        "text": finding.passage.text,
        "message": finding.message,
        "working": finding.working,
        "suggestion": finding.suggestion,
        "diagnosis": list(finding.diagnosis),
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "speaker": finding.speaker,
        "key": finding.key,
        "decision": decision_fields(finding.decision),
        **({part.kind: part.number} if part else {}),
    }


def decision_fields(decision: Decision | None) -> Fields | None:
    """What a person decided on a finding; None where nobody has."""
    if decision is None:
        return None
    return {
        "verdict": decision.verdict,
        "reason": decision.reason,
        "by": decision.by,
        "on": decision.on.isoformat(),
    }


def quote_fields(quote: Quote) -> Fields:
    """One paragraph's part of a quotation."""
    return {
        **_span(quote.passage),
        "kind": quote.kind,
        "statement": quote.statement,
        "speaker": quote.speaker,
        "speaker_start": quote.mention.start if quote.mention else None,
        "speaker_end": quote.mention.end if quote.mention else None,
        "role": quote.role,
        "organisation": quote.organisation,
        "cue": quote.cue.text if quote.cue else None,
        "cue_start": quote.cue.start if quote.cue else None,
        "cue_end": quote.cue.end if quote.cue else None,
    }


def entity_fields(entity: Entity) -> Fields:
    """A person, an organisation or a place."""
    passage = entity.passage
    fields = {
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "kind": entity.kind,
        "name": entity.name,
    }
    return fields if entity.code is None else {**fields, "code": entity.code}


def article_fields(report: Report, articles: Mapping[str, Article] = MappingProxyType({})) -> Fields:
    """Everything read in one article; its findings stand beside the articles, once each.

    ``articles`` are those of the batch, by id: they know the pages and paragraphs of what was dismissed.
    """
    return {
        "id": report.article.id,
        "claims": [claim_fields(checked, report.sources) for checked in report.claims],
        "quotes": [quote_fields(quote) for quote in report.quotes],
        "entities": [entity_fields(entity) for entity in report.entities],
        "tally": dict(report.tally()),
        "notes": list(report.notes),
        "dismissed": [finding_fields(finding, articles.get(finding.passage.article)) for finding in report.dismissed],
    }


def settings_fields(settings: Settings) -> Fields:
    """The choices that the findings depend on."""
    return {
        "fail_on": settings.fail_on,
        "select": list(settings.select),
        "ignore": list(settings.ignore),
        "each_alone": settings.each_alone,
        "reference": [folder.as_posix() for folder in settings.reference],
        "published": settings.published,
        "source": list(settings.source),
        "severity": dict(settings.severity),
        "house_style": asdict(settings.house_style),
    }


def _span(passage: Passage) -> Fields:
    return {"article": passage.article, "start": passage.start, "end": passage.end, "text": passage.text}


def _number(value: float | None) -> float | int | None:
    """Whole values without a fraction (2600000000, not 2600000000.0); an open or infinite end is null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value


def _value(value: float | tuple[float, float] | None) -> Any:
    return [_number(end) for end in value] if isinstance(value, tuple) else _number(value)


def _interval(interval: Interval | None) -> list[float | int | None] | None:
    return None if interval is None else [_number(interval.low), _number(interval.high)]


def _qualifiers(qualifiers: Qualifiers) -> Fields:
    return dict(sorted(qualifiers))


def _reference(row: Observation | None, sources: Mapping[str, Source]) -> Fields | None:
    if row is None:
        return None
    source = sources.get(row.source)
    return {
        "dataset": row.dataset,
        "indicator": row.indicator,
        "place": row.place,
        "period": row.period,
        "value": _number(row.value),
        "source": source_name(source) if source else row.source,
        "published": row.release,
        "url": source.url if source else None,
    }


def _evidence(evidence: Evidence) -> Fields:
    if isinstance(evidence, PassageEvidence):
        return {"label": evidence.label, **_span(evidence.passage)}
    return {
        "label": evidence.label,
        "dataset": evidence.observation.dataset,
        "row": _row(evidence.observation),
        "source": source_name(evidence.source),
        "url": evidence.source.url,
    }


def _row(row: Observation) -> Fields:
    return {
        "row": row.row,
        "indicator": row.indicator,
        "place": row.place,
        "place_code": row.place_code,
        "period": row.period,
        "start": row.start.isoformat(),
        "end": row.end.isoformat(),
        "value": _number(row.value),
        "unit": row.unit,
        "qualifiers": _qualifiers(row.qualifiers),
        "status": row.status,
        "coverage": row.coverage,
        "release": row.release,
        "note": row.note,
    }
