"""Views of the files that people read first: `api.md`, `README.md`, `pyproject.toml`."""

import json

from generator.model import Anything, Api, EnumType, Field, Nullable, Operation
from generator.name.names import Group, Names
from generator.view.annotations import Annotator
from generator.view.arguments import Argument, arguments
from generator.view.calls import item_of, path_source, result_of
from generator.view.clients import given_once, variable
from generator.view.source import PySource, literal, one_line
from generator.view.views import ProjectView, ReferenceGroup, ReferenceView


def reference_view(api: Api, names: Names) -> ReferenceView:
    """`api.md`: what a reviewer reads first in a diff."""
    operations = {each.key: each for each in api.operations}
    groups = [
        ReferenceGroup(
            title=PySource(f"`client.{group.attribute}`"),
            lines=tuple(
                _operation_line(operations[key], group, api, names)
                for key in group.operations
            ),
        )
        for group in names.groups
    ]
    models = tuple(
        _model_line(id, names, api)
        for id in sorted(names.types, key=lambda id: names.types[id])
    )
    return ReferenceView(
        title=markdown(api.title),
        groups=(*groups, *_models_group(models)),
    )


def _models_group(lines: tuple[PySource, ...]) -> list[ReferenceGroup]:
    return [ReferenceGroup(title=PySource("Models"), lines=lines)] if lines else []


def _operation_line(
    operation: Operation, group: Group, api: Api, names: Names
) -> PySource:
    found = arguments(operation, api, names, Annotator(names, api.types))
    given = ", ".join(
        each.name if each.positional else f"{each.name}=" for each in found
    )
    call = f"client.{group.attribute}.{names.methods[operation.key]}({given})"
    path = one_line(operation.path).replace("`", "")
    return PySource(
        f"- `{call} -> {_returns(operation, api, names)}` · `{operation.method} {path}`"
    )


def _returns(operation: Operation, api: Api, names: Names) -> str:
    kind = result_of(operation)
    annotator = Annotator(names, api.types)
    if kind is None:
        return "None"
    if operation.paging is None:
        return annotator.of(kind).source
    _, listed = path_source(kind, operation.paging.items, api.types, names)
    return f"Page[{annotator.of(item_of(listed)).source}]"


def _model_line(id: str, names: Names, api: Api) -> PySource:
    definition = api.types[id]
    name = names.types[id]
    if isinstance(definition, EnumType):
        members = ", ".join(names.members[id, value] for value in definition.values)
        return PySource(f"- `{name}`: {members}")
    annotator = Annotator(names, api.types)
    fields = ", ".join(
        f"{names.fields[id, field.wire]}: {annotator.of(field.type).source}"
        + _absent(field)
        for field in definition.fields
    )
    return PySource(f"- `{name}({fields})`")


def _absent(field: Field) -> str:
    if field.required:
        return ""
    return (
        " = None" if isinstance(field.type, Nullable | Anything) else " | None = None"
    )


def project_view(api: Api, names: Names) -> ProjectView:
    """`pyproject.toml` and `README.md`."""
    once = given_once(api, names)
    needed = [f"{name}=..." for name in _first_credentials(api, names)]
    needed += ['base_url="https://..."'] if not api.servers else []
    return ProjectView(
        distribution=PySource(names.package.replace("_", "-")),
        description=PySource(
            json.dumps(f"Client for the {one_line(api.title)} API", ensure_ascii=False)
        ),
        package=PySource(names.package),
        title=markdown(api.title),
        client=PySource(names.client),
        error=PySource(names.error),
        construction=PySource(", ".join(needed)),
        example=_example(api, names, is_async=False),
        asynchronous=_example(api, names, is_async=True),
        variables=tuple(PySource(f"`{variable(names, name)}`") for name, _ in once),
    )


def _first_credentials(api: Api, names: Names) -> list[str]:
    for operation in api.operations:
        for ids in operation.security:
            return [name for id in ids for name in names.credentials[id]]
    return []


def _example(api: Api, names: Names, *, is_async: bool) -> tuple[PySource, ...]:
    """The first list that pages, else the first call: what a reader tries first."""
    paged = [each for each in api.operations if each.paging is not None]
    chosen = (paged or list(api.operations))[:1]
    lines: list[str] = []
    for operation in chosen:
        group = next(each for each in names.groups if operation.key in each.operations)
        given = ", ".join(_given(each) for each in _needed(operation, api, names))
        call = f"client.{group.attribute}.{names.methods[operation.key]}({given})"
        if operation.paging is not None:
            prefix = "async for" if is_async else "for"
            lines += [f"{prefix} item in {call}:", "    print(item)"]
        else:
            lines.append(f"print({'await ' if is_async else ''}{call})")
    return tuple(PySource(line) for line in lines)


def _needed(operation: Operation, api: Api, names: Names) -> list[Argument]:
    found = arguments(operation, api, names, Annotator(names, api.types))
    return [each for each in found if each.required]


def _given(argument: Argument) -> str:
    return literal("...") if argument.positional else f"{argument.name}=..."


def markdown(text: str) -> PySource:
    """Text as one line of Markdown that starts nothing: no link, no tag, no code."""
    escaped = "".join(
        f"\\{char}" if char in "\\`*_[]<>#|" else char for char in one_line(text)
    )
    return PySource(escaped)
