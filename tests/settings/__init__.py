"""Tests of settings: `provider.toml` and overlay files, and what is wrong with them."""
