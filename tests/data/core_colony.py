"""What stands in the base game, looked at in ways that its tests share."""

from collections import Counter
from collections.abc import Iterator

from game.content.kinds.machine import MachineKind, MachinePlan
from game.content.store import Content

HALLS = "the halls"


def running(colony: Content) -> Iterator[tuple[MachinePlan, MachineKind]]:
    for plan in colony.machines.values():
        if plan.state == "running":
            yield plan, colony.machine_kinds[plan.kind]


def region_of(colony: Content, module: str) -> str:
    """A home breathes by its own machines, sector nine as one; everything else hangs on the air plant."""
    if module == "sector_nine" or module.startswith("nine_"):
        return "sector_nine"
    return module if colony.modules[module].beds and module != "command" else HALLS


def beds_by_region(colony: Content) -> Counter[str]:
    beds: Counter[str] = Counter()
    for module in colony.modules.values():
        beds[region_of(colony, module.id)] += module.beds
    return beds


def rated(colony: Content, what: str) -> dict[str, float]:
    """What running machines of one sort can do in a sol, kg, by region."""
    fields = {"oxygen": "oxygen_kg_per_sol", "scrubbing": "co2_kg_per_sol", "drying": "water_kg_per_sol"}
    total = dict.fromkeys(beds_by_region(colony), 0.0)
    for plan, kind in running(colony):
        ability = getattr(kind, what)
        if ability is not None:
            total[region_of(colony, plan.module)] += getattr(ability, fields[what]) * plan.rating_share
    return total


def tracked_parts(colony: Content) -> list[str]:
    """The kind of every tracked part in the settlement."""
    parts: list[str] = []
    for machine in colony.machines.values():
        parts += colony.machine_kinds[machine.kind].parts
    for module in colony.modules.values():
        parts += module.fixtures
    for door in colony.doors.values():
        parts += door.parts
    return parts + [group.changeover for group in colony.redundancy.values()]
