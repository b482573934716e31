"""The merged document as YAML text that reads the same under YAML 1.1 and 1.2."""

import re
from typing import Any

import yaml

from generator.values import JsonObject

_NUMBER_IN_1_2 = re.compile(
    r"[-+]?(?:0o[0-7]+|0x[0-9a-fA-F]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
_WIDTH = 88


def as_yaml(tree: JsonObject) -> str:
    """The document, keys in its own order."""
    text: str = yaml.dump(  # pyright: ignore[reportUnknownMemberType]
        tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )
    return text


class _Dumper(yaml.SafeDumper):
    """PyYAML quotes what YAML 1.1 takes for something else; texts that 1.2 does are added here."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = None
    if _NUMBER_IN_1_2.fullmatch(text):
        style = "'"
    elif "\n" in text:
        style = "|"
    return dumper.represent_scalar(  # pyright: ignore[reportUnknownMemberType]
        "tag:yaml.org,2002:str", text, style=style
    )


_Dumper.add_representer(str, _text)
