"""Reports: what is only known on Earth when somebody writes it down, and how frankly they do."""

from __future__ import annotations

from game.content.kinds.earth import MetricKind
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.earth.components import Earth, Frankness, Message
from game.sim.earth.kinds import book_of, number, rules_of
from game.sim.earth.messages import send
from game.sim.earth.metrics import measure
from game.sim.earth.trust import move, move_trust
from game.sim.world import World

BRIEF = ("reports",)
"""What even a brief report has."""
LIE_SHARE = 1.25
"""A figure gives a polished one the lie when it is this many times as much."""


def reported(world: World) -> list[MetricKind]:
    """Return the figures that Earth only knows from reports."""
    return [kind for kind in book_of(world).metrics.values() if kind.seen == "report"]


def send_report(world: World, frankness: Frankness) -> Message:
    """Send a report: all figures as they are, only how things go, or all of them polished."""
    earth, rules, sol = world.one(Earth), rules_of(world), world.one(Clock).sol
    earth.reports += 1
    earth.reported_sol = sol
    kinds = reported(world)
    picture: dict[str, float] = {
        kind.id: measure(world, kind.id) for kind in kinds if frankness != "brief" or kind.id in BRIEF
    }
    if frankness == "polished":
        for kind in kinds:
            if kind.bad_high and picture[kind.id] > 0.0:
                picture[kind.id] *= rules.polished_share
    values = {name: number(value, book_of(world).metrics[name].decimals) for name, value in picture.items()}
    return send(world, "report", "", f"letter.report.{frankness}", values, out=True, answer=frankness, picture=picture)


def read(world: World, message: Message) -> None:
    """Let Earth read a report."""
    earth, rules, sol = world.one(Earth), rules_of(world), world.one(Clock).sol
    lied = _lied(earth, message) if message.answer == "frank" else ""
    earth.picture = {**earth.picture, **message.picture}
    earth.pictured_sol = {**earth.pictured_sol, **dict.fromkeys(message.picture, sol)}
    if message.answer == "polished":
        bad = [kind.id for kind in reported(world) if kind.bad_high and message.picture.get(kind.id, 0.0) > 0.0]
        earth.shaded = {**earth.shaded, **dict.fromkeys(bad, sol)}
    elif message.answer == "frank":
        earth.shaded = {}
        if lied:
            move(world, rules.found_out, "letter.reason.lied", _named(world, lied))
        elif earth.frank_sol < 0 or sol - earth.frank_sol >= rules.frank_sols:
            earth.frank_sol = sol
            move(world, rules.frank, "letter.reason.frank")
        debt_h = message.picture.get("debt_h", 0.0)
        if debt_h > rules.debt_worry_h:
            amount = rules.debt_worry * min(2.0, debt_h / rules.debt_worry_h - 1.0)
            move_trust(world, "safety", amount, "letter.reason.debt", {"hours": number(debt_h)})


def _lied(earth: Earth, message: Message) -> str:
    """Return a figure that gives an earlier, polished one the lie; empty: none does."""
    for name in earth.shaded:
        if message.picture.get(name, 0.0) > LIE_SHARE * earth.picture.get(name, 0.0):
            return name
    return ""


def _named(world: World, metric: str) -> dict[str, str]:
    kind = book_of(world).metrics.get(metric)
    return {"metric": kind.name if kind is not None else ""}


def see_to(world: World) -> None:
    """Let polished figures be found out, and miss reports that are long overdue, once a sol."""
    earth, rules, sol = world.one(Earth), rules_of(world), world.one(Clock).sol
    if earth.shaded and earth.crisis_sol >= max(earth.shaded.values()) and not earth.dark:
        draw = world.one(Chance).once(f"earth/found_out/{sol}").share()
        if draw < rules.found_out_share:
            name = next(iter(earth.shaded))
            earth.shaded = {}
            send(world, "judgement", "", "letter.found_out", _named(world, name), out=False, answer="found_out")
    if sol >= missed_sol(world):
        earth.late_sol = sol
        send(world, "judgement", "", "letter.late", {"sols": str(sol - earth.reported_sol)}, out=False, answer="late")


def missed_sol(world: World) -> int:
    """Return the sol on which a report is missed that nobody sends before, or missed once more."""
    earth = world.one(Earth)
    return max(earth.reported_sol, earth.late_sol) + 2 * rules_of(world).report_sols + 1


def told(world: World, message: Message) -> None:
    """Let the colony learn what Earth makes of its reports."""
    rules = rules_of(world)
    if message.answer == "found_out":
        move(world, rules.found_out, "letter.reason.found_out", message.values)
    elif message.answer == "late":
        move(world, rules.late_report, "letter.reason.late", message.values)
