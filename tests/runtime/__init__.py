"""The runtime, tested where it stands; emitted packages hold copies of it."""
