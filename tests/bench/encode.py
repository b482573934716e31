"""10,000 contacts from dataclasses to bytes, beside `json.dumps` of the same as plain dicts."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from .contacts import TOTAL, module, pages
from .measuring import Result, collector, in_turn, micros, ratio


def written(encode: Callable[[Any], bytes], values: list[Any]) -> None:
    for value in values:
        encode(value)


def results() -> Iterator[Result]:
    """Pages of 100."""
    decode = module(".resources.contacts")._LIST.decoder.decode
    encode = module("._runtime.encoding").json_bytes
    plain = [json.loads(text) for text in pages()]
    models = [decode(each) for each in plain]
    assert json.loads(encode(models[0]))["data"][1]["id"] == plain[0]["data"][1]["id"]

    def dumps(value: Any) -> bytes:
        return json.dumps(value).encode()

    for on in (True, False):
        with collector(on):
            acts = {
                "json.dumps": partial(written, dumps, plain),
                "close_client": partial(written, encode, models),
            }
            spent = in_turn(acts, 9)
        yield Result(
            name=f"encode, pages of 100, gc {'on' if on else 'off'}: to json.dumps",
            ratio=ratio(spent, "close_client", "json.dumps"),
            bar=2.5 if on else None,
            note=micros(spent, "close_client", TOTAL),
        )
