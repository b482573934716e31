"""openapi-spec-validator, made to say of every error where in the document it is."""

from collections.abc import Iterator
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator


def errors(tree: dict[str, Any]) -> Iterator[Any]:
    """Every error, its path from the document's root, through references too; raises whatever the parts raise."""
    validator: Any = _Placing(tree)
    yield from validator.iter_errors()


def _placing(keyword: Any) -> Any:
    """The validator of one kind of part, whose errors begin with the path of that part."""

    def call(self: Any, *parts: Any, **options: Any) -> Iterator[Any]:
        path = next((one.parts for one in parts if hasattr(one, "parts")), ())
        for error in keyword.__call__(self, *parts, **options):
            # The innermost part knows best; those around it leave the error alone.
            if not hasattr(error, "is_placed"):
                error.relative_path.extendleft(reversed(path))
                error.is_placed = True
            yield error

    # A subclass and not a wrapper: a schema's validator calls itself for the schemas within.
    return type(keyword.__name__, (keyword,), {"__call__": call})


class _Placing(OpenAPIV31SpecValidator):
    keyword_validators = {  # noqa: RUF012 - declared like this where it is from
        name: _placing(keyword)
        for name, keyword in OpenAPIV31SpecValidator.keyword_validators.items()
    }
