"""Where a call is found: `client.contacts.list` is the group `contacts` and the method `list`."""

from collections.abc import Iterable, Mapping, Sequence

from generator.config import ProviderConfig
from generator.devices import DEVICES
from generator.model import Api, Component, Operation
from generator.name.methods import method_candidates, static_segments
from generator.name.names import Group
from generator.name.reserved import IN_CLIENTS, IN_MODELS, IN_RESOURCES, RUNTIME
from generator.name.scope import Scope
from generator.words import ClassName, Identifier, class_words, pascal, snake, words

_CLIENT = ("base_url", "close", "aclose", "request", "with_options", "self")
_RESOURCE = (
    "with_response",
    "with_streaming_response",
    "answering",
    "streaming",
    "async_answering",
    "async_streaming",
    "self",
    "property",
)
_IMPORTED = frozenset((*IN_CLIENTS, *IN_RESOURCES, *IN_MODELS, *RUNTIME))

# What documentation tools put in front of a tag, not what the vendor calls it.
_NOISE = ("subpackage",)


def groups_of(
    api: Api, client: ClassName, config: ProviderConfig
) -> tuple[tuple[Group, ...], Mapping[str, Identifier]]:
    """The groups of a client in the order of the document, and the method of each operation."""
    members: dict[tuple[str, ...], list[Operation]] = {}
    for operation in api.operations:
        members.setdefault(_group_words(operation, config), []).append(operation)
    classes = _classes(api, client, members)
    attributes, modules = Scope(reserved=_CLIENT), Scope(reserved=DEVICES)
    groups: dict[tuple[str, ...], Group] = {}
    methods: dict[str, Identifier] = {}
    for spelt in sorted(members):
        operations = members[spelt]
        attribute = attributes.take(
            snake(spelt, "group"), snake((*spelt, "calls"), "group"), of=" ".join(spelt)
        )
        groups[spelt] = Group(
            attribute=attribute,
            module=modules.take(attribute, Identifier(f"{attribute}_calls")),
            cls=classes[spelt],
            tag=operations[0].tag,
            operations=tuple(operation.key for operation in operations),
        )
        methods |= _methods(spelt, operations, config)
    return tuple(groups[spelt] for spelt in members), methods


def _classes(
    api: Api, client: ClassName, groups: Iterable[tuple[str, ...]]
) -> Mapping[tuple[str, ...], ClassName]:
    """The class of each group; models that the vendor named keep their names."""
    ordered = sorted(groups)
    plain = [_unlike_imports(pascal(spelt, "Group")) for spelt in ordered]
    twins = [name for cls in plain for name in _beside(cls)]
    models = [
        pascal(class_words(each.home.name), "Model")
        for each in api.types.values()
        if isinstance(each.home, Component)
    ]
    own = (client, f"Async{client}", *twins, *models)
    scope = Scope(reserved=(*IN_CLIENTS, *IN_RESOURCES, *own))
    return {
        spelt: scope.take(cls, ClassName(f"{cls}Calls"), of=" ".join(spelt))
        for spelt, cls in zip(ordered, plain, strict=True)
    }


def _unlike_imports(cls: ClassName) -> ClassName:
    """A group's class, by a longer name where it or its twins would hide what is imported there."""
    hides = not _IMPORTED.isdisjoint((cls, *_beside(cls)))
    return ClassName(f"{cls}Calls") if hides else cls


def _beside(cls: str) -> tuple[str, ...]:
    """The classes that stand beside the one of a group."""
    ends = ("", "WithResponse", "WithStreamingResponse")
    twins = (f"{prefix}{cls}{end}" for prefix in ("", "Async") for end in ends)
    return tuple(name for name in twins if name != cls)


def _group_words(operation: Operation, config: ProviderConfig) -> tuple[str, ...]:
    pinned = config.names.get(operation.key, "").rpartition(".")[0]
    if pinned:
        return tuple(pinned.split("_"))
    tagged = tuple(word for word in words(operation.tag or "") if word not in _NOISE)
    if tagged:
        return tagged
    segments = static_segments(operation.path)
    return words(segments[0]) if segments and words(segments[0]) else ("api",)


def _methods(
    group: tuple[str, ...], operations: Sequence[Operation], config: ProviderConfig
) -> dict[str, Identifier]:
    """Short paths choose first: what is added below a collection later does not take its names."""
    scope = Scope(reserved=_RESOURCE)
    chosen: dict[str, Identifier] = {}
    for operation in operations:
        if operation.key in config.names:
            plain = config.names[operation.key].rpartition(".")[2]
            chosen[operation.key] = scope.take(Identifier(plain))
    rest = [each for each in operations if each.key not in config.names]
    for operation in sorted(rest, key=_length):
        base = chosen.get(_base(operation))
        candidates = (
            [snake(each, "call") for each in method_candidates(operation, group)]
            if base is None
            else [base]
        )
        chosen[operation.key] = scope.take(
            *_varied(operation.variant, candidates), of=operation.key
        )
    return chosen


def _length(operation: Operation) -> tuple[bool, int, str, str, str]:
    """What is plain comes before its variants."""
    variant = operation.variant or ""
    path = operation.path
    return bool(variant), path.count("/"), path, operation.method, variant


def _base(operation: Operation) -> str:
    """The key of the operation that one is a variant of."""
    return operation.key.removesuffix(f" ({operation.variant})")


def _varied(variant: str | None, names: list[Identifier]) -> list[Identifier]:
    """`create_as_form` sends in another way what `create` does; `create_stream` gives pieces."""
    if variant is None:
        return names
    tail = snake(words(variant), "variant")
    way = tail if tail == "stream" else f"as_{tail}"
    return [Identifier(f"{name.rstrip('_')}_{way}") for name in names]
