"""Making each operationId one operation's alone, while the vendor's own word is kept beside it."""

from generator import pointers
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.values import as_array, as_object, as_text

KEPT = "x-operation-name"
"""Where an operation keeps the vendor's operationId when the document's had to be another."""


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
