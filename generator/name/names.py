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
    modules: the module of `models` in which a type lives. unions: types that are aliases of several
    classes. extras: the attribute of a class's further members. environments: one per server.
    credentials: by scheme id; as `credential_roles` lists them. headers: by wire name.
    variables: the client's argument for a variable of a server, by where it stands. webhooks: the
    function that reads one, likewise.
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
    unions: frozenset[TypeId]
    extras: Mapping[TypeId, Identifier]
    fields: Mapping[tuple[TypeId, str], Identifier]
    members: Mapping[tuple[TypeId, str | int], Identifier]
    environments: tuple[Identifier, ...]
    credentials: Mapping[str, tuple[Identifier, ...]]
    headers: Mapping[str, Identifier]
    variables: Mapping[str, Identifier]
    webhooks: Mapping[str, Identifier]
