"""What cannot be written as JSON, and what is left out of it."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from generator.runtime.decoding import any_json
from generator.runtime.encoding import fields, json_bytes
from generator.runtime.models import Model, Wire
from generator.runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Node(Model):
    """Anything, and more of it."""

    name: str
    next_node: Any = None
    note: str | None | Unset = UNSET
    more: dict[str, Any] = field(default_factory=dict[str, Any])


Node.__wire__ = Wire(any_json, {"next_node": "next"}, extra="more", tags={"kind": "n"})


def test_fields_by_their_names_on_the_wire() -> None:
    node = Node(name="a", next_node=1, note=None, more={"x": 2, "name": "other"})
    assert fields(node) == {"kind": "n", "x": 2, "name": "a", "next": 1, "note": None}
    assert fields(Node(name="a")) == {"kind": "n", "name": "a"}
    assert json_bytes([Node(name="é")]) == '[{"kind":"n","name":"é"}]'.encode()


def test_the_same_twice_is_no_circle() -> None:
    node = Node(name="a")
    assert json_bytes([node, node]).count(b'"a"') == 2


def test_what_holds_itself() -> None:
    node, listed = Node(name="a"), list[Any]()
    node.next_node = node
    listed += [1, listed]
    for value in (node, listed, {"a": listed}):
        with pytest.raises(ValueError, match="nested too deeply, or within itself"):
            json_bytes(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [-float("inf")]])
def test_numbers_that_json_lacks(value: object) -> None:
    with pytest.raises(ValueError):
        json_bytes(value)
    with pytest.raises(ValueError):
        json_bytes(Node(name="a", next_node=value))


def test_objects_that_json_lacks() -> None:
    with pytest.raises(TypeError, match="a value of type object is not JSON"):
        json_bytes({"a": object()})
