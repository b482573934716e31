"""The endpoint model of pages with every word of prose taken out of it."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.values import JsonValue, is_array, is_object

PROSE = frozenset(("at", "description", "reason", "summary", "title"))
"""What the model says in words, and where it was said."""

PAGES = frozenset((".md", ".mdx"))


def pages_of(folder: Path) -> list[Path]:
    """The pages of a provider, without what its people added to them."""
    return sorted(path for path in folder.iterdir() if path.suffix in PAGES)


def facts_of(pages: Iterable[Path], folder: Path) -> JsonValue:
    """The model of some pages alone, less its prose; they are first copied under equal names to an empty folder.

    Raises AssertionError with what `inspect` says when it gives no model.
    """
    folder.mkdir()
    for number, page in enumerate(pages):
        (folder / f"page-{number}{page.suffix}").write_bytes(page.read_bytes())
    command = [sys.executable, "-m", "generator", "inspect"]
    done = subprocess.run(
        [*command, "--from", str(folder), "--name", "vendor", "--as", "json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, 4), done.stderr
    return without_prose(json.loads(done.stdout))


def without_prose(value: JsonValue) -> JsonValue:
    """The same value less its prose; of an example its shape is left."""
    if is_object(value):
        return {
            key: _in_json(held) if key == "example" else without_prose(held)
            for key, held in value.items()
            if key not in PROSE
        }
    if is_array(value):
        return [without_prose(item) for item in value]
    return value


def _in_json(text: JsonValue) -> JsonValue:
    """The shape of an example, which the model has as JSON text."""
    return shape(json.loads(text) if isinstance(text, str) else text)


def shape(example: JsonValue) -> JsonValue:
    """An example with the types of its values in their place."""
    if is_object(example):
        return {key: shape(held) for key, held in example.items()}
    if is_array(example):
        return [shape(item) for item in example]
    return "null" if example is None else type(example).__name__


def written(facts: JsonValue) -> str:
    """The text of a committed file of facts."""
    return json.dumps(facts, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
