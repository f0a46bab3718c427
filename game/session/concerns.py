"""What an order is about, and how it is told afterwards."""

from __future__ import annotations

from game.content.catalogues.tongue import together
from game.session.orders import (
    CloseDoor,
    Diagnose,
    Evacuate,
    GiveUp,
    Hurry,
    Insist,
    JoinTeam,
    LetBe,
    LetMachineBe,
    OpenDoor,
    OpenModule,
    Reopen,
    SealDoor,
    SealModule,
    SendTeam,
    StartMachine,
    StopMachine,
    StripMachine,
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
from game.sim.stores.stock import items_of
from game.sim.structure.components import Door, Passage
from game.sim.structure.rules import module_of
from game.sim.work import targets
from game.sim.work.components import Job, OnJob
from game.sim.world import World
from game.story.telling import Callings, inside

Told = tuple[str, dict[str, str]]
"""Id of a text, and what is filled in."""
OfDoor = SealDoor | CloseDoor | OpenDoor
OfModule = SealModule | OpenModule | Evacuate | Reopen | Wake | Diagnose | GiveUp
OfMachine = StartMachine | StopMachine | StripMachine | LetMachineBe
OfGroup = SwitchOver | TestChangeover
OfJob = JoinTeam | Hurry | Withdraw
OfPerson = Insist | LetBe
Telling = OfDoor | OfModule | OfMachine | OfGroup | SendTeam | OfJob | OfPerson | TakePrecautions
"""What can answer a crisis, and is told as its answer: an order about a place, or precautions."""


Foresight = SealDoor | CloseDoor | SealModule | Evacuate | Wake | StartMachine | SwitchOver | SendTeam
"""What can have answered a crisis before its alarm: whatever shuts, wakes, sends or starts, and not what may have begun
it."""


def modules_of(world: World, order: Telling) -> set[int]:
    """Return the modules that an order is about; precautions are about none and all, which is none here."""
    register = world.the(Register)
    if isinstance(order, OfDoor):
        door = world.get(register.doors[order.door], Door)
        return {door.a, door.b}
    if isinstance(order, OfModule):
        return {register.modules[order.module]}
    if isinstance(order, OfMachine):
        return {world.get(register.machines[order.machine], Machine).module}
    if isinstance(order, OfGroup):
        return {world.get(world.get(register.groups[order.group], Redundancy).primary, Machine).module}
    if isinstance(order, SendTeam):
        return _of_task(world, order)
    if isinstance(order, OfJob):
        return _of_job(world, order.job)
    if isinstance(order, OfPerson):
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


def told(world: World, order: Telling, callings: Callings) -> Told:
    """Return an order in words, as it stands in a report."""
    settlement, register = world.the(Settlement), world.the(Register)
    kind = type(order).__struct_config__.tag
    values: dict[str, str] = {}
    if isinstance(order, OfDoor):
        values["door"] = settlement.door_name(order.door)
    elif isinstance(order, OfModule):
        values["place"] = settlement.place_name(order.module)
    elif isinstance(order, OfMachine):
        values["machine"] = settlement.machine_name(order.machine)
        if isinstance(order, StripMachine):
            values["item"] = inside(items_of(world)[order.item].name)
    elif isinstance(order, OfGroup):
        values["group"] = settlement.redundancy[order.group].name
    elif isinstance(order, SendTeam):
        values["who"] = together([callings.of(register.people[name]) for name in order.people])
        values["task"] = inside(settlement.tasks[order.task].name)
    elif isinstance(order, JoinTeam | Insist | LetBe):
        values["who"] = callings.of(register.people[order.person])
    elif isinstance(order, Hurry | Withdraw):
        job = world.find(order.job, Job)
        values["who"] = callings.of(job.people[0]) if job is not None and job.people else ""
    elif isinstance(order, TakePrecautions):
        kind = "take_precautions" if order.on else "end_precautions"
    return f"answer.{kind}", values
