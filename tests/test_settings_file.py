"""Settings that a project keeps in a file: where they are looked for, and what is said when they cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.errors import UsageError
from pipeline.settings import Settings
from pipeline.settings_file import settings_of


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path.resolve() / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def shared(level: str) -> str:
    return f'[tool.copydesk]\nfail-on = "{level}"\n'


def test_of_two_files_in_one_folder_copydesks_own_counts(here: Path) -> None:
    (here / "pyproject.toml").write_text(shared("never"))
    assert settings_of(here).fail_on == "never"
    (here / "copydesk.toml").write_text('fail-on = "error"\n')
    assert settings_of(here).fail_on == "error"


def test_the_nearest_folder_counts_whichever_file_it_has(here: Path) -> None:
    (here.parent / "copydesk.toml").write_text('fail-on = "error"\n')
    assert settings_of(here).fail_on == "error"
    (here / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert settings_of(here).fail_on == "error"
    (here / "pyproject.toml").write_text(shared("never"))
    assert settings_of(here).fail_on == "never"


def test_folders_and_files_are_those_beside_the_settings_or_in_the_users_own_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(here / "home"))
    for folder in ("ours", "home/figures"):
        (here / folder).mkdir(parents=True)
    (here / "copydesk.toml").write_text('reference = ["ours", "~/figures"]\nsource = "release.txt"\n')
    (here / "stories").mkdir()
    settings = settings_of(here / "stories")
    assert settings.reference == (here / "ours", here / "home/figures")
    assert settings.source == (str(here / "release.txt"),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('fail-onn = "error"', "fail-onn: there is no such setting; did you mean 'fail-on'."),
        ('fail-on = "eror"', "fail-on: 'eror' is none of error, warning, advice, never; did you mean 'error'."),
        ('fail_on = "error"\nfail-on = "advice"', "fail-on: the setting is given twice; write fail-on once."),
        ('[tool.copydesk]\nfail-on = "error"', "tool: there is no such setting; in copydesk.toml, names stand without"),
        ('reference = "none"', "reference: 'HERE/none' is not a folder; name a folder that holds tables."),
        ('reference = "~nobody-has-this-name/x"', "reference: 'HERE/~nobody-has-this-name/x' is not a folder"),
        ('reference = ["", 3]', "reference: ['', 3] is not a list of folders."),
        ('source = ""', "source: '' is not a list of files."),
        ('fail-on = "never', "the settings cannot be read ("),
    ],
)
def test_what_does_not_fit_is_one_sentence_with_file_and_name(text: str, sentence: str, here: Path) -> None:
    (here / "copydesk.toml").write_text(text + "\n")
    with pytest.raises(UsageError) as refused:
        settings_of(here)
    assert str(refused.value).startswith(f"{here / 'copydesk.toml'}: {sentence.replace('HERE', str(here))}")
    assert "\n" not in str(refused.value)


def test_a_link_to_nothing_and_a_folder_of_that_name_are_not_passed_over(here: Path) -> None:
    (here / "copydesk.toml").symlink_to("elsewhere.toml")
    with pytest.raises(UsageError, match=r"copydesk\.toml: the settings cannot be read \(No such file"):
        settings_of(here)
    (here / "copydesk.toml").unlink()
    (here / "copydesk.toml").mkdir()
    with pytest.raises(UsageError, match="the settings cannot be read"):
        settings_of(here)


@pytest.mark.parametrize("command", [["check", "a.txt"], ["claims", "a.txt"], ["checks"]])
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('select = ["X9"]', "select: no check's code starts with 'X9'"),
        ('ignore = "N1O1"', "ignore: no check's code starts with 'N1O1'; did you mean 'N101'."),
        ('select = "percent-change"', "select: no check's code starts with 'PERCENT-CHANGE'; did you mean 'N101'."),
        ('[severity]\nX = "error"', "severity: no check's code starts with 'X'"),
    ],
)
def test_a_wrong_code_in_the_file_is_told_with_the_file(
    command: list[str], text: str, sentence: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "a.txt").write_text("A story.\n")
    (here / "copydesk.toml").write_text(text + "\n")
    assert run(command) == 2
    said = capfd.readouterr().err
    assert said.startswith(f"copydesk: {here / 'copydesk.toml'}: {sentence}")
    assert said.count("\n") == 1


def test_a_wrong_code_of_the_command_line_is_told_with_its_option(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "copydesk.toml").write_text('select = ["N1"]\n')
    assert run(["check", "a.txt", "--select", "X"]) == 2
    assert capfd.readouterr().err.startswith("copydesk: --select: no check's code starts with 'X'")


def test_a_file_that_leaves_no_check_is_named(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "copydesk.toml").write_text('ignore = "N,R,Q,C,A"\n')
    assert run(["check", "a.txt"]) == 2
    assert capfd.readouterr().err.startswith(f"copydesk: {here / 'copydesk.toml'}: ignore: no check is left to run")


def test_without_a_file_the_usual_settings_count(here: Path) -> None:
    assert settings_of(here) == Settings()
