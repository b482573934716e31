"""What came of all documents, as people read it."""

from collections.abc import Sequence

from tests.corpus.bars import Bar
from tests.corpus.results import Outcome

_HEAD = (
    "document",
    "operations",
    "any",
    "imports",
    "types",
    "layout",
    "examples",
    "apart",
    "bytes",
    "s",
    "MiB",
    "ms",
)
_MOST_NAMED = 12
_WIDEST = 60


def as_text(outcomes: Sequence[Outcome], held: Sequence[Bar]) -> str:
    """A line for each document, then one for each bar."""
    lines = [*_columns([_HEAD, *map(_row, outcomes)]), ""]
    for bar in held:
        mark = {True: "met", False: "MISSED", None: "-"}[bar.met]
        lines.append(f"{mark:<7} {bar.what}: {bar.value} (wanted: {bar.wanted})")
        if bar.met is False and bar.short:
            rest = len(bar.short) - _MOST_NAMED
            more = f" and {rest} more" if rest > 0 else ""
            lines.append(f"        {', '.join(bar.short[:_MOST_NAMED])}{more}")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _row(each: Outcome) -> tuple[str, ...]:
    label = (
        each.document
        if len(each.document) <= _WIDEST
        else f"..{each.document[-_WIDEST + 2:]}"
    )
    time = (f"{each.cpu:.1f}", f"{each.peak:.0f}")
    if each.package is None:
        why = each.error if each.usable else f"no operations: {each.error}"
        return (label, f"0/{each.expected}", *[""] * 7, *time, (why or "")[:70])
    return (
        label,
        f"{each.expected - len(each.missing)}/{each.expected}",
        _any(each),
        "yes" if not each.import_failures else f"{len(each.import_failures)} fail",
        _checked(each, "mypy", "pyright"),
        _checked(each, "black", "ruff"),
        f"{each.examples.fine}/{each.examples.fine + each.examples.failed}",
        _apart(each),
        "same" if not each.differing else f"{len(each.differing)} differ",
        *time,
        f"{each.import_ms:.0f}" if each.import_ms is not None else "fails",
    )


def _any(each: Outcome) -> str:
    lost = each.types.lost + len(each.types.silent)
    return f"{lost}/{each.types.uses}"


def _apart(each: Outcome) -> str:
    examples = each.examples
    return f"{examples.count('contradicts')}+{examples.count('undocumented')}"


def _checked(each: Outcome, *checkers: str) -> str:
    return "+".join(
        str(len(each.checks[checker])) if checker in each.checks else "-"
        for checker in checkers
    )


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    wide = [max(len(cell) for cell in column) for column in zip(*rows)]
    wide[-1] = 0
    return ["  ".join(map(str.ljust, row, wide)) for row in rows]
