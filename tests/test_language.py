"""The model as copydesk loads it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from pipeline import language
from pipeline.errors import ModelError

TEXTS = (
    "Mr. O’Neill's U.K. firm didn't pay £3.5bn (15%) in 2016/17 - or did it? See www.example.org at 9a.m.",
    "“We can't,” she said; they'd 1,040–1,483 cases… in St. Ives, e.g. on 3 May.",
    "",
    "One\n two\t three   four",
)


def test_the_tokens_are_those_of_the_model_as_spacy_loads_it(parser: language.Parser) -> None:
    nlp = spacy.load(language.model_folder(), exclude=["ner", "parser", "tagger", "lemmatizer", "attribute_ruler"])
    for text, doc in zip(TEXTS, parser.parse(TEXTS), strict=True):
        assert [token.text for token in doc] == [token.text for token in nlp(text)]


def test_tags_and_dependencies_are_those_of_the_model_as_spacy_loads_it(parser: language.Parser) -> None:
    nlp = spacy.load(language.model_folder(), exclude=["ner", "lemmatizer", "attribute_ruler"])
    whole = (*TEXTS, "Thefts fell by a third, said Zbigniew Kowalczykowski, whose force recorded 4,210 of them.")
    for text, doc in zip(whole, parser.parse(whole), strict=True):
        own = [(token.text, token.lower_, token.norm_, token.tag_, token.dep_, token.head.i) for token in doc]
        assert own == [(t.text, t.lower_, t.norm_, t.tag_, t.dep_, t.head.i) for t in nlp(text)]


def test_an_em_dash_without_spaces_parts_two_numbers(parser: language.Parser) -> None:
    (doc,) = parser.parse(["The total was up to 64,667—6,438 of them online—last year."])
    assert [token.text for token in doc if token.text[0].isdigit()] == ["64,667", "6,438"]


def test_docs_come_in_order_however_large_a_batch_is(parser: language.Parser) -> None:
    texts = [f"Paragraph {n} has some words. " * (1 + n % 40) for n in range(90)]
    assert [doc.text for doc in parser.parse(texts)] == texts


def test_a_missing_model_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "PACKAGES", ("no_such_model_package",))
    with pytest.raises(ModelError, match="no_such_model_package is installed; pip install"):
        language.model_folder()


def test_a_folder_that_is_no_model_is_an_error_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(language, "model_folder", lambda: tmp_path)
    with pytest.raises(ModelError, match="spaCy cannot read it"):
        language.load()
