"""Messages: each travels at the speed of light, waits while the sun stands between, and counts when it is read."""

from __future__ import annotations

from game.sim.clock import SOL_S, Clock
from game.sim.earth import orbits
from game.sim.earth.components import Earth, Message, MessageKind
from game.sim.earth.events import MessageSent
from game.sim.earth.kinds import next_number, rules_of
from game.sim.world import World

KEPT = 80
"""Messages that are kept once they were read."""


def light_s(world: World) -> float:
    """Return how long a message takes that leaves now."""
    return orbits.light_s(rules_of(world), world.one(Clock).now_s)


def is_dark(world: World) -> bool:
    """Return whether the sun stands between now, so that nothing comes through."""
    return orbits.is_dark(rules_of(world), world.one(Clock).now_s)


def send(
    world: World,
    kind: MessageKind,
    about: str,
    words: str,
    values: dict[str, str] | None = None,
    *,
    out: bool,
    answer: str = "",
    picture: dict[str, float] | None = None,
    after_sols: float = 0.0,
) -> Message:
    """Send a message to Earth (``out``) or from it, after some sols, and return it.

    ``words`` is the id of its text. It leaves when the way is clear, and arrives after the light time of that moment.
    Nothing that it brings is known, or done, before then.
    """
    clock, earth, rules = world.one(Clock), world.one(Earth), rules_of(world)
    written_s = clock.now_s + after_sols * SOL_S
    leaves_s = orbits.clear_s(rules, written_s)
    arrives_s = leaves_s + orbits.light_s(rules, leaves_s) - clock.start_s
    message = Message(
        number=next_number(world),
        kind=kind,
        out=out,
        about=about,
        words=words,
        values=dict(values or {}),
        sent_s=written_s - clock.start_s,
        arrives_s=arrives_s,
        answer=answer,
        picture=dict(picture or {}),
    )
    earth.way = sorted([*earth.way, message], key=lambda other: (other.arrives_s, other.number))
    earth.next_s = earth.way[0].arrives_s
    world.events.say(MessageSent(message.number))
    return message


def take(world: World) -> Message | None:
    """Take the next message that has arrived off its way, or return nothing."""
    earth = world.one(Earth)
    if not earth.way or earth.way[0].arrives_s > world.one(Clock).elapsed_s:
        return None
    message, *earth.way = earth.way
    earth.next_s = earth.way[0].arrives_s if earth.way else -1.0
    earth.read = [*earth.read, message][-KEPT:]
    return message
