"""Security requirements that name a scheme which is not defined: no client can fill them in."""

from generator import pointers
from generator.document import Document, operations_in
from generator.findings import Findings
from generator.merge.refs import SCHEMES
from generator.suggestion import did_you_mean
from generator.values import as_array, as_object


def report_undefined(document: Document, findings: Findings) -> None:
    """Report each scheme that is applied and nowhere defined, once, where it is first applied."""
    tree = document.tree
    components = as_object(tree.get("components"))
    defined = as_object(components.get(pointers.split(SCHEMES)[-1]))
    holders = [("", tree)]
    for path, item in as_object(tree.get("paths")).items():
        for _, tokens in operations_in(as_object(item)):
            at = pointers.join("/paths", path, *tokens)
            holders.append((at, as_object(pointers.find(tree, at))))
    seen: set[str] = set()
    for at, holder in holders:
        for index, entry in enumerate(as_array(holder.get("security"))):
            for name in as_object(entry):
                if name in defined or name in seen:
                    continue
                seen.add(name)
                findings.warning(
                    "undefined-security",
                    f"no security scheme named '{name}'{did_you_mean(name, defined)};"
                    " calls are made without it",
                    document.origins.of(pointers.join(at, "security", index, name)),
                )
