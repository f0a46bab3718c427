"""What the story is told of crises, out of the desk's record of them."""

from __future__ import annotations

from game.session.crises import CrisisLog
from game.sim.world import World
from game.story.storylets.news import CrisisNews


def crisis_news(world: World) -> CrisisNews:
    """Return the last crisis, and who has died, was got out or got somebody out in any."""
    log = world.one(CrisisLog)
    if not log.crises:
        return CrisisNews()
    last = log.crises[-1]
    open_now = any(crisis.outcome == "open" for crisis in log.crises)
    lately = [rescue for rescue in log.rescues if rescue.at_s >= last.onset_s]
    return CrisisNews(
        open=open_now,
        count=last.id,
        kind=last.kind,
        module=last.modules[0] if last.modules else 0,
        modules=tuple(last.modules),
        ended_s=-1.0 if open_now else last.ended_s,
        lost=len(last.dead),
        saved=len({rescue.person for rescue in lately}),
        outcome="" if last.outcome == "open" else last.outcome,
        dead=tuple(death.person for death in log.deaths if death.crisis),
        rescued=tuple(rescue.person for rescue in log.rescues),
        rescuers=tuple(rescue.by for rescue in log.rescues),
        part_in_last=tuple(who for rescue in lately for who in (rescue.person, rescue.by)),
    )
