"""Sentences that say where the API is: `All requests go to https://...`, and more of them under a heading for that."""

import re

_URL = r"`?<?\"?(?P<url>https?://(?:\{[\w.-]+\}(?=[\w.{}-]*\.[A-Za-z])|[^\s/?#@`\"'<>{}$*|)\]])++(?:/[^\s?#`\"'<>{}$*|)\]]*+)?+)(?![{<$?#*|\w])"
_GO = (
    r"(?:(?:go|is|are|be|should|must|can|have|to|made|sent|addressed|directed|issued|performed|submitted|served|available"
    r"|reachable|hosted|found|located|accessible|relative|prefixed|start|begin|starts|begins|live|lives|use|uses)\s+)+"
)
_PLACED = rf"\s+(?:(?:via|over) https\s+)?{_GO}(?:to|at|on|from|with|by|under)?\s*(?:the )?(?:base |root )?(?:ur[li] |address |host )?:?\s*{_URL}"
_ALL = re.compile(
    rf"(?i)(?:^|[.!]\s+)(?:all|every) (?:of )?(?:our |the |api |http |rest )*(?:requests?|calls?|endpoints?|ur[li]s|paths)"
    rf"(?: to (?:the|this|our) api)?{_PLACED}"
)
_HEADED = re.compile(
    rf"(?i)(?:^|[.!]\s+)(?:(?:all|every|the|our|this|your|api|rest|http|production|base|root|[A-Z][a-z]+)\s+){{0,5}}"
    rf"(?:requests?|calls?|endpoints?|ur[li]s?|paths?|api|service|server|host|address|it)"
    rf"(?: (?:for|to|of) (?:(?:all|every|the|this|our|your|api|requests?|calls?|endpoints?|[A-Z]\w+) ?){{1,4}})?{_PLACED}"
)
_HOST = re.compile(r"://([^\s/`\"'<>()*,;|]*)")
_OTHER = re.compile(
    r"(?i)\b(?:doc(?:s|umentation|umented)?|dashboards?|webhooks?|no longer|not|deprecated|instead of|see)\b"
)


def said(text: str, *, headed: bool) -> str | None:
    """The one address that a text says calls go to; headed: whether its heading says that addresses stand here."""
    plain = " ".join(text.split())
    found = [*(_HEADED if headed else _ALL).finditer(plain)]
    if len(found) != 1 or _OTHER.search(found[0].group()):
        return None
    url = str(found[0]["url"])
    # Of two, which is which is told in too many ways, unless one is but the host of the other.
    hosts = {one.rstrip(".") for one in _HOST.findall(plain)}
    return url if len(hosts) == 1 else None
