"""The Python names of a package, by what they name in the endpoint model."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import TypeId
from generator.words import ClassName, Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Operations that belong together: an attribute of the client, a module and a class.

    operations: their keys, in the order of the document.
    """

    attribute: Identifier
    module: Identifier
    cls: ClassName
    tag: str | None
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every name that emitted code shows.

    errors: the exception's name by status. methods: by operation key. arguments: by operation key,
    location and wire name (`body` is the location of a body's fields, or of the body with no name).
    modules: the module of `models` in which a type lives. environments: one per server.
    credentials: by scheme id; two names for Basic, one for the others. headers: by wire name.
    """

    package: Identifier
    client: ClassName
    error: str
    errors: Mapping[str, ClassName]
    groups: tuple[Group, ...]
    methods: Mapping[str, Identifier]
    arguments: Mapping[tuple[str, str, str], Identifier]
    types: Mapping[TypeId, ClassName]
    modules: Mapping[TypeId, Identifier]
    fields: Mapping[tuple[TypeId, str], Identifier]
    members: Mapping[tuple[TypeId, str | int], Identifier]
    environments: tuple[Identifier, ...]
    credentials: Mapping[str, tuple[Identifier, ...]]
    headers: Mapping[str, Identifier]
