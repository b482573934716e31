"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from collections.abc import Sequence

from generator.findings import Severity
from generator.places import InPage
from generator.plain import plain
from generator.report.entries import Entry

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def as_github(found: Sequence[Entry]) -> str:
    """One command for each finding, its notes in the message."""
    return "".join(f"{_command(entry)}\n" for entry in found)


def _command(entry: Entry) -> str:
    properties = [*_place(entry.spot), ("title", entry.code)]
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties)
    notes = [f"{_spoken(note.spot)}{plain(note.message)}" for note in entry.notes]
    message = "\n".join([plain(entry.message), *notes])
    return f"::{_COMMANDS[entry.severity]} {listed}::{_data(message)}"


def _place(spot: InPage | None) -> list[tuple[str, str]]:
    if spot is None:
        return []
    parts = [("file", plain(spot.page))]
    if spot.line is not None:
        parts.append(("line", str(spot.line)))
        if spot.column is not None:
            parts.append(("col", str(spot.column)))
    return parts


def _spoken(spot: InPage | None) -> str:
    return ":".join(value for _, value in _place(spot)) + ": " if spot else ""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
