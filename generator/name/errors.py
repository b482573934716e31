"""Names of exceptions, by the status that raises them."""

from http import HTTPStatus

from generator.name.reserved import STATUS_ERRORS
from generator.words import ClassName, pascal, words


def error_name(status: str | HTTPStatus) -> ClassName:
    """The exception of a status: a known one, else one in the words of its reason phrase."""
    code = str(int(status)) if isinstance(status, HTTPStatus) else status
    if code in STATUS_ERRORS:
        return STATUS_ERRORS[code]
    try:
        phrase = HTTPStatus(int(code)).phrase
    except ValueError:
        phrase = f"Status {code}"
    return ClassName(f"{pascal(words(phrase.removesuffix('Error')), 'Status')}Error")
