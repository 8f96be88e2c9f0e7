"""Fixtures for tests that need the language model; most tests need none."""

from __future__ import annotations

import pytest
from hypothesis import settings

from pipeline import language

# Machines are shared and slow at times: how long an example takes is never what a test is about.
settings.register_profile("copydesk", deadline=None, derandomize=True)
settings.load_profile("copydesk")


@pytest.fixture(scope="session")
def parser() -> language.Parser:
    return language.load()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or leaves results in the user's own cache."""
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "no-cache-of-the-user"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden reports anew; read the difference")
