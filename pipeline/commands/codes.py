"""Prefixes of check codes that a user names, on the command line or in a settings file: some check must fit each."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.settings import Settings, nearest
from pipeline.settings_file import file_of, settings_of


def refuse_wrong_codes(settings: Settings) -> None:
    """A mistyped prefix would otherwise switch every check off, or none. Raises UsageError naming option or file."""
    prefixes = [(name, prefix) for name, found in _named(settings) for prefix in found]
    if not prefixes:
        return
    from pipeline.checks.check import all_checks

    checks = all_checks()
    codes = {check.name.upper(): check.code for check in checks}  # names of checks are no prefixes, but they help
    known = sorted(codes.values())
    for name, prefix in prefixes:
        if not any(code.startswith(prefix) for code in known):
            advice = f"did you mean {codes[prefix]!r}" if prefix in codes else nearest(prefix, known)
            raise UsageError(_origin(name, prefix), f"no check's code starts with {prefix!r}", advice)
    for check in checks:
        if check.code in settings.select and check.lacks(settings):
            what = f"{check.code} has nothing to go by"
            raise UsageError(
                _origin("select", check.code), what, f"give {check.needs} under [house-style] of the settings"
            )


def refuse_silence(settings: Settings) -> None:
    """A run without a single check would find nothing, and look as if all were well. Raises UsageError."""
    if not any(found for _, found in _named(settings)):
        return
    from pipeline.checks.check import all_checks

    if not any(check.runs(settings) for check in all_checks()):
        name, prefixes = next((name, found) for name, found in reversed(_named(settings)) if found)
        if settings.ignore:
            name, prefixes = "ignore", settings.ignore
        where, advice = _origin(name, prefixes[0]), "leave out fewer codes, or name longer ones to --select"
        raise UsageError(where, "no check is left to run", advice)


def _named(settings: Settings) -> tuple[tuple[str, tuple[str, ...]], ...]:
    levels = tuple(prefix for prefix, _ in settings.severity)
    return ("select", settings.select), ("ignore", settings.ignore), ("severity", levels)


def _origin(name: str, prefix: str) -> str:
    """The option or, where the nearest settings file has the prefix, that file and the setting's name."""
    here = Path.cwd()
    file = file_of(here)
    in_file = dict(_named(settings_of(here)))[name] if file is not None else ()
    return f"{file}: {name}" if prefix in in_file else f"--{name}"
