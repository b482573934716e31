"""Results kept between runs in the user's cache folder; without one, or with a broken one, work is done again."""

import contextlib
import json
import os
import tempfile
from pathlib import Path

from platformdirs import user_cache_dir

from generator.values import JsonValue

_FOLDER = "APIWRIGHT_CACHE_DIR"
"""The environment variable that names another folder; empty, nothing is kept."""

_MOST = 400
"""How many results are kept; half of them are forgotten when there are more."""


def is_kept() -> bool:
    """Whether results are kept at all."""
    return _folder() is not None


def read(key: str) -> JsonValue:
    """What was kept under a key; None when nothing was."""
    folder = _folder()
    if folder is None:
        return None
    try:
        found: JsonValue = json.loads((folder / f"{key}.json").read_bytes())
    except (OSError, ValueError):
        return None
    return found


def write(key: str, value: JsonValue) -> None:
    """Keep a value under a key, for the next run; a folder that cannot be written is no fault."""
    folder = _folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(value, file)
            # Another run may be writing the same: each sees a whole file.
            os.replace(name, folder / f"{key}.json")
            _forget_the_oldest(folder)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _forget_the_oldest(folder: Path) -> None:
    """Keep a folder from growing for ever."""
    kept = list(folder.glob("*.json"))
    if len(kept) > _MOST:
        by_age = sorted(kept, key=lambda file: file.stat().st_mtime)
        for file in by_age[: len(kept) - _MOST // 2]:
            file.unlink(missing_ok=True)


def _folder() -> Path | None:
    named = os.environ.get(_FOLDER)
    if named is None:
        return Path(user_cache_dir("apiwright", appauthor=False)) / "checks"
    return Path(named) if named else None
