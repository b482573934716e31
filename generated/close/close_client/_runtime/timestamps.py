"""Date-times that RFC 3339 allows and `datetime.fromisoformat` refuses."""

import re
from datetime import datetime, timedelta

# section 5.6; the offset may be missing, as it is in many answers
_RFC_3339 = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)([.,]\d+)?)?([Zz]|[+-]\d\d:?\d\d)?",
    re.ASCII,
)


def parse(text: str) -> datetime:
    """A date-time with `t` or `z` in lower case, second 60 or hour 24.

    Raises: ValueError for anything else, dates alone and week dates too; OverflowError.
    """
    found = _RFC_3339.fullmatch(text)
    if found is None:
        raise ValueError("not a date-time")
    day, hour, minute, second, fraction, offset = found.groups("")
    later = timedelta()
    if second == "60":
        # a leap second is the first one of the next minute to a clock that has none
        second, later = "59", timedelta(seconds=1)
    if hour == "24":
        if minute != "00" or second.strip("0") or fraction.strip(".,0"):
            raise ValueError("not a date-time")
        hour, later = "00", timedelta(days=1)
    time = f"{hour}:{minute}:{second or '00'}{fraction}{offset.upper()}"
    return datetime.fromisoformat(f"{day}T{time}") + later
