"""View of a package's `README.md`: what its client does, with calls of its own API as examples."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model import Api, ObjectType, Scalar
from generator.name.environments import started_variables
from generator.name.names import Names
from generator.view.access import chosen_once, given, given_once, needed, variable
from generator.view.examples import Example, example
from generator.view.methods import Call
from generator.view.reference import markdown, prose
from generator.view.service import environment_prefix
from generator.view.source import PySource
from generator.view.views import ExampleView, ReadmeView

_FILE = Scalar(kind="file")


def readme_view(api: Api, names: Names, calls: Mapping[str, Call]) -> ReadmeView:
    """What a reader of the package's folder sees first."""
    listed = [calls[each.key] for each in api.operations]
    whole = [each for each in listed if not each.returns.is_stream]
    paged = example([each for each in whole if each.returns.is_page], api)
    plain = example(_that(whole, _is_plain), api)
    first = paged or plain or example(listed, api)
    construction = ", ".join(_construction(api, names))
    return ReadmeView(
        package=PySource(names.package),
        title=markdown(api.title),
        client=PySource(names.client),
        error=PySource(names.error),
        prefix=PySource(environment_prefix(names)),
        construction=PySource(construction),
        construction_of_more=PySource(construction and f"{construction}, "),
        example=_loop(first, is_async=False),
        asynchronous=_loop(first, is_async=True),
        credentials=tuple(_credentials(api, names)),
        secret=_secret(api, names),
        plain=_example_view(plain or example(whole, api)),
        paged=_example_view(paged),
        upload=_upload(example(_that(whole, _uploads), api, files=True)),
        download=_example_view(example(_that(whole, _downloads), api)),
        stream=_example_view(
            example([each for each in listed if each.returns.is_stream], api)
        ),
        has_models=any(isinstance(each, ObjectType) for each in api.types.values()),
        webhook=_webhook(api, names),
    )


def _construction(api: Api, names: Names) -> Iterator[str]:
    """What the first call needs the client to be given."""
    ways = next((each.security for each in api.operations if each.security), ())
    for id in ways[0] if ways else ():
        yield from (f'{name}="..."' for name in needed(api, names, id))
    if not api.servers:
        yield 'base_url="https://..."'
    for argument in started_variables(api, names.variables):
        yield f'{argument}="..."'


def _credentials(api: Api, names: Names) -> Iterator[PySource]:
    """A line for each thing that the client is given once."""
    for name, about in (*given_once(api, names), *chosen_once(api, names)):
        yield PySource(f"- `{name}=` or `{variable(names, name)}`: {prose(about)}")
    if api.servers:
        where = "another server to call; the credentials go there too."
        yield PySource(f"- `base_url=` or `{variable(names, 'base_url')}`: {where}")


def _secret(api: Api, names: Names) -> PySource | None:
    """The first argument that may be a callable in place of a text."""
    found = (each.name for each in given(api, names) if each.kind == "secret")
    name = next(found, None)
    return PySource(name) if name else None


def _loop(found: Example | None, *, is_async: bool) -> tuple[PySource, ...]:
    """A call and what comes of it, printed."""
    if found is None:
        return ()
    if found.call.is_awaited:
        given = f"{'await ' if is_async else ''}{found.source}"
        gives = found.call.returns.answers.all is not None
        return (PySource(f"print({given})" if gives else given),)
    word = "async for" if is_async else "for"
    return (
        PySource(f"{word} item in {found.source}:"),
        PySource("    print(item)"),
    )


def _example_view(found: Example | None) -> ExampleView | None:
    if found is None:
        return None
    return ExampleView(
        group=PySource(found.group),
        method=PySource(found.method),
        given=PySource(found.given + ", " if found.given else ""),
        name=PySource(found.call.name),
        http_method=PySource(found.call.operation.method),
        is_page=found.call.returns.is_page,
        needs_path="Path(" in found.given,
    )


def _upload(found: Example | None) -> ExampleView | None:
    """A call that sends a file, which it is given also where it could be left out."""
    if found is not None and "Path(" not in found.given:
        names = (each.name for each in found.call.arguments if each.kind == _FILE)
        more = [f'{name}=Path("...")' for name in names][:1]
        given = ", ".join([*filter(None, [found.given]), *more])
        found = replace(found, given=given)
    return _example_view(found)


def _that(calls: Sequence[Call], holds: Callable[[Call], bool]) -> list[Call]:
    return [each for each in calls if holds(each)]


def _is_plain(call: Call) -> bool:
    """Whether a call gives one thing, and changes nothing."""
    is_read = call.operation.method == "GET"
    return is_read and not call.returns.is_page and not _downloads(call)


def _uploads(call: Call) -> bool:
    body = call.operation.body
    if body is None:
        return False
    files = (part.field.type for part in body.parts)
    return body.kind == "file" or any(each == _FILE for each in files)


def _downloads(call: Call) -> bool:
    return call.returns.answers.main == _FILE


def _webhook(api: Api, names: Names) -> PySource | None:
    """The function that a reader may start with, when the API sends something by itself."""
    found = [names.webhooks[each.at] for each in api.webhooks if each.type is not None]
    return PySource(min(found)) if found else None
