"""What a result depends on, as one number: with the same fingerprint, an article's result is the same.

Every byte counts of what can change a result: the code, the tables, the model, the versions of the libraries that read
with it, the settings, and all that is known of the article. It takes some tens of milliseconds, and no library is
imported for it.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from pipeline import language, units
from pipeline.records import Article
from pipeline.resources import data_folder
from pipeline.settings import Settings

#: Settings that no article's own result depends on. Of any other, also of one to come, a change is another result;
#: ``reference`` counts by the tables' bytes, ``published`` by the articles' dates, ``severity`` by what is off.
_WITHOUT_EFFECT = frozenset({"fail_on", "jobs", "cache", "reference", "published", "source", "severity"})
_LIBRARIES = ("copydesk", "spacy", "thinc", "numpy", "rapidfuzz", units.PACKAGE, "CurrencyConverter")
_COMPILED = "__pycache__"


class Fingerprint:
    """Of a run; then of each article in it."""

    def __init__(self, settings: Settings) -> None:
        """Read the code, the tables and the model. Raises ModelError where there is no model."""
        package = Path(__file__).parent.parent
        whole = hashlib.blake2b()
        for word in (*_surroundings(), *_choices(settings)):
            whole.update(f"{word}\n".encode("utf-8", "backslashreplace"))
        for folder in (package, data_folder("reference"), *settings.reference, language.model_folder()):
            for path in _files(folder):
                whole.update(f"{path.relative_to(folder).as_posix()}\n".encode("utf-8", "backslashreplace"))
                with path.open("rb") as file:
                    whole.update(hashlib.file_digest(file, hashlib.blake2b).digest())
        self._run = whole.digest()

    def of(self, article: Article) -> bytes:
        """The article's, within this run: 32 bytes."""
        known = repr([(field.name, getattr(article, field.name)) for field in fields(article)])
        return hashlib.blake2b(self._run + known.encode(), digest_size=32).digest()


def _surroundings() -> Iterator[str]:
    yield f"python {sys.version_info.major}.{sys.version_info.minor}"
    for name in _LIBRARIES:
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"{name} is not installed as a package"


def _choices(settings: Settings) -> Iterator[str]:
    off = [(prefix, level == "off") for prefix, level in settings.severity]
    yield f"off = {off if any(is_off for _, is_off in off) else []!r}"  # any other level is laid over the findings
    for field in fields(settings):
        if field.name not in _WITHOUT_EFFECT:
            yield f"{field.name} = {getattr(settings, field.name)!r}"


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and _COMPILED not in path.parts)
