"""Every version of OpenAPI in one shape, and what its author plainly meant."""
