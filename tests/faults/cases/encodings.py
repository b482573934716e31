"""The body is compressed, wrongly or too well."""

import zlib
from hashlib import sha256

from generator.runtime.errors import DecodeError

from ..acts import GOOD, answers, bomb, head, sends, zipped
from ..case import FOUND, Case
from ..depot import DELETE, DOWNLOAD, WATCH

_GZIP = {"content_encoding": "gzip"}
_HEAD = head(**_GZIP)
_NOISE = b"".join(sha256(b"%d" % number).digest() for number in range(10_000))
_RAW = zlib.compressobj(wbits=-15)
_DEFLATED = _RAW.compress(GOOD) + _RAW.flush()

CASES = (
    Case(
        what="gzip",
        server=(answers(zipped(GOOD), **_GZIP),),
        value=FOUND,
    ),
    Case(
        what="gzip in two parts",
        server=(answers(zipped(GOOD[:9]) + zipped(GOOD[9:]), **_GZIP),),
        value=FOUND,
    ),
    Case(
        what="deflate, as the standard says",
        server=(answers(zlib.compress(GOOD), content_encoding="deflate"),),
        value=FOUND,
    ),
    Case(
        what="deflate, as some servers have it",
        server=(answers(_DEFLATED, content_encoding="deflate"),),
        value=FOUND,
    ),
    Case(
        what="an encoding that is none",
        server=(answers(content_encoding="identity"),),
        value=FOUND,
    ),
    Case(
        what="gzip of nothing, where nothing is documented",
        server=(answers(b"", **_GZIP),),
        call=DELETE,
        value=None,
    ),
    Case(
        what="gzip that makes 200 MB out of 200 kB",
        server=(answers(bomb(200_000_000), **_GZIP),),
        call=DOWNLOAD,
        error=DecodeError,
        message="104857600|104,857,600|100 MiB",
        seconds=(0.0, 10.0),
    ),
    Case(
        what="gzip that makes more than is allowed",
        server=(answers(bomb(50_000_000), **_GZIP),),
        call=DOWNLOAD,
        client={"max_response_bytes": 1_000_000},
        error=DecodeError,
        message="1000000|1,000,000",
        memory=12_000_000,
    ),
    Case(
        what="gzip of nothing, over and over",
        server=(sends(_HEAD, *[zipped(b"") * 1_000] * 300),),
        call=DOWNLOAD,
        client={"max_response_bytes": 1_000_000},
        error=DecodeError,
        message="1000000|1,000,000",
    ),
    Case(
        what="gzip that is larger than what it holds, which is allowed",
        server=(answers(zipped(_NOISE), **_GZIP),),
        call=DOWNLOAD,
        client={"max_response_bytes": len(_NOISE)},
        value=_NOISE,
    ),
    Case(
        what="a stream compressed to a line of 50 MB",
        server=(
            answers(bomb(50_000_000), content_type="application/x-ndjson", **_GZIP),
        ),
        call=WATCH,
        does="stream",
        error=DecodeError,
        memory=60_000_000,
        seconds=(0.0, 10.0),
    ),
    Case(
        what="gzip twice over",
        server=(answers(zipped(zipped(GOOD)), content_encoding="gzip, gzip"),),
        error=DecodeError,
        message="gzip",
    ),
    Case(
        what="an encoding that was not asked for",
        server=(answers(b"oops", content_encoding="x-odd"),),
        error=DecodeError,
        message="x-odd",
    ),
    Case(
        what="gzip that is none",
        server=(answers(**_GZIP),),
        error=DecodeError,
        message="gzip",
    ),
    Case(
        what="gzip cut short",
        server=(answers(zipped(GOOD)[:-9], **_GZIP),),
        error=DecodeError,
        message="gzip",
    ),
)
