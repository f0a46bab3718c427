"""What a team would have to wear or bring and cannot get at, and what would help."""

from __future__ import annotations

from game.content.kinds.work import ItemKind
from game.session.orders import Refusal
from game.session.reach import what_bars
from game.sim import sums
from game.sim.gear.rules import breathing_items
from game.sim.hazards.senses import kept_out_of
from game.sim.people.components import Person
from game.sim.people.rules import place_of
from game.sim.settlement import Settlement
from game.sim.stores.rules import Want, lockers_with
from game.sim.structure.passages import place_name
from game.sim.structure.ways import Ways
from game.sim.work import kits
from game.sim.work.components import Job
from game.sim.world import World
from game.story.telling import inside

NO_SUITS = ("refused.no_suits", "refused.suits_none", "refused.suits_elsewhere")
"""Why a team in suits is refused that lacks nothing but these."""


def refuse_kit(world: World, job: Job) -> Refusal | None:
    """Return what a team lacks and cannot fetch, and where the next one is, or nothing if it lacks nothing."""
    want = kits.missing(world, job, job.place)
    if not want:
        return None
    masks = want == breathing_items(world, body=False)
    if masks or want == breathing_items(world, body=True):
        return _refuse_breathers(world, job, want, "masks" if masks else "suits")
    item = {"item": inside(world.the(Settlement).content.of(ItemKind)[want[0]].name)}
    there = _within_reach(world, job, want)
    if there:
        return Refusal("refused.gear_too_little", {**item, "there": str(there)})
    place = kits.where_next(world, want, job.place)
    if not place:
        return Refusal("refused.no_item" if want[0] == job.item else "refused.no_gear", item)
    return Refusal("refused.gear_elsewhere", {**item, **_where(world, job, place)})


def _refuse_breathers(world: World, job: Job, want: Want, kind: str) -> Refusal:
    """Tell how many hang within reach, if any do, else behind what the next ones hang; ``masks`` or ``suits``."""
    there = _within_reach(world, job, want)
    if there:
        needed = sum(1 for person in job.people if kits.breather_wanted(world, job, person, masks=job.masks))
        return Refusal(f"refused.no_{kind}", {"there": str(there), "needed": str(needed)})
    place = kits.where_next(world, want, job.place)
    if not place:
        return Refusal(f"refused.{kind}_none")
    who = world.get(job.people[0], Person).name
    return Refusal(f"refused.{kind}_elsewhere", {"who": who, **_where(world, job, place)})


def _within_reach(world: World, job: Job, want: Want) -> int:
    """Return how many of what is wanted lie where the lead of a team can walk."""
    lead = job.people[0]
    reached = world.the(Ways).away_s(world, place_of(world, lead), kept_out_of(world, lead))
    return sums.count(
        locker.items[item] for item in want for _, locker in lockers_with(world, item) if locker.module in reached
    )


def _where(world: World, job: Job, place: int) -> dict[str, str]:
    """Return where something lies that a team cannot get at, and the first thing on the way there that is shut."""
    bar = what_bars(world, place_of(world, job.people[0]), place)
    name = place_name(world, place)
    return {"place": name, "by": name if bar is None else bar.name}
