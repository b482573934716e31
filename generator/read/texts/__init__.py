"""Texts as they come: bytes decoded, YAML and JSON loaded with places, secrets replaced before anything else reads them."""
