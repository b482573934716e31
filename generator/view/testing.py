"""View of `testing.py`, the API without the network, and the data that it answers with."""

import json
from collections.abc import Iterator, Mapping

from generator.model import Anything, Api, Nullable, Operation
from generator.name.names import Names
from generator.view.decoders import Decoders
from generator.view.importing import Imports, listed
from generator.view.layout import block, bracketed, class_line, valued
from generator.view.methods import Call
from generator.view.returns import answers_of
from generator.view.source import PySource, literal, one_line, prose_docstring
from generator.view.views import TestingView

_EXPORTED = ("RecordedCall", "UndocumentedCall")


def testing_view(api: Api, names: Names, calls: Mapping[str, Call]) -> TestingView:
    """The module that users import in their tests."""
    clients = (str(names.client), f"Async{names.client}")
    fake = f"Fake{names.client}"
    imports = Imports()
    imports.add("._runtime.fakes", "Fake", *_EXPORTED)
    imports.add("._runtime.samples", "make")
    imports.add(".client", *clients)
    decoders = Decoders(names)
    bodies = [*_bodies(api, calls, decoders)]
    if bodies:
        imports.add("._runtime.fakes", "Bodies")
    if decoders.used:
        imports.add("._runtime.decoding", *decoders.used)
    if any("models." in each for each in bodies):
        imports.add(".", "models")
    exported = sorted((fake, *_EXPORTED, "make"), key=listed)
    return TestingView(
        docstring=prose_docstring(
            f"The {one_line(api.title)} API without the network, for tests of your own code.",
            0,
        ),
        imports=imports.lines(),
        exported=block("__all__ = [", [literal(name) for name in exported], "]", 0),
        opening=class_line(fake, f"Fake[{', '.join(clients)}]"),
        about=prose_docstring(
            f"Answers the calls of `{clients[0]}` and `{clients[1]}`, and remembers them.",
            4,
        ),
        clients=bracketed("_clients = (", clients, ")", 4),
        bodies=block("_BODIES: Bodies = {", bodies, "}", 0) if bodies else PySource(""),
    )


def _bodies(
    api: Api, calls: Mapping[str, Call], decoders: Decoders
) -> Iterator[PySource]:
    """What reads the JSON that each call sends."""
    for operation in api.operations:
        body = operation.body
        if body is None or body.kind != "json" or isinstance(body.type, Anything):
            continue
        # what may be left out may as well be null
        kind = body.type if body.required else Nullable(inner=body.type)
        read = decoders.combined(kind, "models.")
        yield valued(f"{literal(calls[operation.key].path)}: lambda: ", read, 4)


def examples_text(api: Api, calls: Mapping[str, Call]) -> str | None:
    """A documented answer of each operation that has one, a line each, as JSON; None without any."""
    found = {
        calls[operation.key].path: example
        for operation in api.operations
        if (example := _example(operation)) is not None
    }
    if not found:
        return None
    lines = [f"{json.dumps(name)}: {found[name]}" for name in sorted(found)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _example(operation: Operation) -> str | None:
    """The example of a success that is read as the operation's own type."""
    main = answers_of(operation).main
    stated = (each.example for each in operation.results if each.type == main)
    return next((each for each in stated if each is not None), None)
