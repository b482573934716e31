"""Views of the modules under `models/`: dataclasses, enumerations and their decoders."""

from collections.abc import Iterable, Mapping

from generator.model import Api, EnumType, Field, ObjectType, TypeDef, TypeId
from generator.name.names import Names
from generator.reach import named_in
from generator.view.annotations import Annotation, Annotator
from generator.view.decoders import Decoders, decoder_name
from generator.view.importing import Imports
from generator.view.layout import attribute, block, bracketed, called, signature
from generator.view.source import (
    PySource,
    ended,
    is_news,
    literal,
    one_line,
    prose_docstring,
)
from generator.view.views import ClassView, EnumView, FieldView, ModelsView


def models_view(
    module: str, api: Api, names: Names, used: Mapping[TypeId, str]
) -> ModelsView:
    """One module of models: every type whose home it is. used: what each type is for."""
    types = api.types
    here = [each for each in types.values() if names.modules[each.id] == module]
    objects = [each for each in here if isinstance(each, ObjectType)]
    enums = [each for each in here if isinstance(each, EnumType)]
    hidden = frozenset(
        names.fields[each.id, field.wire] for each in objects for field in each.fields
    )
    annotator = Annotator(names, types, hidden)
    decoders = Decoders(names)
    imports = Imports()
    classes = tuple(
        _class_view(each, names, used, annotator, decoders, imports) for each in objects
    )
    enum_views = tuple(_enum_view(each, names, used, imports) for each in enums)
    _import_own(imports, module, objects, enums, names, decoders)
    return ModelsView(
        docstring=prose_docstring(
            f"What calls of the {one_line(api.title)} API send and receive: {module}.",
            0,
        ),
        imports=imports.lines(),
        enums=enum_views,
        unions=tuple(decoders.unions[name] for name in sorted(decoders.unions)),
        classes=classes,
    )


def _import_own(
    imports: Imports,
    module: str,
    objects: list[ObjectType],
    enums: list[EnumType],
    names: Names,
    decoders: Decoders,
) -> None:
    if objects:
        imports.add("dataclasses", "dataclass")
        imports.add("typing", "Any")
        imports.add(".._runtime.models", "Model", "Wire")
        decoders.used.add("new")
    if enums:
        decoders.used.add("enum_decoder")
    imports.add(".._runtime.decoding", *decoders.used)
    for id in _elsewhere(objects, module, names):
        imports.add(
            f".{names.modules[id]}", names.types[id], decoder_name(names.types[id])
        )


def _elsewhere(
    objects: Iterable[ObjectType], module: str, names: Names
) -> list[TypeId]:
    mentioned = (
        id for each in objects for field in each.fields for id in named_in(field.type)
    )
    return [id for id in dict.fromkeys(mentioned) if names.modules[id] != module]


def _enum_view(
    definition: EnumType, names: Names, used: Mapping[TypeId, str], imports: Imports
) -> EnumView:
    name = names.types[definition.id]
    base = "OpenEnum" if isinstance(definition.values[0], str) else "OpenIntEnum"
    imports.add(".._runtime.enums", base)
    members = tuple(
        PySource(f"{names.members[definition.id, value]} = {literal(value)}")
        for value in definition.values
    )
    return EnumView(
        name=PySource(name),
        base=PySource(base),
        docstring=_docstring(definition, used),
        members=members,
        decoder=called(decoder_name(name), f"enum_decoder({name})", 0),
    )


def _class_view(
    definition: ObjectType,
    names: Names,
    used: Mapping[TypeId, str],
    annotator: Annotator,
    decoders: Decoders,
    imports: Imports,
) -> ClassView:
    name = names.types[definition.id]
    fields = tuple(
        _field_view(definition, field, names, annotator, imports)
        for field in definition.fields
    )
    statements = [decoders.statement(definition, field) for field in definition.fields]
    if not all(field.required for field in definition.fields):
        statements.insert(0, PySource("get = data.get"))
    decoder = decoder_name(name)
    return ClassView(
        name=PySource(name),
        docstring=_docstring(definition, used),
        fields=fields,
        decoder=signature(decoder, ["data: Any"], name, 0),
        statements=tuple(_with_new(statements, name)),
        wire=_wire(definition, name, decoder, names),
    )


def _with_new(statements: list[PySource], name: str) -> list[PySource]:
    return [PySource(f"self = new({name})"), *statements, PySource("return self")]


def _field_view(
    owner: ObjectType,
    field: Field,
    names: Names,
    annotator: Annotator,
    imports: Imports,
) -> FieldView:
    name = names.fields[owner.id, field.wire]
    annotation = annotator.of(field.type)
    _take(imports, annotation)
    parts, default = annotation.parts, ""
    if not field.required:
        known = "None" in parts or parts == ("JsonValue",)
        parts, default = parts if known else (*parts, "None"), " = None"
    return FieldView(
        declaration=attribute(name, parts, default),
        docstring=_field_docstring(field),
    )


def _take(imports: Imports, annotation: Annotation) -> None:
    imports.standard([annotation])
    for module, name in annotation.runtime:
        imports.add(f".._runtime.{module}", name)


def _field_docstring(field: Field) -> PySource:
    text = field.description if is_news(field.description, field.wire) else None
    if field.deprecated:
        text = f"Deprecated. {text}" if text else "Deprecated."
    return prose_docstring(ended(text), 4) if text else PySource("")


def _docstring(definition: TypeDef, used: Mapping[TypeId, str]) -> PySource:
    """The vendor's words; where there are none, what uses the type."""
    text = definition.description or used.get(definition.id, "Part of this API.")
    return prose_docstring(ended(text), 4)


def _wire(definition: ObjectType, name: str, decoder: str, names: Names) -> PySource:
    """The table of names that differ from the wire's."""
    renamed = [
        f"{literal(names.fields[definition.id, field.wire])}: {literal(field.wire)}"
        for field in definition.fields
        if names.fields[definition.id, field.wire] != field.wire
    ]
    opening = f"{name}.__wire__ = Wire("
    line = f"{opening}{decoder}, {{{', '.join(renamed)}}})"
    if len(line) <= 88:
        return PySource(line)
    table = bracketed("{", renamed, "}", 4, after=1)
    return block(opening, [decoder, table], ")", 0)
