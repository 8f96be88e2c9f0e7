"""Worker processes: results in order, and an article that kills, hangs or breaks its process costs only itself."""

from __future__ import annotations

import signal
from collections.abc import Iterable
from itertools import count

import pytest

from pipeline.batch.packets import Packet
from pipeline.batch.worker import Load
from pipeline.batch.workers import Workers
from pipeline.errors import UsageError
from pipeline.records import Article
from pipeline.settings import Settings
from tests import batch_stub


def worked(
    texts: Iterable[str], jobs: int = 2, load: Load = batch_stub.load, patience: float = 300.0
) -> tuple[list[str], dict[str, str]]:
    """The ids that came back, and what was told of the others."""
    told: dict[str, str] = {}

    def failed(article: str, error: Exception) -> None:
        assert article not in told
        told[article] = f"{type(error).__name__} {error}"

    workers = Workers(jobs, load, Settings(each_alone=True), patience=patience)
    articles = (Article(f"a{n}", text) for n, text in enumerate(texts))
    found: list[Packet] = list(workers(articles, failed))
    assert not workers._workers, "a process was left behind"
    return [packet.summary.article for packet in found], told


def names(numbers: Iterable[int]) -> list[str]:
    return [f"a{n}" for n in numbers]


def test_packets_come_in_the_order_of_the_articles() -> None:
    found, told = worked("word " * (n % 40 + 1) for n in range(120))
    assert found == names(range(120))
    assert told == {}


def test_without_an_article_no_process_is_started() -> None:
    assert worked([], load=batch_stub.load_and_die) == ([], {})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("raises", "WorkerFaultError KeyError: 'no such row'"),
        ("reader fails", "WorkerFaultError RuntimeError: the reader stumbles"),
        ("exits", "InputError a37: could not be checked: the process that read it ended with code 3"),
        ("killed", "InputError a37: could not be checked: the process that read it was killed"),
    ],
)
def test_a_poisoned_article_is_told_and_the_others_are_checked(text: str, sentence: str) -> None:
    found, told = worked(text if n == 37 else f"word {n}" for n in range(80))
    assert found == names(n for n in range(80) if n != 37)
    assert list(told) == ["a37"]
    assert told["a37"].startswith(sentence)


def test_several_poisoned_articles_beside_each_other_cost_only_themselves() -> None:
    bad = {0: "exits", 5: "exits", 6: "killed", 7: "raises", 20: "reader fails", 49: "exits"}
    found, told = worked((bad.get(n, f"word {n}") for n in range(50)), jobs=3)
    assert found == names(n for n in range(50) if n not in bad)
    assert set(told) == set(names(bad))


def test_an_article_that_hangs_is_given_up_when_it_was_silent_for_too_long() -> None:
    found, told = worked(("hangs" if n == 3 else f"word {n}" for n in range(30)), patience=1.0)
    assert found == names(n for n in range(30) if n != 3)
    assert told["a3"].startswith("InputError a3: could not be checked: the process that read it gave no result for")


def test_a_process_that_cannot_be_loaded_ends_the_run_with_a_sentence() -> None:
    with pytest.raises(UsageError, match="--jobs: a process that should read articles ended with code 7 before"):
        worked(["word"], load=batch_stub.load_and_die)


def test_a_mistake_of_the_users_in_another_process_is_told_as_in_this_one() -> None:
    with pytest.raises(UsageError, match=r"^table\.csv, row 3: is no row; mend it\.$"):
        worked(["word"], load=batch_stub.load_a_broken_table)


def test_an_article_larger_than_a_pipe_goes_through() -> None:
    found, told = worked(["word " * 400_000, *("word " * 100_000 for _ in range(6))])
    assert found == names(range(7))
    assert told == {}


def test_a_run_that_is_left_ends_its_processes() -> None:
    workers = Workers(2, batch_stub.load, Settings(each_alone=True))
    coming = workers((Article(f"a{n}", "word") for n in count()), _unexpected)
    assert next(coming).summary.article == "a0"
    processes = [worker.process for worker in workers._workers]
    coming.close()  # type: ignore[attr-defined]
    assert processes
    assert not any(process.is_alive() for process in processes)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be blocked on this system")
def test_a_process_is_started_deaf_to_ctrl_c_and_this_one_hears_it_again() -> None:
    workers = Workers(1, batch_stub.load_and_say_what_is_blocked, Settings(each_alone=True))
    with pytest.raises(UsageError, match=r"^SIGINT: True\.$"):
        list(workers([Article("a", "word")], _unexpected))
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_results_are_not_far_ahead_of_the_one_that_is_waited_for() -> None:
    taken = 0

    def endless() -> Iterable[Article]:
        nonlocal taken
        for taken in count(1):
            yield Article(f"a{taken}", "hangs" if taken == 1 else "word")

    workers = Workers(2, batch_stub.load, Settings(each_alone=True), patience=1.5)
    told: list[str] = []
    coming = workers(endless(), lambda article, _: told.append(article))
    assert next(coming).summary.article == "a2"
    assert told == ["a1"]
    assert taken < 600
    coming.close()  # type: ignore[attr-defined]


def _unexpected(article: str, error: Exception) -> None:
    pytest.fail(f"{article}: {error}")
