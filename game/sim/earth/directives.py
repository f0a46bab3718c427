"""Directives: what Earth orders, what is answered, and how it is judged by what Earth last saw."""

from __future__ import annotations

from game.content.kinds.earth import DirectiveKind
from game.sim.chance import Chance, at_share
from game.sim.clock import Clock, sol_of
from game.sim.earth.components import Answer, Directive, Earth, Message
from game.sim.earth.events import DirectiveAnswered, DirectiveCame
from game.sim.earth.kinds import book_of, figure, next_number, rules_of
from game.sim.earth.messages import send
from game.sim.earth.metrics import held
from game.sim.earth.trust import change_mass, lean, move
from game.sim.settlement import Settlement
from game.sim.world import World

STREAM = "earth/directives"
LIVE = ("coming", "open", "accepted")
PLEA_ODDS = 0.35
"""Chance that a plea is heard where Earth does not trust the output at all; trust adds as much as it is."""
LEAST_LEAN = 0.2
"""What is left of the weight of what the colony does anyway."""
COUNTED_KEPT = 60
"""Directives that are remembered."""


def kind_of(world: World, directive: Directive) -> DirectiveKind:
    """Return what a directive is."""
    return book_of(world).directives[directive.kind]


def open_ones(world: World) -> list[Directive]:
    """Return the directives that stand: on their way, to be answered, or accepted and not judged."""
    return [directive for directive in world.one(Earth).directives if directive.state in LIVE]


def find(world: World, which: int) -> Directive | None:
    """Return a directive by its number, or nothing."""
    return next((one for one in world.one(Earth).directives if one.number == which), None)


def values_of(world: World, directive: Directive) -> dict[str, str]:
    """Return what is filled into words about a directive."""
    kind = kind_of(world, directive)
    metric = book_of(world).metrics.get(kind.metric)
    return {
        "directive": kind.name,
        "target": figure(metric, directive.target),
        "came": figure(metric, directive.came_to),
        "metric": metric.name if metric is not None else kind.metric,
        "due": str(directive.due_sol),
    }


# Issued.


def schedule(world: World) -> None:
    """Let Earth write a directive when its time has come, on a clear sol. Draws from a stream of its own."""
    earth, rules, sol = world.one(Earth), rules_of(world), world.one(Clock).sol
    if sol < earth.next_directive_sol:
        return
    chance = world.one(Chance)
    stream = chance.stream(STREAM)
    least, most = rules.directive_sols
    earth.next_directive_sol = sol + least + stream.below(most - least + 1)
    fitting = _fitting(world)
    share = stream.share()
    chance.keep(STREAM, stream)
    if len(open_ones(world)) >= rules.most_open or not fitting:
        return
    kind, _ = fitting[at_share(share, [weight for _, weight in fitting])]
    issue(world, kind)


def _fitting(world: World) -> list[tuple[str, float]]:
    """Return the kinds that Earth may send now, each with its weight."""
    earth, clock = world.one(Earth), world.one(Clock)
    sol, played = clock.sol, clock.sol - world.the(Settlement).scenario.start_sol
    trust, found = earth.trust["output"], []
    for kind in book_of(world).directives.values():
        last = max((one.from_sol for one in earth.directives if one.kind == kind.id), default=-10_000)
        stands = any(one.kind == kind.id for one in open_ones(world))
        early = played < kind.from_sols or sol - last < kind.again_sols
        if stands or early or not kind.least_trust <= trust <= kind.most_trust or _settled(world, kind):
            continue
        if kind.weight > 0.0:
            found.append((kind.id, kind.weight * max(LEAST_LEAN, 1.0 - kind.growth * lean(world))))
    return found


def _settled(world: World, kind: DirectiveKind) -> bool:
    """Return whether what a directive demands is done already, or what it forbids begun, as far as Earth has seen."""
    seen = world.one(Earth).picture.get(f"project/{kind.project}", 0.0)
    return kind.project is not None and seen >= (1.0 if kind.forbids else 2.0)


