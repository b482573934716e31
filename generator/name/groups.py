"""Where a call is found: `client.contacts.list` is the group `contacts` and the method `list`."""

from collections.abc import Mapping

from generator.config import ProviderConfig
from generator.model import Api, Operation
from generator.name.methods import method_candidates, path_words, static_segments
from generator.name.names import Group
from generator.name.reserved import DEVICES
from generator.name.scope import Scope
from generator.words import Identifier, pascal, snake, words

_CLIENT = ("base_url", "close", "aclose", "request", "with_options", "self")
_RESOURCE = ("with_response", "self")

# What documentation tools put in front of a tag, not what the vendor calls it.
_NOISE = ("subpackage",)


def groups_of(
    api: Api, config: ProviderConfig
) -> tuple[tuple[Group, ...], Mapping[str, Identifier]]:
    """The groups of a client in the order of the document, and the method of each operation."""
    members: dict[tuple[str, ...], list[Operation]] = {}
    for operation in api.operations:
        members.setdefault(_group_words(operation, config), []).append(operation)
    attributes, modules = Scope(reserved=_CLIENT), Scope(reserved=DEVICES)
    groups: list[Group] = []
    methods: dict[str, Identifier] = {}
    for spelt, operations in members.items():
        attribute = attributes.take(
            snake(spelt, "group"), snake((*spelt, "calls"), "group")
        )
        groups.append(
            Group(
                attribute=attribute,
                module=modules.take(attribute, Identifier(f"{attribute}_calls")),
                cls=pascal(spelt, "Group"),
                tag=operations[0].tag,
                operations=tuple(operation.key for operation in operations),
            )
        )
        methods |= _methods(spelt, operations, config)
    return tuple(groups), methods


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
    group: tuple[str, ...], operations: list[Operation], config: ProviderConfig
) -> dict[str, Identifier]:
    """Short paths choose first: what is added below a collection later does not take its names."""
    scope = Scope(reserved=_RESOURCE)
    chosen: dict[str, Identifier] = {}
    pinned = [each for each in operations if each.key in config.names]
    for operation in pinned:
        plain = config.names[operation.key].rpartition(".")[2]
        chosen[operation.key] = scope.take(Identifier(plain))
    rest = [each for each in operations if each.key not in config.names]
    for operation in sorted(
        rest, key=lambda each: (each.path.count("/"), each.path, each.method)
    ):
        candidates = [
            snake(each, "call") for each in method_candidates(operation, group)
        ]
        last = snake((operation.method.lower(), *path_words(operation.path)), "call")
        chosen[operation.key] = scope.take(*candidates, last)
    return chosen
