"""What templates print: finished strings and ordered tuples, one view per kind of file."""

from dataclasses import dataclass

from generator.view.source import PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One value of an enumeration; docstring is empty where the vendor says nothing of it."""

    declaration: PySource
    docstring: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumView:
    """One enumeration. opening: its `class` line."""

    opening: PySource
    docstring: PySource
    members: tuple[MemberView, ...]
    decoder: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One attribute; docstring is empty where its name says it all."""

    declaration: PySource
    docstring: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A dataclass, its decoder, and the table of wire names that differ. opening: its `class` line."""

    opening: PySource
    docstring: PySource
    fields: tuple[FieldView, ...]
    decoder: PySource
    statements: tuple[PySource, ...]
    wire: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionView:
    """An alias of several types, and the decoder that tells them apart."""

    alias: PySource
    docstring: PySource
    decoder: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsView:
    """A module of models. checking: imports for type checkers; late: what stands for them.

    composed: decoders put together from others.
    """

    docstring: PySource
    imports: tuple[PySource, ...]
    checking: tuple[PySource, ...]
    late: tuple[PySource, ...]
    enums: tuple[EnumView, ...]
    classes: tuple[ClassView, ...]
    unions: tuple[UnionView, ...]
    composed: tuple[PySource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method: its signature line, its docstring, and the lines of its body."""

    signature: PySource
    docstring: PySource
    body: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceClassView:
    """A class of calls, and beside it the class of the same calls that give responses."""

    name: PySource
    base: PySource
    docstring: PySource
    methods: tuple[MethodView, ...]
    raw_name: PySource
    raw_docstring: PySource
    raw_property: PySource
    raw_signature: PySource
    raw_init: PySource
    raw_methods: tuple[PySource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    docstring: PySource
    imports: tuple[PySource, ...]
    checking: tuple[PySource, ...]
    operations: tuple[PySource, ...]
    classes: tuple[ResourceClassView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyView:
    """A group of calls on a client."""

    signature: PySource
    docstring: PySource
    load: PySource
    make: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientClassView:
    name: PySource
    base: PySource
    docstring: PySource
    signature: PySource
    init_docstring: PySource
    call: PySource
    groups: tuple[PropertyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientView:
    docstring: PySource
    imports: tuple[PySource, ...]
    checking: tuple[PySource, ...]
    has_errors: bool
    service: PySource
    classes: tuple[ClientClassView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The functions that read what an API sends by itself; each a whole definition's parts."""

    docstring: PySource
    imports: tuple[PySource, ...]
    checking: tuple[PySource, ...]
    functions: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorView:
    name: PySource
    base: PySource
    docstring: PySource
    body: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorsView:
    """by_status: entries of the table by which the runtime finds the class of an error."""

    docstring: PySource
    checking: tuple[PySource, ...]
    errors: tuple[ErrorView, ...]
    by_status: tuple[PySource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A package's `__init__`: names for type checkers, and where each is found on first use.

    below: the package whose names it offers as well, where there is one.
    """

    docstring: PySource
    runtime: PySource
    checking: tuple[PySource, ...]
    exported: PySource
    homes: PySource
    below: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceGroup:
    title: PySource
    lines: tuple[PySource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """`api.md`: one line per operation and per model."""

    title: PySource
    groups: tuple[ReferenceGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """`pyproject.toml` and `README.md` of a package."""

    distribution: PySource
    description: PySource
    package: PySource
    title: PySource
    client: PySource
    error: PySource
    construction: PySource
    example: tuple[PySource, ...]
    asynchronous: tuple[PySource, ...]
    variables: tuple[PySource, ...]
    webhook: PySource | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """Every file of a package that is made from its API.

    models, resources: by module name. errors: None when no error body is documented; webhooks:
    None when nothing is sent by the API itself.
    """

    package: str
    index: IndexView
    client: ClientView
    models_index: IndexView
    models: tuple[tuple[str, ModelsView], ...]
    resources: tuple[tuple[str, ResourceView], ...]
    errors: ErrorsView | None
    webhooks: WebhooksView | None
    reference: ReferenceView
    project: ProjectView
