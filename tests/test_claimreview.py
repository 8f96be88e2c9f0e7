"""ClaimReview: a form that holds what is known, and JSON-LD only of one that a person has filled in and confirmed."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import language
from pipeline.cli import run
from pipeline.errors import UsageError
from pipeline.files.review_form import read_form
from pipeline.records import Article, Finding, Passage
from pipeline.report.claim_review import draft, json_ld
from pipeline.report.shelf import Shelf
from tests.hostile import BATCH, FINDINGS

FORM = """
confirmed = true
url = "https://paper.example/fact-check/1"
datePublished = "2018-03-01"
claimReviewed = "Thefts rose by 70 per cent."
[author]
name = "The Paper"
[reviewRating]
alternateName = "False"
"""
#: Sentences and ends of sentences that cases share.
FILL = "fill in every required line."
WHOLE = "write a whole address that begins with https://."
HALF = "reviewRating has half a scale; write numbers for worstRating, ratingValue, bestRating, or for none."
KIND = "author.type is 'Robot'; write Organization or Person."
BOTH = "claimreview: wants an article, or with --form a form that is filled in, and not both."
KNOWN = "there are N101:1:28, N101:3:15."
TAKEN = "taken.toml: is there already; name a file that is not, or move this one away."
ENDS = "\nworstRating = 1\nbestRating = 5"


def form_of(finding: Finding, article: Article | None = None) -> dict[str, Any]:
    return tomllib.loads("".join(draft(finding, Shelf({article.id: article} if article else BATCH.articles))))


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "review.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def review(tmp_path: Path, text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(json_ld(read_form(written(tmp_path, text)))))
    return found


def test_the_form_holds_what_is_known_and_leaves_the_rest_empty() -> None:
    form = form_of(FINDINGS[0])
    assert form["confirmed"] is False
    assert (form["url"], form["datePublished"], form["author"]["name"]) == ("", "", "")
    assert form["reviewRating"] == {"alternateName": ""}
    assert form["claimReviewed"] == "=SUM(A1) rose by 12 per cent."
    assert form["itemReviewed"] == {
        "authorType": "Person", "author": "Ann", "datePublished": "2018-02", "appearance": ""
    }  # fmt: skip
    assert form["finding"]["check"] == "N101 percent-change"
    assert form["finding"]["place"] == "line 1, column 18"
    assert len(form["finding"]["evidence"]) == 2


def test_the_paper_made_the_claim_where_nobody_is_quoted() -> None:
    form = form_of(replace(FINDINGS[0], speaker=None))
    assert (form["itemReviewed"]["authorType"], form["itemReviewed"]["author"]) == ("Organization", "The | Paper")


@given(st.text(min_size=1), st.text())
def test_the_form_is_toml_whatever_the_article_says(text: str, message: str) -> None:
    article = Article("a", text, title=text, outlet=message, url=message)
    finding = Finding("N101", "x", "error", 1.0, Passage("a", 0, 1, text[0]), message, message, message, (message,))
    assert form_of(finding, article)["finding"]["check"] == "N101 x"


def test_a_form_that_is_complete_and_confirmed_becomes_a_claim_review(tmp_path: Path) -> None:
    assert review(tmp_path, FORM) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://paper.example/fact-check/1",
        "datePublished": "2018-03-01",
        "claimReviewed": "Thefts rose by 70 per cent.",
        "author": {"@type": "Organization", "name": "The Paper"},
        "reviewRating": {"@type": "Rating", "alternateName": "False"},
    }


def test_everything_optional_is_in_the_claim_review_when_it_is_given(tmp_path: Path) -> None:
    more = FORM.replace('datePublished = "2018-03-01"', "datePublished = 2018-03-01") + (
        "ratingValue = 0\nworstRating = 0\nbestRating = 4.5\n"
        '[itemReviewed]\nauthorType = "Person"\nauthor = "Ann Lee"\ndatePublished = "2018-02"\n'
        'appearance = "https://other.example/a"\n'
    )
    found = review(tmp_path, more)
    assert found["datePublished"] == "2018-03-01"
    assert found["reviewRating"] == {
        "@type": "Rating", "alternateName": "False", "ratingValue": 0, "worstRating": 0, "bestRating": 4.5
    }  # fmt: skip
    assert found["itemReviewed"] == {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ann Lee"},
        "datePublished": "2018-02",
        "appearance": {"@type": "CreativeWork", "url": "https://other.example/a"},
    }


def test_the_json_may_stand_in_a_script_of_a_page(tmp_path: Path) -> None:
    path = written(tmp_path, FORM.replace("Thefts", "</script><script>\\u2028"))
    text = "".join(json_ld(read_form(path)))
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text)["claimReviewed"].startswith("</script><script>\u2028")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("confirmed = true", "", "is not confirmed; read every line of it and set confirmed = true."),
        ("confirmed = true", 'confirmed = "true"', "is not confirmed; read every line of it and set confirmed = true."),
        ('"The Paper"', '" "', "is not complete: author.name is empty; fill in every required line."),
        (
            'url = "https://paper.example/fact-check/1"\ndatePublished = "2018-03-01"', "",
            "is not complete: url, datePublished are empty; fill in every required line.",
        ),
        ('alternateName = "False"', "", f"is not complete: reviewRating.alternateName is empty; {FILL}"),
        ("https://paper.example", "paper.example", f"url is 'paper.example/fact-check/1'; {WHOLE}"),
        ("https://paper.example", "javascript:x", f"url is 'javascript:x/fact-check/1'; {WHOLE}"),
        ("2018-03-01", "2018-02-30", "datePublished is '2018-02-30'; write a day of the calendar as YYYY-MM-DD."),
        ("2018-03-01", "2018-03", "datePublished is '2018-03'; write a day of the calendar as YYYY-MM-DD."),
        ('"False"', '"False"\nratingValue = 1', HALF),
        ('"False"', f'"False"\nratingValue = nan{ENDS}', HALF),
        ('"False"', f'"False"\nratingValue = 9{ENDS}', "ratingValue 9 is not on the scale from 1 to 5."),
        ('"False"', "3", "reviewRating.alternateName is not text; write it in quotation marks."),
        ('name = "The Paper"', 'nam = "The Paper"', "there is no line author.nam in this form; did you mean 'name'."),
        ("[author]", "[auth]", "there is no line auth in this form; did you mean 'author'."),
        ('name = "The Paper"', 'name = "The Paper"\ntype = "Robot"', KIND),
        ("[author]\nname", "author", "author is no table; write [author] and its lines below it."),
    ],
)  # fmt: skip
def test_a_form_that_is_not_fit_is_refused_in_a_sentence(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    assert old in FORM
    path = written(tmp_path, FORM.replace(old, new, 1))
    with pytest.raises(UsageError) as refused:
        read_form(path)
    assert str(refused.value) == f"{path}: {sentence}"


def test_a_form_that_is_no_toml_or_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for path in (written(tmp_path, "confirmed"), str(tmp_path / "nowhere.toml")):
        with pytest.raises(UsageError, match=r"review\.toml|nowhere\.toml") as refused:
            read_form(path)
        assert str(refused.value).startswith(f"{path}: the form cannot be read (")


def test_a_draft_as_it_is_written_is_never_a_claim_review(tmp_path: Path) -> None:
    path = written(tmp_path, "".join(draft(FINDINGS[0], Shelf(BATCH.articles))).replace("= false", "= true"))
    with pytest.raises(
        UsageError, match=r"is not complete: url, datePublished, author.name, reviewRating.alternateName"
    ):
        read_form(path)


# The command

STORY = "Thefts in the town rose by 70 per cent from 211 to 318.\n\nFires rose by 90 per cent from 100 to 120.\n"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: language.Parser) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.language.load", lambda: parser)
    (tmp_path / "story.txt").write_text(STORY)
    return "story.txt"


def test_a_finding_becomes_a_form_and_the_form_a_claim_review(story: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["claimreview", story, "--finding", "N101:3", "--published", "2018-02", "--output", "form.toml"]) == 0
    form = Path("form.toml").read_text()
    assert tomllib.loads(form)["claimReviewed"] == "Fires rose by 90 per cent from 100 to 120."
    assert tomllib.loads(form)["itemReviewed"]["datePublished"] == "2018-02"
    assert run(["claimreview", "--form", "form.toml"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("copydesk: form.toml: is not complete: ")
    for empty, filled in (
        ('\nurl = ""', '\nurl = "https://p.example/1"'), ('datePublished = ""', 'datePublished = "2018-03-01"'),
        ('\nname = ""', '\nname = "P"'), ('alternateName = ""', 'alternateName = "Wrong"'), ("= false", "= true"),
    ):  # fmt: skip
        form = form.replace(empty, filled, 1)
    Path("form.toml").write_text(form)
    assert run(["claimreview", "--form", "form.toml"]) == 0
    assert json.loads(capfd.readouterr().out)["reviewRating"]["alternateName"] == "Wrong"


def test_the_key_of_a_report_names_its_finding(story: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", story, "--format", "jsonl"]) == 1
    keys = [json.loads(line)["key"] for line in capfd.readouterr().out.splitlines()]
    assert len(keys) == 2
    for key in keys:
        assert run(["claimreview", story, "--finding", key]) == 0
        assert tomllib.loads(capfd.readouterr().out)["finding"]["key"] == key


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["story.txt"], "--finding: say which of its findings; there are N101:1:28, N101:3:15."),
        (["story.txt", "--finding", "N101"], f"--finding: 'N101' names 2 of its findings; {KNOWN}"),
        (["story.txt", "--finding", "N101:30"], f"--finding: 'N101:30' names none of its findings; {KNOWN}"),
        (["story.txt", "--form", "x"], BOTH),
        ([], BOTH),
        (["quiet.txt"], "quiet.txt: nothing was found in it that could be reviewed."),
        (["story.txt", "--finding", "N101:1", "--output", "taken.toml"], TAKEN),
    ],
)  # fmt: skip
def test_wrong_use_is_one_sentence(
    arguments: list[str], sentence: str, story: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("quiet.txt").write_text("Nothing happened on the 5 farms.")
    Path("taken.toml").write_text("a form that somebody has filled in")
    assert run(["claimreview", *arguments]) == 2
    assert capfd.readouterr() == ("", f"copydesk: {sentence}\n")
    assert Path("taken.toml").read_text() == "a form that somebody has filled in"


def test_a_file_that_cannot_be_read_is_said_and_leaves_no_form(story: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["claimreview", "nowhere.txt", "--output", "form.toml"]) == 3
    assert "nowhere.txt" in capfd.readouterr().err
    assert not Path("form.toml").exists()
