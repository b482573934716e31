"""Whatever the types are: what is documented decodes, and encodes to the same JSON."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import TypeDef
from tests.modelled import in_a_folder, to
from tests.models.drawn import NAMES, Documents, types


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(types=types(), data=st.data())
def test_what_is_documented_comes_back(
    types: tuple[TypeDef, ...], data: st.DataObject
) -> None:
    documents = Documents(types, data.draw, unknown=["unknown"])
    with in_a_folder(*types) as package:
        for name in (*NAMES, "U"):
            document = documents.of(to(name), 3)
            of = "decode_u" if name == "U" else name
            assert package.explain(of, document) == ()
            package.passes(of, document)
