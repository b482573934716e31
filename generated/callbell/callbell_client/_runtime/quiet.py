"""Keeps keys that travel in a URL out of the HTTP library's own log."""

from logging import Filter, LogRecord, getLogger

_LIBRARIES = ("httpx2", "httpx")


class _Hidden(Filter):
    """Lets every record pass, with the secrets in its arguments replaced."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: set[str] = set()

    def filter(self, record: LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(map(self._without, record.args))
        return True

    def _without(self, argument: object) -> object:
        text = str(argument)
        if not any(secret in text for secret in self.secrets):
            return argument
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text


_hidden = _Hidden()


def hide(secret: str) -> None:
    """From now on, show `***` where the HTTP library logs this text."""
    if secret in _hidden.secrets:
        return
    _hidden.secrets.add(secret)
    for name in _LIBRARIES:
        getLogger(name).addFilter(_hidden)
