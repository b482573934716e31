"""Settings: a provider's own facts and corrections, `provider.toml` and overlay files, checked while they are read."""

from generator.settings.overlays import load_overlay
from generator.settings.provider import load_config

__all__ = ["load_config", "load_overlay"]
