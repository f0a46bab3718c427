"""Replacing parts: the spare, the quality of the work, and what is asked for where there is no spare."""

from __future__ import annotations

from game.sim.chance import Chance
from game.sim.fabrication import rules as fabrication
from game.sim.fabrication.components import Shop
from game.sim.fabrication.spares import take_spare
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine
from game.sim.stores.stock import Stores, colony_count, stock_count
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.events import PartMended, SpareLacking
from game.sim.upkeep.logs import write
from game.sim.world import World

KEPT_BACK = 1
"""Spares that are left in stock for what fails, when a part is replaced that has not failed yet."""
GRAVE, FAILED, SOON = 9, 7, 4
"""Priority of what the shop is asked for: for a grave fault, for any other, for a part that still works."""


def spare_at_hand(world: World, row: int, *, failed: bool) -> bool:
    """Return whether a spare for a part lies where it may be taken; for one that still works some are kept back.

    What has failed gets a second-grade spare rather than none.
    """
    spare = world.the(UpkeepBook).kinds[row].spare
    if spare is None or not world.the(Stores).lockers:
        return True
    if failed:
        return colony_count(world, spare) > 0 or bool(world.one(Shop).seconds.get(spare))
    return stock_count(world, spare) > KEPT_BACK


def ask_for_spare(world: World, row: int, priority: int) -> None:
    """See to it that a spare comes: the shop makes it, or Earth is asked. Asking again asks for no more."""
    book = world.the(UpkeepBook)
    spare = book.kinds[row].spare
    if spare is None:
        return
    answer = fabrication.want(world, spare, 1, book.parts[row].id, priority)
    world.events.say(SpareLacking(book.entities[row], spare, answer))


def mend(world: World, row: int, level: float, weary: float, by: str) -> bool:
    """Put a spare in where a part was, as well as somebody of this skill does it; return whether there was one."""
    book = world.the(UpkeepBook)
    entity, part, kind = book.entities[row], book.parts[row], book.kinds[row]
    life: float | None = 1.0
    if kind.spare is not None and world.the(Stores).lockers:
        life = take_spare(world, kind.spare)
    if life is None:
        return False
    hardware.replace_part(world, entity)
    begins = 1.0 - life + _botched_share(world, row, level, weary)
    if begins > 0.0:
        hardware.set_wear(world, part, min(0.9, begins))
    machine = world.find(part.owner, Machine)
    if machine is not None and machine.state == "stopped" and hardware.known_share(world, part.owner) > 0.0:
        hardware.start(world, part.owner)
    world.one(Records).count += 1
    write(world, row, "replaced", by)
    world.events.say(PartMended(entity, by))
    return True


def _botched_share(world: World, row: int, level: float, weary: float) -> float:
    """Draw the wear that bad work gives a new part to begin with: 0 mostly."""
    book = world.the(UpkeepBook)
    rules, part = book.rules, book.parts[row]
    stream = world.one(Chance).once(f"mended/{part.id}/{part.fittings}")
    odds = rules.bad_share * (1.5 - level) * (1.0 + 2.0 * weary)
    return stream.between(rules.bad_least_share, rules.bad_most_share) if stream.share() < odds else 0.0
