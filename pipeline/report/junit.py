"""JUnit's XML, which servers of continuous integration show: a suite an article, a case a finding.

A family of checks that found nothing in the article is a case that passes, so that a clean article is seen to be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from pipeline.records import Batch, Finding, Report
from pipeline.report.evidence_words import particulars, witnesses
from pipeline.report.guide import FAMILIES
from pipeline.report.shelf import Shelf, passages
from pipeline.report.style import Style
from pipeline.report.wording import STATUSES, one_line
from pipeline.settings import Settings


def findings(batch: Batch, settings: Settings, _style: Style) -> Iterator[str]:
    """The suites one after the other. What is milder than ``--fail-on`` does not fail, and its words are its output."""
    shelf = Shelf(batch.articles)
    families = _families(settings)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="copydesk">\n'
    for report in batch.reports:
        yield from _suite(report, settings, shelf, families)
    yield "</testsuites>\n"


def _families(settings: Settings) -> list[str]:
    """Families of which a check has run: what was not looked for did not pass."""
    from pipeline.checks.check import all_checks

    ran = {check.family for check in all_checks() if check.runs(settings)}
    return [family for family in FAMILIES if family in ran and not (family == "C" and settings.each_alone)]


def _suite(report: Report, settings: Settings, shelf: Shelf, families: list[str]) -> Iterator[str]:
    failing = [finding for finding in report.findings if settings.fails([finding.severity])]
    touched = {finding.code[0] for finding in (*report.findings, *report.dismissed)}
    quiet = [family for family in families if family not in touched]
    numbers = {
        "name": report.article.id,
        "file": report.article.id,
        "tests": len(report.findings) + len(report.dismissed) + len(quiet),
        "failures": len(failing),
        "errors": 0,
        "skipped": len(report.dismissed),
    }
    yield f"  <testsuite{_attributes(numbers)}>\n    <properties>\n"
    yield _property("numbers read", len(report.claims))
    for status, count in report.tally().items():
        yield _property(STATUSES[status], count)
    for note in report.notes:
        yield _property("note", note)
    yield "    </properties>\n"
    for finding in report.findings:
        yield from _case(finding, report, shelf, "failure" if settings.fails([finding.severity]) else "system-out")
    for finding in report.dismissed:
        yield from _case(finding, report, shelf, "skipped")
    for family in quiet:
        names = {"classname": report.article.id, "name": f"{family}: {FAMILIES[family]}"}
        yield f"    <testcase{_attributes(names)}/>\n"
    yield "  </testsuite>\n"


def _case(finding: Finding, report: Report, shelf: Shelf, ends: str) -> Iterator[str]:
    known = [finding.passage, *(passage for _, passage in passages(finding))]
    here = next((passage for passage in known if passage.article == report.article.id), finding.passage)
    places = shelf.places(here.article)
    names = {
        "classname": report.article.id,
        "name": f"{finding.code} {finding.name}, {places.where(here.start)}",
    }
    yield f"    <testcase{_attributes(names)}>\n"
    if ends == "skipped":
        reason = finding.decision.reason if finding.decision else "it is in the baseline"
        yield f"      <skipped{_attributes({'message': f'dismissed: {reason}'})}/>\n"
    else:
        about = {"message": finding.message, "type": finding.severity} if ends == "failure" else {}
        yield f"      <{ends}{_attributes(about)}>{_content(_words(finding, shelf))}</{ends}>\n"
    yield "    </testcase>\n"


def _words(finding: Finding, shelf: Shelf) -> Iterator[str]:
    """The whole finding, a line a thing."""
    yield f"{finding.severity}: {one_line(finding.message)}"
    yield "sentence: " + one_line("".join(shelf.sentence(finding.passage)))
    yield from (f"{name}: {words}" for name, words in particulars(finding))
    for witness in witnesses(finding, shelf):
        yield f"evidence: {witness}"
        if witness.url:
            yield one_line(witness.url)


def _property(name: str, value: object) -> str:
    return f"      <property{_attributes({'name': name, 'value': value})}/>\n"


def _attributes(values: Mapping[str, object]) -> str:
    return "".join(f" {name}={quoteattr(one_line(str(value)))}" for name, value in values.items())


def _content(lines: Iterator[str]) -> str:
    """Lines that are printable already, so that no character is left that XML cannot hold."""
    return escape("\n".join(lines))
