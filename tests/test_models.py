"""The language model at hand is the one that the manifest names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import language
from pipeline.errors import ModelError
from pipeline.manifest import read_manifest, verify_model
from pipeline.resources import data_folder

MANIFEST = read_manifest(data_folder("models"))


def test_the_loaded_model_is_the_one_that_the_manifest_names(parser: language.Parser) -> None:
    assert verify_model(parser.folder, MANIFEST) == ()
    assert parser.version == MANIFEST["version"]


def test_the_manifest_says_what_every_part_of_the_model_is_used_for() -> None:
    parts = MANIFEST["parts"]
    assert {entry["part"] for entry in MANIFEST["files"].values()} <= set(parts)
    assert all(part.get("for") if part["used"] else part.get("why") for part in parts.values())


def test_the_parts_that_are_not_used_are_the_ones_that_the_loader_leaves_out() -> None:
    assert {name for name, part in MANIFEST["parts"].items() if not part["used"]} == set(language.UNUSED)


def test_a_changed_a_missing_and_an_older_model_are_each_named(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(language.model_folder(), folder)
    (folder / "ner" / "cfg").write_bytes(b"{}")
    (folder / "tagger" / "model").unlink()
    meta = folder / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace('"3.8.0"', '"3.7.1"', 1), encoding="utf-8")
    assert verify_model(folder, MANIFEST) == (
        "the model is version 3.7.1, not 3.8.0",
        "ner/cfg is not the file that the manifest names",
        "tagger/model is missing",
    )


def test_a_folder_without_a_model_is_said_to_hold_none(tmp_path: Path) -> None:
    (difference,) = verify_model(tmp_path, MANIFEST)
    assert "holds no spaCy model" in difference


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_manifest_that_is_no_json_object_is_a_model_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"manifest\.json"):
        read_manifest(tmp_path)
