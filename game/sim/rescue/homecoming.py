"""Leaving a place without an order, and coming home to it: what the last one out shuts, the first one back opens."""

from __future__ import annotations

from collections.abc import Collection

from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import Clock
from game.sim.crews.components import Plans
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine
from game.sim.people.components import Person
from game.sim.register import Register
from game.sim.rescue import rules
from game.sim.rescue.components import Left
from game.sim.rescue.refuge import worth_going
from game.sim.structure.components import Module
from game.sim.work.components import Walk
from game.sim.work.walking import set_out, way_for
from game.sim.world import World


def leave(world: World, module: int, refuge: int, *, of_air: bool, unwoken: Collection[int] = ()) -> None:
    """Let people go out of a place of themselves; where that is left to them they come home by themselves too.

    Of air that is bad or goes, the last one out turns off the make-up: it would feed the sky. Nobody does where those
    who could walk cannot get out. ``unwoken`` sleep on.
    """
    going = rules.evacuate(world, module, refuge, by_itself=True, unwoken=unwoken)
    if not world.one(Plans).auto.get("leaving", False):
        return
    left, now_s = world.one(Left), world.one(Clock).elapsed_s
    left.modules[str(module)] = now_s
    if not of_air or (not going and rules.left_inside(world, module)):
        return
    for entity, machine in world.each(Machine):
        makes_up = machine.module == module and hardware.kind_of(world, machine).make_up is not None
        if makes_up and machine.state == "running" and not machine.loose:
            hardware.set_machine(world, entity, "standby")
            left.machines[machine.id] = now_s


def open_make_up(world: World, module: int) -> None:
    """Start again what was shut as people left a place."""
    for name in forget_shut(world, module):
        hardware.start(world, world.the(Register).machines[name])


def forget_shut(world: World, module: int) -> list[str]:
    """Return what was shut as people left a place, and stands since as they left it; it is not kept in mind any more.

    What the desk, or a fault, has switched meanwhile is not theirs to start.
    """
    shut, machines = world.one(Left).machines, world.the(Register).machines
    found = [name for name in shut if world.get(machines[name], Machine).module == module]
    since_s = {name: shut.pop(name) for name in found}
    return [name for name in found if _as_left(world.get(machines[name], Machine), since_s[name])]


def _as_left(machine: Machine, since_s: float) -> bool:
    fit = machine.condition_share > 0.0 and not machine.loose
    return fit and machine.state == "standby" and machine.since_s == since_s


def come_home(world: World, module: int) -> None:
    """Let people live in a module again, and open what was shut as they left it."""
    world.one(Left).modules.pop(str(module), None)
    rules.reopen(world, module)
    open_make_up(world, module)


def go_home_instead(world: World, module: int) -> int:
    """Send those home whose air nearly harms them, though home be no good: the lesser evil. Return how many go.

    What people left by themselves they live in again; what the desk has barred, or they cannot get to, they do not.
    """
    if not world.the(Atmospherics).nearly_harmful()[world.get(module, Module).index]:
        return 0
    going = 0
    for person in rules.left_inside(world, module):
        home = world.get(person, Person).home
        if home == module or not worth_going(world, home, module):
            continue
        legs = way_for(world, person, home, "shelter")
        if not legs or world.find(person, Walk) is not None:
            continue
        if str(home) in world.one(Left).modules:
            come_home(world, home)
        if not world.get(home, Module).barred:
            set_out(world, person, legs, "shelter", delay_s=rules.response_s(world, person))
            going += 1
    return going


def leave_to_the_desk(world: World, module: int) -> None:
    """Let nobody come home to a place by themselves any more; what they shut there is opened when it leaks no more."""
    world.one(Left).modules.pop(str(module), None)


def left_to_the_desk(world: World) -> list[int]:
    """Return the modules where leavers shut something, and of which the desk says when people come home."""
    left, machines = world.one(Left), world.the(Register).machines
    modules = {world.get(machines[name], Machine).module for name in left.machines}
    return sorted(module for module in modules if str(module) not in left.modules)


def stay_away(world: World, module: int) -> list[str]:
    """Let nobody come home to a place by themselves any more; return the machines that they had shut there."""
    leave_to_the_desk(world, module)
    return forget_shut(world, module)
