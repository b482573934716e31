"""The columns of tables of parameters and fields, by the many words that pages have for them."""

from collections.abc import Mapping
from functools import lru_cache

from generator.read.words import languages

_COLUMNS: dict[str, frozenset[str]] = {
    "name": frozenset(
        {
            *("parameter", "parameters", "param", "params", "argument", "arguments"),
            *("name", "field", "fields", "key", "property", "properties", "variable"),
            *("attribute", "attributes", "attribute(s)", "header", "header name"),
            # So a tool that exports Postman collections heads its lists of headers.
            "content-type",
            *("parameter name", "field name", "param name", "property name"),
            *("atributo", "atributos", "parâmetro", "parâmetros", "parámetro"),
            *("parámetros", "campo", "campos", "nome", "nombre", "paramètre", "champ"),
        }
    ),
    "type": frozenset(
        {"type", "types", "data type", "datatype", "value type", "tipo", "typ"}
    ),
    "required": frozenset(
        {
            *("required", "required?", "mandatory", "req", "req.", "is required"),
            *("optional", "obrigatório", "obligatorio", "requerido", "obligatoire"),
        }
    ),
    "description": frozenset(
        {
            *("description", "details", "meaning", "notes", "explanation", "desc"),
            *("comment", "comments", "descrição", "descripción", "beschreibung"),
        }
    ),
    "default": frozenset({"default", "default value", "defaults"}),
    "in": frozenset({"in", "location", "where", "sent in"}),
    "values": frozenset({"allowed values", "possible values", "values", "enum"}),
    "access": frozenset({"read/write", "access", "r/w", "read / write"}),
    "constraints": frozenset(
        {
            *("constraints", "constraint", "restrictions", "rules", "information"),
            *("additional information", "additional info", "validation"),
        }
    ),
    "example": frozenset(
        {"example", "examples", "example value", "sample", "sample value", "value"}
    ),
}
# Beside one of these an option is what a call takes, else it may be a value.
_TELLING = frozenset({"type", "values", "default", "required"})
_NAMING = frozenset(
    {
        *(
            "parameter",
            "parameters",
            "param",
            "field",
            "fields",
            "property",
            "attribute",
        ),
        *("argument", "datapoint"),
    }
)


def is_inverse(header: str) -> bool:
    """Whether a column of flags, by its header in lower case, says what may be left out."""
    word = header.strip(" *_`:").lower()
    return word == "optional" or languages.column_of(word) == "optional"


@lru_cache(maxsize=1024)
def columns_of(header: tuple[str, ...]) -> Mapping[str, int]:
    """Which column of a table holds what, by their headers in lower case."""
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        word = cell.strip(" *_`:").lower()
        for column, names in _COLUMNS.items():
            if word in names and column not in found:
                found[column] = index
                break
        told = languages.column_of(word)
        told = "required" if told == "optional" else told
        if told and index not in found.values():
            found.setdefault(told, index)
    if "name" not in found and header:
        # `Query parameter`, `Request field`: a word more than the columns of most pages have.
        last = header[0].strip(" *_`:").lower().rpartition(" ")[2]
        option = last in ("option", "options") and found.keys() & _TELLING
        if 0 not in found.values() and (last in _NAMING or option):
            found["name"] = 0
    return found
