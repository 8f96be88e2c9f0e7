"""Files of decisions: where they are looked for, what they say, and what is said when they cannot be read."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.files.turns import in_turn
from pipeline.finding_keys import key_of
from pipeline.judgement.deciding import append, file_for
from pipeline.judgement.decisions import Entry, find_files, parsed, read_files
from pipeline.records import Decision, Finding, Passage

NAME = "copydesk.decisions.toml"


def made_key(words: str, code: str = "N101") -> str:
    return key_of(Finding(code, "x", "error", 1.0, Passage("a", 0, len(words), words), "m"), words)


KEY, OTHER = made_key("40 per cent"), made_key("570", "R301")
ENTRY = Entry(KEY, "dismissed", "The council confirmed it.", "Ann Lee", date(2026, 5, 3), None, Path(NAME))


def written(key: str = KEY, **changed: str) -> str:
    parts = {
        "key": f'"{key}"', "verdict": '"dismissed"', "reason": '"It is right."', "by": '"Ann Lee"', "on": "2026-05-03",
    } | changed  # fmt: skip
    return "[[decision]]\n" + "".join(f"{name} = {value}\n" for name, value in parts.items() if value)


def entries(text: str) -> list[Entry]:
    return list(parsed(Path("d.toml"), text))


def test_an_entry_is_a_decision() -> None:
    (entry,) = entries("# why not\n" + written())
    assert entry.decision == Decision("dismissed", "It is right.", "Ann Lee", date(2026, 5, 3))
    assert (entry.key, entry.article) == (KEY, None)


@pytest.mark.parametrize("day", ['"2026-05-03"', "2026-05-03", "2026-05-03T10:00:00", "2026-05-03 10:00:00Z"])
def test_a_day_may_be_written_as_toml_or_as_text(day: str) -> None:
    assert entries(written(on=day))[0].on == date(2026, 5, 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[decision]\n", "d.toml: the decisions cannot be read (expected ']]' at the end of an array declaration"),
        ("[[decisions]]\n", "d.toml: decisions: there is no such table; a decision begins with [[decision]]."),
        ("decision = 3\n", "d.toml: decision: is no list; begin each decision with [[decision]]."),
        ("decision = [3]\n", "d.toml, decision 1: is no decision; write key, verdict, reason, by, on below"),
        ("# one\n\n" + written(key="x"), "d.toml, line 3, key: 'x' is no key of a finding; copy it from the report."),
        (written() + "\n" + written(key="N101-abcdefghij"), "d.toml, line 8, key: 'N101-abcdefghij' is no key of a"),
        (written(verdict='"dismised"'), f"d.toml, line 1, {KEY}, verdict: 'dismised' is none of accepted, dismissed"),
        (written(reson='"x"'), "d.toml, line 1, reson: a decision has no such part; did you mean 'reason'."),
        (written(reason=""), "d.toml, line 1: the decision has no 'reason'; it needs key, verdict, reason, by, on."),
        (written(reason='" "'), f"d.toml, line 1, {KEY}, reason: ' ' is no text"),
        (written(by="7"), f"d.toml, line 1, {KEY}, by: 7 is no text; write it in quotation marks."),
        (written(on='"3 May"'), f"d.toml, line 1, {KEY}, on: '3 May' is not a day; write YYYY-MM-DD."),
        (written(on="2026"), f"d.toml, line 1, {KEY}, on: 2026 is not a day; write YYYY-MM-DD."),
        (written(on="2026-02-30"), "d.toml: the decisions cannot be read ("),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        entries(text)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"cannot be read \(they are not in UTF-8\); save the file as UTF-8"):
        read_files([tmp_path / NAME])


def test_the_last_entry_on_a_key_counts_and_a_reopened_finding_has_none(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_text(written() + written(key=OTHER) + written(verdict='"accepted"', reason='"It is wrong."'))
    assert read_files([file])[KEY].reason == "It is wrong."
    append(file, [replace(ENTRY, verdict="reopened")])
    assert read_files([file])[KEY].decision is None
    assert read_files([file])[OTHER].decision is not None


def test_files_lie_beside_the_articles_above_them_below_folders_and_here(tmp_path: Path) -> None:
    for place in ("desk/stories/may", "desk/stories/.hidden", "desk/other", "elsewhere/deep", "here"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
    for place in ("desk", "desk/stories/may", "desk/stories/.hidden", "desk/other", "elsewhere", "here"):
        (tmp_path / place / NAME).write_text("")
    found = find_files([str(tmp_path / "desk/stories"), str(tmp_path / "elsewhere/deep/a.txt"), "-"], tmp_path / "here")
    names = [str(file.parent.relative_to(tmp_path.resolve())) for file in found]
    assert sorted(names) == ["desk", "desk/stories/may", "elsewhere", "here"]
    assert names.index("desk") < names.index("desk/stories/may")


@pytest.mark.parametrize("path", ["loop", "loop/a.txt", "n" * 5000, "no/such/a.txt", "-", "", "a\nb.txt", "stories/*"])
def test_no_path_is_too_odd_to_look_beside(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path(NAME).write_text("")
    assert find_files([path], tmp_path) == (tmp_path.resolve() / NAME,)


def test_the_file_that_lies_further_down_decides(tmp_path: Path) -> None:
    (tmp_path / "low").mkdir()
    (tmp_path / NAME).write_text(written())
    (tmp_path / "low" / NAME).write_text(written(verdict='"accepted"'))
    read = read_files(find_files([str(tmp_path / "low")], tmp_path))
    assert read[KEY].verdict == "accepted"


def test_a_decision_goes_to_the_nearest_file_or_to_a_new_one(tmp_path: Path) -> None:
    low = tmp_path / "low"
    low.mkdir()
    assert file_for(low) == low / NAME
    (tmp_path / NAME).write_text("")
    assert file_for(low) == tmp_path / NAME


def test_comments_and_order_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / NAME
    before = "# Ours.\n\n" + written(OTHER, by='"Bo"') + "# no end of line"
    file.write_text(before)
    append(file, [ENTRY, replace(ENTRY, key=OTHER, article="b.txt")])
    assert file.read_text().startswith(f"{before}\n\n[[decision]]\n")
    assert [(one.key, one.by, one.article) for one in entries(file.read_text())] == [
        (OTHER, "Bo", None), (KEY, "Ann Lee", None), (OTHER, "Ann Lee", "b.txt"),
    ]  # fmt: skip


def test_windows_line_ends_stay_and_what_is_added_has_them_too(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_bytes(written().replace("\n", "\r\n").encode())
    append(file, [ENTRY])
    now = file.read_bytes()
    assert now.startswith(written().replace("\n", "\r\n").encode())
    assert now.count(b"\n") == now.count(b"\r\n")
    assert len(entries(now.decode())) == 2


def test_of_many_who_decide_at_once_none_is_lost(tmp_path: Path) -> None:
    file = tmp_path / NAME
    people = [f"P{number}" for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: append(file, [replace(ENTRY, by=name)]), people))
    assert sorted(entry.by for entry in entries(file.read_text())) == sorted(people)
    assert list(tmp_path.iterdir()) == [file]


def test_what_an_editor_saves_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / NAME
    file.write_text("# Ours.\n")
    sync, saved = os.fsync, []

    def overtaken(descriptor: int) -> None:
        sync(descriptor)
        if not saved:
            saved.append(file.write_text("# Ours, and a note.\n"))

    monkeypatch.setattr("os.fsync", overtaken)
    append(file, [ENTRY])
    assert file.read_text().startswith("# Ours, and a note.\n\n[[decision]]\n")
    assert [entry.by for entry in entries(file.read_text())] == ["Ann Lee"]
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_never_stays_as_it_was_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / NAME
    saved = [0]

    def overtaken(_: int) -> None:
        saved[0] += 1
        file.write_text(f"# {saved[0]}\n")

    monkeypatch.setattr("os.fsync", overtaken)
    with pytest.raises(UsageError, match="somebody else keeps writing to it; try again in a moment"):
        append(file, [ENTRY])
    assert file.read_text() == f"# {saved[0]}\n"


def test_who_does_not_let_go_of_the_file_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.files.turns._PAUSE", 0)
    file = tmp_path / NAME
    with in_turn(file):
        with pytest.raises(UsageError, match="somebody else is writing to it; try again in a moment"):
            append(file, [ENTRY])
        assert list(tmp_path.iterdir()) == []
    append(file, [ENTRY])
    assert len(entries(file.read_text())) == 1


def test_a_link_stays_one_and_a_file_that_may_only_be_read_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shared.toml").write_text(written(OTHER))
    file = tmp_path / NAME
    file.symlink_to("shared.toml")
    append(file, [ENTRY])
    assert file.is_symlink()
    assert [entry.key for entry in entries((tmp_path / "shared.toml").read_text())] == [OTHER, KEY]
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(UsageError, match=r"cannot be written \(it is read-only\)"):
        append(file, [ENTRY])
    assert len(entries(file.read_text())) == 2


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_only_has_the_name_is_not_passed_over(kind: str, tmp_path: Path) -> None:
    stories = tmp_path.resolve() / "stories"
    stories.mkdir()
    (stories / NAME).mkdir() if kind == "folder" else (stories / NAME).symlink_to("nowhere.toml")
    for path in (str(stories), str(stories / "a.txt")):
        with pytest.raises(UsageError, match=f"{NAME}: the decisions cannot be read"):
            read_files(find_files([path], tmp_path))
    assert file_for(stories) == stories / NAME


def test_a_file_that_does_not_fit_is_not_written_to(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_text("[[decision]]\nkey = 1\n")
    with pytest.raises(UsageError):
        append(file, [ENTRY])
    assert file.read_text() == "[[decision]]\nkey = 1\n"
    assert list(tmp_path.iterdir()) == [file]


@given(reason=st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip))
def test_every_reason_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, reason: str) -> None:
    file = tmp_path_factory.mktemp("d") / NAME
    append(file, [replace(ENTRY, reason=reason)])
    assert read_files([file])[KEY].reason == reason.strip()
