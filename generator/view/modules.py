"""What the views of one module of models share: names, annotations, decoders and imports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Api, ObjectType, TypeDef, TypeId
from generator.name.names import Names
from generator.view.annotations import Annotation, Annotator
from generator.view.decoders import Decoders, decoder_name
from generator.view.expressions import assigned
from generator.view.importing import Imports
from generator.view.source import PySource, ended, literal, prose_docstring

Tags = Mapping[TypeId, Mapping[str, str | int | bool]]
"""Properties of classes that are no fields of theirs and tell them apart in unions."""

_RUNTIME = ".._runtime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What all modules of models are made from. used: what each type is for."""

    api: Api
    names: Names
    used: Mapping[TypeId, str]
    tags: Tags


class Module:
    """One module of models while its views are made."""

    def __init__(self, name: str, here: Sequence[TypeDef], shown: Shown) -> None:
        self.name = name
        self.shown = shown
        self.names = shown.names
        self.annotator = Annotator(
            shown.names, shown.api.types, _hidden(here, self.names)
        )
        self.decoders = Decoders(shown.names, name)
        self.imports = Imports()
        self._mentioned: dict[str, None] = {}

    def docstring(self, definition: TypeDef, indent: int) -> PySource:
        """The vendor's words; where there are none, what uses the type."""
        text = definition.description or self.shown.used.get(definition.id)
        return prose_docstring(ended(text or "Part of this API."), indent)

    def runtime(self, module: str, *names: str) -> None:
        """Import from the runtime."""
        self.imports.add(f"{_RUNTIME}.{module}", *names)

    def take(self, annotation: Annotation) -> None:
        """Import what an annotation needs; the models in it for checkers only."""
        self.imports.standard([annotation])
        for module, name in annotation.runtime:
            self.runtime(module, name)
        self._mentioned.update(dict.fromkeys(annotation.models))

    def neighbours(self, homes: Mapping[str, TypeId]) -> Imports:
        """Names of other modules that this one uses. homes: the type of each class."""
        checking = Imports()
        for name in self._mentioned:
            self._import(checking, homes[name], name)
        for id in self.decoders.mentioned:
            self._import(checking, id, decoder_name(self.names.types[id]))
        return checking

    def _import(self, checking: Imports, id: TypeId, name: str) -> None:
        if self.names.modules[id] != self.name:
            checking.add(f".{self.names.modules[id]}", name)

    def late(self) -> tuple[PySource, ...]:
        """Statements that find the decoders of other modules when they are first called."""
        found: dict[str, str] = {
            decoder_name(self.names.types[id]): self.names.modules[id]
            for id in self.decoders.mentioned
            if self.names.modules[id] != self.name
        }
        return tuple(_late(name, found[name]) for name in sorted(found))


def _late(name: str, module: str) -> PySource:
    return assigned(name, f"later(globals(), {literal(name)}, {literal(module)})", 4)


def _hidden(here: Sequence[TypeDef], names: Names) -> frozenset[str]:
    """Names that the fields of a module's classes hide from annotations."""
    objects = [each for each in here if isinstance(each, ObjectType)]
    return frozenset(
        names.fields[each.id, field.wire] for each in objects for field in each.fields
    ) | frozenset(names.extras[each.id] for each in objects if each.extra is not None)
