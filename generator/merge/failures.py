"""Errors that an overview page describes for all calls: the answer of those that say nothing of their own."""

from collections.abc import Sequence

from generator import pointers
from generator.findings import Findings
from generator.fragments import Fragment
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.merge.refs import SCHEMAS, ref_to
from generator.merge.whole import succeed
from generator.values import JsonObject, as_object

_ERRORS = "x-errors"
_NAMES = ("Error", "ErrorResponse", "AnyError")


def apart(
    fragments: Sequence[Fragment],
) -> tuple[list[Fragment], list[Fragment]]:
    """The fragments about calls and types, and those about the errors of all calls, best evidence first."""
    calls = [one for one in fragments if _ERRORS not in one.document]
    errors = [one for one in fragments if _ERRORS in one.document]
    return calls, sorted(errors, key=lambda one: (-one.evidence, one.page))


def share(draft: Draft, errors: Sequence[Fragment], findings: Findings) -> None:
    """Give the operations that describe no error body the one of the overview page.

    Reported: errors-for-all.
    """
    open_ = [at for _, _, at in operations_of(draft) if not _says_errors(draft, at)]
    name = next((n for n in _NAMES if not _is_known(draft, n)), None)
    if not errors or not open_ or name is None:
        return
    said, at = Draft.of(errors[0]), pointers.join(SCHEMAS, name)
    draft.graft(at, said, pointers.join("", _ERRORS))
    schema: JsonObject = {"$ref": ref_to(at)}
    content: JsonObject = {"application/json": {"schema": schema}}
    places = said.places(pointers.join("", _ERRORS))
    for operation in open_:
        _answer(draft, pointers.join(operation, "responses"), content)
        succeed(draft, pointers.join(operation, "responses"))
        draft.put(
            pointers.join(operation, "responses", "default"),
            {"description": "Any other error.", "content": content},
            places,
        )
    who = "one operation that says nothing of its own; it answers"
    if len(open_) > 1:
        who = f"{len(open_)} operations that say nothing of their own; they answer"
    findings.info(
        "errors-for-all",
        f"this page describes errors for {who} '{name}' on failing",
        said.place(pointers.join("", _ERRORS)),
    )


def _answer(draft: Draft, responses: str, content: JsonObject) -> None:
    """Say what the errors are that an operation has by their status alone."""
    for status, one in draft.items(responses):
        if status[:1] in "45" and "$ref" not in as_object(one):
            draft.set(pointers.join(responses, status), "content", content)


def _says_errors(draft: Draft, at: str) -> bool:
    for status, _ in draft.items(pointers.join(at, "responses")):
        shape, _ = draft.resolve(pointers.join(at, "responses", status))
        is_error = status == "default" or status[:1] in "45"
        if is_error and (shape.get("content") or status == "default"):
            return True
    return False


def _is_known(draft: Draft, name: str) -> bool:
    return draft.get(pointers.join(SCHEMAS, name)) is not None
