"""How values are written where a document says so, with OpenAPI's defaults filled in (3.1 section 4.8.12.2)."""

from generator.model import Location, Style
from generator.values import JsonValue

_STYLES: dict[Location, dict[str, Style]] = {
    "path": {"simple": "simple", "label": "label", "matrix": "matrix"},
    "query": {
        "form": "form",
        "spaceDelimited": "spaceDelimited",
        "pipeDelimited": "pipeDelimited",
        "tabDelimited": "tabDelimited",
        "deepObject": "deepObject",
    },
    "header": {"simple": "simple"},
    "cookie": {"form": "form", "cookie": "form"},
    "querystring": {},
}
_DEFAULTS: dict[Location, Style] = {
    "path": "simple",
    "query": "form",
    "header": "simple",
    "cookie": "form",
    "querystring": "form",
}


def style_of(value: JsonValue, location: Location) -> tuple[Style, bool]:
    """The style of a value, and whether what is stated, if anything, is one that fits its location."""
    known = _STYLES[location]
    if isinstance(value, str) and value in known:
        return known[value], True
    return _DEFAULTS[location], value is None


def explode_of(value: JsonValue, style: Style) -> bool:
    """Whether the items of a value are written apart."""
    return value if isinstance(value, bool) else style in ("form", "deepObject")
