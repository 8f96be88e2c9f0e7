"""``copydesk check --format html``: a page to standard output or a file, several to a folder, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import language
from pipeline.cli import run
from pipeline.errors import UsageError
from pipeline.files.folders import writing_folder
from pipeline.report.pages.names import page_name

GOOD = "Thefts in the town rose by 70 per cent from 211 to 318.\n"
ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "seeds.000.html"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: language.Parser) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.language.load", lambda: parser)


def articles(*names: str) -> None:
    Path("stories").mkdir()
    for name in names:
        Path("stories", name).write_text(GOOD, encoding="utf-8")


def test_one_article_is_a_page_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    articles("a.txt")
    assert run(["check", "stories", "--format", "html"]) == 1
    out, err = capfd.readouterr()
    assert out.startswith("<!DOCTYPE html>\n")
    assert out.endswith("</html>\n")
    assert "70 per cent does not follow from 211 and 318" in out
    assert err == ""


def test_one_article_is_a_page_in_a_file(capfd: pytest.CaptureFixture[str]) -> None:
    articles("a.txt")
    assert run(["check", "stories", "--format", "html", "--output", "page.html"]) == 1
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")
    assert capfd.readouterr() == ("", "")


def test_one_article_may_have_a_folder_too() -> None:
    articles("a.txt")
    assert run(["check", "stories", "--format", "html", "--output", "report"]) == 1
    assert listed("report") == sorted([page_name("stories/a.txt"), "index.html"])


def test_several_articles_are_pages_in_a_folder_with_an_index() -> None:
    articles("a.txt", "b.txt")
    assert run(["check", "stories", "--format", "html", "--output", "report"]) == 1
    assert listed("report") == sorted([page_name("stories/a.txt"), page_name("stories/b.txt"), "index.html"])
    index = Path("report/index.html").read_text(encoding="utf-8")
    assert f'href="{page_name("stories/b.txt")}"' in index
    assert listed(".") == ["report", "stories"]


@pytest.mark.parametrize("output", [[], ["--output", "page.html"], ["--output", "page.HTM"]])
def test_several_articles_do_not_go_on_one_page(output: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    articles("a.txt", "b.txt")
    assert run(["check", "stories", "--format", "html", *output]) == 2
    assert capfd.readouterr() == (
        "", "copydesk: --output: a page holds one article and there are several; name a folder.\n",
    )  # fmt: skip
    assert listed(".") == ["stories"]


def test_a_source_is_no_article_of_the_page(capfd: pytest.CaptureFixture[str]) -> None:
    articles("a.txt")
    Path("release.txt").write_text("Thefts rose, said the police.")
    assert run(["check", "stories", "--source", "release.txt", "--format", "html"]) == 1
    assert "<h1>stories/a.txt</h1>" in capfd.readouterr().out


def test_a_folder_of_earlier_pages_is_replaced() -> None:
    articles("a.txt", "b.txt")
    run(["check", "stories", "--format", "html", "--output", "report"])
    Path("stories/a.txt").unlink()
    run(["check", "stories", "--format", "html", "--output", "report"])
    assert listed("report") == sorted([page_name("stories/b.txt"), "index.html"])
    assert listed(".") == ["report", "stories"]


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (["notes.txt"], "report: is a folder with other files in it; name a new folder, or one of earlier pages."),
        (["index.html"], "report: is a folder with other files in it; name a new folder, or one of earlier pages."),
        (None, "report: is a file, not a folder to write pages to; give a page a name that ends in .html."),
    ],
)
def test_nothing_else_is_written_over(held: list[str] | None, sentence: str, capfd: pytest.CaptureFixture[str]) -> None:
    articles("a.txt", "b.txt")
    target = Path("report")
    if held is None:
        target.write_text("mine")
    for name in held or ():
        target.mkdir(exist_ok=True)
        (target / name).write_text("mine")
    assert run(["check", "stories", "--format", "html", "--output", "report"]) == 2
    assert capfd.readouterr().err == f"copydesk: {sentence}\n"
    assert all((target / name).read_text() == "mine" for name in held or ())
    assert listed(".") == ["report", "stories"]


def test_a_folder_that_cannot_be_made_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    articles("a.txt")
    assert run(["check", "stories", "--format", "html", "--output", "no/such/report"]) == 2
    assert "copydesk: no/such/report: cannot be written (no such file or directory)." in capfd.readouterr().err


def test_a_folder_is_written_whole_or_not_at_all() -> None:
    with writing_folder("report") as folder:
        folder.write([("index.html", ['<meta name="generator" content="copydesk">', "one"])])

    def broken() -> object:
        yield "half"
        raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"), writing_folder("report") as folder:
        folder.write([("index.html", ["two"]), ("a.html", broken())])  # type: ignore[list-item]
    assert listed("report") == ["index.html"]
    assert Path("report/index.html").read_text().endswith("one")
    assert listed(".") == ["report"]


def test_the_folder_is_refused_before_anything_is_written() -> None:
    Path("report").mkdir()
    Path("report/mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="other files"), writing_folder("report"):
        pytest.fail("it was opened")


def test_a_disk_that_is_full_is_said_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with (
        pytest.raises(UsageError, match=r"report: cannot be written \(no space left on device\)"),
        writing_folder("report") as folder,
    ):
        folder.write([("index.html", ["one"])])
    assert listed(".") == []


def test_what_cannot_be_read_is_said_and_the_page_of_the_rest_is_written(capfd: pytest.CaptureFixture[str]) -> None:
    articles("a.txt")
    Path("stories/empty.txt").write_text("")
    assert run(["check", "stories", "--format", "html"]) == 3
    out, err = capfd.readouterr()
    assert "<h1>stories/a.txt</h1>" in out
    assert err == "copydesk: stories/empty.txt: is empty.\n"


def test_an_article_with_a_hostile_id_has_a_page_in_the_folder_and_nowhere_else() -> None:
    lines = [{"id": "../../up<script>.txt", "text": GOOD}, {"id": "a\x00\n/b", "text": GOOD}]
    Path("a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run(["check", "a.jsonl", "--format", "html", "--output", "report"]) == 1
    assert len(listed("report")) == 3
    assert listed(".") == ["a.jsonl", "report"]


def test_a_seed_gives_the_page_that_was_approved(
    capfd: pytest.CaptureFixture[str], pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without style and script, which have their own files."""
    monkeypatch.chdir(ROOT)
    assert run(["check", "seeds/000_af9c3813f36cfa7f.txt", "--format", "html"]) == 1
    out = capfd.readouterr().out
    body = out[out.index("</style>") + len("</style>") : out.index("<script>")]
    if pytestconfig.getoption("--update-golden"):
        GOLDEN.write_text(body, encoding="utf-8")
    assert body == GOLDEN.read_text(encoding="utf-8")


def listed(folder: str) -> list[str]:
    return sorted(entry.name for entry in Path(folder).iterdir())
