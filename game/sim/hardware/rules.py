"""How machines change state, parts fail and are replaced, and stand-ins engage."""

from __future__ import annotations

from game.content.kinds.machine import MachineKind
from game.content.kinds.part import FailureMode
from game.content.kinds.place import HolePlan
from game.sim.chance import Chance, at_share
from game.sim.clock import Clock
from game.sim.hardware.components import (
    CAUSES,
    Exposures,
    Machine,
    MachineState,
    Part,
    Redundancy,
    Wear,
)
from game.sim.hardware.events import (
    MachineChanged,
    PartFailed,
    PartFoundDead,
    PartReplaced,
    PartTakenOut,
    PartWorn,
)
from game.sim.hardware.wear import WearTables, drawn_life_h
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole
from game.sim.structure.rules import close_hole, open_hole
from game.sim.world import World

RUNNING: frozenset[MachineState] = frozenset(("running", "starting"))
TAKEN_OUT = "cause.taken_out"
"""Id of the text that tells of a part that was taken for a spare; kept as its note."""
VENT_DISCHARGE = 0.7
"""Discharge coefficient of a valve that stands open."""


def set_machine(world: World, machine: int, state: MachineState) -> None:
    """Let a machine do something else, and say so."""
    component = world.get(machine, Machine)
    if component.state == state:
        return
    before, component.state = component.state, state
    component.since_s = world.one(Clock).elapsed_s
    exposures = world.one(Exposures)
    exposures.machine_per_h[component.index] = 1.0 if state in RUNNING else 0.0
    world.one(Wear).stale = True
    world.events.say(MachineChanged(machine, before, state))


def kind_of(world: World, component: Machine) -> MachineKind:
    """Return what kind of machine it is."""
    settlement = world.the(Settlement)
    return settlement.machine_kinds[settlement.machines[component.id].kind]


def start(world: World, machine: int) -> None:
    """Begin a machine's start-up sequence; one without is running at once, one off its mounts stays off.

    One that cannot run tries it all the same, and is found dead when it should give something. One that is on goes on.
    """
    component = world.get(machine, Machine)
    if component.loose or component.state in RUNNING:
        return
    kind = kind_of(world, component)
    if kind.start_up_s + kind.settle_s > 0.0:
        set_machine(world, machine, "starting")
    elif component.condition_share > 0.0:
        set_machine(world, machine, "running")
    else:
        fail_to_start(world, machine)


def fail_to_start(world: World, machine: int) -> None:
    """Let a machine that was asked to run stop again, and let it be found what keeps it from running."""
    set_machine(world, machine, "stopped")
    find_dead(world, machine)


def find_dead(world: World, machine: int, group: int = 0) -> bool:
    """Let the failed parts be found that keep a machine from running; return whether there was one nobody knew of.

    ``group`` is the pair whose test finds them.
    """
    found = False
    for entity, part in parts_of(world, machine):
        mode = mode_of(world, part)
        if mode is not None and mode.output_share <= 0.0 and not seen_to_have_failed(world, part):
            part.found = found = True
            world.events.say(PartFoundDead(entity, machine, group))
    return found


def output_share(component: Machine, kind: MachineKind, elapsed_s: float) -> float:
    """Return a machine's output now as a share of its rating, 0 to 1.

    Nothing while it starts up, then in proportion to the time since until it has settled.
    """
    if not component.powered or component.state not in RUNNING:
        return 0.0
    share = component.condition_share
    if component.state == "starting":
        ramp = elapsed_s - component.since_s - kind.start_up_s
        share *= min(1.0, max(0.0, ramp / kind.settle_s)) if kind.settle_s > 0.0 else float(ramp >= 0.0)
    return share


def parts_of(world: World, owner: int) -> list[tuple[int, Part]]:
    """Return the parts of a machine, door, module or stand-in, in order."""
    return world.the(WearTables).by_owner.get(owner, [])


def mode_of(world: World, part: Part) -> FailureMode | None:
    """Return how a part failed, or nothing if it has not."""
    for mode in world.the(Settlement).part_kinds[part.kind].modes:
        if mode.id == part.mode:
            return mode
    return None


def seen_to_have_failed(world: World, part: Part) -> bool:
    """Return whether the colony knows that a part has failed: it shows, or somebody has found it."""
    mode = mode_of(world, part)
    return mode is not None and (part.found or not mode.hidden)


def known_share(world: World, machine: int) -> float:
    """Return what a machine's parts leave of its output by all that the colony knows of them; 0: it cannot run."""
    return _share_left(world, machine, known=True)


def _share_left(world: World, machine: int, *, known: bool = False) -> float:
    """Return what a machine's parts leave of its output; if ``known``, as if what nobody has seen were well."""
    component = world.get(machine, Machine)
    share = 0.0 if component.loose else component.run_share
    for _, part in parts_of(world, machine):
        if part.stage == "worn":
            share *= world.the(Settlement).part_kinds[part.kind].worn_output_share
        elif (mode := mode_of(world, part)) is not None and (not known or part.found or not mode.hidden):
            share *= mode.output_share
    return share


