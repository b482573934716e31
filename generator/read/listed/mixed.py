"""Tables that hold what a call takes and, below it, what it answers: a name that comes twice tells them apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.read.listed.fields import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """taken: the fields of the request. answered: those of the response, none where nothing shows one.

    again: the field that is listed a second time.
    """

    taken: tuple[Field, ...]
    answered: tuple[Field, ...]
    again: Field


def halves(fields: Sequence[Field], shown: frozenset[str]) -> Halves | None:
    """The two halves of a table, by the members of an answer that an example shows; None where it has no name twice."""
    names = [field.name for field in fields]
    again = next((at for at, name in enumerate(names) if name in names[:at]), None)
    if again is None:
        return None
    start = again
    while start and names[start - 1] in shown and names[start - 1] not in names[again:]:
        start -= 1
    known = sum(_first(name) in shown for name in names[start:])
    if not start or 2 * known < len(names) - start:
        # What the second one is about, nothing says.
        start = len(names)
    return Halves(
        taken=tuple(fields[:start]),
        answered=tuple(fields[start:]),
        again=fields[again],
    )


def _first(name: str) -> str:
    return name.partition(".")[0].partition("[")[0]
