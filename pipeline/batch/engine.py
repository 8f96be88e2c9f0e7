"""The model and the tables, loaded once a process, and the examination of articles with them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.carefully import Examine, Failed
from pipeline.batch.packets import Packet, pack
from pipeline.console import say
from pipeline.records import Article
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.batch.worker import Load


def load(settings: Settings, databases: Path | None = None) -> Examine:
    """What examines articles under these settings; ``databases`` is where large tables have been made ready.

    Raises ModelError, ReferenceTableError.
    """
    from pipeline import desk, language
    from pipeline.official.store import open_store
    from pipeline.resources import data_folder

    parser = language.load()
    store = open_store([data_folder("reference"), *settings.reference], say, databases)

    def examine(articles: Iterable[Article], failed: Failed) -> Iterator[Packet]:
        return map(pack, desk.examine(articles, parser, store, settings, failed))

    return examine


def load_in_processes(settings: Settings) -> Load:
    """The same for worker processes: large tables are made ready here, once. Raises ReferenceTableError."""
    from pipeline.official.store import make_ready

    databases = make_ready(settings.reference, say)
    return load if databases is None else partial(load, databases=databases)


class Late:
    """The same, loaded when the first article comes: a run that needs no reading does not wait for a model."""

    def __init__(self, settings: Settings) -> None:
        self._load = partial(load, settings)
        self._loaded: Examine | None = None

    def __call__(self, articles: Iterable[Article], failed: Failed) -> Iterator[Packet]:
        """Load where that has not been done, and examine."""
        self._loaded = self._loaded or self._load()
        return self._loaded(articles, failed)

    def let_go(self) -> None:
        """Forget the model and the tables: their memory is free for what is seen across a long batch."""
        self._loaded = None
        gc.collect()
