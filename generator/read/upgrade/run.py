"""One walk through a document that brings it to one shape: what was met, what moved, what refers to what."""

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeGuard
from urllib.parse import unquote

from generator import pointers
from generator.read.upgrade.mending import Mended
from generator.read.upgrade.spots import At, pointer
from generator.values import JsonValue, as_object, as_texts

Object: TypeAlias = dict[str, Any]
"""A part of a loaded document: it has no other owner yet, so it is changed in place."""

JSON = "application/json"


class Run:
    """The state of one walk.

    document: the root, in the shape of 3.x from the start. swagger: whether it was Swagger 2.0.
    moved: new pointer → the pointer that the part had in the document as it was loaded.
    refs: every `$ref` and its like: the object that holds it, its key, the kind of part it stands for, and where.
    bodies: shared parameters that describe a body, by the reference to them.
    host: what the servers were made of in Swagger 2.0: host, base path and schemes.
    """

    def __init__(self, document: Object, *, swagger: bool) -> None:
        self.document = document
        self.swagger = swagger
        self.moved: dict[str, str] = {}
        self.mended = Mended()
        self.refs: list[tuple[Object, str, str, At]] = []
        self.bodies: dict[str, tuple[Object, At]] = {}
        self.seen: set[int] = set()
        self.uses_3_2 = False
        self.host: tuple[Any, Any, tuple[str, ...]] | None = None
        self.consumes = texts(document.get("consumes"))
        self.produces = texts(document.get("produces"))
        self._led: dict[str, str] = {}
        self._inner: dict[str, str] = {}
        self._schemas: list[tuple[At, Object, At]] = []

    def opens(self, part: Object) -> bool:
        """Whether a part is met for the first time: aliases make one part stand in many places."""
        if id(part) in self.seen:
            return False
        self.seen.add(id(part))
        return True

    def note(self, code: str, message: str, at: At, *, is_key: bool = False) -> None:
        """Tell that something odd was understood; is_key: that it is the key of the part."""
        self.mended.note(code, message, at, is_key=is_key)

    def old_style(self, message: str, at: At) -> None:
        """Tell of a spelling of Swagger 2.0, unless the document is one."""
        if not self.swagger:
            self.note("swagger-style", message, at)

    def move(self, new: At, old: At, *, leads: bool = False) -> None:
        """A part stands elsewhere now. leads: what referred to it has to refer to its new place."""
        new_pointer, old_pointer = pointer(new), pointer(old)
        self.moved[new_pointer] = self.original(old_pointer)
        if leads:
            self._led.setdefault(old_pointer, new_pointer)

    def move_schema(self, content: At, media_types: Object, old: At) -> None:
        """One schema is that of several media types now; what referred to it refers to the first."""
        self._schemas.append((content, media_types, old))
        for name, media in media_types.items():
            schema = media.get("schema")
            if is_part(schema) and "$ref" in schema:
                # There is nothing in it to be found each by itself.
                self.move(content, old)
                return
            self.move(((content, name), "schema"), old)

    def led(self, at: str) -> str:
        """Where a pointer of the document as it was written leads now."""
        return _led(self._led, at)

    def led_into(self, at: str) -> str:
        """Where a pointer leads that nothing is at: into a schema that media types have now."""
        for content, media_types, old in self._schemas:
            first = next(iter(media_types), "")
            new = pointer(((content, first), "schema"))
            self._inner.setdefault(pointer(old), new)
        self._schemas.clear()
        return _led(self._inner, at)

    def target(self, ref: JsonValue) -> str | None:
        """The pointer that a local reference has now; None for any other value."""
        if not isinstance(ref, str) or not ref.startswith("#/"):
            return None
        return self.led(unquote(ref[1:]))

    def find(self, at: str) -> Any:
        """What stands at a pointer; None when nothing does."""
        try:
            return pointers.find(self.document, at)
        except pointers.NoSuchValue:
            return None

    def splice(self, held: Object, at: At) -> None:
        """Put in what a map refers to in whole, where `$ref` stands among its members."""
        target = self.target(held.get("$ref"))
        found = None if target is None else self.find(target)
        if target is None or not is_part(found) or found is held:
            return
        stated = held.pop("$ref")
        self.note("bare-ref", f"'{stated}' stands for a whole map; put in", at)
        for name, one in found.items():
            if name not in held:
                held[name] = one
                self.moved[pointer((at, name))] = self.original(
                    pointers.join(target, name)
                )

    def section(self, name: str) -> Mapping[str, JsonValue]:
        """A section of the components, as it stands."""
        return as_object(as_object(self.document.get("components")).get(name))

    def original(self, at: str) -> str:
        """The pointer that a part had in the document as it was loaded."""
        above = at
        while above:
            if above in self.moved:
                return self.moved[above] + at[len(above) :]
            above = pointers.parent(above)
        return at


def _led(places: Mapping[str, str], at: str) -> str:
    above = at if places else ""
    while above:
        if above in places:
            return places[above] + at[len(above) :]
        above = pointers.parent(above)
    return at


def texts(value: JsonValue) -> tuple[str, ...]:
    """A list of texts, or one text that stands for a list of it."""
    return (value,) if isinstance(value, str) else as_texts(value)


def truth(run: Run, part: Object, key: str, at: At) -> None:
    """Make `"true"` a truth value, where a part has it under a key."""
    value = part.get(key)
    if isinstance(value, str):
        plain = value.strip().lower()
        if plain in ("true", "yes", "false", "no"):
            part[key] = plain in ("true", "yes")
            message = (
                f"'{key}' is the text '{value}'; taken as {str(part[key]).lower()}"
            )
            run.note("quoted-value", message, (at, key))


def is_part(value: object) -> TypeGuard[Object]:
    """Whether a value of a loaded document is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a value of a loaded document is a list."""
    return isinstance(value, list)
