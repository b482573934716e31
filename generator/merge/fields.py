"""Comparing what a table, an example or prose says of a value with what its schema says, field by field."""

from dataclasses import dataclass, field

from generator import pointers
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.merge.composed import (
    COMPOSING,
    all_types,
    allows_null,
    holder_of,
    property_of,
)
from generator.merge.draft import Draft
from generator.merge.gaps import SOURCES, Gap, quoted
from generator.merge.musts import Musts
from generator.merge.sameness import structure
from generator.merge.union import (
    is_placeholder,
    says_nothing,
    shows_null,
    types_of,
    united,
    with_types,
)
from generator.values import JsonObject, JsonValue, as_array, as_object


@dataclass(frozen=True, slots=True)
class Fields:
    """The walk along a schema and what a lesser source says of the same value.

    gaps: the fields added so far, by their pointer in the document. musts: what compares what they require, where
    the value is sent.
    """

    base: Draft
    lower: Draft
    findings: Findings
    gaps: dict[str, Gap]
    musts: Musts | None = None
    _seen: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def fill(self, at: str, source: str, path: str) -> bool:
        """Bring what is said at `source` into the schema at `at`.

        Reports fields that the schema lacks, and types and values that contradict it; agreement is silent.
        False where the two contradict each other at this very place.
        path: what findings call the value, such as `data.skip`; empty for a whole body.
        """
        schema, there = self.base.resolve(at)
        said, here = self.lower.resolve(source)
        if (there, here) in self._seen or self._leads_nowhere(at):
            return True
        if shows_null(said):
            self._fill_null(at, schema, here, path)
        if says_nothing(said):
            return True
        self._seen.add((there, here))
        if not structure(schema):
            self._adopt(there, here, path)
            return True
        if self.base.evidence(there) == self.lower.evidence(here):
            self._unite(there, here)
            return True
        self._fill_null(at, schema, here, path)
        if self._is_drift(there, here, path):
            return False
        self._fill_time(there, here, path)
        agrees = self._fill_enum(there, here, path)
        self._fill_members(there, here, path)
        return agrees

    def _leads_nowhere(self, at: str) -> bool:
        """Whether a `$ref` ends at nothing or in itself: no place for a shape; `check` reports it."""
        _, there = self.base.resolve(at)
        ends = self.base.get(there)
        return there != at and (ends is None or "$ref" in as_object(ends))

    def _adopt(self, there: str, here: str, path: str) -> None:
        """Take the whole shape of something that is declared as nothing in particular."""
        schema = as_object(self.base.get(there))
        declared = self.base.evidence(there)
        if declared is Evidence.SCHEMA and not is_placeholder(schema):
            self.findings.info(
                "untyped-in-schema",
                f"'{path or 'the body'}' may be anything by the schema; taken as"
                f" {SOURCES[self.lower.evidence(here)]} has it",
                self.lower.place(here),
                Note(message="the schema is here", place=self.base.place(there)),
            )
        self.base.graft(there, self.lower, here)
        shape = {**as_object(self.lower.get(here)), **schema}
        self.base.reword(there, shape)

    def _unite(self, there: str, here: str) -> None:
        """Two examples, or two tables, of one type are that type together."""
        whole = united(self.base.get(there), self.lower.get(here))
        if whole is not None and whole != self.base.get(there):
            self.base.change(there, whole, self.lower, here)

    def _fill_null(self, at: str, schema: JsonObject, here: str, path: str) -> None:
        said = as_object(self.lower.get(here))
        null = shows_null(said) or "null" in types_of(said)
        if not null or allows_null(self.base, schema):
            return
        used = as_object(self.base.get(at))
        if "$ref" in used:
            rest = {key: value for key, value in used.items() if key != "$ref"}
            union: list[JsonValue] = [{"$ref": used["$ref"]}, {"type": "null"}]
            self.base.reword(at, {**rest, "oneOf": union})
        elif types := types_of(schema):
            self.base.reword(at, _with_null(with_types(schema, types | {"null"})))
        else:
            return
        self.findings.info(
            "null-in-example",
            f"'{path}' is null in {SOURCES[self.lower.evidence(here)]}, which"
            f" {SOURCES[self.base.evidence(at)]} does not allow; may be null now",
            self.lower.place(here),
            Note(message="its type is here", place=self.base.place(at)),
        )

    def _is_drift(self, there: str, here: str, path: str) -> bool:
        said = all_types(self.lower, as_object(self.lower.get(here))) - {"null"}
        declared = all_types(self.base, as_object(self.base.get(there))) - {"null"}
        lower, upper = self.lower.evidence(here), self.base.evidence(there)
        if not said or not declared or said <= _widened(declared, lower):
            return False
        self.findings.warning(
            "drift",
            f"'{path or 'the body'}' is {_listed(said)} in {SOURCES[lower]} but"
            f" {_listed(declared)} in {SOURCES[upper]}; {_listed(declared)} is kept",
            self.lower.place(here),
            Note(message=f"{SOURCES[upper]} is here", place=self.base.place(there)),
        )
        return True

    def _fill_time(self, there: str, here: str, path: str) -> None:
        """The word `date` in a table is a moment too, where the example has one."""
        schema = as_object(self.base.get(there))
        said = as_object(self.lower.get(here)).get("format")
        loose = self.base.evidence(there) is not Evidence.SCHEMA
        if loose and schema.get("format") == "date" and said == "date-time":
            self.base.set(there, "format", said)
            self.findings.info(
                "time-in-example",
                f"'{path}' is a date in {SOURCES[self.base.evidence(there)]} and has a time"
                f" of day in {SOURCES[self.lower.evidence(here)]}; taken with the time",
                self.lower.place(here),
                Note(message="its type is here", place=self.base.place(there)),
            )

    def _fill_enum(self, there: str, here: str, path: str) -> bool:
        """Take over values where none are declared; False where others are."""
        said = as_array(as_object(self.lower.get(here)).get("enum"))
        schema = as_object(self.base.get(there))
        if not said:
            return True
        source = SOURCES[self.lower.evidence(here)]
        if "enum" in schema:
            known = as_array(schema["enum"])
            extra = [value for value in said if value not in known]
            if extra:
                self.findings.warning(
                    "drift",
                    f"'{path}' may be {quoted(extra)} in {source}, which"
                    f" {SOURCES[self.base.evidence(there)]} does not list;"
                    " the declared values are kept",
                    self.lower.place(here),
                    Note(message="they are here", place=self.base.place(there)),
                )
            return not extra
        if types_of(schema) <= {"string", "null"} and not (
            {"const", "format", *COMPOSING} & schema.keys()
        ):
            self.base.set(there, "enum", list(said))
            self.findings.info(
                "enum-in-prose",
                f"'{path}' has its values {quoted(said)} from {source}",
                self.lower.place(here),
                Note(message="its type is here", place=self.base.place(there)),
            )
        return True

    def _fill_members(self, there: str, here: str, path: str) -> None:
        said = as_object(self.lower.get(here))
        for name in as_object(said.get("properties")):
            self._fill_property(there, here, path, name)
        if "items" in said:
            holder = holder_of(self.base, there, "items")
            at, source = pointers.join(holder, "items"), pointers.join(here, "items")
            if self.base.get(at) is not None:
                self.fill(at, source, f"{path}[]")
            elif "array" in types_of(as_object(self.base.get(there))):
                self.base.graft(at, self.lower, source)

    def _fill_property(self, there: str, here: str, path: str, name: str) -> None:
        source = pointers.join(here, "properties", name)
        inner = f"{path}.{name}" if path else name
        known = property_of(self.base, there, name, set())
        if known is not None and known in self.gaps:
            said_in = self.lower.evidence(source)
            gap = self.gaps[known]
            if said_in not in {evidence for evidence, _ in gap.said}:
                gap.said.append((said_in, self.lower.place(source)))
        if known is not None:
            agrees = self.fill(known, source, inner)
            if self.musts is not None:
                agrees &= self.musts.of_field(there, known, here, inner)
            self.base.hold(known, self.lower, source, agrees=agrees)
        elif not self._is_open(there, here):
            self._add(there, source, inner, name)

    def _is_open(self, there: str, here: str) -> bool:
        """Whether a schema leaves its keys open on purpose: a map, a union, an object of no declared fields."""
        schema = as_object(self.base.get(there))
        if "oneOf" in schema or "anyOf" in schema:
            return True
        if "properties" in schema or "allOf" in schema:
            return False
        declared = self.base.evidence(there) is Evidence.SCHEMA
        from_example = self.lower.evidence(here) <= Evidence.SAMPLE
        return "additionalProperties" in schema or (declared and from_example)

    def _add(self, there: str, source: str, path: str, name: str) -> None:
        listed = pointers.join(there, "properties")
        at = pointers.join(listed, name)
        where = listed if self.base.get(listed) is not None else there
        self.gaps[at] = Gap(
            path=path,
            schema=self.base.place(where, key=where == listed),
            lacking=self.base.evidence(there),
            said=[(self.lower.evidence(source), self.lower.place(source))],
        )
        self.base.graft(at, self.lower, source)


def _with_null(schema: dict[str, JsonValue]) -> dict[str, JsonValue]:
    values = schema.get("enum")
    if values is not None and None not in as_array(values):
        return {**schema, "enum": [*as_array(values), None]}
    return schema


def _widened(declared: frozenset[str], said_in: Evidence) -> frozenset[str]:
    """What agrees with declared types: whole numbers are numbers, and tables call both the same."""
    if "number" in declared or ("integer" in declared and said_in is Evidence.TABLE):
        return declared | {"integer", "number"}
    return declared


def _listed(types: frozenset[str]) -> str:
    return " or ".join(f"'{name}'" for name in sorted(types))
