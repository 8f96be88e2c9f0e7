"""Tables of claims: comma-separated values, and the workbook to check an article by."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from pipeline.records import Batch, Observation, Report
from pipeline.report import delimited, tick_sheet
from pipeline.report.fields import claim_fields
from pipeline.report.style import Style
from pipeline.report.tick_sheet import about, account, claims, found, quotations, sheet
from pipeline.report.tick_sheet.look import TONES
from pipeline.report.wording import STATUSES, one_line
from pipeline.settings import Settings
from tests.hostile import ARTICLE, BATCH, CLAIMS, DISMISSED, FINDINGS, OTHER, PAGED_BATCH, REPORT, ROW, SOURCE

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_bytes(batch: Batch) -> bytes:
    return "".join(delimited.findings(batch, Settings(), Style())).encode("utf-8", "replace")


def csv_rows(batch: Batch) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_bytes(batch).decode("utf-8-sig"), newline="")))


def workbook(batch: Batch) -> bytes:
    return b"".join(tick_sheet.findings(batch, Settings(), Style()))


def tables(batch: Batch) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(batch)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def records(rows: list[list[Any]]) -> list[dict[str, Any]]:
    head, *rest = rows
    return [dict(zip(head, row, strict=True)) for row in rest]


# Comma-separated values


def test_a_row_of_the_csv_says_what_the_claim_says_in_json() -> None:
    rows = [row for row in csv_rows(BATCH) if row["record"] == "claim"]
    assert len(rows) == len(CLAIMS)
    for row, checked in zip(rows, CLAIMS, strict=True):
        fields = claim_fields(checked, REPORT.sources)
        assert ARTICLE.text[int(row["start"]) : int(row["end"])] == fields["text"]
        values = fields["value"] if isinstance(fields["value"], list) else [fields["value"], None]
        assert [float(row[name]) if row[name] else None for name in ("value", "value_high")] == values
        for name in ("kind", "unit", "comparator", "role", "measure", "place", "speaker", "status", "reason"):
            assert row[name].removeprefix("'") == (fields[name] or ""), name
        for name in ("dataset", "place", "period", "published", "url"):
            assert row[f"reference_{name}"] == ((fields["reference"] or {}).get(name) or "")


def test_the_rows_of_the_csv_stand_in_the_order_of_the_text() -> None:
    starts = [int(row["start"]) for row in csv_rows(BATCH) if row["article"] == one_line(ARTICLE.id).encode(
        "utf-8", "replace").decode()]  # fmt: skip
    assert starts == sorted(starts)
    assert len(starts) > len(CLAIMS)


def test_a_finding_stands_with_its_numbers_and_one_without_numbers_has_a_row_of_its_own() -> None:
    rows = csv_rows(BATCH)
    with_findings = {(row["record"], row["start"]): row["findings"] for row in rows if row["findings"]}
    first, quoted, lines = (finding.passage for finding in FINDINGS)
    assert with_findings["claim", str(first.start)] == "N101"
    number = CLAIMS[3].claim.quantity.passage
    assert with_findings["claim", str(number.start)] == "Q101"
    assert quoted.start < number.start < quoted.end
    assert with_findings["claim", str(CLAIMS[1].claim.quantity.passage.start)] == "A101"
    assert lines.start < CLAIMS[1].claim.quantity.passage.start
    (elsewhere,) = (row for row in rows if row["article"] == OTHER.id)
    assert (elsewhere["record"], elsewhere["text"], elsewhere["findings"]) == ("finding", "14", "Q101")


def test_what_was_dismissed_is_told_and_is_no_finding() -> None:
    rows = [row for row in csv_rows(BATCH) if row["dismissed"]]
    assert [(row["record"], row["text"], row["dismissed"], row["findings"]) for row in rows] == [
        ("finding", "stars", "A102", ""),
        ("finding", "ticks", "A103", ""),
    ]


def test_the_csv_is_as_rfc_4180_and_spreadsheets_want_it() -> None:
    raw = csv_bytes(BATCH)
    assert raw.startswith(b"\xef\xbb\xbfrecord,article,")
    text = raw.decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len(csv_rows(BATCH)) + 1
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""))} == {len(delimited.COLUMNS)}


def test_no_cell_of_the_csv_is_a_formula() -> None:
    numbers = {"value", "value_high", "interval_low", "interval_high"}
    cells = [(name, cell) for row in csv_rows(BATCH) for name, cell in row.items() if name not in numbers]
    assert any(cell.startswith("'=") for _, cell in cells)
    assert not [cell for _, cell in cells if cell.startswith(FORMULA) and len(cell) > 1]


@given(st.text())
def test_words_of_any_kind_stay_one_cell_of_one_line_and_no_formula(words: str) -> None:
    (row,) = csv.reader(io.StringIO(delimited.line([words, "x"]), newline=""))
    assert row[0].removeprefix("'") == one_line(words).removeprefix("'")
    assert row[1] == "x"
    assert "\n" not in row[0]
    assert len(row[0]) < 2 or not row[0].startswith(("=", "+", "-", "@"))


def test_numbers_below_nought_stay_numbers_in_the_csv() -> None:
    assert delimited.line([-5, -0.5, "-5"]) == "-5,-0.5,'-5\r\n"


def test_the_paragraph_of_a_word_file_is_named() -> None:
    (row,) = csv_rows(PAGED_BATCH)
    assert row["part"] == "paragraph 2"
    assert tables(PAGED_BATCH)["Findings"][1][1] == "paragraph 2"


# The workbook


def test_the_workbook_has_a_row_a_claim_a_finding_a_quotation_and_an_article() -> None:
    found_ = tables(BATCH)
    assert list(found_) == ["Claims", "Findings", "Quotations", "Account", "About"]
    counts = [len(rows) - 1 for rows in found_.values()]
    assert counts == [len(CLAIMS), len(FINDINGS) + len(DISMISSED), 1, len(BATCH.reports) + 1, len(about.ROWS)]


def test_a_row_of_the_workbook_says_what_the_claim_says_in_json() -> None:
    for row, checked in zip(records(tables(BATCH)["Claims"]), CLAIMS, strict=True):
        fields = claim_fields(checked, REPORT.sources)
        assert row["Number as printed"].strip() == one_line(fields["text"])
        values = fields["value"] if isinstance(fields["value"], list) else [fields["value"], ""]
        assert [row["Value"], row["to"]] == values
        assert row["Status"] == STATUSES[checked.status]
        assert row["Why"] == fields["reason"]
        assert (row["Measure"], row["Place"]) == (fields["measure"] or "", fields["place"] or "")
        assert row["Speaker"] == (fields["speaker"] or "")
    first = records(tables(BATCH)["Claims"])[0]
    assert first["Finding"] == "error N101 percent-change"
    assert first["Official figure"] == "sheep found loose, Westshire, 2017, aged under 2: 13"
    assert first["Link"] == SOURCE.url
    assert first["Suggestion"] == "-13"


def test_what_a_person_fills_in_is_empty() -> None:
    for name, columns in (("Claims", claims.COLUMNS), ("Findings", found.COLUMNS), ("Quotations", quotations.COLUMNS)):
        to_fill = [column.title for column in columns if column.filled_in]
        assert to_fill[:2] == ["Checked by", "Date"]
        assert not [row[title] for row in records(tables(BATCH)[name]) for title in to_fill if row[title]]


def test_the_account_adds_up() -> None:
    rows = records(tables(BATCH)["Account"])
    last = rows[-1]
    for column in account.COLUMNS:
        if column.kind == "number":
            assert last[column.title] == sum(row[column.title] for row in rows[:-1]), column.title
    assert last["Numbers read"] == len(CLAIMS) == sum(last[words.capitalize()] for words in STATUSES.values())
    assert (rows[0]["Errors"], rows[0]["Warnings"], rows[0]["Advice"], rows[0]["Dismissed"]) == (1, 1, 1, 2)


def test_a_decision_of_before_stands_with_its_finding() -> None:
    before = [row["Decided before"] for row in records(tables(BATCH)["Findings"])]
    assert before == ["", "", "", "dismissed: =we | know it (the <desk>, 2018-02-03)", "in the baseline"]


def parts_of(batch: Batch) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(workbook(batch))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nothing_in_the_workbook_is_a_formula_and_words_are_not_markup() -> None:
    parts = parts_of(BATCH)
    pages = {name: part for name, part in parts.items() if name.startswith("xl/worksheets/sheet")}
    assert not [name for name, part in pages.items() if re.search(r"<f[ >]", part)]
    words = [row[3] for row in tables(BATCH)["Claims"][1:]]
    assert words == ["12 per cent", "-5", "7", "3,000 were␇ lost", " <r>13</r>"]
    assert all("tabSelected" in part or name != "xl/worksheets/sheet1.xml" for name, part in pages.items())


def test_the_sheet_of_claims_can_be_filtered_filled_in_and_printed() -> None:
    page = parts_of(BATCH)["xl/worksheets/sheet1.xml"]
    assert '<pane xSplit="1" ySplit="1"' in page
    assert f'<autoFilter ref="A1:AB{len(CLAIMS) + 1}"/>' in page
    assert '<formula1>"right,wrong,unclear,not checked"</formula1>' in page
    assert page.count("<cfRule ") == len(claims.VERDICTS)
    assert 'orientation="landscape"' in page
    assert 'fitToHeight="0"' in page
    assert "_xlnm.Print_Titles" in parts_of(BATCH)["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("name", "columns"), [("Claims", claims.COLUMNS), ("Findings", found.COLUMNS), ("Quotations", quotations.COLUMNS)]
)
def test_what_is_read_and_filled_in_is_printed_in_a_size_that_can_be_read(
    name: str, columns: tuple[sheet.Column, ...]
) -> None:
    last = max(place for place, column in enumerate(columns) if column.filled_in)
    assert sum(column.width for column in columns[: last + 1]) <= 270  # characters on A4 across: six points and more
    assert not any(column.filled_in for column in columns[last + 1 :])
    assert f"{name}!$A$1:${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[last]}$" in parts_of(BATCH)["xl/workbook.xml"]
    assert {"Article", "Where", "Checked by", "Note"} <= {column.title for column in columns[: last + 1]}


def test_a_row_is_as_high_as_its_longest_cell_wraps() -> None:
    long = replace(CLAIMS[0], reason="a long reason " * 40)
    page = parts_of(Batch((replace(REPORT, claims=(long,)),), ()))["xl/worksheets/sheet1.xml"]
    (height,) = re.findall(r'<row r="2"[^>]* ht="([\d.]+)"', page)
    assert sheet.LINE * 560 / 34 <= float(height) <= sheet.HIGHEST_ROW


def test_the_workbook_has_the_same_bytes_every_time() -> None:
    assert workbook(BATCH) == workbook(BATCH)
    assert "2000-01-01T00:00:00Z" in parts_of(BATCH)["docProps/core.xml"]


def test_a_table_that_is_too_long_is_continued_on_a_further_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    found_ = tables(BATCH)
    rows = [row for name in ("Claims", "Claims 2", "Claims 3") for row in found_[name][1:]]
    assert len(rows) == len(CLAIMS)
    assert found_["Claims 3"][0] == found_["Claims"][0]
    assert max(len(rows) for rows in found_.values()) == 3


@pytest.mark.parametrize("letter", ["a", "😀", "é"])
def test_a_cell_that_is_too_long_is_cut_and_says_so(letter: str) -> None:
    fits = letter * (sheet.MOST_CHARACTERS // (2 if letter > "\uffff" else 1))
    assert sheet.fitting(fits) == fits
    cut = sheet.fitting(fits + letter)
    assert cut.endswith("copydesk check --format jsonl has all of them)")
    assert len(cut.encode("utf-16-le")) // 2 in {sheet.MOST_CHARACTERS, sheet.MOST_CHARACTERS - 1}
    assert cut.startswith(letter * 100)


def test_a_long_reason_is_cut_in_the_workbook_and_reads_back() -> None:
    checked = replace(CLAIMS[0], reason="x" * 40_000)
    (row,) = records(tables(Batch((replace(REPORT, claims=(checked,)),), ()))["Claims"])
    assert row["Why"].startswith("xxx")
    assert row["Why"].endswith(sheet.CUT)


def test_addresses_are_links_as_far_as_excel_takes_them_and_text_beyond(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_LINKS", 1)
    urls = ["https://a.example/1", "https://b.example/2", "https://c.example/" + "x" * 2500, "javascript:alert(1)"]
    sources = {f"s{n}": replace(SOURCE, id=f"s{n}", url=url) for n, url in enumerate(urls)}
    rows: list[Observation] = [replace(ROW, source=f"s{n}") for n in range(len(urls))]
    made = tuple(replace(CLAIMS[0], observation=row) for row in rows)
    batch = Batch((Report(ARTICLE, made, (), (), (), sources=sources),), ())
    assert [row["Link"] for row in records(tables(batch)["Claims"])] == urls
    links = parts_of(batch)["xl/worksheets/_rels/sheet1.xml.rels"]
    assert re.findall(r'Target="([^"]+)"', links) == urls[:1]


def test_words_that_look_like_excels_escapes_are_kept() -> None:
    checked = replace(CLAIMS[0], reason="_x0041_ and _x000D_")
    page = parts_of(Batch((replace(REPORT, claims=(checked,)),), ()))["xl/worksheets/sheet1.xml"]
    assert "_x005F_x0041_ and _x005F_x000D_" in page


def test_a_batch_of_nothing_is_a_workbook_of_heads() -> None:
    found_ = tables(Batch((), ()))
    assert [len(rows) for rows in found_.values()] == [1, 1, 1, 2, len(about.ROWS) + 1]


def test_every_word_that_has_a_colour_is_one_that_the_sheets_write() -> None:
    statuses = {claims.status_words(replace(CLAIMS[0], status=status)) for status in STATUSES}
    assert set(TONES) == statuses | {"error", "warning", "advice"} | set(claims.VERDICTS)
    assert statuses <= {name for name, _ in about.ROWS}
