"""The command line without a model: options, errors, exit codes and where output goes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.checks.check import all_checks
from pipeline.cli import run
from pipeline.console import INTERRUPTED
from pipeline.report import FORMATS
from pipeline.report.guide import explained
from pipeline.report.style import Style

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes("Ten “£5”.\r\n".encode())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chekc"], "no such command 'chekc'"),
        ([], "missing command"),
        (["check"], "missing argument 'PATH...'"),
        (["check", "--fail-onn", "error", "a.txt"], "no such option: --fail-onn"),
        (["check", "--output"], "option '--output' requires an argument"),
        (
            ["check", "--format", "jsnl", "a.txt"],
            f"--format: 'jsnl' is none of {', '.join(FORMATS)}; did you mean",
        ),
        (["claims", "--format", "concise", "a.txt"], "--format: 'concise' is none of text, jsonl"),
        (["check", "--fail-on", "never ever", "a.txt"], "--fail-on: 'never ever' is none of"),
        (["check", "--published", "yesterday", "a.txt"], "--published: 'yesterday' is not a date; write YYYY"),
        (["check", "--reference", "nowhere", "a.txt"], "--reference: 'nowhere' is not a folder"),
        (["check", "--select", "Z9", "a.txt"], "--select: no check's code starts with 'Z9'"),
        (["check", "--ignore", "N10l", "a.txt"], "--ignore: no check's code starts with 'N10L'; did you mean 'N10"),
        (["check", "--select", "N101", "--ignore", "N101", "a.txt"], "--ignore: no check is left to run"),
        (["check", "--ignore", "N,R,Q,C,A", "a.txt"], "--ignore: no check is left to run"),
        (["explain", "r1"], "explain: 'r1' is a family of checks; name one of R101, R102"),
        (["explain", "N1O1"], "explain: there is no check 'N1O1'; did you mean 'N101'"),
        (["text", "a.txt", "--output", "no/such/folder/out"], "no/such/folder/out: cannot be written"),
        (["text", "a.txt", "--output", "."], ".: is a folder, not a file"),
        (["reference", "build"], "missing option '--from'"),
        (["reference", "build", "--from", "nowhere", "--to", "out"], "nowhere: there is no such folder; name"),
        (["reference", "build", "--from", ".", "--to", "out"], "raw/geo/police_force_areas_gss.csv: there is no such"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"copydesk: {sentence}")
    assert err.count("\n") == 1
    assert err.endswith(".\n")


@pytest.mark.parametrize("command", ["check", "claims", "quotes", "text"])
def test_inputs_that_cannot_be_read_are_named_and_end_with_3(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").touch()
    Path("picture.txt").write_bytes(b"\x89PNG\x00")
    Path("bad.txt").write_bytes(b"fell \x81 by")
    Path("bad.jsonl").write_text("{\n")
    assert run([command, "empty.txt", "picture.txt", "bad.txt", "bad.jsonl", "none.txt"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "copydesk: empty.txt: is empty.",
        "copydesk: picture.txt: is not text (character 5 is a null character).",
        "copydesk: bad.txt: byte 0x81 (the 6th, on line 1) is neither UTF-8 nor Windows-1252; save it again as UTF-8.",
        "copydesk: bad.jsonl, line 1: is not JSON (Expecting property name enclosed in double quotes at column 2).",
        "copydesk: none.txt: there is no such file or folder.",
    ]


def test_a_name_that_a_terminal_would_obey_is_shown_and_not_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["text", "\x1b[2J\n.txt"]) == 3
    assert capsys.readouterr().err == "copydesk: ␛[2J .txt: there is no such file or folder.\n"


def test_the_version_needs_no_model() -> None:
    command = (
        "import sys; from pipeline.cli import run; run(['--version']); print([m for m in sys.modules if m in heavy])"
    )
    result = subprocess.run(
        [sys.executable, "-c", f"heavy = {{'spacy', 'pandas', 'rapidfuzz', 'rich', 'quantulum3'}}\n{command}"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert result.stdout.startswith("copydesk ")
    assert result.stdout.endswith("\n[]\n")
    assert result.stderr == ""


def test_text_comes_out_byte_for_byte(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["text", "a.txt"]) == 0
    assert capfdbinary.readouterr().out == Path("a.txt").read_bytes()


def test_several_texts_have_their_names_between_them(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text("Nine.")
    assert run(["text", "a.txt", "b.txt"]) == 0
    assert capsys.readouterr().out.split("==> ")[1:] == ["a.txt <==\nTen “£5”.\r\n\n", "b.txt <==\nNine."]
    assert run(["text", "a.txt", "b.txt", "--format", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": "a.txt", "text": "Ten “£5”.\r\n"},
        {"id": "b.txt", "text": "Nine."},
    ]


def test_standard_input_is_a_dash(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Ten “£5”.\r".encode())))
    assert run(["text", "-"]) == 0
    assert capsys.readouterr().out == "Ten “£5”.\r"


def test_a_report_in_a_file_is_whole_or_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.txt").write_text("older")
    Path("out.txt").chmod(0o640)
    Path("link").symlink_to("out.txt")
    assert run(["text", "a.txt", "--output", "link"]) == 0
    assert Path("out.txt").read_bytes() == Path("a.txt").read_bytes()
    assert Path("link").is_symlink()
    assert Path("out.txt").stat().st_mode & 0o777 == 0o640

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.report.text.texts", fail)
    Path("out.txt").write_text("older")
    assert run(["text", "a.txt", "--output", "out.txt"]) == 130
    assert Path("out.txt").read_text() == "older"
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "link", "out.txt"]


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.commands.intake.read_inputs", interrupt)
    assert run(["text", "a.txt"]) == 130
    out, err = capsys.readouterr()
    assert out + err.strip() == ""


def test_an_interruption_is_quiet_while_the_command_line_is_being_imported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.cli.main", interrupt)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == INTERRUPTED
    assert "".join(capsys.readouterr()) == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        result = _started(["text", "a.txt"], stdout=full)
    assert result.returncode == 2
    assert result.stderr == b"copydesk: standard output: cannot be written (no space left on device).\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_under_a_file_is_one_sentence_and_one_under_the_notes_costs_only_them() -> None:
    result = _started(["text", "a.txt", "--output", "/dev/full"], stdout=subprocess.PIPE)
    assert (result.returncode, result.stderr) == (
        2,
        b"copydesk: /dev/full: cannot be written (no space left on device).\n",
    )
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        told = [sys.executable, "-m", "pipeline", "text", str(Path("a.txt").resolve()), "nowhere.txt"]
        result = subprocess.run(told, cwd=ROOT, stdout=subprocess.PIPE, stderr=full, check=False)
    assert (result.returncode, "Ten “£5”.".encode() in result.stdout) == (3, True)


def test_a_disk_that_fills_while_a_report_is_written_leaves_the_older_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("out.txt").write_text("older")
    monkeypatch.setattr("os.fsync", full)
    assert run(["text", "a.txt", "--output", "out.txt"]) == 2
    assert capsys.readouterr().err == "copydesk: out.txt: cannot be written (no space left on device).\n"
    assert Path("out.txt").read_text() == "older"
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "out.txt"]


def test_a_reader_who_stops_reading_is_no_error() -> None:
    Path("long.txt").write_text("It rose to ten. " * 100_000)
    command = f"{sys.executable} -m pipeline text {Path('long.txt').resolve()} | head -c 3"
    result = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert result.stdout == b"It "
    assert b"Error" not in result.stderr
    assert b"Traceback" not in result.stderr


def test_nobody_listening_is_no_error() -> None:
    result = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m pipeline text README.md >&-"], cwd=ROOT, capture_output=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, b"")


def test_help_says_what_every_option_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--help"]) == 0
    shown = capsys.readouterr().out
    for option in (
        "--format",
        "--fail-on",
        "--select",
        "--ignore",
        "--each-alone",
        "--reference",
        "--published",
        "--source",
    ):
        assert option in shown
    assert run(["--help"]) == 0
    assert "Exit codes: 0 nothing found, 1 findings, 2 wrong use" in capsys.readouterr().out


@pytest.mark.parametrize("word", ["N101", "n101", "percent-change", "Percent-Change"])
def test_a_check_is_explained_by_its_code_or_its_name(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", word]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("N101 percent-change (error)\n\n")
    assert "\nNot flagged\n" in shown


@pytest.mark.parametrize("width", [60, 100])
def test_an_explanation_keeps_to_the_width_and_loses_no_word(width: int) -> None:
    for check in all_checks():
        shown = "".join(explained(check, Style(width)))
        assert max(map(len, shown.splitlines())) <= width, check.code
        words = [word for word in check.doc.replace("``", "").split() if set(word) - {"-"}]
        assert [word for word in shown.split() if word != "*"][-len(words) :] == words, check.code


def test_all_checks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checks"]) == 0
    assert "N101  error    percent-change\n" in capsys.readouterr().out


def _started(arguments: list[str], stdout: object = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, env=environment, stdout=stdout, stderr=subprocess.PIPE, check=False)  # type: ignore[call-overload,no-any-return]
