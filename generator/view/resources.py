"""Views of the modules under `resources/`: the calls of one group, sync and async."""

from collections.abc import Sequence

from generator.model import Api
from generator.name.names import Group, Names
from generator.view.annotations import Annotation
from generator.view.decoders import Decoders
from generator.view.importing import Imports
from generator.view.layout import bracketed, called, signature
from generator.view.local import CallsModule
from generator.view.methods import Call, method_views
from generator.view.operations import operation_source
from generator.view.source import WIDTH, PySource, prose_docstring
from generator.view.views import MethodView, ResourceClassView, ResourceView


def resource_view(
    group: Group, calls: Sequence[Call], api: Api, names: Names
) -> ResourceView:
    """One module of calls."""
    imports, checking = Imports(), Imports()
    shown = [note for each in calls for note in each.annotations]
    for annotation in dict.fromkeys(shown):
        _take(annotation, imports, checking)
    module = CallsModule(
        api=api,
        names=names,
        imports=imports,
        decoders=Decoders(names),
        models=frozenset(name for each in shown for name in each.models),
    )
    operations = _operations(calls, module)
    if any(not each.returns.is_stream for each in calls):
        imports.add(".._runtime.response", "with_async_response", "with_response")
    if checking:
        imports.add("typing", "TYPE_CHECKING")
    about = about_group(group, api)
    views = [method_views(each) for each in calls]
    classes = (
        _class_view(group, calls, [sync for sync, _ in views], about, "", module),
        _class_view(
            group, calls, [other for _, other in views], about, "Async", module
        ),
    )
    return ResourceView(
        docstring=prose_docstring(about, 0),
        imports=imports.lines(),
        checking=checking.lines(indent=4),
        operations=operations,
        classes=classes,
    )


def about_group(group: Group, api: Api) -> str:
    """The vendor's words about a group of calls, else what it is."""
    for tag in api.tags:
        if tag.name == group.tag and tag.description:
            return tag.description
    return f"Calls on {group.attribute.replace('_', ' ')} of the {api.title} API."


def _take(annotation: Annotation, imports: Imports, checking: Imports) -> None:
    checking.standard([annotation])
    if annotation.models:
        checking.add("..models", *annotation.models)
    for module, name in annotation.runtime:
        place = imports if name == "UNSET" else checking
        place.add(f".._runtime.{module}", name)


def _operations(calls: Sequence[Call], module: CallsModule) -> tuple[PySource, ...]:
    """The constants, with what they need imported."""
    found = tuple(operation_source(each, module) for each in calls)
    if module.decoders.used:
        module.imports.add(".._runtime.decoding", *module.decoders.used)
    if any("models." in source for source in found):
        module.imports.add("..", "models")
    return found


def _class_view(
    group: Group,
    calls: Sequence[Call],
    methods: Sequence[MethodView],
    about: str,
    prefix: str,
    module: CallsModule,
) -> ResourceClassView:
    name = f"{prefix}{group.cls}"
    wrapper = "with_async_response" if prefix else "with_response"
    answered = [each for each in calls if not each.returns.is_stream]
    return ResourceClassView(
        name=PySource(name),
        base=PySource(module.use("resource", f"{prefix}Resource")),
        docstring=prose_docstring(about, 4),
        methods=tuple(methods),
        raw_name=PySource(f"{name}WithResponse"),
        raw_docstring=prose_docstring(
            f"The calls of `{name}`, each giving a `Response`.", 4
        ),
        raw_property=signature("with_response", ["self"], f"{name}WithResponse", 4),
        raw_signature=signature("__init__", ["self", f"calls: {name}"], "None", 4),
        raw_init=_raw_init(name),
        raw_methods=tuple(
            called(f"self.{each.name}", f"{wrapper}(calls.{each.name})", 8)
            for each in answered
        ),
    )


def _raw_init(name: str) -> PySource:
    inner = bracketed(f"{name}(", ["self._transport.with_response()"], ")", 12)
    line = f"return {name}WithResponse({inner})"
    if "\n" not in line and len(line) + 8 <= WIDTH:
        return PySource(line)
    return PySource(f"return {name}WithResponse(\n            {inner}\n        )")
