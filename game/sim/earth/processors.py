"""Earth as time passes: messages at the moment that they arrive, everything else once a sol."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.content.kinds.alarm import AlarmKind
from game.sim.clock import Clock, sol_of
from game.sim.earth import acts, directives, judging, proposals, reports, trust
from game.sim.earth.components import Earth, Message
from game.sim.earth.events import AngerOver, AngerShown, BlackoutBegan, BlackoutOver, CommandThreatened, MessageArrived
from game.sim.earth.kinds import rules_of
from game.sim.earth.messages import is_dark, send, take
from game.sim.earth.metrics import telemetry
from game.sim.earth.orbits import clear_s
from game.sim.hazards.components import DANGER_UP
from game.sim.hazards.events import AlarmRaised
from game.sim.settlement import Settlement
from game.sim.world import World

OUT: dict[str, Callable[[World, Message], None]] = {
    "answer": directives.heard,
    "report": reports.read,
    "proposal": proposals.read,
    "authorisation": acts.weigh_leave,
    "forgiveness": acts.weigh_forgiveness,
    "act": acts.heard,
}
"""What Earth does with what it reads."""


def _judgement(world: World, message: Message) -> None:
    if message.about:
        judging.judged(world, message)
    else:
        reports.told(world, message)


def _anger(world: World, message: Message) -> None:
    height, threatens = int(message.about), message.answer == "threat"
    world.events.say(AngerShown(height, threatens))
    if threatens:
        world.events.say(CommandThreatened())


IN: dict[str, Callable[[World, Message], None]] = {
    "directive": directives.came,
    "answer": directives.told,
    "judgement": _judgement,
    "decision": proposals.decided,
    "authorisation": acts.leave_told,
    "forgiveness": acts.forgiveness_told,
    "act": acts.told,
    "anger": _anger,
}
"""What the colony learns from what it reads."""


class EarthProcessor:
    """Reads messages as they arrive, and sees to Earth once a sol. Writes ``Earth`` through its rules."""

    def __init__(self, world: World) -> None:
        """Begin to count alarms that endanger people."""
        self._world = world
        self._levels = {kind.id: kind.level for kind in world.the(Settlement).content.of(AlarmKind).values()}
        if world.one(Earth).live:
            world.events.subscribe(AlarmRaised, self._alarm)

    def _alarm(self, event: AlarmRaised) -> None:
        earth, sol = self._world.one(Earth), self._world.one(Clock).sol
        if self._levels[event.alarm] in DANGER_UP and earth.crisis_sol != sol:
            earth.crises += 1
            earth.crisis_sol = sol

    def next_s(self) -> float:
        """Return when the next message arrives, in seconds since the game began."""
        next_s = self._world.one(Earth).next_s
        return next_s if next_s >= 0.0 else math.inf

    def process(self, _step_s: float) -> None:
        """Read what has arrived; on the first step of a sol see to the rest."""
        earth = self._world.one(Earth)
        if not earth.live:
            return
        while (message := take(self._world)) is not None:
            act = (OUT if message.out else IN).get(message.kind)
            if act is not None:
                act(self._world, message)
            self._world.events.say(MessageArrived(message.number, message.kind, message.out))
        sol = self._world.one(Clock).sol
        if sol != earth.sol:
            sols, earth.sol = sol - earth.sol, sol
            self._see_to(float(sols))

    def _see_to(self, sols: float) -> None:
        world = self._world
        self._sky()
        self._look()
        trust.fade(world, sols)
        acts.observe(world)
        judging.see_to(world)
        reports.see_to(world)
        earth = world.one(Earth)
        if not earth.dark:
            self._deaths()
            directives.schedule(world)
        self._show_anger()
        trust.allot(world)

    def _sky(self) -> None:
        """Notice when the sun comes between, and when it is past."""
        world, earth = self._world, self._world.one(Earth)
        dark = is_dark(world)
        if dark and not earth.dark:
            until_sol = sol_of(clear_s(rules_of(world), world.one(Clock).now_s))
            world.events.say(BlackoutBegan(until_sol))
        elif earth.dark and not dark:
            world.events.say(BlackoutOver())
        earth.dark = dark

    def _look(self) -> None:
        """Let Earth look at what left on the last sol, and send what there is now, unless the sun stands between."""
        world, earth = self._world, self._world.one(Earth)
        if earth.pending:
            earth.picture = {**earth.picture, **earth.pending}
            earth.pictured_sol = {**earth.pictured_sol, **dict.fromkeys(earth.pending, earth.pending_sol)}
        earth.pending = {} if earth.dark else telemetry(world)
        earth.pending_sol = world.one(Clock).sol

    def _deaths(self) -> None:
        """Let Earth see who has died."""
        world, earth = self._world, self._world.one(Earth)
        dead = int(earth.picture.get("deaths", 0.0))
        if dead > earth.dead_told:
            count, earth.dead_told = dead - earth.dead_told, dead
            trust.move(world, rules_of(world).death, "letter.reason.deaths", {"count": str(count)}, float(count))

    def _show_anger(self) -> None:
        """Let anger show, wear itself out, and end."""
        world, earth, rules = self._world, self._world.one(Earth), rules_of(self._world)
        sol, angry = world.one(Clock).sol, trust.shown(world)
        if angry is None:
            if earth.angry_sol >= 0:
                weary = trust.resting(world)
                earth.angry_sol = -1
                world.events.say(AngerOver(weary))
            return
        if earth.angry_sol < 0:
            earth.angry_sol, earth.scolded = sol, 0
        if sol - earth.angry_sol >= rules.weary_sols and not trust.resting(world):
            earth.weary_sol = sol
        if trust.resting(world) or earth.dark or sol - earth.scolded_sol < angry.every_sols:
            return
        earth.scolded_sol = sol
        answer = "threat" if angry.threatens else ""
        words = angry.words[earth.scolded % len(angry.words)]
        earth.scolded += 1
        send(world, "anger", str(trust.height(world)), words, {}, out=False, answer=answer)
