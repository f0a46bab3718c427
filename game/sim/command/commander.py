"""The commander: what needs their word and what it takes to get it, how they stand, and how they fall."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.command import CharacterKind, GateKind
from game.sim import portable, sums
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.command.components import Command
from game.sim.command.events import CommanderChanged, OperationsRelieved, Overridden, PostThreatened, WordGiven
from game.sim.command.kinds import book_of, rules_of
from game.sim.command.votes import is_carried
from game.sim.earth.acts import emergency
from game.sim.earth.components import Earth, Values, with_reason
from game.sim.earth.trust import mean_trust
from game.sim.people.components import Body, Person
from game.sim.world import World

EVEN = 0.5
"""How inclined a commander is to anything for which nothing speaks, and against which nothing does."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the commander would say to something."""

    gate: str
    score: float
    needed: float
    terms: tuple[tuple[str, float], ...]
    """What that comes of besides ``EVEN``: ``you``, ``earth``, ``vote``, ``emergency``, ``way``, ``threat``."""

    @property
    def given(self) -> bool:
        """Whether they would give their word."""
        return self.score >= self.needed


def character_of(world: World) -> CharacterKind | None:
    """Return what sort of commander commands, or nothing where nobody does."""
    return book_of(world).characters.get(world.one(Command).character)


def gates(world: World) -> tuple[str, ...]:
    """Return what needs the commander's word now; nothing while nobody commands."""
    character = character_of(world)
    command = world.one(Command)
    return character.gates if character is not None and command.live and command.person else ()


def gate_for(world: World, project: str) -> GateKind | None:
    """Return what stands before a project, unless the way is clear: her word, or its having been gone over."""
    name = book_of(world).gate_of.get(project, "")
    return book_of(world).gates[name] if name in gates(world) and not is_clear(world, name) else None


def is_clear(world: World, gate: str) -> bool:
    """Return whether the commander's word was given, or gone over, and that is still good."""
    return world.one(Command).words.get(gate, -1) >= world.one(Clock).sol


def ruling(world: World, gate: str) -> Ruling:
    """Return what the commander would say to something. Raises ``KeyError`` if there is no such gate."""
    command, kind, rules = world.one(Command), book_of(world).gates[gate], rules_of(world)
    character = character_of(world)
    if character is None:
        return Ruling(gate, 1.0, 0.0, ())
    against = kind.weight * character.yields
    threatened = command.threatened_sol >= 0
    terms = [
        ("you", command.with_you - 0.5),
        ("earth", against * (command.with_earth - 1.0)),
        ("way", rules.way_worth * kind.growth * character.growth),
    ]
    if kind.matter is not None and is_carried(world, kind.matter):
        terms.append(("vote", rules.vote_worth))
    if emergency(world, rules.emergency_sols, rules.emergency_debt_h):
        terms.append(("emergency", rules.emergency_worth))
    if threatened and against > 0.0:
        terms.append(("threat", -rules.threat_worth * against))
    score = EVEN + sums.total(amount for _, amount in terms)
    return Ruling(gate, score, character.needs + character.gate_trust.get(gate, 0.0), tuple(terms))


def ask(world: World, gate: str) -> bool:
    """Ask the commander for their word, and return whether it is given."""
    if ruling(world, gate).given:
        give_word(world, gate)
        return True
    world.events.say(WordGiven(gate, given=False))
    return False


def give_word(world: World, gate: str) -> None:
    """Let the commander give their word for something; what goes against Earth costs them there."""
    command, kind = world.one(Command), book_of(world).gates[gate]
    if not command.live:
        return
    command.words = {**command.words, gate: world.one(Clock).sol + kind.holds_sols}
    if kind.weight:
        amount = rules_of(world).approve_earth * kind.weight
        move_with_earth(world, amount, "commander.reason.approved", {"what": kind.name})
    world.events.say(WordGiven(gate, given=True))


def override(world: World, gate: str) -> None:
    """Go over the commander's head. It works; it is remembered; it cannot be done for ever."""
    command, rules, kind = world.one(Command), rules_of(world), book_of(world).gates[gate]
    if not command.live:
        return
    sol = world.one(Clock).sol
    command.words = {**command.words, gate: sol + kind.holds_sols}
    command.overridden = [*command.overridden, (gate, sol)]
    values = {"what": kind.name}
    move_with_you(world, rules.override_you, "commander.reason.overridden", values)
    move_with_earth(world, rules.override_earth, "commander.reason.not_obeyed", values)
    world.events.say(Overridden(gate))
    if len(command.overridden) >= rules.relieved_after and command.relieved_sol < 0 and command.with_you < 0.3:
        command.relieved_sol = sol
        world.events.say(OperationsRelieved("commander.relieved"))


