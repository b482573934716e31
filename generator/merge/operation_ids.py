"""Making each operationId one operation's alone, and leaving out those that are another operation's."""

import re
from collections.abc import Iterable

from generator import pointers
from generator.findings import Findings
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.values import as_array, as_object, as_text
from generator.words import words

KEPT = "x-operation-name"
"""Where an operation keeps the vendor's operationId when the document's had to be another."""

_READS = frozenset({"get", "list", "fetch", "retrieve", "show", "read"})
_WRITES = frozenset({"create", "add", "update", "delete", "remove", "destroy"})
_DELETES = frozenset({"delete", "remove", "destroy"})
# What no call of a method does; a POST may do anything.
_NEVER = {
    "get": _WRITES,
    "delete": _READS | _WRITES - _DELETES,
    "put": _READS,
    "patch": _READS,
}
_DOES = {
    "get": _READS - {"list", "show"},
    "delete": _DELETES
    | {"clear", "purge", "reset", "empty", "drop", "cancel", "revoke", "detach"},
    "put": {"put", "update", "set", "edit", "replace", "save"},
    "patch": {"patch", "update", "set", "edit", "change", "save"},
}
# What is read of something is a noun with the verb in it: `updateAvailability`, `deleteQueueSize`.
_READ = re.compile(
    r"availability|counts?|details|feed|history|info|logs?|ons|options|permissions?|progress|queue|results?|size"
    r"|stats|status"
)
_STEM = 5


def leave_misleading(draft: Draft, findings: Findings) -> None:
    """Take away the operationIds that pages have from another call, `delete-shed` for a GET.

    Reported: misleading-id. It stays where the path or the title of the call says the same, since some do
    delete with a GET.
    """
    for path, method, at in tuple(operations_of(draft)):
        operation = as_object(draft.get(at))
        id = as_text(operation.get("operationId")) or ""
        spelt = words(id)
        verb = spelt[0] if spelt else ""
        said = words(f"{path} {as_text(operation.get('summary')) or ''}")
        if verb not in _NEVER.get(method, ()) or _holds(said, {verb}):
            continue
        if _holds(spelt[1:], _DOES[method]):
            continue  # its first word is a noun, as in `listDelete`
        if method == "get" and _READ.fullmatch(spelt[-1]):
            continue
        where = pointers.join(at, "operationId")
        findings.warning(
            "misleading-id",
            f"a {method.upper()} is called '{id}' here, and neither its path nor its title says that;"
            " the call is named after its method and path",
            draft.place(where),
        )
        draft.drop(where)


def _holds(said: Iterable[str], verbs: Iterable[str]) -> bool:
    """Whether words hold one of some verbs in any form."""
    stems = tuple(verb[:_STEM] for verb in verbs)
    return any(word.startswith(stems) for word in said)


def make_unique(draft: Draft) -> None:
    """Tell operations of one operationId apart by their tag, else by method and path.

    Vendors that publish one document per page often call every list `list`: nothing is reported.
    """
    holders: dict[str, list[str]] = {}
    for _, _, at in operations_of(draft):
        id = as_text(as_object(draft.get(at)).get("operationId"))
        if id is not None:
            holders.setdefault(id, []).append(at)
    taken = {id for id, ats in holders.items() if len(ats) == 1}
    for id, ats in holders.items():
        if len(ats) > 1:
            for at in ats:
                _rename(draft, at, id, taken)


def _rename(draft: Draft, at: str, id: str, taken: set[str]) -> None:
    _, path, *_, method = pointers.split(at)
    tags = as_array(draft.get(pointers.join(at, "tags")))
    tag = as_text(tags[0]) if tags else None
    fresh = f"{tag}_{id}" if tag else f"{method}_{path}"
    if fresh in taken:
        fresh = f"{method}_{path}"
    taken.add(fresh)
    draft.set(at, "operationId", fresh)
    draft.set(at, KEPT, id)
