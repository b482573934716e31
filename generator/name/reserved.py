"""Names that emitted packages use themselves, so that no vendor's name can take them."""

from generator.words import ClassName

STATUS_ERRORS: dict[str, ClassName] = {
    "400": ClassName("BadRequestError"),
    "401": ClassName("UnauthorizedError"),
    "403": ClassName("ForbiddenError"),
    "404": ClassName("NotFoundError"),
    "409": ClassName("ConflictError"),
    "422": ClassName("UnprocessableContentError"),
    "429": ClassName("RateLimitError"),
    "500": ClassName("InternalServerError"),
    "5XX": ClassName("ServerError"),
    "4XX": ClassName("StatusError"),
    "default": ClassName("StatusError"),
}
"""The exception of each status: RFC 9110 section 15 in the words of its reason phrases."""

GENERAL_ERRORS = (
    "ApiError",
    "ApiConnectionError",
    "ApiTimeoutError",
    "CredentialsError",
    "DecodeError",
    "PagingError",
)
"""Exceptions of calls that have no status."""

RUNTIME = ("Page", "AsyncPage", "AsyncPages", "Response", "UNSET", "Unset")
"""What a package exports of its runtime, beside the errors."""

IN_MODELS = (
    "Any",
    "Model",
    "Wire",
    "OpenEnum",
    "OpenIntEnum",
    "Date",
    "DateTime",
    "UUID",
    "JsonValue",
)
"""What modules of models import under these names."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{digit}" for device in ("com", "lpt") for digit in range(10)}
)
"""Names that no file may have on Windows, whatever its suffix."""
