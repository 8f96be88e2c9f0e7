"""The documentation says what the code does: commands, options, checks and set-up."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest
import typer

from pipeline.checks.check import all_checks
from pipeline.cli import app, run
from pipeline.finding_keys import is_key
from pipeline.judgement.decisions import parsed
from pipeline.records import Article, Report
from pipeline.report import FORMATS
from pipeline.report.delimited import COLUMNS
from pipeline.report.fields import article_fields
from pipeline.report.guide import FAMILIES, SECTIONS, page
from pipeline.settings_file import settings_of

ROOT = Path(__file__).parent.parent


def document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_set_up_is_two_commands_of_one_line_each() -> None:
    start = document("README.md").split("## Start")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", start, re.DOTALL)
    check, tests = (block.strip() for block in blocks)
    assert "\n" not in check + tests
    assert check.endswith(".venv/bin/pip install --quiet . && .venv/bin/copydesk check seeds/")
    assert tests.endswith(".venv/bin/pip install --quiet -e '.[dev]' && .venv/bin/python -m pytest")
    assert "ends with exit code 1" in " ".join(start.split())


def test_ci_runs_the_command_of_the_readme() -> None:
    assert document("README.md").count("python -m pytest") == 1
    assert "tests=$(grep -F 'python -m pytest' README.md)" in document(".ci/run")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_page_of_checks_is_up_to_date(pytestconfig: pytest.Config) -> None:
    written = "".join(page(all_checks()))
    if pytestconfig.getoption("--update-golden"):
        (ROOT / "docs" / "checks.md").write_text(written, encoding="utf-8")
    assert document("docs/checks.md") == written, "copydesk checks --markdown > docs/checks.md"


def test_every_check_has_a_documentation_with_all_its_sections() -> None:
    for check in all_checks():
        titles = [line for line in check.doc.splitlines() if line in SECTIONS]
        assert titles == list(SECTIONS), check.code
        assert check.doc.count("\n    ") >= 2, f"{check.code} has no examples"
        assert check.doc.split("\n", 1)[0].endswith("."), check.code
        assert check.family in FAMILIES


def test_every_command_and_option_is_documented() -> None:
    commands = document("docs/commands.md")
    group = typer.main.get_command(app)
    for command in group.commands.values():  # type: ignore[attr-defined]
        for inner in getattr(command, "commands", {"": command}).values():
            name = command.name if inner is command else f"{command.name} {inner.name}"
            section = next((part for part in commands.split("\n## copydesk ")[1:] if part.startswith(name)), None)
            assert section is not None, f"{name} has no section"
            for parameter in inner.params:
                for option in parameter.opts:
                    assert not option.startswith("--") or f"`{option}" in section, f"{name} {option}"


def test_every_relative_link_leads_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_examples_of_the_readme_are_what_the_seeds_give(pytestconfig: pytest.Config) -> None:
    golden = document("tests/golden/seeds.txt")
    finding = re.search(r"^warning R201 .*?\n(?=\n(?:error|warning|advice|  tally) )", golden, re.DOTALL | re.MULTILINE)
    account = re.search(r"^  tally .*?\n(?=\n)", golden, re.DOTALL | re.MULTILINE)
    for name, example in (("finding", finding), ("account", account)):
        assert example is not None
        block = f"<!-- {name} -->\n```text\n{example.group()}```\n<!-- /{name} -->"
        if pytestconfig.getoption("--update-golden"):
            before, after = re.split(rf"<!-- {name} -->.*<!-- /{name} -->", document("README.md"), flags=re.DOTALL)
            (ROOT / "README.md").write_text(before + block + after, encoding="utf-8")
        assert block in document("README.md")


def test_formats_name_every_field() -> None:
    formats = document("docs/formats.md")
    for field in article_fields(Report(Article("a", "b"), (), (), (), ())):
        assert f'"{field}"' in formats


def test_every_form_of_a_report_and_every_column_of_the_table_is_documented() -> None:
    commands, formats = document("docs/commands.md"), document("docs/formats.md")
    for name in FORMATS:
        assert f"`{name}`" in commands.split("## copydesk check")[1].split("\n## ")[0], name
        assert name in {"text", "concise"} or f"## copydesk check --format {name}\n" in formats, name
    table = formats.split("--format csv\n")[1].split("\n## ")[0]
    for column in COLUMNS:
        assert f"`{column}`" in table, column
    sheets = formats.split("--format xlsx\n")[1].split("\n## ")[0]
    for name in ("Claims", "Findings", "Quotations", "Account", "About"):
        assert f"| {name} |" in sheets, name


def test_the_seeds_are_as_they_were_received() -> None:
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    assert len(paths) == 2
    for path in paths:
        assert f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" in document("seeds/PROVENANCE")


def test_the_licence_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Apache License" in document("LICENSE")
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("copydesk ")


def test_the_page_of_decisions_shows_a_file_that_is_read_and_keys_that_are_keys() -> None:
    page_ = document("docs/decisions.md")
    (example,) = re.findall(r"```toml\n(.*?)```", page_, re.DOTALL)
    (entry,) = parsed(Path("docs/decisions.md"), example)
    assert entry.article == "stories/harbour.txt"
    keys = re.findall(r"\b[A-Z]\d{3}-\w+", page_)
    assert len(keys) > 3
    assert all(map(is_key, keys))


def test_the_settings_of_the_page_of_commands_are_settings(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", document("docs/commands.md"), re.DOTALL)
    (tmp_path / "copydesk.toml").write_text(example, encoding="utf-8")
    settings = settings_of(tmp_path)
    assert (settings.level("N401"), settings.level("R301"), settings.house_style.per_cent) == ("advice", "error", "%")
