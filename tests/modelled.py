"""Packages of models made from types alone, as a client would import them."""

import importlib
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.config import ProviderConfig
from generator.model import (
    Api,
    Component,
    EnumType,
    Field,
    Home,
    ListOf,
    Named,
    Nullable,
    ObjectType,
    Scalar,
    Type,
    TypeDef,
    UnionType,
)
from generator.name import name
from generator.render.engine import Engine
from generator.render.runtime import runtime_files
from generator.view.indexes import models_index
from generator.view.models import models_views
from generator.view.uses import uses

TEXT = Scalar(kind="string")
WHOLE = Scalar(kind="integer")
NUMBER = Scalar(kind="number")


def at(name: str) -> str:
    return f"/components/schemas/{name}"


def to(name: str) -> Named:
    return Named(id=at(name))


def maybe(kind: Type) -> Nullable:
    return Nullable(inner=kind)


def many(kind: Type) -> ListOf:
    return ListOf(item=kind)


def field(
    wire: str, kind: Type = TEXT, *, required: bool = True, default: str | None = None
) -> Field:
    return Field(
        wire=wire,
        type=kind,
        required=required,
        description=None,
        deprecated=False,
        at="",
        default=default,
    )


def thing(
    name: str,
    *fields: Field,
    extra: Type | None = None,
    sent: bool = True,
    home: Home | None = None,
) -> ObjectType:
    return ObjectType(
        id=at(name),
        home=home or Component(name=name),
        fields=fields,
        description=None,
        inferred=False,
        sent=sent,
        received=True,
        extra=extra,
    )


def choice(name: str, *values: str, home: Home | None = None) -> EnumType:
    return EnumType(
        id=at(name), home=home or Component(name=name), values=values, description=None
    )


def union(
    name: str,
    *members: Type,
    by: str | None = None,
    tags: tuple[tuple[str | int | bool, int], ...] = (),
    default: int | None = None,
) -> UnionType:
    return UnionType(
        id=at(name),
        home=Component(name=name),
        members=members,
        discriminator=by,
        tags=tags,
        default=default,
        description=None,
    )


def api_of(*types: TypeDef) -> Api:
    return Api(
        name="made",
        title="Made",
        description=None,
        version=None,
        servers=(),
        default_server=None,
        schemes=(),
        headers=(),
        tags=(),
        operations=(),
        types={each.id: each for each in types},
    )


def sources(*types: TypeDef) -> dict[str, str]:
    """The modules of `models`, by file name."""
    api = api_of(*types)
    names = name(api, ProviderConfig(name="made"))
    engine = Engine()
    views = models_views(api, names, uses(api, names))
    found = {f"{each}.py": engine.code("models.py.jinja", view) for each, view in views}
    index = engine.code("index.py.jinja", models_index(api, names))
    return found | {"__init__.py": index}


def write(root: Path, *types: TypeDef) -> Path:
    """A package `made_client` of these models and the runtime."""
    package = root / "made_client"
    for folder, texts in (("models", sources(*types)), ("_runtime", runtime_files())):
        (package / folder).mkdir(parents=True)
        for file, text in texts.items():
            (package / folder / file).write_text(text, "utf-8")
    (package / "__init__.py").write_text("")
    return package


class Made:
    """An imported package of models."""

    def __init__(self, models: ModuleType, runtime: Callable[[str], Any]) -> None:
        self.models: Any = models
        self._runtime = runtime

    def decoder(self, of: str) -> Any:
        decoding = self._runtime("decoding")
        held = getattr(self.models, of)
        if isinstance(held, type):
            return decoding.model(held)
        return decoding.decoder(held)

    def decode(self, of: str, data: object) -> Any:
        return self.decoder(of)(data)

    def encode(self, value: object) -> Any:
        import json

        return json.loads(self._runtime("encoding").json_bytes(value))

    def explain(self, of: str, data: object) -> tuple[str, ...]:
        faults: tuple[str, ...] = self._runtime("explain").explain(
            self.decoder(of).hint, data
        )
        return faults

    def drift(self, of: str, data: object) -> list[tuple[str, str, object]]:
        """Kind, path and value of all that is not documented."""
        found = self.undocumented(of, data)
        return [(each.kind, each.path, each.value) for each in found]

    def undocumented(self, of: str, data: object) -> list[Any]:
        return list(self._runtime("drift").found(data, self.decode(of, data)))

    def passes(self, of: str, *documents: object) -> None:
        """Each document decodes, and comes out of the encoder as it went in."""
        for data in documents:
            value = self.decode(of, data)
            assert self.encode(value) == data
            assert self.decode(of, self.encode(value)) == value


def imported() -> Made:
    """The package that stands in a folder of `sys.path`."""
    importlib.invalidate_caches()
    return Made(importlib.import_module("made_client.models"), _runtime)


@contextmanager
def in_a_folder(*types: TypeDef) -> Generator[Made, None, None]:
    """A package of models that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), *types)
        sys.path.insert(0, folder)
        try:
            yield imported()
        finally:
            sys.path.remove(folder)
            for loaded in [each for each in sys.modules if "made_client" in each]:
                del sys.modules[loaded]


def _runtime(part: str) -> Any:
    return importlib.import_module(f"made_client._runtime.{part}")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Makes and imports a package of models."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    def make(*types: TypeDef) -> Made:
        write(tmp_path, *types)
        return imported()

    try:
        yield make
    finally:
        for loaded in [each for each in sys.modules if each.startswith("made_client")]:
            del sys.modules[loaded]
