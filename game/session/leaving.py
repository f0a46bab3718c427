"""Orders to leave a module, and to live in it again."""

from __future__ import annotations

from game.session.orders import Evacuate, Refusal, Reopen
from game.sim.register import Register
from game.sim.rescue import homecoming
from game.sim.rescue import rules as rescue
from game.sim.retreat import rules as retreat
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.ways import Ways
from game.sim.world import World


def refuse_evacuation(world: World, order: Evacuate) -> Refusal | None:
    """Return why a module cannot be evacuated, or not to there, or nothing if it can."""
    register = world.the(Register)
    module = register.modules.get(order.module)
    if module is None:
        return Refusal("refused.no_such_module", {"id": order.module})
    place = {"place": world.the(Settlement).place_name(order.module)}
    if not rescue.left_inside(world, module):
        return Refusal("refused.nobody_to_go", place)
    if not order.to:
        return None if rescue.refuge_for(world, module) is not None else Refusal("refused.no_refuge", place)
    to = register.modules.get(order.to)
    if to is None:
        return Refusal("refused.no_such_module", {"id": order.to})
    if to == module or world.the(Ways).route(world, module, to) is None:
        return Refusal("refused.no_way", {"place": world.the(Settlement).place_name(order.to)})
    if world.get(to, Module).barred:
        return Refusal("refused.was_left", {"place": world.the(Settlement).place_name(order.to)})
    return None


def evacuate(world: World, order: Evacuate) -> None:
    """Send out who can walk; when they come home is said by the desk from now on, even where they had left before."""
    register = world.the(Register)
    module = register.modules[order.module]
    to = register.modules[order.to] if order.to else rescue.refuge_for(world, module)
    if to is None:
        raise ValueError("an evacuation without refuge was not refused")
    homecoming.leave_to_the_desk(world, module)
    rescue.evacuate(world, module, to)


def refuse_reopening(world: World, order: Reopen) -> Refusal | None:
    """Return why a module cannot be reopened, or nothing if it can."""
    module = world.the(Register).modules.get(order.module)
    if module is None:
        return Refusal("refused.no_such_module", {"id": order.module})
    place = {"place": world.the(Settlement).place_name(order.module)}
    if world.get(module, Module).lost:
        return Refusal("refused.module_lost", place)
    if not world.get(module, Module).barred:
        return Refusal("refused.not_barred", place)
    return None


def reopen(world: World, order: Reopen) -> None:
    """Let people live in a module again; one that was given up is taken back whole."""
    module = world.the(Register).modules[order.module]
    homecoming.come_home(world, module)
    retreat.take_back(world, module)
