"""Who could do a task, in what gear, and how long it would take them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.content.kinds.work import ItemKind, TaskKind
from game.session.desk.choices.dressing import Dressing, Gear
from game.session.desk.jobtimes import A_LITTLE, SURE_SHARE, TWICE
from game.sim import sums
from game.sim.crews.components import Off
from game.sim.gear.components import Breather
from game.sim.gear.rules import canister_items, carried, donning_s
from game.sim.hazards.senses import senseless
from game.sim.medical.components import Patient
from game.sim.minds.components import Standoff
from game.sim.minds.rules import hands_share
from game.sim.minds.sleep import woken_share
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import Activities, place_of
from game.sim.rescue.carrying import haul_share
from game.sim.rescue.components import Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.stores.rules import Reserved
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Ways
from game.sim.work import jobs, kits
from game.sim.work.components import Job, OnJob
from game.sim.work.pace import step_odds, step_time_s
from game.sim.world import World

LEAST_SKILL = 0.3
"""Skill without which nobody is offered for work that can go wrong."""
LOOKED_AT = 6
"""How many people are looked at closely for one task: the best by skill and nearness."""
SEARCHERS_LOOKED_AT = 3
"""The same for a search, which takes longer to lay out."""
NOTHING = Gear()
"""Who goes as they are."""
SKILL_WORTH_S = 900.0
"""Walk that is worth full skill."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the desk expects of a team."""

    people: tuple[int, ...]
    gear: Gear
    soonest_s: float
    latest_s: float
    odds_share: float
    expected_s: float
    """What teams are compared by: the time with misses counted."""
    worst_s: float
    """What is told as the latest: as a job in hand tells it, of people who have just been woken."""
    air_s: float = math.inf
    """For how long what they breathe from there feeds them, less than the work takes; infinite: it is enough."""


