"""Which language model this edition was built and measured with, and whether the one at hand is that model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import ModelError

MANIFEST = "manifest.json"


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest in the folder of models.

    Raises ModelError when it is missing or is no JSON object.
    """
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(str(path), f"the manifest of the models cannot be read ({error})") from error
    if not isinstance(manifest, dict):
        raise ModelError(str(path), "the manifest of the models is no JSON object")
    return manifest


def verify_model(folder: Path, manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """How the model in ``folder`` differs from the one in the manifest, each difference a sentence; empty if it is it.

    Only files that the loader reads count: licence, read-me and the package's own name may differ between packages.
    """
    differences: list[str] = []
    try:
        version = str(json.loads((folder / "meta.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return (f"{folder} holds no spaCy model (no version in its meta.json)",)
    if version != manifest["version"]:
        differences.append(f"the model is version {version}, not {manifest['version']}")
    for name, known in sorted(manifest["files"].items()):
        path = folder / name
        if not path.is_file():
            differences.append(f"{name} is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != known["sha256"]:
            differences.append(f"{name} is not the file that the manifest names")
    return tuple(differences)
