"""Fixtures for tests that need the language model; most tests need none."""

from __future__ import annotations

import pytest

from pipeline import language


@pytest.fixture(scope="session")
def parser() -> language.Parser:
    return language.load()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden reports anew; read the difference")
