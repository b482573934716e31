"""View of `api.md`: every call, webhook and model of a package, a line each."""

from collections.abc import Mapping

from generator.model import (
    Anything,
    Api,
    EnumType,
    Field,
    Nullable,
    ObjectType,
    TypeId,
    UnionType,
    Webhook,
)
from generator.name.names import Names
from generator.view.annotations import Annotator
from generator.view.methods import Call
from generator.view.returns import returns_of
from generator.view.source import PySource, one_line
from generator.view.views import ReferenceGroup, ReferenceView


def reference_view(api: Api, names: Names, calls: Mapping[str, Call]) -> ReferenceView:
    """What a reviewer reads first in a diff."""
    annotator = Annotator(names, api.types)
    groups = [
        ReferenceGroup(
            title=PySource(f"`client.{group.attribute}`"),
            lines=tuple(
                _call(calls[key], api, names, annotator) for key in group.operations
            ),
        )
        for group in names.groups
    ]
    webhooks = sorted(api.webhooks, key=lambda each: names.webhooks[each.at])
    ordered = sorted(names.types, key=lambda id: names.types[id])
    return ReferenceView(
        title=markdown(api.title),
        groups=(
            *groups,
            *_group("Webhooks", [_webhook(w, names, annotator) for w in webhooks]),
            *_group("Models", [_model(id, names, api, annotator) for id in ordered]),
        ),
    )


def _group(title: str, lines: list[PySource]) -> list[ReferenceGroup]:
    if not lines:
        return []
    return [ReferenceGroup(title=PySource(title), lines=tuple(lines))]


def _call(call: Call, api: Api, names: Names, annotator: Annotator) -> PySource:
    given = ", ".join(
        each.name if each.positional else f"{each.name}=" for each in call.arguments
    )
    operation = call.operation
    returns = returns_of(operation, api, names, annotator).on_sync
    if call.returns.is_page:
        # what the whole answer is says less than what its items are
        returns = f"{returns.partition(', ')[0]}]"
    way = f" as {markdown(operation.variant)}" if operation.variant else ""
    return PySource(
        f"- `client.{call.path}({given}) -> {returns}` · "
        f"`{operation.method} {_code(operation.path)}`{way}"
    )


def _webhook(webhook: Webhook, names: Names, annotator: Annotator) -> PySource:
    name = _code(webhook.name)
    if webhook.type is None:
        return PySource(f"- `{name}`, without a body")
    given = f"webhooks.{names.webhooks[webhook.at]}(body)"
    return PySource(f"- `{given} -> {annotator.of(webhook.type).source}` · `{name}`")


def _code(text: str) -> str:
    return one_line(text).replace("`", "")


def _model(id: TypeId, names: Names, api: Api, annotator: Annotator) -> PySource:
    name = names.types[id]
    match api.types[id]:
        case EnumType(values=values):
            members = ", ".join(names.members[id, value] for value in values)
            return PySource(f"- `{name}`: {members}")
        case UnionType(members=members):
            parts = dict.fromkeys(
                part for each in members for part in annotator.of(each).parts
            )
            return PySource(f"- `{name} = {' | '.join(parts)}`")
        case ObjectType() as definition:
            fields = [
                _field(definition, each, names, annotator) for each in definition.fields
            ]
            if definition.extra is not None:
                value = annotator.of(definition.extra).source
                fields.append(f"{names.extras[id]}: dict[str, {value}]")
            return PySource(f"- `{name}({', '.join(fields)})`")


def _field(owner: ObjectType, field: Field, names: Names, annotator: Annotator) -> str:
    source = annotator.of(field.type).source
    return f"{names.fields[owner.id, field.wire]}: {source}{_absent(field)}"


def _absent(field: Field) -> str:
    if field.required:
        return ""
    return (
        " = None" if isinstance(field.type, Nullable | Anything) else " | None = None"
    )


def prose(text: str) -> PySource:
    """Text on one line of Markdown that starts nothing but the code that is in it."""
    parts = one_line(text).split("`")
    if len(parts) % 2 == 0:
        return markdown(text)
    written = [each if at % 2 else _escaped(each) for at, each in enumerate(parts)]
    return PySource("`".join(written))


def markdown(text: str) -> PySource:
    """Text as one line of Markdown that starts nothing: no link, no tag, no code."""
    return PySource(_escaped(one_line(text)))


def _escaped(line: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in line)
