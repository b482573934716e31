"""A fragment while it is being put together: its document, and where each part of it was said."""

from typing import cast

from generator import pointers
from generator.findings import Findings
from generator.places import InPage, Origins, Place
from generator.read.listed.fields import Field
from generator.read.words import typewords
from generator.values import JsonObject, JsonValue


class Draft:
    """A fragment in the making.

    defined: the names of the types that the page describes itself. described: whether an OpenAPI
    document on the page says the same more exactly.
    """

    def __init__(
        self,
        page: str,
        findings: Findings,
        defined: frozenset[str] = frozenset(),
        *,
        described: bool = False,
    ) -> None:
        self.page = page
        self._defined = defined
        self.described = described
        self.findings = findings
        self._document: dict[str, JsonValue] = {}
        self._places: dict[str, tuple[Place, ...]] = {}
        self._named: set[str] = set()

    @property
    def document(self) -> JsonObject:
        """What was put so far."""
        return self._document

    @property
    def origins(self) -> Origins:
        """Where it was said."""
        return Origins(places=dict(self._places))

    def put(self, pointer: str, value: JsonValue, place: InPage | None) -> None:
        """Sets a part, and everything above it that is not there yet."""
        *above, last = pointers.split(pointer)
        node = self._document
        for token in above:
            node = cast("dict[str, JsonValue]", node.setdefault(token, {}))
        node[last] = value
        self.origin(pointer, place)

    def has(self, pointer: str) -> bool:
        """Whether something stands at a pointer."""
        try:
            pointers.find(self._document, pointer)
        except pointers.NoSuchValue:
            return False
        return True

    def origin(self, pointer: str, place: InPage | None) -> None:
        """Notes where a part was said; the first place stays the best."""
        if place and place not in self._places.get(pointer, ()):
            self._places[pointer] = (*self._places.get(pointer, ()), place)

    def define(self, name: str, schema: JsonObject, place: InPage | None) -> None:
        """Sets a named type, in place of what stood for it."""
        self.put(pointers.join("/components/schemas", name), schema, place)

    def type_of(self, field: Field, *, sent: bool) -> JsonObject:
        """The schema for the words of a field's type.

        A name that nobody defines is reported: a parameter goes as text all the same (`sent`), while
        anything may stand in a body.
        """
        words = typewords.parse(
            field.types,
            defined=self._defined,
            linked=field.link is not None or field.of is not None,
            unknown={"type": "string"} if sent else {},
        )
        for name in words.named:
            self._stand_in(name, field)
        for word in words.unknown:
            taken = "text" if sent else "any JSON"
            self.findings.info(
                "unknown-type",
                f"{field.name!r} has the type {word!r}, which the page does not define; "
                f"it was taken for {taken}",
                field.place,
            )
        return words.schema

    def infer_enum(self, field: Field, values: tuple[str, ...]) -> None:
        """Reports values that only a field's description gives, where no document can declare them."""
        if self.described:
            return
        said = " or ".join(f"'{value}'" for value in values)
        self.findings.info(
            "enum-from-prose",
            f"{field.name!r} takes {said} by its description; "
            "no schema on the page says it",
            field.place,
        )

    def _stand_in(self, name: str, field: Field) -> None:
        pointer = pointers.join("/components/schemas", name)
        if self.has(pointer):
            return
        schema: dict[str, JsonValue] = {"title": name}
        if field.link:
            schema["x-documented-at"] = field.link
        self.put(pointer, schema, field.place)
