"""What the story is told of crises, out of the desk's record of them."""

from __future__ import annotations

from game.session.crises import CrisisLog
from game.sim.world import World
from game.story.storylets.news import CrisisNews


def crisis_news(world: World) -> CrisisNews:
    """Return the newest crisis that goes on, or else the last, and who died, was got out or got others out in any."""
    log = world.one(CrisisLog)
    if not log.crises:
        return CrisisNews()
    going_on = [crisis for crisis in log.crises if crisis.ended_s < 0.0]
    last = going_on[-1] if going_on else log.crises[-1]
    lately = [rescue for rescue in log.rescues if rescue.at_s >= last.onset_s]
    return CrisisNews(
        open=bool(going_on),
        count=len(log.crises),
        kind=last.kind,
        module=last.modules[0] if last.modules else 0,
        modules=tuple(last.modules),
        ended_s=-1.0 if going_on else max(crisis.ended_s for crisis in log.crises),
        lost=len(last.dead),
        saved=len({rescue.person for rescue in lately}),
        outcome="" if going_on else last.outcome,
        dead=tuple(death.person for death in log.deaths if death.crisis),
        rescued=tuple(rescue.person for rescue in log.rescues),
        rescuers=tuple(rescue.by for rescue in log.rescues),
        part_in_last=tuple(who for rescue in lately for who in (rescue.person, rescue.by)),
    )
