"""Judgement: what Earth makes of directives by what it last saw, and of silence."""

from __future__ import annotations

from collections.abc import Mapping

from game.sim.clock import Clock
from game.sim.earth.components import Directive, Earth, Message
from game.sim.earth.directives import find, kind_of, open_ones, progress, values_of
from game.sim.earth.events import DirectiveAnswered, DirectiveJudged
from game.sim.earth.kinds import rules_of
from game.sim.earth.messages import send
from game.sim.earth.metrics import measure
from game.sim.earth.trust import move
from game.sim.supply.holds import departures, grant
from game.sim.works.components import Works
from game.sim.world import World


def see_to(world: World) -> None:
    """See to every directive, once a sol: silence, and judgement by what Earth last saw."""
    earth, rules, sol = world.one(Earth), rules_of(world), world.one(Clock).sol
    for directive in open_ones(world):
        if directive.state == "open" and sol - directive.from_sol > rules.answer_sols:
            if not _pleads(earth, directive):
                _silent(world, directive)
        elif directive.state == "accepted":
            _watch(world, directive)
            if directive.heard and sol >= directive.due_sol and not earth.dark:
                judge(world, directive)


def _pleads(earth: Earth, directive: Directive) -> bool:
    """Return whether a plea, or what was decided of it, is still on its way."""
    about = str(directive.number)
    return any(message.kind == "answer" and message.about == about for message in earth.way)


def _silent(world: World, directive: Directive) -> None:
    """Take silence for refusal. Earth needs no message to notice it."""
    directive.state, directive.answered_sol, directive.heard = "refused", world.one(Clock).sol, True
    world.events.say(DirectiveAnswered(directive.number, directive.kind, "silence"))
    send(
        world,
        "answer",
        str(directive.number),
        "letter.silence",
        values_of(world, directive),
        out=False,
        answer="refused",
    )


def _watch(world: World, directive: Directive) -> None:
    """Notice when a project was begun that is forbidden."""
    kind = kind_of(world, directive)
    if kind.forbids and directive.broke_sol < 0 and kind.project is not None:
        works = world.one(Works)
        if any(work.id == kind.project and work.begun_sol >= directive.from_sol for work in works.begun):
            directive.broke_sol = world.one(Clock).sol


def is_met(world: World, directive: Directive, came_to: float) -> bool:
    """Return whether something would do."""
    kind = kind_of(world, directive)
    if kind.forbids:
        return came_to == 0.0 or directive.broke_sol < 0
    if kind.project is not None:
        return came_to >= 2.0
    return came_to <= directive.target if kind.at_most else came_to >= directive.target - 1e-9


def comes_to(world: World, directive: Directive, own: Mapping[str, float]) -> float:
    """Return what a directive would come to if Earth saw all that the colony knows; ``own`` is its telemetry now."""
    kind = kind_of(world, directive)
    if kind.project is not None:
        return own.get(f"project/{kind.project}", 0.0)
    value = own[kind.metric] if kind.metric in own else measure(world, kind.metric)
    return progress(world, directive, value, world.one(Clock).sol)


def met_share(world: World, directive: Directive, came_to: float) -> float:
    """Return how far something meets a directive, 0 to 1: more than the most that is allowed, the less the more."""
    kind = kind_of(world, directive)
    if kind.forbids:
        return float(is_met(world, directive, came_to))
    if kind.at_most:
        return min(1.0, directive.target / came_to) if came_to > 0.0 else 1.0
    wanted = 2.0 if kind.project is not None else directive.target
    return min(1.0, max(0.0, came_to / wanted)) if wanted > 0.0 else 1.0


def judge(world: World, directive: Directive) -> None:
    """Let Earth judge a directive by what it last saw; the colony learns of it when the message is here."""
    earth, kind = world.one(Earth), kind_of(world, directive)
    seen = earth.picture.get(kind.metric)
    directive.came_to = progress(world, directive, seen, earth.pictured_sol.get(kind.metric, 0))
    met = is_met(world, directive, directive.came_to) and (seen is not None or kind.project is not None)
    directive.state = "met" if met else "missed"
    directive.judged_sol = world.one(Clock).sol
    words = (
        f"letter.judged.{directive.state}" if seen is not None or kind.project is not None else "letter.judged.unseen"
    )
    send(
        world, "judgement", str(directive.number), words, values_of(world, directive), out=False, answer=directive.state
    )


def judged(world: World, message: Message) -> None:
    """Let the colony learn how a directive was judged, and what comes of it."""
    directive = find(world, int(message.about))
    if directive is None:
        return
    kind, met = kind_of(world, directive), message.answer == "met"
    values = {"directive": kind.name}
    move(world, kind.met if met else kind.missed, f"letter.reason.{message.answer}", values)
    if met and kind.reward_kg > 0.0:
        give_mass(world, kind.reward_kg)
    world.events.say(DirectiveJudged(directive.number, kind.id, met))


def give_mass(world: World, kg: float) -> str:
    """Give mass in the next open hold, and return its ship; empty where none flies."""
    for departure in departures(world):
        grant(world, departure.ship, departure.leaves_sol, kg)
        return departure.ship
    return ""
