"""Results between runs: private, found again only where they are the same, and no fault of the file stops a run."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from pipeline.batch import cache, packets
from pipeline.batch.cache import KeptInMemory, KeptOnDisk
from pipeline.batch.packets import Packet
from pipeline.records import Article, Examined
from tests.batch_stub import report


def packet(name: str, words: int = 3) -> Packet:
    text = " ".join(f"{name}{n}" for n in range(words))
    return packets.pack(Examined(report(Article(name, text))))


def key(name: str) -> bytes:
    return name.encode().ljust(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "results.sqlite"


class Heard(list[str]):
    def __call__(self, sentence: str) -> None:
        self.append(sentence)


def filled(path: Path, *names: str, largest: int = cache.LARGEST) -> None:
    kept = KeptOnDisk(path, Heard(), largest)
    for name in names:
        kept.put(key(name), packet(name))
    kept.close()


def found(path: Path, *names: str, said: Heard | None = None) -> list[str]:
    kept = KeptOnDisk(path, said if said is not None else Heard())
    hits = [name for name in names if (hit := kept.get(key(name))) and hit == packet(name)]
    kept.close()
    return hits


def test_what_is_kept_in_memory_is_found_by_its_key_only() -> None:
    kept = KeptInMemory()
    kept.put(key("a"), packet("a"))
    assert kept.get(key("a")) == packet("a")
    assert kept.get(key("b")) is None


def test_what_is_kept_on_the_disk_is_found_by_a_later_run(path: Path) -> None:
    filled(path, "a", "b")
    assert found(path, "a", "b", "c") == ["a", "b"]
    assert cache.held(path).results == 2


def test_two_runs_that_make_the_file_at_the_same_moment_both_keep_their_results(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Heard()
    one = KeptOnDisk(path, said)
    looked = iter([True])  # the other run looked before this one had made the tables
    is_empty = cache._is_empty
    monkeypatch.setattr(cache, "_is_empty", lambda database: next(looked, False) or is_empty(database))
    other = KeptOnDisk(path, said)
    one.put(key("a"), packet("a"))
    other.put(key("b"), packet("b"))
    one.close()
    other.close()
    assert found(path, "a", "b", said=said) == ["a", "b"]
    assert said == []


def test_only_the_user_may_read_it(path: Path) -> None:
    filled(path, "a")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    assert found(path, "a") == ["a"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_killed_run_had_written_is_there(path: Path) -> None:
    kept = KeptOnDisk(path, Heard())
    for n in range(20):
        kept.put(key(f"a{n}"), packet(f"a{n}"))
    # never closed: the other run finds all but the few that waited to be written
    assert len(found(path, *(f"a{n}" for n in range(20)))) == 16


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"not a database at all, but long enough to be looked at" * 40),
        lambda path: path.write_bytes(path.read_bytes()[:5000] + bytes(3000)),
        lambda path: altered(path, "PRAGMA user_version = 99"),
        lambda path: altered(path, "PRAGMA application_id = 5"),
        lambda path: altered(path, "DROP TABLE results"),
    ],
    ids=["nonsense", "cut off", "another version", "another program's", "no table"],
)
def test_a_damaged_or_foreign_file_is_made_anew_and_said_once(path: Path, damage: object) -> None:
    filled(path, *(f"a{n}" for n in range(30)))
    damage(path)  # type: ignore[operator]
    said = Heard()
    assert found(path, "a1", "a2", said=said) == []
    assert said == [f"{path}: the kept results could not be read, and are kept anew."]
    filled(path, "a1")
    assert found(path, "a1", said=said) == ["a1"]
    assert len(said) == 1


def altered(path: Path, statement: str) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute(statement)
    database.close()


def test_a_damaged_result_is_no_hit(path: Path) -> None:
    filled(path, "a", "b")
    altered(path, "UPDATE results SET packet = (SELECT packet FROM results WHERE rowid = 2) WHERE rowid = 1")
    assert found(path, "a", "b") == ["b"]


def test_a_result_that_is_no_packet_is_no_hit(path: Path) -> None:
    filled(path, "a")
    database = sqlite3.connect(path)
    with database:
        rows = (b"cos\nsystem\n(S'true'\ntR.", b"", b"\x80\x04K\x01.")
        for n, nonsense in enumerate(rows):
            values = (key(f"b{n}"), cache._digest(nonsense), nonsense)
            database.execute("INSERT INTO results (key, digest, packet, size, used) VALUES (?, ?, ?, 1, 1)", values)
    database.close()
    kept = KeptOnDisk(path, Heard())
    assert [kept.get(key(f"b{n}")) for n in range(3)] == [None] * 3


def test_what_was_used_longest_ago_goes_first(path: Path) -> None:
    size = len(packets.flat(packet("a")))
    filled(path, "a", "b", "c", "d")
    assert found(path, "a") == ["a"]
    filled(path, "e", largest=4 * size)
    assert found(path, "a", "b", "c", "d", "e") == ["a", "d", "e"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    said = Heard()
    assert found(tmp_path / "x" / "results.sqlite", "a", said=said) == []
    assert len(said) == 1
    assert "results are not kept" in said[0]


def test_a_file_in_place_of_the_folder_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    said = Heard()
    kept = KeptOnDisk(tmp_path / "file" / "results.sqlite", said)
    kept.put(key("a"), packet("a"))
    kept.close()
    assert len(said) == 1
    assert "results are not kept" in said[0]


def test_while_another_run_writes_nothing_is_kept_and_nothing_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_PATIENCE", 0.0)
    filled(path, "a")
    said = Heard()
    kept = KeptOnDisk(path, said)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    kept.put(key("b"), packet("b"))
    kept.close()
    other.execute("ROLLBACK")
    other.close()
    assert found(path, "a", "b") == ["a"]
    assert said == []


def test_clearing_leaves_nothing(path: Path) -> None:
    filled(path, "a")
    cache.clear(path)
    assert list(path.parent.iterdir()) == []
    assert cache.held(path).results == 0


def test_results_are_kept_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path))
    assert cache.cache_file() == tmp_path / "results.sqlite"
    monkeypatch.setenv("COPYDESK_CACHE_DIR", "off")
    assert cache.cache_file() is None
