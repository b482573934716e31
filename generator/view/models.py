"""Views of the modules under `models/`: dataclasses, enumerations, unions and their decoders."""

from collections.abc import Mapping, Sequence

from generator.model import (
    Api,
    EnumType,
    InType,
    ObjectType,
    TypeDef,
    TypeId,
    UnionType,
)
from generator.name.names import Names
from generator.view.classes import class_view
from generator.view.enums import enum_view
from generator.view.modules import Module, Shown
from generator.view.source import one_line, prose_docstring
from generator.view.unions import missing_tags, union_view
from generator.view.views import ModelsView


def models_views(
    api: Api, names: Names, used: Mapping[TypeId, str]
) -> tuple[tuple[str, ModelsView], ...]:
    """Every module of models, by its name. used: what each type is for."""
    shown = Shown(api=api, names=names, used=used, tags=missing_tags(api))
    homes = {str(name): id for id, name in names.types.items()}
    inside: dict[str, list[TypeDef]] = {}
    for definition in api.types.values():
        inside.setdefault(names.modules[definition.id], []).append(definition)
    return tuple(
        (module, _models_view(module, inside[module], shown, homes))
        for module in sorted(inside)
    )


def _models_view(
    name: str, here: Sequence[TypeDef], shown: Shown, homes: Mapping[str, TypeId]
) -> ModelsView:
    module = Module(name, here, shown)
    enums = tuple(enum_view(each, module) for each in here if type(each) is EnumType)
    classes = tuple(
        class_view(each, module) for each in here if type(each) is ObjectType
    )
    unions = tuple(union_view(each, module) for each in here if type(each) is UnionType)
    _import_own(module, here)
    checking = module.neighbours(homes)
    late = module.late()
    if late or "later" in module.decoders.used:
        module.runtime("decoding", "later")
    if checking:
        module.imports.add("typing", "TYPE_CHECKING")
    return ModelsView(
        docstring=prose_docstring(_about(here, shown), 0),
        imports=module.imports.lines(),
        checking=checking.lines(indent=4),
        late=late,
        enums=enums,
        classes=classes,
        unions=unions,
        composed=tuple(
            module.decoders.composed[name] for name in sorted(module.decoders.composed)
        ),
    )


def _import_own(module: Module, here: Sequence[TypeDef]) -> None:
    if any(isinstance(each, ObjectType) for each in here):
        module.imports.add("dataclasses", "dataclass")
        module.imports.add("typing", "Any")
        module.runtime("models", "Model", "Wire")
        module.decoders.used.add("new")
    if any(isinstance(each, EnumType) for each in here):
        module.decoders.used.add("enum_decoder")
    if module.decoders.used:
        module.runtime("decoding", *module.decoders.used)


def _about(here: Sequence[TypeDef], shown: Shown) -> str:
    """The class that the module is named after, with what is written inside it."""
    first = next((each for each in here if not isinstance(each.home, InType)), here[0])
    return f"`{shown.names.types[first.id]}` of the {one_line(shown.api.title)} API."
