"""Facts of Earth, command and council."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.content.conditions import Value
from game.content.story_facts import NEVER
from game.sim.clock import Clock
from game.sim.command.components import Command, Council
from game.sim.earth.acts import quota_share, stands
from game.sim.earth.components import Directive, Earth
from game.sim.earth.directives import open_ones
from game.sim.earth.judging import comes_to, met_share
from game.sim.earth.messages import is_dark, light_s
from game.sim.earth.metrics import telemetry
from game.sim.earth.trust import mass_share, resting
from game.sim.earth.viability import viability
from game.sim.people.components import Person
from game.sim.world import World
from game.story.storylets.facts import story

USUAL_DELAY_MIN = 16
"""What it usually is; where there is no Earth it is said so all the same."""
RELIEVED = "commander.changed.relieved"
"""Why a commander went whom Earth has relieved."""


def _delay(world: World) -> int:
    return round(light_s(world) / 60.0) if world.one(Earth).live else USUAL_DELAY_MIN


def _blackout(world: World) -> bool:
    return world.one(Earth).live and is_dark(world)


def _silent(world: World) -> bool:
    return world.one(Earth).live and resting(world)


def _funding(world: World) -> float:
    return mass_share(world) if world.one(Earth).live else 1.0


def _open(world: World) -> list[Directive]:
    return [item for item in open_ones(world) if item.state in ("open", "accepted")] if world.one(Earth).live else []


def _age(world: World) -> int:
    return max((world.one(Clock).sol - item.from_sol for item in _open(world)), default=0)


def _left(world: World) -> int:
    return min((item.due_sol - world.one(Clock).sol for item in _open(world)), default=NEVER)


def _met_share(world: World) -> float:
    """Return how far the directive that falls due next would be met by what the colony knows of itself."""
    directives = sorted(_open(world), key=lambda item: (item.due_sol, item.number))
    if not directives:
        return 0.0
    return met_share(world, directives[0], comes_to(world, directives[0], telemetry(world)))


def _authorised(world: World) -> list[str]:
    return [name for name, item in world.one(Earth).authorisations.items() if stands(world, item)]


def _unread(world: World) -> int:
    return sum(1 for item in _open(world) if item.state == "open")


def _commander(world: World) -> str:
    who = world.one(Command).person
    person = world.find(who, Person) if who else None
    return person.name if person is not None else ""


def _first_commands(world: World) -> bool:
    command = world.one(Command)
    return not command.live or bool(command.person and not command.former)


def _council_since(world: World) -> int:
    met = world.one(Council).met_sol
    return world.one(Clock).sol - met if met >= 0 else NEVER


def _promises(world: World, state: str) -> list[str]:
    own = [item.kind for item in world.one(Council).promises if item.state == state]
    return [*own, *story.vows(world, state)]


def _overdue(world: World) -> int:
    sol = world.one(Clock).sol
    own = [item for item in world.one(Council).promises if item.state == "open"]
    return sum(1 for item in own if item.due_sol - sol <= story.SOON_SOLS) + story.pressing(world)


def support(world: World, faction: str) -> float:
    """Return how far a party of the council is behind the desk; a half where there is no council."""
    found = world.one(Council).factions.get(faction)
    return found.support if found is not None else 0.5


READERS: Mapping[str, Callable[[World], Value]] = {
    "delay_min": _delay,
    "blackout": _blackout,
    "anger_share": lambda world: world.one(Earth).anger,
    "silent": _silent,
    "funding_share": _funding,
    "quota_share": quota_share,
    "messages": lambda world: sum(1 for item in world.one(Earth).read if not item.out),
    "unread": _unread,
    "directives": lambda world: [item.kind for item in _open(world)],
    "directive_sols": _age,
    "directive_left_sols": _left,
    "directive_share": _met_share,
    "authorised": _authorised,
    "viable": lambda world: not world.one(Earth).live or viability(world).viable,
    "relieved": lambda world: world.one(Command).relieved_sol >= 0,
    "fallen": lambda world: sum(1 for row in world.one(Command).former if row[3] == RELIEVED),
    "stance": lambda world: round(100.0 * world.one(Council).stance),
    "first_commands": _first_commands,
    "commander": _commander,
    "post_share": lambda world: world.one(Command).with_earth,
    "desk_share": lambda world: world.one(Command).with_you,
    "council_sols_since": _council_since,
    "promises": lambda world: _promises(world, "open"),
    "promises_overdue": _overdue,
    "promises_kept": lambda world: _promises(world, "kept"),
    "promises_broken": lambda world: _promises(world, "broken"),
}
"""How each is read."""
TABLES: Mapping[str, Callable[[World, str], bool | int | float]] = {
    "trust": lambda world, matter: world.one(Earth).trust.get(matter, 0.5),
    "support": support,
}
"""How each name of a table is read."""
