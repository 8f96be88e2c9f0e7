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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden reports anew; read the difference")
