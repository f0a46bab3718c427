"""Why a task cannot be done to its target as that stands now."""

from __future__ import annotations

from collections.abc import Callable

from game.content.kinds.work import Effect, TaskKind
from game.session.orders import Refusal
from game.sim.frames.components import Frame
from game.sim.frames.rules import room_for_prop
from game.sim.gear.components import Breather
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.rules import RUNNING
from game.sim.people.components import Body, Person
from game.sim.power.rules import is_built
from game.sim.rescue.carrying import needs_carrying
from game.sim.rescue.components import Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module, Passage
from game.sim.structure.passages import passage_name, place_name
from game.sim.structure.rules import module_of
from game.sim.world import World
from game.story.telling import inside

PASSAGES = {
    "clear": "refused.passage_is_clear",
    "debris": "refused.passage_is_debris",
    "jammed": "refused.passage_is_jammed",
    "blocked": "refused.passage_is_blocked",
    "walled": "refused.passage_is_walled",
}
"""What is said of a passage that stands otherwise than the task needs."""


def refuse_standing(world: World, task: TaskKind, target: int, place: int) -> Refusal | None:
    """Return why a task makes no sense now, or nothing if it does; ``place`` is where it would be done."""
    if world.get(module_of(world, place), Module).lost:
        return Refusal("refused.module_lost", {"place": place_name(world, module_of(world, place))})
    check = _CHECKS.get(task.effect)
    return None if check is None else check(world, task, target)


def _passage(world: World, task: TaskKind, target: int) -> Refusal | None:
    state = world.get(target, Passage).state
    if state in task.states:
        return None
    return Refusal(PASSAGES[state], {"passage": passage_name(world, target)})


def refuse_opening(world: World, door: Door) -> Refusal | None:
    """Return why a door is not opened at all: behind it a place has come down, and it holds the air on this side."""
    for end in (door.a, door.b):
        if world.get(end, Module).lost:
            values = {"place": place_name(world, end), "door": world.the(Settlement).door_name(door.id)}
            return Refusal("refused.door_holds_air", values)
    return None


def _door(world: World, task: TaskKind, target: int) -> Refusal | None:
    door = world.get(target, Door)
    if (holds := refuse_opening(world, door)) is not None:
        return holds
    if not task.states or door.state in task.states:
        return None
    return Refusal("refused.door_not_stuck", {"door": world.the(Settlement).door_name(door.id)})


def _hole(world: World, task: TaskKind, target: int) -> Refusal | None:
    hole = world.get(target, Hole)
    where = {"place": place_name(world, hole.room or hole.module)}
    if hole.part:
        return Refusal("refused.hole_of_part", where)
    if hole.cda_m2 <= 0.0:
        return Refusal("refused.hole_closed", where)
    if task.states and ("crack" if hole.crack else "hole") not in task.states:
        return Refusal("refused.hole_is_crack" if hole.crack else "refused.hole_is_hole", where)
    return None


def _other_work(world: World, task: TaskKind, target: int) -> Refusal | None:
    """Tell that a part is of a kind to which something else is done, and what that is."""
    part = world.get(target, Part)
    settlement = world.the(Settlement)
    kind = settlement.part_kinds[part.kind]
    does = [settlement.tasks[work].name for work in (kind.replace, kind.patch) if work is not None]
    values = {"part": inside(kind.name), "place": place_name(world, part.module), "task": inside(task.name)}
    if not does:
        return Refusal("refused.no_work_on_part", values)
    return Refusal("refused.other_work_on_part", {**values, "other": inside(does[0])})


def _to_be_replaced(world: World, task: TaskKind, target: int) -> Refusal | None:
    kind = world.the(Settlement).part_kinds[world.get(target, Part).kind]
    return None if kind.replace == task.id else _other_work(world, task, target)


def _to_be_calibrated(world: World, task: TaskKind, target: int) -> Refusal | None:
    kind = world.the(Settlement).part_kinds[world.get(target, Part).kind]
    return None if kind.sensing is not None else _other_work(world, task, target)


def _part(world: World, task: TaskKind, target: int) -> Refusal | None:
    if world.the(Settlement).part_kinds[world.get(target, Part).kind].patch != task.id:
        return _other_work(world, task, target)
    leaks = any(hole.part == target and hole.cda_m2 > 0.0 for _, hole in world.each(Hole))
    if leaks and world.get(target, Part).found:
        return None
    return Refusal("refused.nothing_leaks", {"place": place_name(world, world.get(target, Part).module)})


def _alive(world: World, target: int) -> Refusal | None:
    return None if world.get(target, Body).alive else Refusal("refused.target_dead", _who(world, target))


def _who(world: World, target: int) -> dict[str, str]:
    return {"who": world.get(target, Person).name}


def _to_be_carried(world: World, task: TaskKind, target: int) -> Refusal | None:
    if (dead := _alive(world, target)) is not None:
        return dead
    if world.find(target, Pinned) is not None:
        return Refusal("refused.target_pinned", _who(world, target))
    if world.find(target, Carried) is not None:
        return Refusal("refused.target_carried", _who(world, target))
    return None if needs_carrying(world, target) else Refusal("refused.can_walk", _who(world, target))


def _to_breathe(world: World, task: TaskKind, target: int) -> Refusal | None:
    if (dead := _alive(world, target)) is not None:
        return dead
    worn = world.find(target, Breather)
    if worn is not None and worn.body:
        return Refusal("refused.has_suit", _who(world, target))
    return None


def _to_be_freed(world: World, task: TaskKind, target: int) -> Refusal | None:
    if (dead := _alive(world, target)) is not None:
        return dead
    return None if world.find(target, Pinned) is not None else Refusal("refused.not_pinned", _who(world, target))


def _to_be_moved(world: World, task: TaskKind, target: int) -> Refusal | None:
    machine = world.get(target, Machine)
    if not is_built(world, machine):
        return Refusal("refused.not_built", {"machine": world.the(Settlement).machine_name(machine.id)})
    kind = world.the(Settlement).machine_kinds[world.the(Settlement).machines[machine.id].kind]
    if kind.power is not None or kind.battery is not None:
        return Refusal("refused.built_in", {"machine": world.the(Settlement).machine_name(machine.id)})
    return None


def _to_be_started(world: World, task: TaskKind, target: int) -> Refusal | None:
    group = world.get(target, Redundancy)
    if world.get(group.backup, Machine).state not in RUNNING:
        return None
    return Refusal("refused.backup_runs", {"group": world.the(Settlement).redundancy[group.id].name})


def _to_be_propped(world: World, task: TaskKind, target: int) -> Refusal | None:
    frame = world.get(target, Frame)
    if room_for_prop(frame) is not None:
        return None
    return Refusal("refused.no_room_for_prop", {"place": place_name(world, frame.module)})


_CHECKS: dict[Effect, Callable[[World, TaskKind, int], Refusal | None]] = {
    "open_passage": _passage,
    "cut_passage": _passage,
    "free_door": _door,
    "jam_wider": _door,
    "patch_hole": _hole,
    "patch_part": _part,
    "replace_part": _to_be_replaced,
    "calibrate": _to_be_calibrated,
    "carry_person": _to_be_carried,
    "fit_mask": _to_breathe,
    "free_person": _to_be_freed,
    "prop_frame": _to_be_propped,
    "start_backup": _to_be_started,
    "move_machine": _to_be_moved,
}
"""What each effect needs of its target, where it needs anything."""
