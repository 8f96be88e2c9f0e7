"""Imports point one way, and each outside library has one home. Read from the source: nothing is imported here."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"

#: From the top of the house to its foundations; a file imports from its own row or from those below it.
ROWS: tuple[frozenset[str], ...] = (
    frozenset({"cli", "__main__"}),
    frozenset({"commands"}),
    frozenset({"batch"}),
    frozenset({"console", "files", "report", "desk", "judgement"}),
    frozenset({"across"}),
    frozenset({"checks", "merging", "verdicts", "as_received", "finding_keys"}),
    frozenset({"match"}),
    frozenset({"relate"}),
    frozenset({"official", "extract"}),
    frozenset(
        {"amounts", "ages", "figures", "hedges", "idioms", "joined", "number_words", "numerals", "rounding", "singles"}
        | {"units", "unit_symbols", "measure_words", "language"}
    ),
    frozenset(
        {"settings", "settings_file", "resources", "manifest", "errors", "release_dates", "patterns", "per_cent"}
        | {"row_values"}
    ),
    frozenset({"records"}),
)

#: An outside library -> the files or folders that may import it. (quantulum3 and currency_converter are
#: nobody's: units.py and exchange_rates.py read their data.)
HOMES: dict[str, tuple[str, ...]] = {
    "spacy": ("language",),
    "pandas": ("official",),
    "duckdb": ("official",),
    "rapidfuzz": ("match",),
    "quantulum3": (),
    "currency_converter": (),
    "python_calamine": ("official",),
    "typer": ("cli", "commands", "console"),
    "rich": ("report", "batch"),
    "xlsxwriter": ("report",),
    "trafilatura": ("files.web_page",),
    "lxml": ("files.page_blocks",),
    "pypdf": ("files.pdf_lines",),
}

#: What takes long to import.
SLOW = frozenset(
    {"spacy", "pandas", "duckdb", "quantulum3", "python_calamine", "xlsxwriter", "trafilatura", "lxml", "pypdf"}
)

#: (importing file, imported file) against the rows, with the reason. Empty is best.
EXCEPTIONS: dict[tuple[str, str], str] = {}

#: Files named like a module of the standard library, with the reason. Empty is best.
NAMESAKES: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Import:
    """One import: ``typing_only`` under TYPE_CHECKING, ``late`` inside a function."""

    target: str
    line: int
    typing_only: bool
    late: bool


@cache
def files() -> dict[str, Path]:
    """Every file of the package by its name within it ("extract.claims"; a folder's __init__ by the folder's name)."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            found[name] = path
    return found


@cache
def imports(name: str) -> tuple[Import, ...]:
    return tuple(_imports(ast.parse(files()[name].read_text(encoding="utf-8")), False, False))


def _imports(node: ast.AST, typing_only: bool, late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, typing_only, late) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"line {child.lineno}: imports are written out from pipeline"
            for alias in child.names:
                whole = f"{child.module}.{alias.name}"
                inner = whole.removeprefix("pipeline.") in files() and whole.startswith("pipeline.")
                yield Import(whole if inner else str(child.module), child.lineno, typing_only, late)
        elif isinstance(child, ast.If) and ast.unparse(child.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}:
            yield from _imports(child, True, late)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, typing_only, late or inside)


def ours(import_: Import) -> str | None:
    """The file of ours that an import names."""
    name = import_.target.removeprefix("pipeline.")
    return name if import_.target.startswith("pipeline.") and name in files() else None


def row(name: str) -> int:
    found = [place for place, names in enumerate(ROWS) if name.split(".")[0] in names]
    assert found, f"{name}: name its row in ROWS, and in ARCHITECTURE.md"
    return found[0]


def runs_at_import(name: str) -> Iterator[Import]:
    return (import_ for import_ in imports(name) if not import_.typing_only and not import_.late)


def reached(start: str) -> dict[str, set[str]]:
    """File -> what it imports, for every file that importing ``start`` runs."""
    graph: dict[str, set[str]] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in graph:
            graph[name] = {import_.target for import_ in runs_at_import(name)}
            waiting.extend(inner for import_ in runs_at_import(name) if (inner := ours(import_)))
    return graph


@pytest.mark.parametrize("name", files())
def test_imports_point_downward_only(name: str) -> None:
    for import_ in imports(name):
        target = ours(import_)
        if target is not None and (name, target) not in EXCEPTIONS:
            assert row(name) <= row(target), f"{name}:{import_.line} imports {target}, which lies above it"


def test_every_exception_is_still_needed() -> None:
    for name, target in EXCEPTIONS:
        assert any(ours(import_) == target and row(name) > row(target) for import_ in imports(name))
    assert set(NAMESAKES) <= set(files())


def test_no_file_imports_itself_by_a_detour() -> None:
    graph = {name: {t for i in imports(name) if not i.typing_only and (t := ours(i))} - {name} for name in files()}
    done: set[str] = set()

    def follow(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " > ".join((*path[path.index(name) :], name))
        if name not in done:
            for target in sorted(graph[name]):
                follow(target, (*path, name))
            done.add(name)

    for name in graph:
        follow(name, ())


@pytest.mark.parametrize("library", HOMES)
def test_each_outside_library_has_one_home(library: str) -> None:
    for name in files():
        for import_ in imports(name):
            if import_.target.split(".")[0] == library and not import_.typing_only:
                home = name if name in HOMES[library] else name.split(".")[0]
                assert home in HOMES[library], f"{name}:{import_.line} imports {library}"


def test_what_takes_long_to_import_is_imported_where_it_is_needed() -> None:
    """The model's and the tables' libraries only inside functions; rapidfuzz is quick, and nobody reaches it early."""
    for name in files():
        for import_ in runs_at_import(name):
            assert import_.target.split(".")[0] not in SLOW, f"{name}:{import_.line}"


def test_the_command_line_starts_without_the_engine() -> None:
    graph = reached("cli")
    assert not {name for name in graph if name.split(".")[0] in {"desk", "language", "match", "relate", "official"}}
    outside = {target.split(".")[0] for targets in graph.values() for target in targets} - {"pipeline"}
    assert outside - sys.stdlib_module_names == {"typer"}


def test_only_units_speaks_of_quantulum3() -> None:
    for name, path in files().items():
        if name != "units":
            strings = (
                n.value for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant)
            )
            named = [text for text in strings if text == "quantulum3"]
            assert not named, name


def test_records_import_nothing_of_ours() -> None:
    own = [name for name in files() if name.split(".")[0] == "records"]
    assert len(own) > 1
    for name in own:
        targets = [import_.target for import_ in imports(name) if import_.target.startswith("pipeline")]
        assert all(target.startswith("pipeline.records.") for target in targets), name


def test_no_file_is_a_drawer_for_anything_or_named_like_the_standard_library() -> None:
    for name in files():
        last = name.split(".")[-1]
        assert last not in {"utils", "helpers", "common", "misc"}, name
        assert last.startswith("__") or last not in sys.stdlib_module_names or name in NAMESAKES, name


def test_the_rows_are_those_of_the_architecture_page() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = page.split("## Direction of imports")[1].split("```")[1]
    for names in ROWS:
        for name in names - {"__main__"}:
            number_file = name in next(row for row in ROWS if "amounts" in row) - {"units", "measure_words", "language"}
            assert ("amounts" if number_file else name) in drawn, name
