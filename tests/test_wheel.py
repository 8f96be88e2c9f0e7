"""The built wheel works outside the checkout: tables and the model's manifest travel inside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling, which the dev extra installs")
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    build = [*pip, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(folder)]
    subprocess.run(build, check=True, cwd=folder)
    (found,) = folder.glob("copydesk-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    install = ["-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--no-index", "-q"]
    subprocess.run([sys.executable, *install, "--target", str(target), str(wheel)], check=True, cwd=target)
    return target


def test_the_wheel_holds_code_tables_and_manifest_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "pipeline/cli.py" in names
    assert any(name.startswith("pipeline/data/reference/") and name.endswith(".csv") for name in names)
    assert any(name.startswith("pipeline/data/reference/") and name.endswith("datapackage.json") for name in names)
    assert any(name.startswith("pipeline/data/models/") and name.endswith(".json") for name in names)
    assert {"pipeline/report/pages/page.css", "pipeline/report/pages/page.js"} <= set(names)
    assert all(name.startswith(("pipeline/", "copydesk-")) for name in names)
    assert not [name for name in names if "__pycache__" in name]


def test_the_installed_command_checks_an_article_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Thefts in the town rose by 70 per cent from 211 to 318.")
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = subprocess.run(
        [sys.executable, "-c", "import pipeline; print(pipeline.__file__)"],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(installed)
    command = [sys.executable, str(installed / "bin" / "copydesk"), "check", "story.txt", "--format", "jsonl"]
    result = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert [json.loads(line)["code"] for line in result.stdout.splitlines()] == ["N101"]
    assert result.returncode == 1
