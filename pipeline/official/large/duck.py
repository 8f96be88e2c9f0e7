"""DuckDB as it is used here: an optional extra, held to a limit of memory, and never on the network."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ReferenceTableError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: For the rows that articles ask for, and for converting a table; beyond it DuckDB writes to the disk.
MEMORY_OF_READING, MEMORY_OF_CONVERTING = "512MB", "1GB"
INSTALL = "install it with pip install 'copydesk[large]'"


def duckdb_version(table: Path) -> str:
    """The version of DuckDB that is installed.

    Raises ReferenceTableError, naming the table that needs it, where none is.
    """
    try:
        return version("duckdb")
    except PackageNotFoundError:
        what = "a Parquet file" if table.suffix == ".parquet" else "a table of this size"
        raise ReferenceTableError(
            str(table), f"{what} is read through DuckDB, which is not installed", INSTALL
        ) from None


def open_converted(path: Path) -> DuckDBPyConnection:
    """A converted table, to be read only.

    Raises ReferenceTableError where it is not there any more, or was damaged.
    """
    import duckdb

    try:
        return connect(path, MEMORY_OF_READING, read_only=True)
    except duckdb.Error as error:
        what = "the converted table cannot be read"
        raise ReferenceTableError(str(path), what, "delete what is left of it, and start again") from error


def connect(path: Path, memory: str, read_only: bool = False) -> DuckDBPyConnection:
    """A database file; what does not fit into ``memory`` ("512MB") is written beside it while a query runs."""
    import duckdb

    return duckdb.connect(
        str(path),
        read_only=read_only,
        config={
            "memory_limit": memory,
            "temp_directory": f"{path}.tmp",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        },
    )