# Standing.


def move_with_earth(world: World, amount: float, words: str, values: Values | None = None) -> None:
    """Let the commander stand better with Earth, or worse."""
    command = world.one(Command)
    if command.live and amount:
        command.with_earth = min(1.0, max(0.0, command.with_earth + amount))
        sol, kept = world.one(Clock).sol, rules_of(world).reasons_kept
        command.earth_reasons = with_reason(command.earth_reasons, sol, amount, words, values, kept)


def move_with_you(world: World, amount: float, words: str, values: Values | None = None) -> None:
    """Let the commander go with Operations more, or less."""
    command = world.one(Command)
    if command.live and amount:
        command.with_you = min(1.0, max(0.0, command.with_you + amount))
        sol, kept = world.one(Clock).sol, rules_of(world).reasons_kept
        command.you_reasons = with_reason(command.you_reasons, sol, amount, words, values, kept)


def see_to(world: World, sols: float) -> None:
    """Let sols pass over the commander: standing follows trust, threats come true or pass, the dead are replaced."""
    command, rules = world.one(Command), rules_of(world)
    sol = world.one(Clock).sol
    body = world.find(command.person, Body) if command.person else None
    if command.person and (body is None or not body.alive):
        replace_commander(world, "commander.changed.died")
        return
    earth = world.one(Earth)
    towards = max(0.0, mean_trust(world) - 0.4 * earth.anger)
    command.with_earth += (towards - command.with_earth) * (1.0 - portable.exp(-sols / rules.standing_sols))
    if command.threatened_sol < 0 and command.with_earth < rules.falls_below:
        threaten(world)
    elif command.threatened_sol >= 0 and command.with_earth >= rules.saved_above:
        command.threatened_sol = -1
        world.events.say(PostThreatened(command.person, safe=True))
    elif 0 <= command.threatened_sol <= sol - rules.falls_after_sols and not earth.dark:
        replace_commander(world, "commander.changed.relieved")


def threaten(world: World) -> None:
    """Put the commander's post at stake."""
    command = world.one(Command)
    if command.live and command.threatened_sol < 0 and command.person:
        command.threatened_sol = world.one(Clock).sol
        world.events.say(PostThreatened(command.person, safe=False))


# Fall and succession.


def replace_commander(world: World, words: str) -> None:
    """Put somebody else in command, whom Earth picks. ``words``: id of the text that says why."""
    command, rules = world.one(Command), rules_of(world)
    if not command.live:
        return
    before, sol = command.person, world.one(Clock).sol
    if before:
        command.former = [*command.former, (before, command.character, sol, words)]
    kind = _pick_character(world)
    command.person = successor(world, kind) if kind is not None else 0
    command.character = kind.id if kind is not None else ""
    command.since_sol = sol
    command.threatened_sol = -1
    yielding = rules.earth_opening if kind is None else rules.successor_earth + rules.successor_yields * kind.yields
    command.with_earth = max(rules.successor_earth, yielding)
    command.with_you = kind.trusts if kind is not None else rules.you_opening
    command.earth_reasons, command.you_reasons = [], []
    command.words = {}
    world.events.say(CommanderChanged(before, command.person, command.character, words))


def _pick_character(world: World) -> CharacterKind | None:
    """Let Earth pick a sort of commander that has not commanded yet."""
    command = world.one(Command)
    had = {command.character, *(name for _, name, _, _ in command.former)}
    free = [kind for kind in book_of(world).characters.values() if kind.person is None and kind.id not in had]
    free = free or [kind for kind in book_of(world).characters.values() if kind.person is None]
    if not free:
        return None
    left = world.one(Chance).once(f"command/successor/{len(command.former)}").share()
    left *= sums.total(kind.weight for kind in free)
    for kind in free:
        left -= kind.weight
        if left < 0.0:
            return kind
    return free[-1]


def successor(world: World, kind: CharacterKind) -> int:
    """Return who suits a sort of commander best: by trait first, then by what they know; 0: nobody is left."""
    command = world.one(Command)
    gone = {command.person, *(entity for entity, _, _, _ in command.former)}
    best: tuple[int, float, int] | None = None
    for entity, person, body in world.each(Person, Body):
        if not person.named or not body.alive or entity in gone:
            continue
        suits = sum(1 for trait in kind.traits if trait in person.traits)
        row = (suits, person.skills.get(kind.skill, 0.0) + 0.5 * person.skills.get("command", 0.0), -entity)
        if best is None or row > best:
            best = row
    return -best[2] if best is not None else 0
