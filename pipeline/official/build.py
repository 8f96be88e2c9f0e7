"""The reference tables that ship with copydesk, built from raw tables of public bodies and press reports."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.build_geography import write_geography
from pipeline.official.build_nspcc import write_nspcc

#: The day the raw tables were taken from where they are published.
RETRIEVED = "2026-11-22"


def build_reference(raw: Path, out: Path) -> tuple[Path, ...]:
    """Write every data set from the raw tables in ``raw`` into its own folder of ``out``; returns those folders.

    Equal input gives equal bytes. Raises ReferenceTableError when a raw table is missing or malformed.
    """
    if not raw.is_dir():
        raise ReferenceTableError(str(raw), "there is no such folder", "name the folder that holds the raw tables")
    places = write_geography(raw / "raw" / "geo", out / "geography", RETRIEVED)
    write_nspcc(raw / "nspcc_foi_child_sexual_offences.csv", out / "nspcc-foi", places, RETRIEVED)
    return out / "geography", out / "nspcc-foi"
