"""What every emitted client stands on; the same files in each package."""
