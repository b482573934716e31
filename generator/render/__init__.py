"""Prints a package view through the templates: path in `generated/<provider>/` to text."""

from collections.abc import Mapping

from generator.render.engine import Engine
from generator.render.runtime import runtime_files
from generator.view.views import PackageView


def render(view: PackageView) -> Mapping[str, str]:
    """Every file of a package but its manifest, by its path; laid out as black lays it out."""
    engine = Engine()
    root = view.package
    files = {
        "pyproject.toml": engine.text("pyproject.toml.jinja", view.project),
        "README.md": engine.text("readme.md.jinja", view.readme),
        "CHANGELOG.md": engine.text("changelog.md.jinja", view.project),
        "api.md": engine.text("api.md.jinja", view.reference),
        f"{root}/__init__.py": engine.code("index.py.jinja", view.index),
        f"{root}/client.py": engine.code("client.py.jinja", view.client),
        f"{root}/testing.py": engine.code("testing.py.jinja", view.testing),
        f"{root}/resources/__init__.py": engine.code("resources.py.jinja", view),
        f"{root}/py.typed": "",
    }
    if view.models:
        index = engine.code("index.py.jinja", view.models_index)
        files[f"{root}/models/__init__.py"] = index
    for module, models in view.models:
        files[f"{root}/models/{module}.py"] = engine.code("models.py.jinja", models)
    for module, resource in view.resources:
        files[f"{root}/resources/{module}.py"] = engine.code(
            "resource.py.jinja", resource
        )
    if view.errors is not None:
        files[f"{root}/errors.py"] = engine.code("errors.py.jinja", view.errors)
    if view.webhooks is not None:
        files[f"{root}/webhooks.py"] = engine.code("webhooks.py.jinja", view.webhooks)
    if view.examples is not None:
        files[f"{root}/examples.json"] = view.examples
    return files | {
        f"{root}/_runtime/{name}": text for name, text in runtime_files().items()
    }
