"""Where an API is, and who may call it."""
