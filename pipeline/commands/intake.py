"""What commands on articles share: settings, the articles one at a time, the tables, and the check of them all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.commands.codes import refuse_wrong_codes
from pipeline.console import FINDINGS, NOT_READ, NOTHING_FOUND, say
from pipeline.errors import CopydeskError, InputError, UsageError, WorkerFaultError
from pipeline.files.inputs import Note, place_name, read_inputs
from pipeline.records import Article, Batch
from pipeline.settings import Settings, settle
from pipeline.settings_file import settings_of

if TYPE_CHECKING:
    from pipeline.batch.packets import Summary
    from pipeline.official.store import Store

Item = TypeVar("Item")


class Intake:
    """The articles of the inputs, one at a time; what could not be read is said when it comes."""

    def __init__(self, paths: Sequence[str], settings: Settings, *, to_one_page: bool = False) -> None:
        self._paths = paths
        self._to_one_page = to_one_page
        self._published = settings.published
        self._held = settings.source
        self._failed = False

    def articles(self) -> Iterator[Article]:
        """Sources first, then the articles, in the order given. Raises UsageError where they do not fit on a page."""
        found = self.sound(read_inputs(self._paths, sys.stdin.buffer, self._published, self._held))
        return only_one(found) if self._to_one_page else found

    def sound(self, items: Iterable[Item | InputError | Note]) -> Iterator[Item]:
        """What could be read; of the rest, a sentence each."""
        for item in items:
            if isinstance(item, (InputError, Note)):
                self._failed = self._failed or isinstance(item, InputError)
                say(str(item))
            else:
                yield item

    def could_not_check(self, article: str, error: Exception) -> None:
        """A fault of ours: the article is named, the others go on."""
        self._failed = True
        if isinstance(error, CopydeskError):
            say(str(error))
            return
        raised = str(error) if isinstance(error, WorkerFaultError) else f"{type(error).__name__}: {error}"
        fault = raised.rstrip(": .")
        say(f"{place_name(article)}: it could not be checked, a fault of copydesk ({fault}); please report it.")

    @property
    def failed(self) -> bool:
        """Whether some input could not be read or checked."""
        return self._failed

    def exit_code(self, found: bool = False) -> int:
        """What was not read weighs more than what was found."""
        if self._failed:
            return NOT_READ
        return FINDINGS if found else NOTHING_FOUND


def only_one(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles as they come; raises UsageError at the second one, sources not counted."""
    found = 0
    for article in articles:
        found += not article.source
        if found > 1:
            raise UsageError("--output", "a page holds one article and there are several", "name a folder")
        yield article


def settled(reference: list[str] | None, published: str | None, **others: object) -> Settings:
    """Options of the command line over the nearest settings file. Raises UsageError naming the option or the file."""
    values = {**others, "reference": reference, "published": published}
    given = {name.replace("_", "-"): value for name, value in values.items() if value is not None}
    settings = settle(given, "--", settings_of(Path.cwd()))
    refuse_wrong_codes(settings)
    return settings


def checked(intake: Intake, settings: Settings) -> Batch:
    """All articles of the intake, read and checked."""
    from pipeline.batch.opening import Ears, started
    from pipeline.batch.views import batch_of

    run = started(intake.articles(), settings, Ears(intake.could_not_check, lambda _: None, say))
    return batch_of(run, each_alone=settings.each_alone)


@contextmanager
def checking(intake: Intake, settings: Settings, finished: Callable[[Summary], None]) -> Iterator[Batch]:
    """The same, where ``finished`` is told of each article, and an interruption says how to go on."""
    from pipeline.batch.opening import Ears, opened

    with opened(intake.articles(), settings, Ears(intake.could_not_check, finished, say)) as batch:
        yield batch


def store_of(settings: Settings) -> Store:
    """The tables that come with copydesk and those of the settings."""
    from pipeline.official.store import open_store
    from pipeline.resources import data_folder

    return open_store([data_folder("reference"), *settings.reference], say)
