"""Saying no: who will not go in, and who will not come out."""

from __future__ import annotations

from typing import Literal

from game.content.kinds.setting import TextEntry
from game.content.kinds.work import TaskKind
from game.sim import sums
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.minds.components import Mind, Standoff, StandoffKind
from game.sim.minds.dread import Ground, dread_of
from game.sim.minds.events import WillNotGo, WillNotLeave
from game.sim.minds.rules import fear_share, panics
from game.sim.minds.sleep import tired_share
from game.sim.minds.temper import courage_share, manner_of, traits_of
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import ASLEEP, able, breath_of, move
from game.sim.register import Register
from game.sim.rescue.components import Pinned
from game.sim.settlement import Settlement
from game.sim.structure.components import Room
from game.sim.structure.rules import module_of
from game.sim.work.components import Job
from game.sim.world import World

CHANCE_PER_DREAD = 2.2
"""Chance of a refusal, for each part of danger beyond what somebody bears."""
MOST_CHANCE = 0.95
FEAR_TAKES, TIRED_TAKES, DOUBT_TAKES, BOND_GIVES = 0.35, 0.08, 0.3, 0.45
"""What fear, tiredness and distrust take from courage, and what somebody dear in there gives."""
STAYS = -0.3
"""Odds of staying with the work, of somebody whose temper says nothing of it and whose work is not near its end."""
STAYS_NEARLY_DONE, STAYS_FOR_BOND, STAYS_DISTRUST = 0.35, 0.3, 0.3
STAYS_BAD_AIR, STAYS_FEAR = -0.25, -0.5
STAYS_AT_HOME = -0.1
"""Added for somebody who is told to leave a place where they have no job in hand."""
OWN_WORK = 0.15
"""Added where the place is the one they work in."""
NEARLY_DONE_S = 300.0
"""Work with less than this ahead is nearly done."""
VARIANTS = 9
"""How many texts of one kind are looked for at most."""


def will_not_go(world: World, person: int, place: int, *, mask: bool = False, suit: bool = False) -> str:
    """Return the id of what somebody says who will not go to a place, or nothing if they go.

    Whether they go hangs on what is known of the place, on what they wear (``mask``, ``suit``: will wear), on temper,
    training, fear, tiredness, trust, and on who is in there. Asking again in the same state gets the same answer.
    """
    dread, ground = dread_of(world, person, place, mask=mask, suit=suit)
    if dread <= 0.0:
        return ""
    if panics(world, person):
        return _say(world, person, "go", "panic", ground)
    odds = CHANCE_PER_DREAD * (dread - _bears(world, person, place))
    if odds <= 0.0:
        return ""
    if _drawn(world, person, f"go/{_name(world, place)}") >= min(MOST_CHANCE, odds):
        return ""
    return _say(world, person, "go", manner_of(world, person), ground)


def _bears(world: World, person: int, place: int) -> float:
    """Return the danger that somebody bears now to go to a place."""
    mind = world.find(person, Mind) or Mind()
    bears = courage_share(world, person) + DOUBT_TAKES * (mind.trust_share - 0.5)
    bears -= FEAR_TAKES * fear_share(world, person) + TIRED_TAKES * tired_share(world, person)
    return bears + BOND_GIVES * bond_in(world, person, module_of(world, place))


def bond_in(world: World, person: int, module: int) -> float:
    """Return how much somebody in a module who is down, held or shut in there is to somebody, 0 to 1; the dearest."""
    people = world.the(Register).people
    dearest = 0.0
    for name, bond in world.get(person, Person).bonds.items():
        other = people.get(name)
        if other is None or bond <= dearest:
            continue
        body, where = world.get(other, Body), world.get(other, Whereabouts)
        held = world.find(other, Pinned) is not None or where.room != 0
        if body.alive and where.module == module and (body.down or held):
            dearest = bond
    return dearest


