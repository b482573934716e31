"""Applying overlays: the corrections that a user makes to what the pages say (Overlay Specification 1.1)."""

from generator import pointers
from generator.findings import Findings
from generator.merge.draft import Draft
from generator.overlay import Action, Copy, Overlay, Remove, Update
from generator.places import Origins, Place
from generator.selection import select
from generator.values import JsonValue, is_array, is_object


def apply(draft: Draft, overlay: Overlay, findings: Findings) -> None:
    """Change a document as an overlay says, action by action; reports targets that match nothing."""
    for action in overlay.actions:
        targets = select(action.target, draft.tree)
        if not targets:
            findings.warning(
                "overlay-no-match",
                f"target '{action.target}' matches nothing in the document;"
                " the action changes nothing",
                overlay.origins.of(pointers.join(action.at, "target")),
            )
        elif isinstance(action.change, Remove):
            # The last first: an index before it stays what it was.
            for target in reversed(targets):
                _remove(draft, target, overlay, action, findings)
        else:
            _update(draft, targets, action, overlay, findings)


def _remove(
    draft: Draft, target: str, overlay: Overlay, action: Action, findings: Findings
) -> None:
    if target:
        draft.drop(target)
    else:
        _refuse(overlay, action, "the whole document cannot be removed", findings)


def _update(
    draft: Draft,
    targets: list[str],
    action: Action,
    overlay: Overlay,
    findings: Findings,
) -> None:
    match action.change:
        case Update(value=value):
            source = pointers.join(action.at, "update")
            places = overlay.origins.all_of(source)
        case Copy(path=path):
            found = select(path, draft.tree)
            if len(found) != 1:
                why = f"'{path}' is {len(found)} parts of the document, not one"
                _refuse(overlay, action, why, findings)
                return
            value, places = draft.get(found[0]), draft.places(found[0])
        case Remove():
            return
    for target in targets:
        fault = _merge(draft, target, value, places)
        if fault is not None:
            _refuse(overlay, action, fault, findings)
            return


def _merge(
    draft: Draft, at: str, value: JsonValue, places: tuple[Place, ...]
) -> str | None:
    """Merge a value into a part (section 4.4.3); what comes back says why it cannot be."""
    old = draft.get(at)
    if is_object(old) and is_object(value):
        for key, new in value.items():
            why = _merge_member(draft, at, key, new, places)
            if why is not None:
                return why
        return None
    if is_array(old):
        if not is_array(value):
            draft.put(pointers.join(at, len(draft.array(at))), value, places)
            return None
        for number, new in enumerate(value):
            said = tuple(_below(place, number) for place in places)
            draft.put(pointers.join(at, len(draft.array(at))), new, said)
        return None
    if is_object(old) or is_object(value) or is_array(value) or not at:
        return f"'{at or '/'}' and what is to be merged into it are not of one kind"
    draft.put(at, value, places)
    return None


def _merge_member(
    draft: Draft, at: str, key: str, value: JsonValue, places: tuple[Place, ...]
) -> str | None:
    inner = pointers.join(at, key)
    below = tuple(_below(place, key) for place in places)
    here = draft.get(at)
    if is_object(here) and key in here:
        return _merge(draft, inner, value, below)
    draft.put(inner, value, below)
    return None


def _below(place: Place, key: str | int) -> Place:
    return Origins(places={"": (place,)}).all_of(pointers.join("", key))[0]


def _refuse(overlay: Overlay, action: Action, why: str, findings: Findings) -> None:
    findings.error(
        "bad-overlay",
        f"the action on '{action.target}' cannot be done: {why}",
        overlay.origins.of(action.at),
    )
