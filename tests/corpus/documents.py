"""The OpenAPI and Swagger documents in a folder: root documents, each with a name for its package."""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

_SUFFIXES = {".yaml", ".yml", ".json"}
_KEY = re.compile(rb"""^["']?(?:openapi|swagger)["']?\s*:""", re.MULTILINE)
_LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document. label: its path below the folder; name: what its package is called."""

    path: Path
    label: str
    name: str


def find(folder: Path, only: Iterable[str] = ()) -> tuple[Source, ...]:
    """Every root document below a folder, sorted; `only` are patterns of labels, or parts of them."""
    patterns = tuple(only)
    labels = [
        path.relative_to(folder).as_posix()
        for path in _files(folder)
        if _chosen(path.relative_to(folder).as_posix(), patterns) and is_root(path)
    ]
    names = _names(labels)
    return tuple(
        Source(path=folder / label, label=label, name=names[label]) for label in labels
    )


def is_root(path: Path) -> bool:
    """Whether a file says itself that it is an OpenAPI or Swagger document."""
    data = path.read_bytes()
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _KEY.search(data) is not None
    tree = read(path)
    return isinstance(tree, dict) and ("openapi" in tree or "swagger" in tree)


def read(path: Path) -> Any:
    """What a file holds, every scalar of YAML as text; None when it is neither YAML nor JSON."""
    data = path.read_bytes()
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        pass
    try:
        return yaml.load(data.decode("utf-8", "replace"), _LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _files(folder: Path) -> list[Path]:
    found = (
        Path(above, name)
        for above, _, names in os.walk(folder)
        for name in names
        if Path(name).suffix.lower() in _SUFFIXES
    )
    return sorted(found, key=lambda path: path.as_posix())


def _chosen(label: str, patterns: tuple[str, ...]) -> bool:
    return not patterns or any(
        pattern in label or fnmatch(label, pattern) for pattern in patterns
    )


def _names(labels: Iterable[str]) -> dict[str, str]:
    """A name for each document that no other has, and that stays when documents are added."""
    return {label: _name(label) for label in labels}


def _name(label: str) -> str:
    stem = label.rsplit(".", 1)[0]
    plain = re.sub("[^a-z0-9]+", "_", stem.lower()).strip("_")[:_LONGEST].strip("_")
    mark = hashlib.sha256(label.encode()).hexdigest()[:6]
    return f"api_{plain}_{mark}" if plain[:1].isdigit() else f"{plain or 'api'}_{mark}"
