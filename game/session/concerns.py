"""What an order is about, and how it is told afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.session import command, difficulty, earth, food, hours, learning, making, retreat, story, upkeep, works
from game.session.orders import (
    AnswerStory,
    BreakQuota,
    CloseDoor,
    Evacuate,
    Hurry,
    Insist,
    JoinTeam,
    LetBe,
    OpenDoor,
    OpenModule,
    Order,
    Reopen,
    SealDoor,
    SealModule,
    SendTeam,
    StartMachine,
    StopMachine,
    SwitchOver,
    TakePrecautions,
    TestChangeover,
    Wake,
    Withdraw,
)
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.people.components import Whereabouts
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Passage
from game.sim.structure.rules import module_of
from game.sim.work import targets
from game.sim.work.components import Job, OnJob
from game.sim.world import World
from game.story.telling import Callings, inside

Told = tuple[str, dict[str, str]]
"""Id of a text, and what is filled in."""


_VALUES: Mapping[type[Any], Callable[[World, Order], dict[str, str]]] = {
    kind: values
    for orders, values in (
        (making.ORDERS, making.values),
        (hours.ORDERS, hours.values),
        (upkeep.ORDERS, upkeep.values),
        (difficulty.ORDERS, difficulty.values),
        (retreat.ORDERS, retreat.values),
        (food.ORDERS, food.values),
        (works.ORDERS, works.values),
        (earth.ORDERS, earth.values),
        (command.ORDERS, command.values),
    )
    for kind in orders
}
"""What fills in the words for the orders of each room."""


def modules_of(world: World, order: Order) -> set[int]:
    """Return the modules that an order is about; precautions are about none and all, which is none here."""
    register = world.the(Register)
    if isinstance(order, SealDoor | CloseDoor | OpenDoor):
        door = world.get(register.doors[order.door], Door)
        return {door.a, door.b}
    if isinstance(order, SealModule | OpenModule | Evacuate | Reopen | Wake):
        return {register.modules[order.module]}
    if isinstance(order, StartMachine | StopMachine):
        return {world.get(register.machines[order.machine], Machine).module}
    if isinstance(order, SwitchOver | TestChangeover):
        return {world.get(world.get(register.groups[order.group], Redundancy).primary, Machine).module}
    if isinstance(order, SendTeam):
        return _of_task(world, order)
    if isinstance(order, JoinTeam | Hurry | Withdraw):
        return _of_job(world, order.job)
    if isinstance(order, Insist | LetBe):
        return _of_person(world, register.people[order.person])
    return set()


def _of_task(world: World, order: SendTeam) -> set[int]:
    task = world.the(Settlement).tasks[order.task]
    target = targets.target_of(world, task, order.target)
    if target is None:
        return set()
    found = _around(world, target, module_of(world, targets.place_of(world, task, target)))
    if order.to:
        register = world.the(Register)
        place = register.modules.get(order.to) or register.rooms.get(order.to)
        found.update({module_of(world, place)} if place else set())
    return found


def _around(world: World, target: int, module: int) -> set[int]:
    """Return the modules of a target: a part may lie elsewhere than where it is felt, a way has two ends."""
    found = {module}
    part = world.find(target, Part)
    if part is not None:
        found.add(part.module)
    way = world.find(target, Door) or world.find(target, Passage)
    if way is not None:
        found.update((module_of(world, way.a), module_of(world, way.b)))
    return found


def _of_job(world: World, number: int) -> set[int]:
    job = world.find(number, Job)
    if job is None:
        return set()
    found = _around(world, job.target, job.module)
    return found | ({job.destination} if job.destination else set())


def _of_person(world: World, person: int) -> set[int]:
    found = {world.get(person, Whereabouts).module}
    on = world.find(person, OnJob)
    return found | (_of_job(world, on.job) if on is not None else set())


def told(world: World, order: Order, callings: Callings) -> Told:
    """Return an order in words, as it stands in a report."""
    settlement, register = world.the(Settlement), world.the(Register)
    kind = type(order).__struct_config__.tag
    values: dict[str, str] = {}
    if isinstance(order, SealDoor | CloseDoor | OpenDoor):
        values["door"] = settlement.door_name(order.door)
    elif isinstance(order, SealModule | OpenModule | Evacuate | Reopen | Wake):
        values["place"] = settlement.place_name(order.module)
    elif isinstance(order, StartMachine | StopMachine):
        values["machine"] = settlement.machine_name(order.machine)
    elif isinstance(order, SwitchOver | TestChangeover):
        values["group"] = settlement.redundancy[order.group].name
    elif isinstance(order, SendTeam):
        values["who"] = " and ".join(callings.of(register.people[name]) for name in order.people)
        values["task"] = inside(settlement.tasks[order.task].name)
    elif isinstance(order, JoinTeam | Insist | LetBe):
        values["who"] = callings.of(register.people[order.person])
    elif isinstance(order, Hurry | Withdraw):
        job = world.find(order.job, Job)
        values["who"] = callings.of(job.people[0]) if job is not None and job.people else ""
    elif isinstance(order, TakePrecautions):
        kind = "take_precautions" if order.on else "end_precautions"
    elif type(order) in learning.ORDERS:
        values = learning.values(world, order, callings)
    elif isinstance(order, AnswerStory):
        values = story.values(world, order)
    elif isinstance(order, BreakQuota):
        kind = "break_quota" if order.on else "keep_quota"
    elif type(order) in _VALUES:
        values = _VALUES[type(order)](world, order)
    return f"answer.{kind}", values
