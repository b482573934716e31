"""What apiwright has understood of an API, before anything is Python: for people and for programs."""

from generator.inspection.document import with_sources
from generator.inspection.model import as_json
from generator.inspection.table import as_table

__all__ = ["as_json", "as_table", "with_sources"]
