"""In which module a model lives: one of its own, with the types that are written inside it."""

from collections.abc import Mapping

from generator.devices import DEVICES
from generator.model import Api, InType, TypeId
from generator.name.scope import Scope
from generator.words import ClassName, Identifier, class_words, snake, words


def home_modules(
    api: Api, types: Mapping[TypeId, ClassName]
) -> Mapping[TypeId, Identifier]:
    """The module of every type; neither the order of pages nor what uses a type matters."""
    owners = {id: _owner(id, api) for id in api.types}
    scope = Scope(reserved=DEVICES)
    modules: dict[TypeId, Identifier] = {}
    for id in sorted(set(owners.values()), key=lambda each: types[each]):
        modules[id] = scope.take(*_candidates(types[id]), of=types[id])
    return {id: modules[owner] for id, owner in owners.items()}


def _candidates(cls: ClassName) -> list[Identifier]:
    """The module that a class gives its name: `contact_email` of `ContactEmail`."""
    spelt = tuple(word for part in class_words(cls) for word in words(part))
    plain, told = snake(spelt, "model"), snake((*spelt, "model"), "model")
    # the package offers the decoders of unions under such names
    return [told] if spelt[0] == "decode" else [plain, told]


def _owner(id: TypeId, api: Api) -> TypeId:
    """The type with a home of its own in which one is written; itself where there is none."""
    seen = {id}
    while True:
        home = api.types[id].home
        if not isinstance(home, InType) or home.owner not in api.types:
            return id
        if home.owner in seen:
            return min(seen)
        id = home.owner
        seen.add(id)
