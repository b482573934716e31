"""Parameters in braces: each one of a path is declared, and none that the path does not have."""

from generator import pointers
from generator.findings import Findings
from generator.fragments import Evidence
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.merge.operations import parameter_index
from generator.merge.paths import parameter_names
from generator.values import JsonObject, as_array, as_text, is_array


def settle_path_parameters(draft: Draft, findings: Findings) -> None:
    """Add the path parameters that operations lack, and drop those that their path does not have."""
    for path, method, at in tuple(operations_of(draft)):
        _settle(draft, path, at, f"{method.upper()} {path}", findings)
    for path, _ in draft.items("/paths"):
        _drop_strangers(draft, pointers.join("/paths", path), path, None, findings)


def call_alike(draft: Draft, at: str, path: str) -> dict[str, str]:
    """Call listed path parameters as their path does, where no other one can be meant.

    Those that had another name come back by their pointers, with that name.
    """
    listed = {
        name: here
        for (place, name), here in parameter_index(draft, at).items()
        if place == "path"
    }
    wanted, renamed = parameter_names(path), dict[str, str]()
    missing = [name for name in dict.fromkeys(wanted) if name not in listed]
    for name in missing:
        strangers = {one for one in listed if one not in wanted}
        strangers -= set(renamed.values())
        twin = _twin(name, strangers, alone=len(missing) == 1)
        if twin is not None:
            draft.set(listed[twin], "name", name)
            renamed[listed[twin]] = twin
    return renamed


def _settle(draft: Draft, path: str, at: str, key: str, findings: Findings) -> None:
    wanted = parameter_names(path)
    if not is_array(draft.get(f"{at}/parameters") or []):
        return
    item = pointers.join("/paths", path, "parameters")
    own = pointers.join(at, "parameters")
    declared = {**parameter_index(draft, item), **parameter_index(draft, own)}
    names = {name for place, name in declared if place == "path"}
    missing = [name for name in dict.fromkeys(wanted) if name not in names]
    for name in missing:
        twin = _twin(name, names - set(wanted), alone=len(missing) == 1)
        if twin is not None:
            _rename(draft, declared["path", twin], own, name)
            names.remove(twin)
            what = f"'{twin}' is declared and taken for it"
        else:
            index = len(as_array(draft.get(own)))
            parameter: JsonObject = {
                "name": name,
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
            }
            places = draft.places(at)
            draft.array(own)
            draft.put(pointers.join(own, index), parameter, places)
            what = "added as a required string"
        # A page without a schema often lists only what has to be explained.
        declares = draft.evidence(at) is Evidence.SCHEMA
        (findings.warning if declares else findings.info)(
            "undeclared-path-parameter",
            f"'{{{name}}}' of '{key}' is not among its parameters; {what}",
            draft.place(at, key=True),
        )
    _drop_strangers(draft, at, path, key, findings)


def _drop_strangers(
    draft: Draft, at: str, path: str, key: str | None, findings: Findings
) -> None:
    own, wanted = pointers.join(at, "parameters"), set(parameter_names(path))
    for index in reversed(range(len(as_array(draft.get(own))))):
        one = pointers.join(own, index)
        shape, where = draft.resolve(one)
        name = as_text(shape.get("name"))
        if shape.get("in") == "path" and name not in wanted:
            findings.loss(
                "unknown-path-parameter",
                f"path parameter '{name}' is not in the path '{path}';"
                " left out of the package",
                draft.place(where),
                part=f"{key or path} path {name}",
            )
            draft.drop(one)
        elif shape.get("in") == "path" and shape.get("required") is not True:
            # OpenAPI 3.1 section 4.8.12.2: a path parameter is always required.
            draft.set(where, "required", True)


def _twin(name: str, others: set[str], *, alone: bool) -> str | None:
    """A declared name that is the same but for case and word marks, or that no other one can be meant by.

    alone: whether it is the only name that is missing.
    """
    folded = _folded(name)
    same = (other for other in sorted(others) if _folded(other) == folded)
    return next(same, next(iter(others)) if alone and len(others) == 1 else None)


def _folded(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _rename(draft: Draft, where: str, own: str, name: str) -> None:
    """Give an operation its own copy of a parameter, under the name that its path has."""
    if not where.startswith(own + "/"):
        where = draft.append(own, draft, where)
    draft.object(where)["name"] = name
