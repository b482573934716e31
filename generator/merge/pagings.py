"""Paging that an overview page describes for all lists: that of the calls whose pages say that they page, and not how."""

import re
from collections.abc import Sequence

from generator import pointers
from generator.findings import Findings
from generator.fragments import Fragment
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.places import Place
from generator.values import as_array, as_object, as_text

_PAGING = "x-paging"
_LINKED = "x-paged-by-link"
_MOVES = re.compile(r"(?i)page|cursor|offset|limit")
_PAGED = re.compile(r"(?i)\bpaginat\w+|\bpaged\b|\bpage by page\b")


def apart(
    fragments: Sequence[Fragment],
) -> tuple[list[Fragment], list[Fragment]]:
    """The fragments about calls and types, and those about how lists page, best evidence first."""
    rest = [one for one in fragments if _PAGING not in one.document]
    paging = [one for one in fragments if _PAGING in one.document]
    return rest, sorted(paging, key=lambda one: (-one.evidence, one.page))


def share(draft: Draft, pagings: Sequence[Fragment], findings: Findings) -> None:
    """Give lists the `Link` header that their own pages tell of, and those that only say that they page what the overview page says.

    Reported: paging-for-all.
    """
    for _, _, at in operations_of(draft):
        if draft.get(told := pointers.join(at, _LINKED)):
            _link(draft, at, draft.places(told))
            draft.drop(told)
    open_ = [
        at for _, method, at in operations_of(draft) if _is_open(draft, method, at)
    ]
    if not pagings or not open_:
        return
    said, root = Draft.of(pagings[0]), pointers.join("", _PAGING)
    for operation in open_:
        for index in range(len(as_array(said.get(f"{root}/parameters")))):
            at = pointers.join(operation, "parameters")
            draft.append(at, said, f"{root}/parameters/{index}")
        if said.get(f"{root}/link"):
            _link(draft, operation, said.places(f"{root}/link"))
    who = "one list that only says it is paged takes it so"
    if len(open_) > 1:
        who = f"{len(open_)} lists that only say they are paged take it so"
    findings.info(
        "paging-for-all",
        f"this page describes how lists page; {who}",
        said.place(root),
    )


def _is_open(draft: Draft, method: str, at: str) -> bool:
    """Whether an operation is said to page, and takes nothing that a page is asked for with."""
    shape = as_object(draft.get(at))
    words = f"{as_text(shape.get('summary'))} {as_text(shape.get('description'))}"
    if method != "get" or not _PAGED.search(words):
        return False
    taken = range(len(as_array(shape.get("parameters"))))
    each = [draft.resolve(pointers.join(at, "parameters", str(n)))[0] for n in taken]
    return not any(_MOVES.search(str(one.get("name"))) for one in each)


def _link(draft: Draft, operation: str, places: tuple[Place, ...]) -> None:
    """Say that answers have the header that leads to the next page (RFC 8288)."""
    responses = pointers.join(operation, "responses")
    for status, one in draft.items(responses):
        if status.startswith("2") and "$ref" not in as_object(one):
            draft.put(
                pointers.join(responses, status, "headers", "Link"),
                {"schema": {"type": "string"}},
                places,
            )
