"""Findings for programs: a JSON array, every key always there."""

import json
from collections.abc import Sequence

from generator.places import InPage
from generator.report.entries import Entry


def as_json(found: Sequence[Entry]) -> str:
    """One object for each finding; what is not known is null."""
    tree = [
        {
            "provider": entry.provider,
            "code": entry.code,
            "severity": entry.severity.value,
            "message": entry.message,
            **_spot(entry.spot),
            "lost": entry.lost,
            "notes": [
                {"message": note.message, **_spot(note.spot)} for note in entry.notes
            ],
        }
        for entry in found
    ]
    return json.dumps(tree, indent=2) + "\n"


def _spot(spot: InPage | None) -> dict[str, str | int | None]:
    return {
        "file": spot.page if spot else None,
        "line": spot.line if spot else None,
        "column": spot.column if spot else None,
    }