def issue(world: World, name: str) -> Directive:
    """Let Earth write a directive; it can be answered when it has come. Raises ``KeyError`` if there is no such."""
    earth, kind = world.one(Earth), book_of(world).directives[name]
    start = earth.picture.get(kind.metric, 0.0)
    target = kind.target * (1.0 / earth.demands if kind.at_most else earth.demands)
    target += kind.of_now * start
    if kind.least_target:
        target = max(target, start + kind.least_target)
    directive = Directive(next_number(world), kind.id, target, start, earth.pictured_sol.get(kind.metric, 0), -1, -1)
    earth.directives = [*earth.directives, directive][-COUNTED_KEPT:]
    message = send(world, "directive", str(directive.number), f"letter.directive.{kind.id}", out=False)
    directive.from_sol = sol_of(world.one(Clock).start_s + message.arrives_s)
    directive.due_sol = directive.from_sol + kind.due_sols
    message.values = values_of(world, directive)
    return directive


def came(world: World, message: Message) -> None:
    """Let a directive be answered, now that it is here; what it takes of the mass it takes at once."""
    directive = find(world, int(message.about))
    if directive is None or directive.state != "coming":
        return
    kind = kind_of(world, directive)
    directive.state = "open"
    if kind.mass_share:
        change_mass(world, kind.mass_share, kind.mass_sols, "letter.mass.directive", {"directive": kind.name})
    world.events.say(DirectiveCame(directive.number, kind.id))


# Answered.


def answer(world: World, directive: Directive, what: Answer) -> Message:
    """Send the colony's answer to a directive."""
    sol = world.one(Clock).sol
    if what == "plead":
        directive.pleaded = True
    else:
        directive.state = "accepted" if what == "accept" else "refused"
        directive.answered_sol = sol
    world.events.say(DirectiveAnswered(directive.number, directive.kind, what))
    words = f"letter.answer.{what}"
    return send(world, "answer", str(directive.number), words, values_of(world, directive), out=True, answer=what)


def heard(world: World, message: Message) -> None:
    """Let Earth make something of an answer."""
    directive = find(world, int(message.about))
    if directive is None or directive.state == "withdrawn":
        return
    if message.answer == "plead":
        _weigh_plea(world, directive)
        return
    directive.heard = True
    if message.answer == "refuse":
        send(
            world,
            "answer",
            str(directive.number),
            "letter.refused",
            values_of(world, directive),
            out=False,
            answer="refused",
        )


def _weigh_plea(world: World, directive: Directive) -> None:
    earth = world.one(Earth)
    draw = world.one(Chance).once(f"earth/plea/{directive.number}").share()
    granted = draw < PLEA_ODDS + 0.5 * earth.trust["output"] - 0.5 * earth.anger
    name = "granted" if granted else "denied"
    words = f"letter.plea.{name}"
    send(
        world,
        "answer",
        str(directive.number),
        words,
        values_of(world, directive),
        out=False,
        answer=name,
        after_sols=1.0,
    )


def told(world: World, message: Message) -> None:
    """Let the colony learn what Earth makes of its answer."""
    directive = find(world, int(message.about))
    if directive is None:
        return
    kind, rules = kind_of(world, directive), rules_of(world)
    if message.answer == "refused":
        move(world, kind.refused, "letter.reason.refused", {"directive": kind.name})
    elif message.answer == "granted" and directive.state in ("open", "accepted"):
        unanswered = directive.state == "open"
        directive.state = "accepted"
        directive.heard = True
        directive.due_sol += rules.plead_sols
        if not kind.at_most:
            directive.target *= rules.plead_share
        if unanswered:
            directive.answered_sol = world.one(Clock).sol
            world.events.say(DirectiveAnswered(directive.number, directive.kind, "accept"))


def progress(world: World, directive: Directive, value: float | None, sol: int | None = None) -> float:
    """Return what a directive would come to if its figure were this on a sol; a project is 0, 1 begun or 2 done."""
    kind = kind_of(world, directive)
    if kind.project is not None:
        return world.one(Earth).picture.get(f"project/{kind.project}", 0.0)
    on = world.one(Clock).sol if sol is None else sol
    return 0.0 if value is None else held(kind.measured, value, directive.start, on - directive.start_sol)


def withdraw(world: World, directive: Directive) -> None:
    """Take a directive back."""
    directive.state = "withdrawn"
    directive.judged_sol = world.one(Clock).sol
