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
class OtherClassView:
    """A class of calls that give something else than values, and the property that leads to it.

    signature, about, make: of the property. opening: the `class` line.
    """

    signature: PySource
    about: PySource
    make: PySource
    opening: PySource
    docstring: PySource
    methods: tuple[PySource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceClassView:
    """A class of calls. others: the same calls, giving something else than values."""

    name: PySource
    base: PySource
    docstring: PySource
    methods: tuple[MethodView, ...]
    others: tuple[OtherClassView, ...]


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
    overloads: tuple[PySource, ...]
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
class TestingView:
    """The stand-in for the API in tests: one class. opening: its `class` line; about: its docstring.

    bodies: what reads the JSON that calls send; empty when none sends any.
    """

    docstring: PySource
    imports: tuple[PySource, ...]
    exported: PySource
    opening: PySource
    about: PySource
    clients: PySource
    bodies: PySource


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
    """`pyproject.toml` of a package."""

    distribution: PySource
    description: PySource
    package: PySource


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleView:
    """A call that a reader may try. given: its arguments, with a comma after the last; method: all of it."""

    group: PySource
    name: PySource
    given: PySource
    method: PySource
    http_method: PySource
    is_page: bool
    needs_path: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeView:
    """`README.md` of a package; examples of what its API does not have are None.

    prefix: of environment variables. construction: what the client is given, `construction_of_more`
    with a comma after it. credentials: lines about all that it may be given once; secret: an argument
    of these that may be a callable.
    """

    package: PySource
    title: PySource
    client: PySource
    error: PySource
    prefix: PySource
    construction: PySource
    construction_of_more: PySource
    example: tuple[PySource, ...]
    asynchronous: tuple[PySource, ...]
    credentials: tuple[PySource, ...]
    secret: PySource | None
    plain: ExampleView | None
    paged: ExampleView | None
    upload: ExampleView | None
    download: ExampleView | None
    stream: ExampleView | None
    has_models: bool
    webhook: PySource | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """Every file of a package that is made from its API.

    models, resources: by module name. errors: None when no error body is documented; webhooks:
    None when nothing is sent by the API itself. examples: JSON, of documented answers.
    """

    package: str
    index: IndexView
    client: ClientView
    models_index: IndexView
    models: tuple[tuple[str, ModelsView], ...]
    resources: tuple[tuple[str, ResourceView], ...]
    errors: ErrorsView | None
    webhooks: WebhooksView | None
    testing: TestingView
    examples: str | None
    reference: ReferenceView
    project: ProjectView
    readme: ReadmeView
