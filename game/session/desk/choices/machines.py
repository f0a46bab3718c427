"""Choices about machines: switched on, started by hand, taken from where they can be spared."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from game.session.desk.choices.offers import Offers
from game.session.desk.choices.sending import send
from game.session.desk.whatif import machine_runs, stood_in_for, warm_up_s
from game.session.desk.words import minutes
from game.session.orders import StartMachine, SwitchOver, TestChangeover
from game.session.view import ChoiceView
from game.sim.hardware.components import Machine, Redundancy
from game.sim.hardware.rules import RUNNING, kind_of, known_share
from game.sim.power.rules import is_built
from game.sim.structure.components import Module
from game.sim.structure.ways import Ways

DONORS = 2
"""How many machines are offered in place of a dead one."""
UNFINISHED = "construction"
"""Purpose of a module whose machines wait for its opening."""


def machines(offers: Offers) -> Iterator[ChoiceView]:
    """Yield what can be had from machines."""
    if offers.seeks("switch_over", "test", "start_by_hand"):
        yield from _stand_ins(offers)
    if offers.seeks("start"):
        yield from _switched_on(offers)
    if offers.seeks("move"):
        yield from _moved(offers)
    if offers.seeks("fasten"):
        yield from _fastened(offers)


def _stand_ins(offers: Offers) -> Iterator[ChoiceView]:
    world = offers.world
    for entity, group in world.each(Redundancy):
        primary, backup = world.get(group.primary, Machine), world.get(group.backup, Machine)
        if primary.module != offers.module:
            continue
        name = offers.settlement.redundancy[group.id].name
        if backup.state not in RUNNING and not group.known_dead:
            warm_s = warm_up_s(world, backup)
            left_s = offers.after(("backup", group.id), [machine_runs(group.backup, backup, warm_s)])
            yield offers.choice(
                SwitchOver(group.id),
                "choice.switch_over",
                "good",
                soonest_s=warm_s,
                latest_s=warm_s,
                leaves_s=left_s,
                reckoned=offers.foresight == "what_if",
                group=name,
            )
            yield offers.choice(TestChangeover(group.id), "choice.test", "plain", group=name)
        if group.known_dead and backup.state not in RUNNING:
            for task in offers.tasks("start_backup", "group"):
                yield from send(offers, task, entity, "choice.start_by_hand", "good", group=name)


def _switched_on(offers: Offers) -> Iterator[ChoiceView]:
    backups = {group.backup for _, group in offers.world.each(Redundancy)}
    for entity, machine in offers.world.each(Machine):
        stopped = machine.state in ("stopped", "off")
        if machine.module != offers.module or not stopped or entity in backups:
            continue
        if known_share(offers.world, entity) <= 0.0:
            continue
        kind = kind_of(offers.world, machine)
        time_s = kind.start_up_s + kind.settle_s
        left_s = offers.after(("start", machine.id), [machine_runs(entity, machine, warm_up_s(offers.world, machine))])
        yield offers.choice(
            StartMachine(machine.id),
            "choice.start",
            "good",
            soonest_s=time_s,
            latest_s=time_s,
            leaves_s=left_s,
            reckoned=offers.foresight == "what_if",
            machine=offers.machine_name(machine),
            time=minutes(time_s),
        )


def _moved(offers: Offers) -> Iterator[ChoiceView]:
    """Offer machines of the same kind, from where they stand idle, in place of dead ones; the nearest first."""
    world = offers.world
    tasks = offers.tasks("move_machine", "machine")
    if not tasks:
        return
    dead = {
        kind_of(world, machine).id
        for entity, machine in world.each(Machine)
        if machine.module == offers.module and known_share(world, entity) <= 0.0
    }
    if not dead:
        return
    away_s = world.the(Ways).distances_s(world, offers.module)
    found = []
    for entity, machine in world.each(Machine):
        kind = kind_of(world, machine)
        idle = machine.state in ("standby", "off") and machine.module != offers.module
        if kind.id in dead and idle and machine.module in away_s and known_share(world, entity) > 0.0:
            found.append((_loss(offers, entity, machine), away_s[machine.module], entity, machine))
    found.sort(key=lambda item: item[:3])
    fitting = (
        (loss, entity, machine, stands_in)
        for loss, _, entity, machine in found
        if not offers.targeted(entity) and (stands_in := stood_in_for(world, machine, offers.module)) is not None
    )
    for loss, entity, machine, stands_in in itertools.islice(fitting, DONORS):
        for task in tasks:
            yield from send(
                offers,
                task,
                entity,
                "choice.move",
                "good" if loss == 0 else "caution",
                size=2,
                to=offers.module,
                machine=offers.machine_name(machine),
                rating=f"{100.0 * stands_in[2]:.0f}",
            )


def _fastened(offers: Offers) -> Iterator[ChoiceView]:
    """Offer to fasten what stands loose where it is: a move that was broken off leaves it so."""
    for entity, machine in offers.world.each(Machine):
        if machine.module != offers.module or not machine.loose or not is_built(offers.world, machine):
            continue
        if offers.targeted(entity):
            continue
        for task in offers.tasks("move_machine", "machine"):
            name = offers.machine_name(machine)
            yield from send(offers, task, entity, "choice.fasten", "good", size=2, to=offers.module, machine=name)


def _loss(offers: Offers, entity: int, machine: Machine) -> int:
    """Return how dear it is to take a machine: 0 it waits for an opening, 1 it stands idle, 2 it is a stand-in."""
    world = offers.world
    module = world.get(machine.module, Module)
    if offers.settlement.modules[module.id].purpose == UNFINISHED:
        return 0
    return 2 if any(group.backup == entity for _, group in world.each(Redundancy)) else 1