def will_not_leave(world: World, person: int, job: int) -> str:
    """Return the id of what somebody says who will not come out, or nothing if they come; ``job`` 0: out of a place.

    It hangs on temper, on how near the work is to its end, on who depends on it, on fear, trust and what they breathe.
    """
    if not able(world, person) or world.find(person, Pinned) is not None:
        return ""
    mind = world.find(person, Mind) or Mind()
    if job and job in mind.firm:
        return _say(world, person, "stay", "firm", "")
    odds = STAYS + sums.total(trait.stays_share for trait in traits_of(world, person))
    odds += STAYS_FEAR * fear_share(world, person) - STAYS_DISTRUST * (mind.trust_share - 0.5)
    odds += STAYS_BAD_AIR if breath_of(world, person).harms else 0.0
    where = world.get(person, Whereabouts)
    in_hand = world.find(job, Job) if job else None
    manner = manner_of(world, person)
    if in_hand is None:
        odds += STAYS_AT_HOME + (OWN_WORK if world.get(person, Person).work == where.module else 0.0)
    elif in_hand.state != "working":
        return ""
    else:
        nearly = max(0.0, 1.0 - work_ahead_s(world, in_hand) / NEARLY_DONE_S)
        for_whom = _depends(world, person, in_hand.module)
        odds += STAYS_NEARLY_DONE * nearly + STAYS_FOR_BOND * for_whom
        if for_whom > 0.5:
            manner = "bond"
        elif nearly > 0.5 and manner == "plain":
            manner = "nearly"
    key = f"stay/{job}" if job else f"stay/{_name(world, where.module)}"
    if odds <= 0.0 or _drawn(world, person, key) >= min(MOST_CHANCE, odds):
        return ""
    return _say(world, person, "stay" if job else "home", manner, "")


def work_ahead_s(world: World, job: Job) -> float:
    """Return the seconds of work that a job has ahead at full speed, by the middle of what each step takes."""
    task: TaskKind = world.the(Settlement).tasks[job.task]
    ahead_s = sums.total(0.5 * (step.shortest_s + step.longest_s) for step in task.steps[job.step + 1 :])
    return ahead_s + (1.0 - job.progress) * job.duration_s


def _depends(world: World, person: int, module: int) -> float:
    """Return how much the dearest of those who breathe the air of a module is to somebody, 0 to 1."""
    people = world.the(Register).people
    return max(
        (
            bond
            for name, bond in world.get(person, Person).bonds.items()
            if (other := people.get(name)) is not None
            and other != person
            and world.get(other, Body).alive
            and world.get(other, Whereabouts).module == module
        ),
        default=0.0,
    )


def stand_off(world: World, person: int, kind: StandoffKind, job: int, said: str) -> None:
    """Let somebody stand by what they ``said``, the id of a text, until they are answered, and say so."""
    in_hand = world.find(job, Job) if job else None
    place = world.get(person, Whereabouts).module if in_hand is None else (in_hand.place or in_hand.module)
    where = world.get(person, Whereabouts)
    if where.activity == ASLEEP:
        move(world, person, where.module, "rest", where.room)
    world.add(person, Standoff(kind, job, place, world.one(Clock).elapsed_s, said))
    world.events.say(WillNotGo(person, job, said) if kind == "will_not_go" else WillNotLeave(person, job, said))


def _drawn(world: World, person: int, about: str) -> float:
    """Draw a number from 0 to 1 that stays the same for a sol, whatever is asked in between."""
    sol = int(world.one(Clock).elapsed_s // SOL_S)
    return world.one(Chance).once(f"will/{world.get(person, Person).id}/{about}/{sol}").share()


def _name(world: World, place: int) -> str:
    """Return the name of a place in the streams of chance."""
    room = world.find(place, Room)
    return str(place) if room is None else room.id


def _say(world: World, person: int, will: str, manner: str, ground: Ground | Literal[""]) -> str:
    """Return the id of what somebody says: in their manner of what frightens them, in their manner, or plainly."""
    texts = world.the(Settlement).content.of(TextEntry)
    own, plain = f"will.{will}.{manner}", f"will.{will}.plain"
    for stem in (f"{own}.{ground}", own, f"{plain}.{ground}", plain):
        found = [name for number in range(1, VARIANTS + 1) if (name := f"{stem}.{number}") in texts]
        if found:
            who = world.get(person, Person).id
            return found[world.one(Chance).once(f"said/{who}/{will}").below(len(found))]
    return f"will.{will}.plain.1"
