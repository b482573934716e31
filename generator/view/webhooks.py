"""View of `webhooks.py`: a function for each kind of body that an API sends by itself."""

from generator.model import Api, Type, Webhook
from generator.name.names import Names
from generator.view.annotations import Annotator
from generator.view.decoders import Decoders
from generator.view.descriptions import sentence
from generator.view.importing import Imports
from generator.view.layout import bracketed, signature
from generator.view.source import one_line, prose_docstring
from generator.view.views import MethodView, WebhooksView

_BODY = "body: bytes | str | Mapping[str, JsonValue]"


def webhooks_view(api: Api, names: Names) -> WebhooksView | None:
    """The module of webhooks; None when none has a body."""
    read = [(each, each.type) for each in api.webhooks if each.type is not None]
    if not read:
        return None
    imports, checking = Imports(), Imports()
    imports.add("typing", "TYPE_CHECKING")
    imports.add("._runtime.webhooks", "parse")
    checking.add("collections.abc", "Mapping")
    checking.add("._runtime.values", "JsonValue")
    decoders, annotator = Decoders(names), Annotator(names, api.types)
    found = tuple(
        _function(each, kind, names, decoders, annotator, checking)
        for each, kind in sorted(read, key=lambda pair: names.webhooks[pair[0].at])
    )
    if decoders.used:
        imports.add("._runtime.decoding", *decoders.used)
    if any("models." in each.body for each in found):
        imports.add(".", "models")
    return WebhooksView(
        docstring=prose_docstring(
            f"What the {one_line(api.title)} API sends by itself: give the body that "
            "arrived to the function of its kind.",
            0,
        ),
        imports=imports.lines(),
        checking=checking.lines(indent=4),
        functions=found,
    )


def _function(
    webhook: Webhook,
    kind: Type,
    names: Names,
    decoders: Decoders,
    annotator: Annotator,
    checking: Imports,
) -> MethodView:
    annotation = annotator.of(kind)
    checking.standard([annotation])
    if annotation.models:
        checking.add(".models", *annotation.models)
    for module, name in annotation.runtime:
        checking.add(f"._runtime.{module}", name)
    items = [decoders.combined(kind, "models."), "body"]
    return MethodView(
        signature=signature(names.webhooks[webhook.at], [_BODY], annotation.source, 0),
        docstring=prose_docstring(f"{_about(webhook)}\n\nRaises: DecodeError.", 4),
        body=bracketed("return parse(", items, ")", 4),
    )


def _about(webhook: Webhook) -> str:
    said = sentence(webhook.summary or "")
    name = one_line(webhook.name).replace("`", "")
    plain = f"Read the body of `{name}`."
    text = f"{said or plain}\n\n{webhook.description or ''}".strip()
    return f"{text}\n\nDeprecated by the vendor." if webhook.deprecated else text
