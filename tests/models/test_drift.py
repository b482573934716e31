"""What an answer holds beside what is documented: found wherever it is, and nothing else."""

from collections.abc import Callable
from typing import TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Anything, MapOf, OneOf, TupleOf, TypeDef
from tests.modelled import (
    TEXT,
    WHOLE,
    Made,
    choice,
    field,
    in_a_folder,
    many,
    maybe,
    thing,
    to,
    union,
)
from tests.models.drawn import NAMES, Documents, below, types

Make: TypeAlias = Callable[..., Made]

LEAF = thing("Leaf", field("id"))


def test_fields_in_every_container(made: Make) -> None:
    package = made(
        LEAF,
        thing(
            "Tree",
            field("one", to("Leaf"), required=False),
            field("null", maybe(to("Leaf")), required=False),
            field("many", many(many(to("Leaf"))), required=False),
            field("named", MapOf(value=to("Leaf")), required=False),
            field("pair", TupleOf(items=(WHOLE,), rest=to("Leaf")), required=False),
            field("either", OneOf(members=(TEXT, to("Leaf"))), required=False),
            field("a-b", to("Tree"), required=False),
            field("any", Anything(), required=False),
        ),
    )
    odd = {"id": "x", "new": 1}
    data = {
        "one": odd,
        "null": None,
        "many": [[], [{"id": "x"}, odd]],
        "named": {"some one": odd},
        "pair": [1, odd],
        "either": odd,
        "a-b": {"one": odd, "newer": None},
        "any": {"new": [odd]},
    }
    found = package.undocumented("Tree", data)
    assert {each.kind for each in found} == {"field"}
    assert [(each.path, each.general) for each in found] == [
        ("$.one.new", "$.one.new"),
        ("$.many[1][1].new", "$.many[][].new"),
        ("$.named['some one'].new", "$.named.*.new"),
        ("$.pair[1].new", "$.pair[].new"),
        ("$.either.new", "$.either.new"),
        ("$['a-b'].newer", "$['a-b'].newer"),
        ("$['a-b'].one.new", "$['a-b'].one.new"),
    ]
    assert str(found[0]) == "$.one.new: a field that is not documented"


def test_further_members_are_documented_and_looked_into(made: Make) -> None:
    package = made(
        LEAF,
        thing("Open", field("id"), extra=to("Leaf")),
        thing("Free", field("id"), extra=Anything()),
    )
    open_ = {"id": "x", "a": {"id": "y"}, "b": {"id": "z", "new": True}}
    (found,) = package.undocumented("Open", open_)
    assert (found.path, found.general, found.value) == ("$.b.new", "$.*.new", True)
    assert package.drift("Free", {"id": "x", "new": {"newer": 1}}) == []


def test_values_of_enumerations(made: Make) -> None:
    package = made(
        choice("Size", "small", "large"),
        thing(
            "T",
            field("one", to("Size"), required=False),
            field("many", many(to("Size")), required=False),
            field("text", OneOf(members=(TEXT, to("Size"))), required=False),
            field("whole", OneOf(members=(WHOLE, to("Size"))), required=False),
        ),
    )
    data = {"one": "small", "many": ["large", "huge"], "text": "huge", "whole": "x"}
    assert package.drift("T", data) == [
        ("value", "$.many[1]", "huge"),
        ("value", "$.whole", "x"),
    ]
    first = package.undocumented("T", data)[0]
    assert str(first) == "$.many[1]: 'huge' is not a documented value"


CAT = thing("Cat", field("lives", WHOLE))
DOG = thing("Dog", field("bark"))


def test_kinds_of_objects(made: Make) -> None:
    tags = (("cat", 0), ("dog", 1))
    package = made(
        CAT,
        DOG,
        union("Tagged", to("Cat"), to("Dog"), by="kind", tags=tags),
        union("Shaped", to("Cat"), to("Dog")),
        union("Around", to("Tagged"), TEXT),
        thing(
            "Zoo", field("tagged", many(to("Around"))), field("shaped", to("Shaped"))
        ),
    )
    known = {"tagged": [{"kind": "cat", "lives": 9}, "x"], "shaped": {"bark": "y"}}
    assert package.drift("Zoo", known) == []
    fish = {"kind": "fish", "fins": 2}
    odd = {"tagged": [fish, {"kind": "dog", "bark": "", "fins": 2}], "shaped": fish}
    assert package.drift("Zoo", odd) == [
        ("variant", "$.tagged[0]", "fish"),
        ("field", "$.tagged[1].fins", 2),
        ("variant", "$.shaped", fish),
    ]
    kinds = [str(each) for each in package.undocumented("Zoo", odd)]
    assert kinds[0] == "$.tagged[0]: an object of a kind that is not documented"


def test_a_discriminator_of_a_union_in_a_union_is_documented(made: Make) -> None:
    inner = union("Pet", to("Cat"), to("Dog"), by="pet", tags=(("cat", 0), ("dog", 1)))
    plant = thing("Plant", field("leaves", WHOLE))
    outer = union(
        "Living", to("Pet"), to("Plant"), by="is", tags=(("pet", 0), ("plant", 1))
    )
    package = made(CAT, DOG, inner, plant, outer)
    cat = {"is": "pet", "pet": "cat", "lives": 9}
    assert package.drift("decode_living", cat) == []
    package.passes("decode_living", cat, {"is": "plant", "leaves": 3})


def test_objects_that_nest_deeply(made: Make) -> None:
    package = made(thing("Box", field("box", to("Box"), required=False)))
    data: dict[str, object] = {"new": 1}
    for _ in range(300):
        data = {"box": data}
    (found,) = package.undocumented("Box", data)
    assert found.path == f"${'.box' * 300}.new"


RARELY = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


@RARELY
@given(types=types(), data=st.data())
def test_one_thing_that_is_not_documented_is_all_that_is_found(
    types: tuple[TypeDef, ...], data: st.DataObject
) -> None:
    with in_a_folder(*types) as package:
        for name in (*NAMES, "U"):
            documents = Documents(types, data.draw)
            document = documents.of(to(name), 3)
            of = "decode_u" if name == "U" else name
            assert package.drift(of, document) == []
            spots = len(documents.objects) + len(documents.values)
            if not spots:
                continue
            spot = data.draw(st.integers(0, spots - 1))
            if spot < len(documents.objects):
                held, path = documents.objects[spot]
                held["a new one"] = [{"x": 1}]
                expected: tuple[str, str, object]
                expected = ("field", below(path, "a new one"), [{"x": 1}])
            else:
                held, key, path = documents.values[spot - len(documents.objects)]
                held[key] = "unknown"
                expected = ("value", path, "unknown")
            assert package.drift(of, document) == [expected]