class Teams:
    """Finds people for tasks, in one look: what was found out about somebody or some place holds until the next."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._items = self._settlement.content.of(ItemKind)
        self.dressing = Dressing(world)
        self._found: dict[tuple[str, bool, int, Gear], list[int]] = {}
        self._made: dict[tuple[object, ...], Estimate] = {}
        self._busy: set[int] | None = None

    def teams(
        self,
        task: TaskKind,
        target: int,
        place: int,
        *,
        size: int,
        count: int,
        to: int = 0,
    ) -> list[Estimate]:
        """Return the best teams of a size for a task at a place, at most ``count``, no two with the same lead.

        ``to`` is the place that the order names besides: where what is fetched goes, or where to begin; 0: none.
        """
        dressed = self.dressing.for_places(place, to)
        found = self._free(task, place, dressed)
        if len(found) < size and senseless(self._world):
            dressed = Gear(suits=True)  # there is good air where they go, and none on the way
            found = self._free(task, place, dressed)
        if len(found) < size:
            return []
        looked_at = SEARCHERS_LOOKED_AT if task.effect == "search" else LOOKED_AT
        leads = [self.estimate(task, target, (person,), to, dressed) for person in found[:looked_at]]
        leads.sort(key=lambda estimate: (estimate.expected_s, estimate.people))
        if size == 1:
            return leads[:count]
        order = [estimate.people[0] for estimate in leads] + found[looked_at:]
        teams = []
        for lead in order[:count]:
            mates = [person for person in order if person != lead][: size - 1]
            teams.append(self.estimate(task, target, (lead, *mates), to, dressed))
        return teams

    def nearest(
        self, task: TaskKind, place: int, but: Sequence[int] = (), gear: Gear = NOTHING
    ) -> list[tuple[int, float]]:
        """Return who is free for a task and how long they walk to it, the best first, in the gear that they put on."""
        away_s = self._away_s(place, gear)
        return [
            (person, away_s[place_of(self._world, person)] + self._response_s(person))
            for person in self._free(task, place, gear)
            if person not in but
        ]

    def _response_s(self, person: int) -> float:
        asleep = self._world.get(person, Whereabouts).activity == "asleep"
        return self._settlement.rules.asleep_response_s if asleep else 0.0

    def _away_s(self, place: int, gear: Gear) -> Mapping[int, float]:
        """Return how long it takes to walk to a place from each; nobody goes where their gear leaves them no senses."""
        world = self._world
        avoid = frozenset() if gear.suits else senseless(world, masked=gear.masks)
        if not avoid:
            return world.the(Ways).distances_s(world, place)
        if module_of(world, place) in avoid:
            return {}
        return world.the(Ways).away_s(world, place, avoid)

    def _free(self, task: TaskKind, place: int, gear: Gear) -> list[int]:
        """Return who could go, the best first: skill against time to walk, and what is left of their hands."""
        careful = any(step.odds_share < 1.0 for step in task.steps)
        key = (task.skill, careful, place, gear)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._best(task.skill, careful, self._away_s(place, gear))
        return found

    def _best(self, skill: str, careful: bool, away_s: Mapping[int, float]) -> list[int]:
        world = self._world
        if self._busy is None:
            kinds = (Off, OnJob, Pinned, Carried, Standoff, Patient)
            self._busy = {entity for kind in kinds for entity, _ in world.each(kind)}
        found = []
        for entity, person, where in world.each(Person, Whereabouts):
            walk_s = away_s.get(where.room or where.module)
            level = person.skills.get(skill, 0.0)
            if walk_s is None or (careful and level < LEAST_SKILL) or entity in self._busy:
                continue
            body = world.get(entity, Body)
            if body.alive and not body.down:
                found.append((level - (walk_s + self._response_s(entity)) / SKILL_WORTH_S, entity))
        found.sort(key=lambda item: (-item[0], item[1]))
        return [entity for _, entity in found[: 3 * LOOKED_AT]]

    def estimate(self, task: TaskKind, target: int, people: tuple[int, ...], to: int, gear: Gear) -> Estimate:
        """Return what a team would take, past the lockers that have what it needs."""
        key = (task.id, target, people, to, gear)
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = self._estimated(task, target, people, to, gear)
        return known

    def _estimated(self, task: TaskKind, target: int, people: tuple[int, ...], to: int, gear: Gear) -> Estimate:
        world = self._world
        trial = jobs.laid_out(world, task, target, people, masks=gear.masks, suits=gear.suits, to=to)
        there_s, helped, feeds_s = self._on_the_way(task, trial, trial.place)
        lead = people[0]
        hands = hands_share(world, lead) * self._slowed(lead, gear)
        woken = (1.0 + self._woken_hands(lead)) / (1.0 + hands_share(world, lead))
        work_s = longest_s = expected_s = worst_s = 0.0
        odds = 1.0
        for step in task.steps[trial.step :]:
            time_s = step_time_s(world, trial, step) / (1.0 if step.cure else hands * helped)
            holds = step_odds(world, trial, step)
            odds *= holds
            work_s += time_s
            longest_s += time_s * (TWICE if holds < SURE_SHARE else A_LITTLE)
            worst_s += time_s * (TWICE if step.odds_share < 1.0 and holds * woken < SURE_SHARE else A_LITTLE)
            expected_s += time_s / holds
        way_s = there_s
        if trial.destination:
            away_s = world.the(Ways).distances_s(world, trial.destination).get(trial.place, 0.0)
            way_s += away_s / haul_share(task.haul_share, len(people))
        if task.effect == "search":
            places = len(trial.points) - len(trial.searched)
            longest_s *= places
            worst_s *= places
        way_at_worst_s = A_LITTLE * way_s
        air_s = feeds_s / max(1.0, world.the(Activities).share_of(task.activity))
        return Estimate(
            people=people,
            gear=gear,
            soonest_s=way_s + work_s,
            latest_s=way_at_worst_s + longest_s,
            odds_share=odds,
            expected_s=way_s + expected_s,
            worst_s=way_at_worst_s + worst_s,
            air_s=air_s if gear.suits and air_s < work_s else math.inf,
        )

    def _woken_hands(self, person: int) -> float:
        """Return what is left of somebody's care at work once they have been called out of bed; awake: as it is."""
        hands = hands_share(self._world, person)
        if self._world.get(person, Whereabouts).activity != "asleep":
            return hands
        return hands * (1.0 - self._settlement.rules.tired_hands_share * woken_share(self._world, person))

    def _slowed(self, person: int, gear: Gear) -> float:
        """Return the speed that what somebody will wear leaves them."""
        worn = self._world.find(person, Breather)
        if gear.suits:
            return min((item.slows_share for item in self._items.values() if item.worn == "body"), default=1.0)
        return self._items[worn.item].slows_share if worn is not None else 1.0

    def _on_the_way(self, task: TaskKind, trial: Job, place: int) -> tuple[float, float, float]:
        """Return when the last of a team is there, and how many times as quick what they take makes the work.

        And for how long, at rest, what they breathe from feeds the one of them whom it feeds the longest.
        """
        world = self._world
        reserved = Reserved()
        latest_s, helped, feeds_s = 0.0, 1.0, 0.0
        for person in trial.people:
            errand = kits.plan(world, trial, person, place, reserved=reserved)
            taken = [item for stop in errand.stops for item in stop.items]
            dressing_s = sums.total(donning_s(world, item) for item in taken if self._items[item].worn)
            walk_s = errand.length_s
            if math.isinf(walk_s):
                walk_s = world.the(Ways).distances_s(world, place).get(place_of(world, person), 0.0)
            latest_s = max(latest_s, self._response_s(person) + dressing_s + walk_s / hands_share(world, person))
            feeds_s = max(feeds_s, self._feeds_s(person, taken))
            for item in taken:
                helped *= task.helps.get(item, 1.0)
        return latest_s, helped, feeds_s

    def _feeds_s(self, person: int, taken: Sequence[str]) -> float:
        """Return how long, at rest, somebody breathes from what they take, or else wear, and from their canisters."""
        world = self._world
        refills = canister_items(world)
        fresh = [self._items[item].oxygen_s for item in taken if self._items[item].worn]
        worn = world.find(person, Breather)
        own_s = max(fresh) if fresh else worn.left_s if worn is not None else 0.0
        canisters = [item for item in taken if item in refills]
        canisters += [item for item in refills for _ in range(carried(world, person, item))]
        return own_s + sums.total(self._items[item].oxygen_s for item in canisters)
