"""What has failed and nobody knows of: no refusal and no offer tells it; whoever asks for it finds it in the open."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from game.session.orders import Accepted, Order, Refusal, StartMachine, StopMachine, StripMachine, SwitchOver
from game.session.orders import TestChangeover as Try
from game.session.session import Session
from game.sim.hardware import changeovers
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.register import Register
from game.sim.retreat.components import Retreat
from game.sim.settlement import Settlement
from game.sim.stores.stock import colony_count, items_of
from game.sim.structure.components import Door, Module
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import BROKEN
from tests.session.conftest import Begin

PAIR, HARNESS = "hab_2.scrubbing", "hab_2.backup_scrubber/backup_wiring_harness"


def fail(session: Session, name: str) -> Part:
    """Let a part give out in the way that nobody sees."""
    world = session.world
    entity = world.the(Register).parts[name]
    part = world.get(entity, Part)
    modes = world.the(Settlement).part_kinds[part.kind].modes
    hardware.fail_part(world, entity, next(mode for mode in modes if mode.hidden))
    return part


def machine(session: Session, name: str) -> Machine:
    return session.world.get(session.world.the(Register).machines[name], Machine)


def said(session: Session) -> str:
    return "\n".join(line.text for line in session.view().log)


def unseen(session: Session) -> list[str]:
    """Return what can fail, or has, without a sign: parts of what stands idle, by a fault that nobody sees or hears."""
    world = session.world
    found = []
    for _, part in world.each(Part):
        hidden = [mode for mode in world.the(Settlement).part_kinds[part.kind].modes if mode.hidden]
        owner = world.find(part.owner, Machine)
        idle = owner is None or owner.state not in hardware.RUNNING
        if idle and hidden and not hidden[0].vents_mm and not part.found:
            found.append(part.id)
    return found


def heal(session: Session, name: str) -> None:
    """Let a part never have failed."""
    world = session.world
    part = world.get(world.the(Register).parts[name], Part)
    part.stage, part.mode = "sound", ""
    if world.find(part.owner, Machine) is not None:
        hardware.judge(world, part.owner)


def stop_some(session: Session, seed: int) -> None:
    running = [entity for entity, each in session.world.each(Machine) if each.state in hardware.RUNNING]
    for entity in random.Random(seed).sample(running, len(running) // 2):
        hardware.set_machine(session.world, entity, "standby" if entity % 2 else "off")


def switches(session: Session) -> Iterable[Order]:
    world = session.world
    spares = {kind.spare for kind in world.the(Settlement).part_kinds.values() if kind.spare is not None}
    for _, each in world.each(Machine):
        yield StartMachine(each.id)
        yield StopMachine(each.id)
        yield from (StripMachine(each.id, item) for item in sorted(spares & set(items_of(world))))
    for _, group in world.each(Redundancy):
        yield SwitchOver(group.id)
        yield Try(group.id)


@pytest.mark.parametrize("seed", range(4))
def test_two_colonies_that_differ_only_in_what_nobody_has_seen_refuse_and_offer_the_same(
    begin: Begin, seed: int
) -> None:
    whole, failing = begin("first_year", seed), begin("first_year", seed)
    for session in (whole, failing):
        stop_some(session, seed)
    names = unseen(failing)
    for name in names:
        heal(whole, name)
    for name in random.Random(seed).sample(names, len(names) // 2):
        fail(failing, name)
    for order in switches(whole):
        assert failing.check(order) == whole.check(order), order
    for _, module in whole.world.each(Module):
        assert failing.choices(module.id, foresight="none") == whole.choices(module.id, foresight="none"), module.id
    assert [door.state for _, door in failing.world.each(Door)] == [door.state for _, door in whole.world.each(Door)]


def test_a_dead_backup_is_switched_to_tries_to_start_and_is_found_dead(begin: Begin) -> None:
    session = begin("first_year")
    part, backup = fail(session, HARNESS), machine(session, "hab_2.backup_scrubber")
    assert isinstance(session.order(SwitchOver(PAIR)), Accepted)
    assert backup.state == "starting"
    assert not part.found
    begun_s = session.elapsed_s
    while backup.state == "starting":
        session.step(30.0)
    assert session.elapsed_s - begun_s == pytest.approx(hardware.kind_of(session.world, backup).start_up_s, abs=30.0)
    assert backup.state == "stopped"
    assert part.found
    assert session.world.one(Records).known_share[part.index] == BROKEN
    assert "was asked to run and does not: backup wiring harness, corroded." in said(session)
    answer = session.order(SwitchOver(PAIR))
    assert isinstance(answer, Refusal)
    assert answer.reason == "refused.backup_broken"


def test_the_test_of_a_changeover_finds_a_dead_backup_and_says_so_once(begin: Begin) -> None:
    session = begin("first_year")
    part = fail(session, HARNESS)
    assert isinstance(session.order(Try(PAIR)), Accepted)
    assert part.found
    assert machine(session, "hab_2.backup_scrubber").state == "standby"
    assert session.world.one(Records).known_share[part.index] == BROKEN
    assert "the changeover answers, and the backup does not." in said(session)
    assert "changeover tested, and it answers" not in said(session)


def test_a_machine_that_stopped_for_no_known_reason_can_be_started_and_is_found_dead(begin: Begin) -> None:
    session = begin("first_year")
    part, reserve = fail(session, "hab_2.reserve/reserve_regulator"), machine(session, "hab_2.reserve")
    assert reserve.state == "stopped"
    assert not part.found
    order = StartMachine(reserve.id)
    assert order in [choice.order for choice in session.choices("hab_2", foresight="none")]
    assert isinstance(session.order(order), Accepted)
    assert reserve.state == "stopped"
    assert part.found
    answer = session.check(order)
    assert answer is not None
    assert answer.reason == "refused.machine_broken"


def test_what_is_stripped_and_turns_out_to_have_failed_is_no_spare(begin: Begin) -> None:
    session = begin("first_year")
    fail(session, HARNESS)
    before = colony_count(session.world, "harness")
    assert isinstance(session.order(StripMachine("hab_2.backup_scrubber", "harness")), Accepted)
    while session.world.one(Retreat).stripping:
        session.step(3600.0)
    assert colony_count(session.world, "harness") == before


def test_nobody_says_that_a_backup_has_come_on_that_stops_as_soon_as_it_is_asked(begin: Begin) -> None:
    session = begin("first_year")
    world = session.world
    fail(session, "hab_2.reserve/reserve_regulator")
    group = world.get(world.the(Register).groups[PAIR], Redundancy)
    group.backup = world.the(Register).machines["hab_2.reserve"]
    assert not changeovers.engage(world, world.the(Register).groups[PAIR])
    assert "has come on" not in said(session)
