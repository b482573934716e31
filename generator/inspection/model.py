"""The endpoint model as JSON, whatever classes it is made of."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import cast, get_args

from generator import model
from generator.model import Api
from generator.values import JsonValue

_VARIANTS = frozenset(
    variant
    for union in (*(model.Type, model.TypeDef, model.Home, model.Scheme, model.Paging),)
    for variant in get_args(union)
)


def as_json(api: Api) -> str:
    """The whole model: a variant says in `is` which it is, and what is None is left out."""
    return json.dumps(tree(api), indent=2, ensure_ascii=False) + "\n"


def tree(value: object) -> JsonValue:
    """A value of the model as JSON holds it."""
    if is_dataclass(value) and not isinstance(value, type):
        tag = {"is": type(value).__name__} if type(value) in _VARIANTS else {}
        parts = {part.name: getattr(value, part.name) for part in fields(value)}
        return {
            **tag,
            **{name: tree(part) for name, part in parts.items() if part is not None},
        }
    if isinstance(value, Mapping):
        named = cast(Mapping[str, object], value)
        return {str(key): tree(part) for key, part in named.items()}
    if isinstance(value, tuple):
        return [tree(part) for part in cast(tuple[object, ...], value)]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"no JSON for {type(value).__name__}")
