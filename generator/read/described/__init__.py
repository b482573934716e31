"""What pages say about their endpoints and types, as fragments of OpenAPI."""
