"""Steps of documented paths that stand for placeholders: values, `/lists/2.json`, and what a list names, `/boats/BOATID`."""

import re
from collections.abc import Iterator, Sequence

from generator.read.listed import bullets, headings, tables
from generator.read.listed.fields import Slot
from generator.read.pages.markdown import Bullets, Part, Section, Table
from generator.words import singular

_VALUE = re.compile(
    r"(?P<value>\d+"
    r"|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
    r"|(?=[0-9a-f]*\d)[0-9a-f]{16,}"
    r"|[a-z]{2,8}_(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{8,}"
    # What had to be escaped is no word of a path: `/groups/Night%20Shift`.
    r"|[\w~-]*%(?!7[Bb])[0-9A-Fa-f]{2}[\w~%-]*)"
    r"(?P<suffix>\.[a-z]{2,5})?"
)
_WORD = re.compile(r"[A-Za-z][\w-]*")
_BASE = re.compile(r"(?i)api|rest|v|version|oauth|v\d+")
_IRREGULAR = {"people": "person", "children": "child"}
_SHOUTED = re.compile(r"[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*")
# A word of a path has no such marks of a name: `boatId`, `boat_id`.
_NAME = re.compile(
    r"[a-z]+(?:[A-Z][a-z0-9]*)+|[a-z]+(?:_[a-z0-9]+)*_(?:id|name|key|slug|code|uuid)"
)
_SUFFIX = re.compile(r"(?<=.)\.(?:json|xml|csv)$")


def templated(path: str) -> str:
    """The path with `{thing_id}` for each value after `things`; a number that could be a version stays."""
    steps = path.split("/")
    taken = {step for step in steps if step.startswith("{")}
    for index in range(2, len(steps)):
        found = _VALUE.fullmatch(steps[index])
        if found and _follows_a_name(steps, index, is_number=found["value"].isdigit()):
            name = _name(steps[index - 1], taken)
            taken.add(name)
            steps[index] = name + (found["suffix"] or "")
    return "/".join(steps)


def _follows_a_name(steps: list[str], index: int, *, is_number: bool) -> bool:
    before = steps[index - 1]
    if not _WORD.fullmatch(before) or _BASE.fullmatch(before):
        return False
    last = not any(steps[index + 1 :])
    return last or not is_number or _singular(before) != before


def _name(before: str, taken: set[str]) -> str:
    word = _singular(before).replace("-", "_")
    name, number = f"{{{word}_id}}", 2
    while name in taken:
        name, number = f"{{{word}_id_{number}}}", number + 1
    return name


def _singular(word: str) -> str:
    return _IRREGULAR.get(word.lower()) or singular(word)


def explained(path: str, sections: Sequence[Section]) -> str:
    """The path with the placeholders that a table of its parameters explains by the values in it."""
    steps = path.split("/")
    listed = _examples(sections)
    if not listed or any(f"{{{name}}}" in path for name, _ in listed):
        return path
    at: dict[str, int] = {}
    for name, value in listed:
        found = [i for i, step in enumerate(steps) if _without_suffix(step) == value]
        if len(found) == 1:
            at[name] = found[0]
    for number, (name, value) in enumerate(listed):
        if at and name not in at:
            index = _alike(steps, value, _between(listed, number, at, len(steps)))
            at.update({} if index is None else {name: index})
    if len(at) < len(listed) or len(set(at.values())) < len(at):
        return path
    for name, index in at.items():
        step = steps[index]
        steps[index] = f"{{{name}}}" + step[len(_without_suffix(step)) :]
    return "/".join(steps)


def _examples(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """The parameters of a path, each with the example that a table has for it; none where one has none."""
    for section in sections:
        slot = headings.slot(section)
        if slot is None or slot.location != "path":
            continue
        for table in (part for part in section.parts if isinstance(part, Table)):
            index = next(
                (i for i, cell in enumerate(table.header) if "example" in cell), None
            )
            if index is None:
                continue
            names = [cell.plain.strip("`* ") for cell in tables.column(table, "name")]
            shown = [row[index] for row in table.rows if index < len(row)]
            values = [cell.plain.strip("`\"' ") for cell in shown]
            if len(names) == len(values) and all(names) and all(values):
                return [*zip(names, values, strict=True)]
    return []


def _between(
    listed: Sequence[tuple[str, str]], number: int, at: dict[str, int], end: int
) -> range:
    """Where a parameter may stand, by those before and after it in its table that are found."""
    before = [at[name] for name, _ in listed[:number] if name in at]
    after = [at[name] for name, _ in listed[number:] if name in at]
    return range(max(before, default=0) + 1, min(after, default=end))


def _alike(steps: Sequence[str], value: str, among: range) -> int | None:
    """The only step that looks as a value does: letters where it has letters, digits where it has digits."""
    found = [i for i in among if _looks(_without_suffix(steps[i])) == _looks(value)]
    return found[0] if len(found) == 1 else None


def _looks(text: str) -> str:
    return re.sub(r"[A-Z]", "A", re.sub(r"[a-z]", "a", re.sub(r"\d", "1", text)))


def _without_suffix(step: str) -> str:
    return _SUFFIX.sub("", step)


def named(path: str, sections: Sequence[Section]) -> str:
    """The path with placeholders for the steps that its parameters are called as, and as they are called."""
    of_path, any_names = _names(sections)
    steps = path.split("/")
    for index, step in enumerate(steps):
        bare = _without_suffix(step)
        braced = bare.startswith("{") and bare.endswith("}")
        name = _respelled(bare[1:-1], of_path) if braced else None
        if (
            _SHOUTED.fullmatch(bare)
            and bare in any_names
            or _NAME.fullmatch(bare)
            and bare in of_path
        ):
            name = bare
        if name and f"{{{name}}}" not in steps:
            steps[index] = f"{{{name}}}" + step[len(bare) :]
    return "/".join(steps)


def _respelled(name: str, listed: frozenset[str]) -> str | None:
    """How a list spells a placeholder, where the two differ in case only."""
    if name in listed:
        return None
    alike = [one for one in listed if one.lower() == name.lower()]
    return alike[0] if len(alike) == 1 else None


def _names(sections: Sequence[Section]) -> tuple[frozenset[str], frozenset[str]]:
    """The names in lists of parameters of paths, and those in any list of parameters."""
    of_path: set[str] = set()
    every: set[str] = set()
    for section in sections:
        slot = headings.slot(section)
        if slot is None or slot.role != "parameters":
            continue
        for part in section.parts:
            found = {*_listed(part)}
            every |= found
            if slot.location == "path":
                of_path |= found
    return frozenset(of_path), frozenset(every)


def _listed(part: Part) -> Iterator[str]:
    if isinstance(part, Table):
        yield from (
            cell.plain.strip("`*:{}<> ") for cell in tables.column(part, "name")
        )
    elif isinstance(part, Bullets):
        found = bullets.fields("", part, Slot(role="parameters"))
        yield from (one.name for one in found)
