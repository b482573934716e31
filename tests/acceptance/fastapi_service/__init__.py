"""A service of many shapes, written with FastAPI, whose own document its client is generated from."""
