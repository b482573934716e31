"""What `generate` would change, as a unified diff that stays readable however much it is."""

import difflib
from collections.abc import Iterator
from itertools import islice

from generator.output import Plan
from generator.plain import plain

_MOST_LINES = 400
_MOST_COMPARED = 4_000
_NOWHERE = "/dev/null"


def differences(plan: Plan) -> str:
    """The diff of every file that differs, from the disk to what would be generated."""
    changed = sorted((*plan.create, *plan.replace, *plan.delete, *plan.edited))
    lines = (line for path in changed for line in _file(plan, path))
    shown = list(islice(lines, _MOST_LINES + 1))
    if len(shown) > _MOST_LINES:
        shown[-1] = f"... the rest is left out; {len(changed)} files differ in all"
    return "".join(f"{line}\n" for line in shown)


def _file(plan: Plan, path: str) -> Iterator[str]:
    name = str(plan.folder / path)
    old = [] if path in plan.create else _lines((plan.folder / path).read_bytes())
    new = plan.files[path].splitlines() if path in plan.files else []
    before = _NOWHERE if path in plan.create else name
    after = name if path in plan.files else _NOWHERE
    same = _same_at_the_start(old, new)
    if len(old) + len(new) - 2 * same > _MOST_COMPARED:
        yield f"--- {plain(before)}"
        yield f"+++ {plain(after)}"
        yield f"@@ {len(old)} lines before, {len(new)} after; too many to compare @@"
        return
    for line in difflib.unified_diff(old, new, before, after, lineterm=""):
        yield plain(line)


def _lines(data: bytes) -> list[str]:
    return data.decode(errors="replace").splitlines()


def _same_at_the_start(old: list[str], new: list[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next(
        (index for index, (one, other) in pairs if one != other),
        min(len(old), len(new)),
    )
