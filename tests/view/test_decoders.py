"""Decoders of unions: one for each union, and none for two."""

from generator.config import ProviderConfig
from generator.model import ListOf, OneOf, Scalar, Type
from generator.name import name
from generator.view.decoders import Decoders
from tests.emitting import OK, api, document

TEXT, WHOLE, TRUTH = (
    Scalar(kind="string"),
    Scalar(kind="integer"),
    Scalar(kind="boolean"),
)


def test_two_unions_never_share_a_decoder() -> None:
    flat: Type = OneOf(members=(ListOf(item=TEXT), WHOLE, TRUTH))
    nested: Type = OneOf(members=(ListOf(item=OneOf(members=(TEXT, WHOLE))), TRUTH))
    decoders = Decoders(
        name(
            api(document({"/a": {"get": {"responses": OK}}})), ProviderConfig(name="a")
        )
    )
    sources = [decoders.expression(each, "v") for each in (flat, nested)]
    assert len(set(sources)) == len(decoders.composed) == 2
    assert sources[0] == "decode_list_of_text_or_integer_or_boolean(v)"
