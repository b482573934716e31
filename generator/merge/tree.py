"""A document that can be changed without changing what it was made from: containers are copied when first changed."""

from collections.abc import Iterator
from typing import TypeAlias

from generator import pointers
from generator.merge.refs import target_of
from generator.values import JsonObject, JsonValue, as_object

Container: TypeAlias = dict[str, JsonValue] | list[JsonValue]


class Tree:
    """A document whose parts are named by JSON pointer; nothing deeper than what changes is ever copied."""

    def __init__(self, tree: JsonObject) -> None:
        self._tree: dict[str, JsonValue] = dict(tree)
        # Kept whole, not by id alone: a container that is freed could give its id to another.
        self._own: dict[int, Container] = {id(self._tree): self._tree}

    @property
    def tree(self) -> JsonObject:
        """The document as it stands; it is changed through its methods alone."""
        return self._tree

    def get(self, at: str) -> JsonValue:
        """What stands at a pointer; None when nothing does."""
        value: JsonValue = self._tree
        # As pointers.find, but a part that is missing is no exception here: most questions end so.
        for token in pointers.split(at):
            if isinstance(value, dict):
                value = value.get(token)
            elif isinstance(value, list):
                index = pointers.index_in(value, token)
                value = None if index is None else value[index]
            else:
                return None
        return value

    def items(self, at: str) -> Iterator[tuple[str, JsonValue]]:
        """The members of the object at a pointer, as they stand now: changing them meanwhile is safe."""
        return iter(tuple(as_object(self.get(at)).items()))

    def resolve(self, at: str) -> tuple[JsonObject, str]:
        """The object at the end of a chain of local `$ref`s, and its pointer; empty where it leads nowhere."""
        seen: set[str] = set()
        while at not in seen:
            seen.add(at)
            value = as_object(self.get(at))
            target = target_of(value.get("$ref"))
            if target is None:
                return value, at
            at = target
        return {}, at

    def object(self, at: str) -> dict[str, JsonValue]:
        """The object at a pointer, ready to be changed; made where none is."""
        found = self._owned(at)
        if isinstance(found, dict):
            return found
        made: dict[str, JsonValue] = {}
        self._set(at, made)
        self._own[id(made)] = made
        return made

    def set(self, at: str, key: str, value: JsonValue) -> None:
        """Set one member of the object at a pointer."""
        self.object(at)[key] = value

    def array(self, at: str) -> list[JsonValue]:
        """The array at a pointer, ready to be changed; made where none is."""
        found = self._owned(at)
        if isinstance(found, list):
            return found
        made: list[JsonValue] = []
        self._set(at, made)
        self._own[id(made)] = made
        return made

    def _owned(self, at: str) -> Container | None:
        """The container at a pointer, copied unless it was before; None where there is no container."""
        if not at:
            return self._tree
        child = self.get(at)
        if isinstance(child, dict | list) and id(child) in self._own:
            return child
        match child:
            case dict():
                copy: Container = dict(child)
            case list():
                copy = list(child)
            case _:
                return None
        self._set(at, copy)
        self._own[id(copy)] = copy
        return copy

    def _set(self, at: str, value: JsonValue) -> None:
        above, token = pointers.parent(at), pointers.split(at)[-1]
        holder = self._owned(above)
        if holder is None:
            holder = self.object(above)
        if isinstance(holder, dict):
            holder[token] = value
        elif int(token) == len(holder):
            holder.append(value)
        else:
            holder[int(token)] = value

    def _delete(self, at: str) -> None:
        holder = self._owned(pointers.parent(at))
        token = pointers.split(at)[-1]
        if isinstance(holder, dict):
            holder.pop(token, None)
        elif holder is not None:
            del holder[int(token)]
