"""What a call is named, from its operationId where a person wrote that, else from its path and method."""

import re

from generator.model import ListOf, Operation
from generator.words import singular, words

_VERSION = re.compile(r"(api|v\d+(\.\d+)?|rest)$", re.IGNORECASE)
_VERBS = {"POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
_FILLERS = {"by", "id", "of", "for", "all", "the", "and"}

# What an operationId's parts are joined with: `contacts.list`, `repos/list-for-org`.
_PARTS = re.compile(r"[./:#]+")

# Words that say nothing at the end of a name, once the noun after them is left out.
_DANGLING = {"a", "an", "the", "of", "for", "to", "in", "on", "by", "with", "from"}


def method_candidates(
    operation: Operation, group: tuple[str, ...]
) -> list[tuple[str, ...]]:
    """The words of a method's name, best first; `group` is left out of them, as it is said already."""
    by_path = _from_path(operation, group)
    plain = _without_tail(operation.operation_id or "", operation)
    spelt = words(plain)
    whole = [
        (operation.method.lower(), *path_words(operation.path)),
        (operation.method.lower(), *path_words(operation.path, versions=True)),
    ]
    if not spelt or _is_made_of_path(spelt, operation):
        return [by_path, *([spelt] if spelt else []), *whole]
    return [_after_group(plain, spelt, group), spelt, by_path, *whole]


def static_segments(path: str) -> list[str]:
    """The segments of a path that are neither parameters nor a version."""
    segments = [segment for segment in path.split("/") if segment]
    return [each for each in segments if "{" not in each and not _VERSION.match(each)]


def path_words(path: str, *, versions: bool = False) -> tuple[str, ...]:
    """All words of a path, its parameters with `by` in front of them; versions where asked for."""
    found: list[str] = []
    for segment in path.split("/"):
        if "{" in segment:
            found.append("by")
        if versions or not _VERSION.match(segment):
            found += words(segment)
    return tuple(found)


def _without_tail(operation_id: str, operation: Operation) -> str:
    """FastAPI ends its operationIds with the path and the method; what stands before is the name."""
    tail = re.sub(r"\W", "_", operation.path) + "_" + operation.method.lower()
    if operation_id.lower().endswith(tail.lower()) and len(operation_id) > len(tail):
        return operation_id[: -len(tail)]
    return operation_id


def _is_made_of_path(spelt: tuple[str, ...], operation: Operation) -> bool:
    """Whether an operationId says no more than its method and path: `getCustomersByIdContacts`."""
    if spelt[0] != operation.method.lower():
        return False
    known = {singular(word) for word in path_words(operation.path)} | _FILLERS
    return all(singular(word) in known for word in spelt[1:])


def _after_group(
    operation_id: str, spelt: tuple[str, ...], group: tuple[str, ...]
) -> tuple[str, ...]:
    """`list_contacts` is `list` in `contacts`, and so is `crm.contacts.list`; words inside a phrase stay."""
    wanted = [singular(word) for word in group]
    parts = [words(part) for part in _PARTS.split(operation_id)]
    for index, part in enumerate(parts[:-1], start=1):
        rest = tuple(word for each in parts[index:] for word in each)
        if rest and [singular(word) for word in part] == wanted:
            return rest
    folded, size = [singular(word) for word in spelt], len(wanted)
    if len(folded) > size and folded[-size:] == wanted:
        return _without_dangling(spelt[:-size])
    if len(folded) > size and folded[:size] == wanted:
        return spelt[size:]
    # several words that stand together are no part of a phrase: `createCoreV1Pod` in `core_v1`
    if size > 1 and len(folded) > size + 1 and folded[1 : size + 1] == wanted:
        return (spelt[0], *spelt[size + 1 :])
    return spelt


def _without_dangling(spelt: tuple[str, ...]) -> tuple[str, ...]:
    while len(spelt) > 1 and spelt[-1] in _DANGLING:
        spelt = spelt[:-1]
    return spelt


def _from_path(operation: Operation, group: tuple[str, ...]) -> tuple[str, ...]:
    nouns = _nouns(operation, group)
    ends_in_value = operation.path.rstrip("/").endswith("}")
    if operation.method == "GET":
        return (
            "get" if ends_in_value or not _gives_list(operation) else "list",
            *nouns,
        )
    if operation.method == "POST" and nouns and singular(nouns[-1]) == nouns[-1]:
        return nouns  # an action on something: POST /invoices/{id}/pay
    return (_VERBS.get(operation.method, operation.method.lower()), *nouns)


def _nouns(operation: Operation, group: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in the path below the group; all of it when the group is not in the path."""
    segments = [words(segment) for segment in static_segments(operation.path)]
    wanted = [singular(word) for word in group]
    for index in reversed(range(len(segments))):
        if [singular(word) for word in segments[index]] == wanted:
            return tuple(word for segment in segments[index + 1 :] for word in segment)
    return segments[-1] if segments else ()


def _gives_list(operation: Operation) -> bool:
    if operation.paging is not None:
        return True
    if operation.results and isinstance(operation.results[0].type, ListOf):
        return True
    last = [words(segment) for segment in static_segments(operation.path)][-1:]
    return bool(last and last[0] and singular(last[0][-1]) != last[0][-1])