def judge(world: World, machine: int) -> None:
    """Work out what a machine's parts leave of its output, and stop it if that is nothing.

    One that was dead as it was asked to run goes on trying until that is found.
    """
    component = world.get(machine, Machine)
    share = _share_left(world, machine)
    changed = component.condition_share != share
    component.condition_share = share
    if share <= 0.0 and (component.state == "running" or (component.state == "starting" and changed)):
        set_machine(world, machine, "stopped")
    elif changed:
        world.events.say(MachineChanged(machine, component.state, component.state))


def wreck(world: World, machine: int) -> None:
    """Tear a machine off its mounts and lines, as when what it stands in comes down: it stops, and stays stopped."""
    world.get(machine, Machine).loose = True
    judge(world, machine)
    if world.get(machine, Machine).state != "off":
        set_machine(world, machine, "stopped")


def drawn_mode(world: World, part: Part) -> FailureMode:
    """Choose how a part fails: as the scenario laid it, else by the exposures that wore it, with a draw of its own."""
    settlement = world.the(Settlement)
    laid = [item.mode for item in settlement.scenario.happening if item.part == part.id and item.left_sols is not None]
    if part.fittings == 1 and laid and laid[0] is not None:  # its flaw was there when the scenario began
        return next(mode for mode in settlement.part_kinds[part.kind].modes if mode.id == laid[0])
    modes = [mode for mode in settlement.part_kinds[part.kind].modes if not mode.later]
    by_cause = dict(
        zip(CAUSES, world.the(WearTables).cause_share(world.one(Exposures), world.one(Wear), part.index), strict=True)
    )
    weights = [0.05 + by_cause[mode.cause] for mode in modes]
    return modes[at_share(world.one(Chance).once(f"mode/{part.id}/{part.fittings}").share(), weights)]


def fail_part(world: World, entity: int, mode: FailureMode, note: str = "") -> None:
    """Let a part give out in a given way, with everything that follows at once."""
    part = world.get(entity, Part)
    part.stage, part.mode, part.note, part.found = "failed", mode.id, note, False
    part.failed_s = world.one(Clock).elapsed_s
    world.one(Wear).stale = True
    world.events.say(PartFailed(entity, mode.id))
    if mode.vents_mm > 0.0:
        plan = HolePlan(
            module=world.the(Settlement).scenario.place or "",
            diameter_mm=mode.vents_mm,
            discharge_coefficient=VENT_DISCHARGE,
        )
        open_hole(world, part.module, plan, part=entity, cause=mode.name)
    if world.find(part.owner, Machine) is not None:
        judge(world, part.owner)


def take_out(world: World, entity: int) -> None:
    """Take a part out of its place, to be used elsewhere: what it belonged to is without it, and everybody knows."""
    part = world.get(entity, Part)
    modes = world.the(Settlement).part_kinds[part.kind].modes
    worst = min(range(len(modes)), key=lambda number: (modes[number].output_share, number))
    part.stage, part.mode, part.note, part.found = "failed", modes[worst].id, TAKEN_OUT, True
    part.failed_s = world.one(Clock).elapsed_s
    world.one(Wear).stale = True
    world.events.say(PartTakenOut(entity))
    if world.find(part.owner, Machine) is not None:
        judge(world, part.owner)


def set_wear(world: World, part: Part, share: float) -> None:
    """Say how far a part is through its life, 0 to 1, as if it had been worn so."""
    wear = world.one(Wear)
    totals = world.the(WearTables).totals_h(world.one(Exposures))[part.index]
    wear.fitted_h[part.index] = totals - share * wear.life_h[part.index] / wear.pace[part.index]
    wear.stale = True


def wear_down(world: World, part: Part, left_h: float, least_share: float) -> None:
    """Wear a part so far that it gives out in about so many hours, as its place wears it now; at least to a share."""
    wear, exposures = world.one(Wear), world.one(Exposures)
    per_h = world.the(WearTables).share_per_h(exposures, wear)[part.index]
    set_wear(world, part, max(least_share, 1.0 - left_h * float(per_h)))


def wear_part(world: World, entity: int) -> None:
    """Let a part become bad enough to show."""
    part = world.get(entity, Part)
    part.stage = "worn"
    world.one(Wear).stale = True
    world.events.say(PartWorn(entity))
    if world.find(part.owner, Machine) is not None:
        judge(world, part.owner)


def replace_part(world: World, entity: int, *, first: bool = False) -> None:
    """Put a new part where an old one was, and close what the old one left open.

    ``first``: none was there yet, since its machine, or the place around it, has just been built.
    """
    part = world.get(entity, Part)
    came_off = not first and part.note != TAKEN_OUT
    clock, wear = world.one(Clock), world.one(Wear)
    part.stage, part.mode, part.note, part.found = "sound", "", "", False
    part.fitted_s, part.failed_s = clock.elapsed_s, -1.0
    part.fittings += 1
    kind = world.the(Settlement).part_kinds[part.kind]
    wear.life_h[part.index] = drawn_life_h(world.one(Chance), kind, part.id, part.fittings)
    wear.fitted_h[part.index] = world.the(WearTables).totals_h(world.one(Exposures))[part.index]
    wear.stale = True
    for hole, component in world.each(Hole):
        if component.part == entity:
            close_hole(world, hole)
    world.events.say(PartReplaced(entity, came_off))
    if world.find(part.owner, Machine) is not None:
        judge(world, part.owner)
    group = world.find(part.owner, Redundancy)
    if group is not None:
        group.known_dead = group.tried = False
