"""What stands at the root and on operations alike: tags, servers and security, as the lists that are due."""

from typing import Any

from generator.read.upgrade.run import Object, Run, is_list, is_part
from generator.read.upgrade.spots import At


def listed_tags(run: Run, operation: Object, at: At) -> None:
    """An operation's tags: names. An object among them has its name in it."""
    held = operation.get("tags")
    if held is None or (is_list(held) and all(map(_is_text, held))):
        return
    items = held if is_list(held) else [held]
    names = [one.get("name") if is_part(one) else one for one in items]
    operation["tags"] = [str(one) if isinstance(one, int) else one for one in names]
    run.note(
        "wrong-container", "'tags' is no list of names; taken as one", (at, "tags")
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str | list)


def described_tags(run: Run, document: Object) -> None:
    """The document's tags: an object each, with a name."""
    held = document.get("tags")
    if is_part(held):
        made: list[Any] = [
            (
                {"name": name, "description": said}
                if isinstance(said, str)
                else {
                    "name": name,
                    **(said if is_part(said) else {}),
                }
            )
            for name, said in held.items()
        ]
    elif is_list(held) and any(map(_is_name, held)):
        made = [{"name": one} if isinstance(one, str) else one for one in held]
    else:
        return
    document["tags"] = made
    message = "'tags' is no list of objects; taken as one"
    run.note("wrong-container", message, (None, "tags"))


def _is_name(value: Any) -> bool:
    return isinstance(value, str)


def listed_servers(run: Run, holder: Object, at: At) -> None:
    """Servers: an object each, with a URL, and variables whose values are text."""
    held = holder.get("servers")
    if isinstance(held, str | dict):
        run.note(
            "wrong-container", "'servers' is no list; taken as one", (at, "servers")
        )
        held = holder["servers"] = list[Any]([held])
    if not is_list(held):
        return
    servers = held
    for index, one in enumerate(servers):
        spot: At = ((at, "servers"), index)
        if isinstance(one, str):
            servers[index] = {"url": one}
            run.note("wrong-container", f"'{one}' stands for a server", spot)
        elif is_part(one):
            _variables(run, one, spot)


def _variables(run: Run, server: Object, at: At) -> None:
    held = server.get("variables")
    if not is_part(held):
        return
    for name, value in list(held.items()):
        variable = value
        if isinstance(value, str | int | float):
            variable = held[name] = {"default": value}
            spot: At = ((at, "variables"), name)
            run.note("wrong-container", f"'{value}' stands for a variable", spot)
        if is_part(variable):
            _as_text(variable)


def _as_text(variable: Object) -> None:
    """Ports are written as numbers, and are text in a URL."""
    if isinstance(variable.get("default"), int | float):
        variable["default"] = str(variable["default"])
    enum = variable.get("enum")
    if is_list(enum):
        variable["enum"] = [
            str(one) if isinstance(one, int | float) else one for one in enum
        ]


def listed_security(run: Run, holder: Object, at: At) -> None:
    """Security requirements: a list of alternatives, each an object of scheme and scopes."""
    held = holder.get("security")
    if held is None or (is_list(held) and all(map(_is_requirement, held))):
        return
    items = held if is_list(held) else [held]
    holder["security"] = [_requirement(one) for one in items]
    message = "'security' is no list of objects with scopes; taken as one"
    run.note("wrong-container", message, (at, "security"))


def _is_requirement(value: Any) -> bool:
    return is_part(value) and all(is_list(scopes) for scopes in value.values())


def _requirement(value: Any) -> Any:
    if isinstance(value, str):
        return {value: []}
    if not is_part(value):
        return value
    return {name: _scopes(scopes) for name, scopes in value.items()}


def _scopes(value: Any) -> list[Any]:
    if is_list(value):
        return value
    return value.split() if isinstance(value, str) else []
