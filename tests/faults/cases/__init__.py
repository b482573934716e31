"""The table: each thing that may go wrong, and what the user of a client must get."""

from ..case import Case
from . import addresses, answers, connections, encodings, retries, texts, tokens

TABLE: dict[str, tuple[Case, ...]] = {
    "The connection": connections.CASES,
    "The answer": answers.CASES,
    "JSON": texts.CASES,
    "Compression": encodings.CASES,
    "Trying again": retries.CASES,
    "Tokens": tokens.CASES,
    "Addresses and headers": addresses.CASES,
}
