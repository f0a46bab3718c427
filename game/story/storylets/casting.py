"""Casting: who plays which part. Nobody plays two, and nobody who cannot speak plays any but the dead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.content.kinds.storylet import RolePlan, StoryletKind
from game.sim.chance import Stream
from game.sim.clock import Clock
from game.sim.people.components import Body, Person
from game.sim.register import Register
from game.sim.work.components import OnJob
from game.sim.world import World
from game.story.director.intensity import rules_of
from game.story.storylets.components import StoryBook
from game.story.storylets.facts.reading import Asking, Facts

TIE = 1e-9
"""Preferences that differ by less are equal."""
SELDOM_SHARE = 0.05
"""What each earlier part takes from somebody's preference, so that faces change."""


@dataclass(slots=True)
class Cast:
    """Who plays what, or why nobody does."""

    roles: dict[str, int] = field(default_factory=dict)
    """Entities, by role."""
    missing: str = ""
    """The first role that nobody can play; empty: all are cast."""

    @property
    def complete(self) -> bool:
        """Whether the storylet can be told."""
        return not self.missing


def cast(facts: Facts, kind: StoryletKind, stream: Stream, given: Mapping[str, int] | None = None) -> Cast:
    """Cast every role of a storylet in order; ``given`` are people who play on from an earlier one while they live."""
    found = Cast()
    for role in kind.roles:
        who = _again(facts.world, role, found, (given or {}).get(role.id, 0))
        who = who or _player(facts, role, found, stream)
        if who:
            found.roles[role.id] = who
        elif not role.optional:
            found.missing = role.id
            return found
    return found


def _again(world: World, role: RolePlan, found: Cast, who: int) -> int:
    """Return who played this part before, if they still can."""
    if not who or who in found.roles.values():
        return 0
    return who if world.get(who, Body).alive != role.dead else 0


def _player(facts: Facts, role: RolePlan, found: Cast, stream: Stream) -> int:
    world, people = facts.world, facts.world.the(Register).people
    taken = found.roles.values()
    if role.person is not None:
        who = people.get(role.person, 0)
        if who and who not in taken and can_play(world, role, who):
            return who
        if not (role.need or role.prefer or role.crew):
            return _fallback(world, role, found)
    best = _best(facts, role, found, stream)
    return best or _fallback(world, role, found)


def _fallback(world: World, role: RolePlan, found: Cast) -> int:
    people = world.the(Register).people
    for name in role.fallback:
        who = people.get(name, 0)
        if who and who not in found.roles.values() and can_play(world, role, who):
            return who
    return 0


def _best(facts: Facts, role: RolePlan, found: Cast, stream: Stream) -> int:
    """Return who fits best; of equals who was cast least, then one by lot."""
    book, sol = facts.world.one(StoryBook), facts.world.one(Clock).sol
    again_sols = rules_of(facts.world).cast_again_sols
    rows: list[tuple[float, int, int]] = []
    earlier = tuple(found.roles)
    for who in candidates(facts.world, role):
        if who in found.roles.values():
            continue
        asking = Asking(facts, earlier, found.roles, who)
        if not asking.holds(role.need):
            continue
        times = book.cast_count.get(who, 0)
        lately = 1 if sol - book.cast_sol.get(who, -1_000) < again_sols else 0
        rows.append((asking.number(role.prefer) - SELDOM_SHARE * (times + lately), times, who))
    if not rows:
        return 0
    most = max(row[0] for row in rows)
    fewest = min(times for score, times, _ in rows if score >= most - TIE)
    return stream.choice([who for score, times, who in rows if score >= most - TIE and times == fewest])


def candidates(world: World, role: RolePlan) -> list[int]:
    """Return who comes into question before anything is asked, in order."""
    book = world.one(StoryBook)
    found = []
    for who, person in world.each(Person):
        if role.crew is not None and person.crew != role.crew:
            continue
        named = person.named or who in book.promoted
        if role.among != "any" and named != (role.among == "named"):
            continue
        if can_play(world, role, who):
            found.append(who)
    return found


def can_play(world: World, role: RolePlan, who: int) -> bool:
    """Return whether somebody could come to the desk: alive, on their feet, not at an emergency; or dead, if asked."""
    body = world.get(who, Body)
    if role.dead:
        return not body.alive
    return body.alive and not body.down and world.find(who, OnJob) is None
