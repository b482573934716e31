"""apiwright turns a vendor's API documentation into a typed Python client."""

__version__ = "0.1.0"
