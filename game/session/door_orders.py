"""Orders to doors, one by one or all of a module's."""

from __future__ import annotations

from game.content.kinds.place import DoorState
from game.session.orders import CloseDoor, OpenDoor, OpenModule, Refusal, SealDoor, SealModule
from game.session.standing import refuse_opening
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Door
from game.sim.structure.rules import set_door
from game.sim.world import World


def refuse_door(world: World, order: SealDoor | CloseDoor | OpenDoor) -> Refusal | None:
    """Return why a door cannot be moved so, or nothing if it can."""
    entity = world.the(Register).doors.get(order.door)
    if entity is None:
        return Refusal("refused.no_such_door", {"id": order.door})
    state = world.get(entity, Door).state
    wanted = {SealDoor: "sealed", CloseDoor: "closed", OpenDoor: "open"}[type(order)]
    if isinstance(order, OpenDoor) and (holds := refuse_opening(world, world.get(entity, Door))) is not None:
        return holds
    if state == "jammed":
        return Refusal("refused.door_jammed", {"door": world.the(Settlement).door_name(order.door)})
    if state == wanted:
        return Refusal(f"refused.door_is_{wanted}", {"door": world.the(Settlement).door_name(order.door)})
    return None


def move_door(world: World, order: SealDoor | CloseDoor | OpenDoor) -> None:
    """Move a door."""
    entity = world.the(Register).doors[order.door]
    if isinstance(order, SealDoor):
        set_door(world, entity, "sealed")
    elif isinstance(order, CloseDoor):
        set_door(world, entity, "closed")
    else:
        set_door(world, entity, "open")


def _doors_of(world: World, module: str) -> list[tuple[int, Door]]:
    entity = world.the(Register).modules[module]
    return [(door_entity, door) for door_entity, door in world.each(Door) if entity in (door.a, door.b)]


def _movable(world: World, module: str, wanted: DoorState) -> list[tuple[int, Door]]:
    """Return the doors of a module that can be moved so: none that is stuck, and none opened to what has come down."""
    return [
        (entity, door)
        for entity, door in _doors_of(world, module)
        if door.state != "jammed" and (wanted != "open" or refuse_opening(world, door) is None)
    ]


def refuse_module(world: World, order: SealModule | OpenModule) -> Refusal | None:
    """Return why the doors of a module cannot be moved so, or nothing if one of them can."""
    if order.module not in world.the(Register).modules:
        return Refusal("refused.no_such_module", {"id": order.module})
    wanted: DoorState = "sealed" if isinstance(order, SealModule) else "open"
    if all(door.state == wanted for _, door in _movable(world, order.module, wanted)):
        return Refusal(f"refused.module_is_{wanted}", {"place": world.the(Settlement).place_name(order.module)})
    return None


def move_doors(world: World, order: SealModule | OpenModule) -> None:
    """Move every door of a module that can move."""
    wanted: DoorState = "sealed" if isinstance(order, SealModule) else "open"
    for entity, _ in _movable(world, order.module, wanted):
        set_door(world, entity, wanted)
