"""Views of dataclasses: fields, the decoder's statements, and what differs on the wire."""

from collections.abc import Sequence

from generator.model import Field, ObjectType, Type
from generator.view.decoders import decoder_name, has_three_states
from generator.view.expressions import assigned
from generator.view.layout import attribute, block, bracketed, class_line, signature
from generator.view.modules import Module
from generator.view.source import (
    WIDTH,
    PySource,
    ended,
    is_news,
    literal,
    prose_docstring,
)
from generator.view.views import ClassView, FieldView


def class_view(definition: ObjectType, module: Module) -> ClassView:
    """One dataclass, its decoder, and the table of names that differ from the wire's."""
    name = module.names.types[definition.id]
    fields = [_field_view(definition, field, module) for field in definition.fields]
    if definition.extra is not None:
        fields.append(_extra_view(definition, definition.extra, module))
    decoder = decoder_name(name)
    return ClassView(
        opening=class_line(name, "Model"),
        docstring=module.docstring(definition, 4),
        fields=tuple(fields),
        decoder=signature(decoder, ["data: Any"], name, 0),
        statements=tuple(_statements(definition, name, module)),
        wire=_wire(definition, name, decoder, module),
    )


def _statements(definition: ObjectType, name: str, module: Module) -> list[PySource]:
    found = [assigned("self", f"new({name})", 4)]
    if not definition.fields and definition.extra is None:
        module.decoders.used.add("mapping")
        found.append(PySource("mapping(data)"))
    if not all(field.required for field in definition.fields):
        found.append(PySource("get = data.get"))
    found += [module.decoders.statement(definition, each) for each in definition.fields]
    if definition.extra is not None:
        attribute = module.names.extras[definition.id]
        found.append(module.decoders.extra(definition, attribute, definition.extra))
    return [*found, PySource("return self")]


def _field_view(owner: ObjectType, field: Field, module: Module) -> FieldView:
    annotation = module.annotator.of(field.type)
    module.take(annotation)
    parts, default = annotation.parts, ""
    if has_three_states(owner, field):
        module.runtime("unset", "UNSET", "Unset")
        parts, default = (*parts, "Unset"), " = UNSET"
    elif not field.required:
        known = "None" in parts or parts == ("JsonValue",)
        parts, default = parts if known else (*parts, "None"), " = None"
    name = module.names.fields[owner.id, field.wire]
    declaration = attribute(name, parts, default)
    if field.secret:
        given = [f"default={default.removeprefix(' = ')}"] if default else []
        declaration = _made(name, parts, [*given, "repr=False"], module)
    return FieldView(declaration=declaration, docstring=_docstring(field))


def _docstring(field: Field) -> PySource:
    text = field.description if is_news(field.description, field.wire) else None
    if field.deprecated:
        text = f"Deprecated. {text}" if text else "Deprecated."
    if field.default is not None:
        said = f"Default: {field.default}."
        text = f"{ended(text)} {said}" if text else said
    return prose_docstring(ended(text), 4) if text else PySource("")


def _extra_view(owner: ObjectType, extra: Type, module: Module) -> FieldView:
    annotation = module.annotator.mapping(extra)
    module.take(annotation)
    module.runtime("models", "no_members")
    name = module.names.extras[owner.id]
    return FieldView(
        declaration=_made(
            name, annotation.parts, ["default_factory=no_members"], module
        ),
        docstring=prose_docstring("Members that are not documented by name.", 4),
    )


def _made(
    name: str, parts: Sequence[str], given: Sequence[str], module: Module
) -> PySource:
    """`name: annotation = field(...)`: black breaks the call before the annotation."""
    hidden = "field" in module.annotator.hidden
    made = "dataclass_field" if hidden else "field"
    module.imports.add("dataclasses", f"field as {made}" if hidden else made)
    opening = f"{name}: {' | '.join(parts)} = {made}("
    if 4 + len(opening) <= WIDTH:
        return bracketed(opening, given, ")", 4)
    return attribute(name, parts, f" = {made}({', '.join(given)})")


def _wire(definition: ObjectType, name: str, decoder: str, module: Module) -> PySource:
    """The table of names that differ from the wire's, and what else the wire holds."""
    names = [
        f"{literal(attribute)}: {literal(field.wire)}"
        for field in definition.fields
        if (attribute := module.names.fields[definition.id, field.wire]) != field.wire
    ]
    opening = f"{name}.__wire__ = Wire("
    further: list[str] = []
    if definition.extra is not None:
        further.append(f"extra={literal(module.names.extras[definition.id])}")
    tags = module.shown.tags.get(definition.id)
    if tags:
        pairs = [f"{literal(key)}: {literal(value)}" for key, value in tags.items()]
        further.append(f"tags={bracketed('{', pairs, '}', 4, after=6)}")
    table = f"{{{', '.join(names)}}}"
    line = f"{opening}{', '.join([decoder, table, *further])})"
    if len(line) <= WIDTH and "\n" not in line:
        return PySource(line)
    if names and 4 + len(table) + 1 > WIDTH:
        table = block("{", names, "}", 4)
    return block(opening, [decoder, table, *further], ")", 0)
