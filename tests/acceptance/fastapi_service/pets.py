"""Unions, several statuses, typed errors, and pages by offset."""

from typing import Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from .shapes import Area, Cat, Circle, Dog, Node, NoSuchPet, Pet, PetPage, Square

router = APIRouter(tags=["pets"])
shape_router = APIRouter(tags=["shapes"])

MISSING: dict[int | str, dict[str, Any]] = {
    404: {"model": NoSuchPet, "description": "No pet has this number."}
}
CREATED: dict[int | str, dict[str, Any]] = {
    201: {"model": PetPage, "description": "It was new: all pets."}
}


def pets(request: Request) -> dict[int, Cat | Dog]:
    """The pets of this service."""
    found: dict[int, Cat | Dog] = request.app.state.pets
    return found


@router.get("/pets")
def list_pets(
    request: Request, offset: int = Query(0, ge=0), limit: int = Query(2, ge=1, le=10)
) -> PetPage:
    """All pets, a few at a time."""
    known = list(pets(request).values())
    return PetPage(items=known[offset : offset + limit], total=len(known))


@router.post("/pets", status_code=201)
def create_pet(request: Request, pet: Pet) -> Pet:
    """Take in a pet."""
    pets(request)[max(pets(request)) + 1] = pet
    return pet


@router.get("/pets/{pet_id}", responses=MISSING)
def get_pet(request: Request, pet_id: int) -> Pet:
    """One pet."""
    if pet_id not in pets(request):
        return _missing(pet_id)  # type: ignore[return-value]
    return pets(request)[pet_id]


@router.put("/pets/{pet_id}", responses=CREATED)
def put_pet(request: Request, pet_id: int, pet: Pet, response: Response) -> Pet:
    """Replace a pet, or take in a new one."""
    new = pet_id not in pets(request)
    pets(request)[pet_id] = pet
    if new:
        page = PetPage(items=list(pets(request).values()), total=len(pets(request)))
        return JSONResponse(page.model_dump(mode="json"), 201)  # type: ignore[return-value]
    return pet


@router.delete("/pets/{pet_id}", status_code=204, responses=MISSING)
def delete_pet(request: Request, pet_id: int) -> None:
    """Give a pet away."""
    if pets(request).pop(pet_id, None) is None:
        return _missing(pet_id)  # type: ignore[return-value]


@shape_router.post("/area")
def area(shape: Circle | Square) -> Area:
    """How large a shape is, told by its members alone."""
    size = shape.radius * 3 if isinstance(shape, Circle) else shape.side**2
    return Area(area=size, of=shape)


@shape_router.post("/value")
def value(value: int | str | list[int] | None) -> int | str | list[int] | None:
    """Gives back one of several types."""
    return value


@shape_router.post("/tree")
def tree(node: Node) -> Node:
    """The tree, with the name of each node's parent in it."""
    children = [
        tree(each.model_copy(update={"parent_name": node.name}))
        for each in node.children
    ]
    return node.model_copy(update={"children": children})


@shape_router.post("/point")
def point(point: tuple[int, float, str]) -> tuple[str, float, int]:
    """The same place for place, the other way round."""
    return point[2], point[1], point[0]


@shape_router.put("/counts")
def counts(counts: dict[str, int]) -> dict[str, list[int]]:
    """Each number, and the one after it."""
    return {key: [number, number + 1] for key, number in counts.items()}


def _missing(pet_id: int) -> JSONResponse:
    missing = NoSuchPet(pet_id=pet_id, reason="gave it away")
    return JSONResponse(missing.model_dump(), 404)
