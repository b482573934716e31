"""Findings on their way out: `entries` gives them lines and columns, three modules print them."""

from generator.report.entries import Entry, entries, ordered
from generator.report.github import as_github
from generator.report.programs import as_json
from generator.report.text import as_text

__all__ = ["Entry", "as_github", "as_json", "as_text", "entries", "ordered"]
