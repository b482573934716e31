"""Views of enumerations."""

from collections.abc import Iterator

from generator.model import EnumType
from generator.view.decoders import decoder_name
from generator.view.expressions import assigned
from generator.view.layout import class_line
from generator.view.modules import Module
from generator.view.source import PySource, ended, is_news, literal, prose_docstring
from generator.view.views import EnumView, MemberView


def enum_view(definition: EnumType, module: Module) -> EnumView:
    """One enumeration: its members, each with the vendor's words for it."""
    name = module.names.types[definition.id]
    whole = bool(definition.values) and isinstance(definition.values[0], int)
    base = "OpenIntEnum" if whole else "OpenEnum"
    module.runtime("enums", base)
    return EnumView(
        opening=class_line(name, base),
        docstring=module.docstring(definition, 4),
        members=tuple(_members(definition, module)),
        decoder=assigned(decoder_name(name), f"enum_decoder({name})", 0),
    )


def _members(definition: EnumType, module: Module) -> Iterator[MemberView]:
    values: tuple[str | int, ...] = definition.values
    for index, value in enumerate(values):
        name = module.names.members[definition.id, value]
        note = definition.notes[index] if definition.notes else None
        told = note is not None and is_news(note, str(value))
        yield MemberView(
            declaration=assigned(name, literal(value), 4),
            docstring=prose_docstring(ended(note or ""), 4) if told else PySource(""),
        )
