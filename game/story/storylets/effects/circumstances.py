"""What an effect comes of, so that whoever is touched by it knows why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.content.kinds.storylet import StoryletKind
from game.sim.clock import Clock
from game.sim.crews.book import CrewBook
from game.sim.people.components import Body, Person
from game.sim.world import World

BECAUSE = "story.because"
"""Text of the reason that Earth, the council and the commander remember: the page's title."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The page that effects come of."""

    world: World
    kind: StoryletKind
    cast: Mapping[str, int] = field(default_factory=dict)
    """Entities by role."""
    place: str = ""
    option: str = ""
    """The option that was chosen; empty: none yet."""
    decision_sol: int = -1

    @property
    def values(self) -> dict[str, str]:
        """What is filled into the text of the reason."""
        return {"title": self.kind.title}

    @property
    def sol(self) -> int:
        """The sol that it is."""
        return self.world.one(Clock).sol

    def somebody(self, role: str | None) -> int:
        """Return who plays a role and lives; 0: nobody."""
        who = self.cast.get(role or "", 0)
        body = self.world.find(who, Body) if who else None
        return who if body is not None and body.alive else 0

    def those(self, role: str | None, crew: str | None) -> list[int]:
        """Return whom an effect is on: a role, else a crew, else everybody who lives."""
        if role is not None:
            who = self.somebody(role)
            return [who] if who else []
        if crew is not None:
            return list(self.world.the(CrewBook).members(crew))
        return [entity for entity, body in self.world.each(Body) if body.alive]

    def crew_of(self, role: str | None, crew: str | None) -> str | None:
        """Return the crew that is meant; empty: all; nothing: that of somebody who is no more."""
        if role is None:
            return crew or ""
        who = self.somebody(role)
        return self.world.get(who, Person).crew if who else None
