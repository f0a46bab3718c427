"""What a task changes when its last step is done."""

from __future__ import annotations

from collections.abc import Callable

from game.content.kinds.work import Effect
from game.sim.frames.rules import prop
from game.sim.gear.components import Breather
from game.sim.gear.rules import bearer, carried_h, fit, kinds, refill, unpack
from game.sim.hardware import changeovers
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Part, Redundancy
from game.sim.hardware.rules import mode_of
from game.sim.rescue import carrying
from game.sim.sensors.rules import calibrate
from game.sim.structure.components import Hole
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import close_hole, take_drive_off
from game.sim.work import feeding, kits, machinery, patching
from game.sim.work.components import Job
from game.sim.work.presence import task_of
from game.sim.world import World

USED_IF_OF_USE = ("fit_mask", "prop_frame")
"""Effects that themselves take what they use up, and only where it is of use."""


def take_effect(world: World, entity: int, job: Job) -> None:
    """Let what a job was for come true; what it uses up is gone."""
    effect = task_of(world, job).effect
    EFFECTS[effect](world, entity, job)
    if effect not in USED_IF_OF_USE:
        _use_up(world, job)


def _use_up(world: World, job: Job) -> None:
    """Let be gone what a job uses up."""
    task = task_of(world, job)
    for item in kits.needs(world, task, job.target):
        if item not in task.tools:
            unpack(world, bearer(world, job.people, item), item)


def vents_in(world: World, module: int, *, hand_wheel: bool) -> list[int]:
    """Return the holes that failed parts leave open in a module and that can, or cannot, be wound shut by hand."""
    found = []
    for entity, hole in world.each(Hole):
        if not hole.part or hole.module != module or hole.cda_m2 <= 0.0:
            continue
        mode = mode_of(world, world.get(hole.part, Part))
        if (mode is None or mode.hand_wheel) == hand_wheel:
            found.append(entity)
    return found


def _close_vents(world: World, entity: int, job: Job) -> None:
    for hole in vents_in(world, job.target, hand_wheel=True):
        close_hole(world, hole)


def _fit_mask(world: World, entity: int, job: Job) -> None:
    """Give somebody the mask that was brought for them, or the canister if they wear one."""
    for item, kind in kinds(world).items():
        if kind.oxygen_s > 0.0 and (kind.refills or kind.worn == "face"):
            carrier = bearer(world, job.people, item)
            if carrier and give_air(world, job.target, item, carried_h(world, carrier, item)):
                unpack(world, carrier, item)
                return


def give_air(world: World, person: int, item: str, worn_h: float) -> bool:
    """Put a mask worn for ``worn_h`` on somebody, or a canister into what they wear; return whether it was of use."""
    worn = world.find(person, Breather)
    kind = kinds(world)[item]
    if kind.refills:
        if worn is None:
            return False
        refill(world, worn, item)
        return True
    if worn is not None:
        return False
    fit(world, person, item, worn_h=worn_h)
    return True


def _test_changeover(world: World, entity: int, job: Job) -> None:
    changeovers.try_changeover(world, job.target)


def _prop(world: World, entity: int, job: Job) -> None:
    """Set a prop if there is still room for one; it may have gone while the team was at work."""
    if prop(world, job.target):
        _use_up(world, job)


def _nothing(world: World, entity: int, job: Job) -> None:
    """Searching, carrying and holding change things on the way, and nothing at the end."""


EFFECTS: dict[Effect, Callable[[World, int, Job], None]] = {
    "replace_part": patching.replace_part,
    "patch_part": patching.patch_part,
    "patch_hole": patching.patch_hole,
    "start_backup": lambda world, entity, job: hardware.start(world, world.get(job.target, Redundancy).backup),
    "test_changeover": _test_changeover,
    "close_vent": _close_vents,
    "calibrate": lambda world, entity, job: calibrate(world, job.target),
    "free_door": lambda world, entity, job: take_drive_off(world, job.target),
    "jam_wider": lambda world, entity, job: take_drive_off(world, job.target),
    "open_passage": lambda world, entity, job: set_passage(world, job.target, "clear"),
    "cut_passage": lambda world, entity, job: set_passage(world, job.target, "clear"),
    "fit_mask": _fit_mask,
    "free_person": lambda world, entity, job: carrying.free(world, job.target),
    "prop_frame": _prop,
    "move_machine": lambda world, entity, job: machinery.fasten(world, job.target),
    "feed_oxygen": feeding.open_canisters,
    "search": _nothing,
    "hold_door": _nothing,
    "carry_person": _nothing,
}
"""What each effect does, given the job's entity and the job."""
