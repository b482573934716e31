"""`manifest.json`: which files of a folder are ours, what they came from, and the names they publish."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.output import paths
from generator.values import as_array, as_object, as_text, is_object

MANIFEST = "manifest.json"
_FORMAT = 1
_HEX_DIGITS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """files: path → SHA-256 of its bytes. pages: name and SHA-256. names: vendor's name → published name."""

    files: Mapping[str, str]
    pages: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])


def of_folder(folder: Path) -> Manifest | None:
    """What the `manifest.json` of a folder says; None when it has none, or none of ours."""
    try:
        return load((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal, as manifests hold it."""
    return hashlib.sha256(data).hexdigest()


def dump(manifest: Manifest) -> str:
    """The text of `manifest.json`: sorted, the same for the same content."""
    tree = {
        "generated_by": "apiwright generate",
        "format": _FORMAT,
        "pages": [
            {"name": name, "sha256": sha256} for name, sha256 in sorted(manifest.pages)
        ],
        "names": dict(sorted(manifest.names.items())),
        "files": dict(sorted(manifest.files.items())),
    }
    return json.dumps(tree, indent=2) + "\n"


def load(data: bytes) -> Manifest | None:
    """What a `manifest.json` says, or None when it is not one of ours.

    The file may have been changed by anybody: paths that we could not have emitted are left out.
    """
    try:
        tree: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not is_object(tree) or tree.get("format") != _FORMAT:
        return None
    return Manifest(
        files={
            path: sha256
            for path, sha256 in as_object(tree.get("files")).items()
            if isinstance(sha256, str)
            and len(sha256) == _HEX_DIGITS
            and path != MANIFEST
            and paths.is_safe(path)
        },
        pages=tuple(
            (as_text(page.get("name")) or "", as_text(page.get("sha256")) or "")
            for page in map(as_object, as_array(tree.get("pages")))
        ),
        names={
            vendor: published
            for vendor, published in as_object(tree.get("names")).items()
            if isinstance(published, str)
        },
    )
