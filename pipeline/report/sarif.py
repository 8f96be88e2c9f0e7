"""SARIF 2.1.0, the format in which tools of analysis hand their results on; one run, written as it comes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from pipeline.records import Article, Batch, Finding, Passage, Report
from pipeline.report.evidence_words import particulars
from pipeline.report.fields import finding_fields
from pipeline.report.jsonl import dump
from pipeline.report.sarif_rules import LEVELS, rule
from pipeline.report.shelf import Shelf, passages
from pipeline.report.style import Style
from pipeline.report.wording import one_line
from pipeline.settings import Settings

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The name of our fingerprint with the version of how it is made; it changes when the making does.
FINGERPRINT = "copydeskFinding/v1"
#: Fields of a finding that SARIF has no place for.
_OURS = ("confidence", "working", "suggestion", "diagnosis", "evidence", "speaker")


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[str]:
    """The run: rules, then a result a finding, then what was dismissed, then the articles with their tallies."""
    from pipeline.checks.check import all_checks

    rules = [rule(check) for check in all_checks()]
    order = {one["id"]: index for index, one in enumerate(rules)}
    shelf = Shelf(batch.articles)
    driver = {"name": "copydesk", "rules": rules}
    yield f'{{"$schema": {dump(SCHEMA)}, "version": "2.1.0", "runs": [{{"tool": {dump({"driver": driver})},\n'
    yield '"columnKind": "unicodeCodePoints", "newlineSequences": ["\\r\\n", "\\n", "\\r"], "results": ['
    comma = "\n"
    for finding in batch.findings:
        yield comma + dump(_result(finding, shelf, order, dismissed=False))
        comma = ",\n"
    artifacts, notes = [], []
    for report in batch.reports:
        for finding in report.dismissed:
            if finding.passage.article == report.article.id:  # one that touches several articles is one result
                yield comma + dump(_result(finding, shelf, order, dismissed=True))
                comma = ",\n"
        artifacts.append(_artifact(report))
        notes += [_notification(report, note) for note in report.notes]
    yield f'\n], "artifacts": {dump(artifacts)},\n'
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": notes}
    yield f'"invocations": {dump([invocation])}}}]}}\n'


def uri(article: str) -> str:
    """An article's id as the address of a file: relative where it is, with everything encoded that RFC 3986 asks for.

    Bytes of a file's name that are not UTF-8 are the bytes that they were. "./" before it is left out, because servers
    look for the path as the repository has it.
    """
    article = article.removeprefix("./")
    try:
        raw = article.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = article.encode("utf-8", "surrogatepass")
    address = quote(raw, safe="/~")
    return f"file://{address}" if address.startswith("/") else address


def _result(finding: Finding, shelf: Shelf, order: dict[str, int], *, dismissed: bool) -> dict[str, Any]:
    fields = finding_fields(finding)
    words = [one_line(finding.message), *(f"{name}: {said}" for name, said in particulars(finding))]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": order.get(finding.code, -1),
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(words)},
        "locations": [_location(finding.passage, shelf)],
        "relatedLocations": [
            {"id": number, **_location(passage, shelf), "message": {"text": one_line(label) or "evidence"}}
            for number, (label, passage) in enumerate(passages(finding), 1)
        ],
        "partialFingerprints": {FINGERPRINT: fingerprint(finding, shelf)},
        "rank": round(100 * finding.confidence, 1),
        "suppressions": [_suppression(finding)] if dismissed else [],
        "properties": {name: fields[name] for name in _OURS},
    }
    return result


def fingerprint(finding: Finding, shelf: Shelf) -> str:
    """The same for the same finding in the same sentence, wherever in the article the sentence has moved to."""
    before, words, behind = (" ".join(part.split()) for part in shelf.sentence(finding.passage))
    content = "\0".join((finding.code, before, words, behind)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:32]


def _suppression(finding: Finding) -> dict[str, Any]:
    decision = finding.decision
    reason = f"{decision.reason} ({decision.by}, {decision.on.isoformat()})" if decision else "it is in the baseline"
    return {"kind": "external", "status": "accepted", "justification": one_line(reason)}


def _location(passage: Passage, shelf: Shelf) -> dict[str, Any]:
    places = shelf.places(passage.article)
    line, column = places.place(passage.start)
    end_line, end_column = places.place(passage.end)
    physical = {
        "artifactLocation": {"uri": uri(passage.article)},
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": passage.start,
            "charLength": passage.end - passage.start,
            "snippet": {"text": passage.text},
        },
    }
    location: dict[str, Any] = {"physicalLocation": physical}
    if part := places.part(passage.start):
        location["logicalLocations"] = [{"name": part, "kind": part.split()[0]}]
    return location


def _artifact(report: Report) -> dict[str, Any]:
    article: Article = report.article
    return {
        "location": {"uri": uri(article.id)},
        "roles": ["analysisTarget"],
        "properties": {"numbers": len(report.claims), "tally": dict(report.tally())},
    }


def _notification(report: Report, note: str) -> dict[str, Any]:
    return {
        "level": "note",
        "message": {"text": one_line(note)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(report.article.id)}}}],
    }
