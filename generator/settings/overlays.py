"""Reading overlay files: OpenAPI Overlay 1.0 and 1.1, as actions to apply in turn."""

from generator import pointers
from generator.findings import Findings
from generator.overlay import Action, Change, Copy, Overlay, Remove, Update
from generator.places import InBlock, Origins
from generator.read.texts import blocks, text
from generator.selection import fault_of
from generator.values import (
    JsonObject,
    JsonValue,
    as_object,
    as_text,
    is_array,
    is_object,
)

_VERSIONS = ("1.0", "1.1")


def load_overlay(name: str, data: bytes, findings: Findings) -> Overlay | None:
    """The overlay in a file, or None when it is none; what is wrong is reported as an error.

    Reports bad-overlay, and what reading any document reports. An action with a fault is left out.
    """
    body = text.decode(name, data, findings)
    if body is None:
        return None
    block = blocks.whole(body)
    loaded = blocks.load(name, body, block, findings)
    if loaded is None:
        return None
    root = InBlock(page=name, block=block, pointer="")
    reader = _Reader(Origins(places={"": (root,)}), findings)
    return reader.overlay(loaded[0])


class _Reader:
    """One overlay file while it is read."""

    def __init__(self, origins: Origins, findings: Findings) -> None:
        self._origins = origins
        self._findings = findings

    def overlay(self, value: JsonValue) -> Overlay | None:
        """The overlay that a document is."""
        document = as_object(value)
        version = as_text(document.get("overlay"))
        if version is None or not version.startswith(_VERSIONS):
            at = "/overlay" if "overlay" in document else ""
            shown = document.get("overlay", "nothing")
            self._wrong(
                at, f"expected 'overlay: 1.0.0' or 'overlay: 1.1.0', got '{shown}'"
            )
            return None
        actions = document.get("actions")
        if not is_array(actions) or not actions:
            at = "/actions" if "actions" in document else ""
            self._wrong(at, "expected a list of 'actions', got none")
            return None
        found = [
            self._action(one, pointers.join("/actions", index))
            for index, one in enumerate(actions)
        ]
        return Overlay(
            actions=tuple(one for one in found if one is not None),
            origins=self._origins,
        )

    def _action(self, value: JsonValue, at: str) -> Action | None:
        if not is_object(value):
            self._wrong(at, "expected an action with 'target', got no object")
            return None
        target = as_text(value.get("target"))
        if target is None:
            self._wrong(at, "expected 'target', a JSONPath, in this action")
            return None
        if not self._is_path(target, pointers.join(at, "target")):
            return None
        change = self._change(value, at)
        return None if change is None else Action(target=target, change=change, at=at)

    def _change(self, action: JsonObject, at: str) -> Change | None:
        if action.get("remove") is True:
            return Remove()
        if "update" in action:
            return Update(value=action["update"])
        copied = as_text(action.get("copy"))
        if copied is not None:
            usable = self._is_path(copied, pointers.join(at, "copy"))
            return Copy(path=copied) if usable else None
        self._wrong(at, "expected 'update', 'remove: true' or 'copy' here")
        return None

    def _is_path(self, path: str, at: str) -> bool:
        fault = fault_of(path)
        if fault is not None:
            self._wrong(at, f"'{path}' is no JSONPath (RFC 9535): {fault}")
        return fault is None

    def _wrong(self, at: str, message: str) -> None:
        self._findings.error("bad-overlay", message, self._origins.of(at))
