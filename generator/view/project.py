"""View of the files around a package: `pyproject.toml` and `README.md`."""

import json
from collections.abc import Mapping

from generator.model import Api
from generator.name.names import Names
from generator.view.access import chosen_once, given_once, variable
from generator.view.arguments import Argument
from generator.view.methods import Call
from generator.view.reference import markdown
from generator.view.source import PySource, literal, one_line
from generator.view.views import ProjectView


def project_view(api: Api, names: Names, calls: Mapping[str, Call]) -> ProjectView:
    """What a reader sees first of a package, and what installs it."""
    once = [*given_once(api, names), *chosen_once(api, names)]
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
        example=_example(api, calls, is_async=False),
        asynchronous=_example(api, calls, is_async=True),
        variables=tuple(PySource(f"`{variable(names, name)}`") for name, _ in once),
        webhook=_webhook(api, names),
    )


def _first_credentials(api: Api, names: Names) -> list[str]:
    for operation in api.operations:
        for ids in operation.security:
            return [name for id in ids for name in names.credentials[id]]
    return []


def _example(
    api: Api, calls: Mapping[str, Call], *, is_async: bool
) -> tuple[PySource, ...]:
    """The first list that pages, else the first call: what a reader tries first."""
    paged = [each for each in api.operations if each.paging is not None]
    lines: list[str] = []
    for operation in (paged or list(api.operations))[:1]:
        call = calls[operation.key]
        given = ", ".join(_given(each) for each in call.arguments if each.required)
        source = f"client.{call.path}({given})"
        if not call.is_awaited:
            lines.append(f"{'async for' if is_async else 'for'} item in {source}:")
            lines.append("    print(item)")
        else:
            lines.append(f"print({'await ' if is_async else ''}{source})")
    return tuple(PySource(line) for line in lines)


def _given(argument: Argument) -> str:
    return literal("...") if argument.positional else f"{argument.name}=..."


def _webhook(api: Api, names: Names) -> PySource | None:
    """The function that a reader may start with, when the API sends something by itself."""
    found = [names.webhooks[each.at] for each in api.webhooks if each.type is not None]
    return PySource(min(found)) if found else None
