"""What is at the paths of a document, looked up once each: the validator asks for most of them many times."""

from collections.abc import Sequence
from typing import Any, cast

from jsonschema_path.accessors import SchemaAccessor
from jsonschema_path.nodes import SchemaNode
from jsonschema_path.paths import SPEC_SEPARATOR, SchemaPath


def path_into(tree: dict[str, Any]) -> SchemaPath:
    """The path of a document's root, as the validator walks it."""
    return SchemaPath(_Accessor.from_schema(tree), separator=SPEC_SEPARATOR)


class _Accessor(SchemaAccessor):
    """Goes to each part from the one above it, through references."""

    def __init__(self, *parts: Any, **options: Any) -> None:
        super().__init__(*parts, **options)
        self._known: dict[tuple[Any, ...], Any] = {}

    def get_resolved(self, parts: Sequence[Any]) -> Any:
        """What is at a path, behind its references; raises KeyError where nothing is."""
        key = tuple(parts)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._looked_up(key)
        return found

    def _looked_up(self, key: tuple[Any, ...]) -> Any:
        if not key:
            return super().get_resolved(key)
        above = self.get_resolved(key[:-1])
        contents: Any = above.contents
        if not isinstance(contents, dict | list):
            raise KeyError(key[-1])
        try:
            node = cast("Any", contents)[key[-1]]
        except (KeyError, IndexError, TypeError) as error:
            raise KeyError(key[-1]) from error
        return _Node.behind(node, above.resolver)


class _Node(SchemaNode):
    @classmethod
    def behind(cls, node: Any, resolver: Any) -> Any:
        """What a node is, or what its reference leads to."""
        return cls._resolve_node(node, resolver)
