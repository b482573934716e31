"""Views of the modules under `resources/`: the calls of one group, sync and async."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Api
from generator.name.names import Group, Names
from generator.view.annotations import Annotation
from generator.view.decoders import Decoders
from generator.view.importing import Imports
from generator.view.layout import bracketed, called, class_line, signature
from generator.view.local import CallsModule
from generator.view.methods import Call, method_views
from generator.view.operations import operation_source
from generator.view.source import PySource, prose_docstring
from generator.view.views import (
    MethodView,
    OtherClassView,
    ResourceClassView,
    ResourceView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A property of a resource: its calls, giving something else than values.

    suffix: of the class behind it. wrapper: what the runtime makes its methods with.
    """

    name: str
    suffix: str
    wrapper: str
    about: str
    gives: str


_WAYS = (
    _Way(
        name="with_response",
        suffix="WithResponse",
        wrapper="answering",
        about="The same calls, giving status, headers and bytes beside the value.",
        gives="a `Response`",
    ),
    _Way(
        name="with_streaming_response",
        suffix="WithStreamingResponse",
        wrapper="streaming",
        about="The same calls, giving answers whose bodies are read when you ask.",
        gives="a `StreamedResponse`",
    ),
)


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
    base = module.use("resource", f"{prefix}Resource")
    cls = f"{prefix}{group.cls}"
    answered = [each for each in calls if not each.returns.is_stream]
    ways = _WAYS if answered else ()
    others = [_other_view(way, cls, base, answered, module) for way in ways]
    return ResourceClassView(
        name=PySource(cls),
        base=PySource(base),
        docstring=prose_docstring(about, 4),
        methods=tuple(methods),
        others=tuple(others),
    )


def _other_view(
    way: _Way, cls: str, base: str, calls: Sequence[Call], module: CallsModule
) -> OtherClassView:
    """The class of the calls of `cls` that give something else in place of values."""
    is_async = base.startswith("Async")
    wrapper = f"async_{way.wrapper}" if is_async else way.wrapper
    module.imports.add(".._runtime.resource", wrapper)
    name = f"{cls}{way.suffix}"
    return OtherClassView(
        signature=signature(way.name, ["self"], name, 4),
        about=PySource(way.about),
        make=bracketed(f"return {name}(", [f"self._transport.{way.name}()"], ")", 8),
        opening=class_line(name, base),
        docstring=prose_docstring(f"The calls of `{cls}`, each giving {way.gives}.", 4),
        methods=tuple(
            called(each.name, f"{wrapper}({cls}.{each.name})", 4) for each in calls
        ),
    )
