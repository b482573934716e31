"""Emitted packages used as their users would, against a real HTTP server."""
