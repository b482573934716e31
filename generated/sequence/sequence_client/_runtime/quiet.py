"""Keeps keys that travel in a URL out of the HTTP library's own log."""

from logging import Filter, LogRecord, getLogger

_LIBRARIES = ("httpx2", "httpx")

# callables may give a new key for every call: the oldest ones are in no log any more
_MOST = 256


class _Hidden(Filter):
    """Lets every record pass, with the secrets in its arguments replaced."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[str, None] = {}

    def filter(self, record: LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(map(self._without, record.args))
        return True

    def _without(self, argument: object) -> object:
        text = str(argument)
        # a copy, since threads add to them meanwhile
        found = [secret for secret in tuple(self.secrets) if secret in text]
        # the longest first, as it may hold another
        for secret in sorted(found, key=len, reverse=True):
            text = text.replace(secret, "***")
        return text if found else argument


_hidden = _Hidden()


def hide(secret: str) -> None:
    """From now on, show `***` where the HTTP library logs this text."""
    if secret in _hidden.secrets:
        return
    for name in _LIBRARIES if not _hidden.secrets else ():
        getLogger(name).addFilter(_hidden)
    _hidden.secrets[secret] = None
    while len(_hidden.secrets) > _MOST:
        _hidden.secrets.pop(next(iter(tuple(_hidden.secrets))), None)
