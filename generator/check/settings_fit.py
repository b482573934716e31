"""Whether what `provider.toml` says of operations is about operations that the document has."""

from generator.config import ProviderConfig
from generator.document import Document, operations_in
from generator.findings import Findings
from generator.suggestion import did_you_mean
from generator.values import as_object


def report_unfit(
    document: Document, config: ProviderConfig, findings: Findings
) -> None:
    """Report each key of `[names]` and `[paging]` that names no operation, as unknown-setting, at the key."""
    known = {
        f"{method} {path}": None
        for path, item in as_object(document.tree.get("paths")).items()
        for method, _ in operations_in(as_object(item))
    }
    for table, keys in (("names", config.names), ("paging", config.paging)):
        for key in keys:
            if key not in known:
                findings.error(
                    "unknown-setting",
                    f"[{table}] names an operation that no page documents: '{key}'"
                    f"{did_you_mean(key, known)}",
                    config.places.get((table, key)),
                )
