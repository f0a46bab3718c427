"""Choices about those who are under orders already: jobs in hand, those who say no, and waiting for the next strike."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.desk.choices.dressing import Gear
from game.session.desk.choices.offers import Offers
from game.session.desk.jobtimes import A_LITTLE
from game.session.desk.words import minutes
from game.session.orders import Hurry, Insist, JoinTeam, LetBe, TakePrecautions, Withdraw
from game.session.view import ChoiceView
from game.sim.hazards import precautions
from game.sim.hazards.components import Alarms
from game.sim.minds.answers import insist_odds_share
from game.sim.minds.components import Standoff
from game.sim.people.components import Person, Whereabouts
from game.sim.structure.components import Hole
from game.sim.structure.rules import module_of
from game.sim.work.components import Job
from game.sim.work.jobs import OPEN
from game.sim.world import World


def jobs_in_hand(offers: Offers) -> Iterator[ChoiceView]:
    """Yield what can be said to teams that work in a module or about it."""
    world = offers.world
    for entity, job in world.each(Job):
        if job.state not in OPEN or not _about(offers, job):
            continue
        view = offers.desk.jobs.job(entity, job)
        lead = offers.callings.of(job.people[0])
        yield offers.choice(Withdraw(entity), "choice.withdraw", "danger", who=lead)
        if job.hurry:
            yield offers.choice(Hurry(entity, False), "choice.steady", "plain", who=lead)
        else:
            rules = offers.settlement.rules
            sooner_s = (1.0 - rules.hurry_time_share) * 0.5 * (view.shortest_s + view.longest_s)
            odds = min((step.odds_share for step in view.steps if step.state != "done"), default=1.0)
            hurried = odds * rules.hurry_odds_share if odds < 1.0 else 1.0
            yield offers.choice(
                Hurry(entity, True),
                "choice.hurry",
                "caution",
                soonest_s=rules.hurry_time_share * view.shortest_s,
                latest_s=rules.hurry_time_share * view.longest_s,
                odds_share=hurried,
                who=lead,
                sooner=minutes(sooner_s),
                odds=f"{100.0 * hurried:.0f}",
            )
        yield from _joining(offers, entity, job, lead)


def _about(offers: Offers, job: Job) -> bool:
    target_here = job.target == offers.module or (
        offers.world.find(job.target, Whereabouts) is not None
        and offers.world.get(job.target, Whereabouts).module == offers.module
    )
    return target_here or offers.module in (job.module, job.destination)


def _joining(offers: Offers, entity: int, job: Job, lead: str) -> Iterator[ChoiceView]:
    task = offers.settlement.tasks[job.task]
    place = job.place or job.module
    dressing = offers.teams.dressing
    gear = dressing.gear_for(place)
    if gear.suits and not job.suits and dressing.masks_last_s(place) <= 0.0:
        return  # they would come as the others did, in a mask, and it is no help there any more
    masks = gear.masks or gear.suits
    worn = Gear(masks=masks and not job.suits, suits=job.suits)
    for person, away_s in offers.teams.nearest(task, place, job.people, worn)[:1]:
        yield offers.choice(
            JoinTeam(entity, offers.world.get(person, Person).id, masks=masks),
            "choice.join",
            "plain",
            soonest_s=away_s,
            latest_s=A_LITTLE * away_s,
            who=offers.callings.of(person),
            lead=lead,
            arrives=minutes(away_s),
        )


def standoffs(offers: Offers) -> Iterator[ChoiceView]:
    """Yield what can be answered to those who say no here."""
    world = offers.world
    for entity, standoff in world.each(Standoff):
        here = world.get(entity, Whereabouts).module == offers.module
        if not here and _module(world, standoff.place) != offers.module:
            continue
        person = world.get(entity, Person).id
        odds = insist_odds_share(world, entity)
        who = offers.callings.of(entity)
        percent = f"{100.0 * odds:.0f}"
        yield offers.choice(Insist(person), "choice.insist", "caution", odds_share=odds, who=who, odds=percent)
        yield offers.choice(LetBe(person), "choice.let_be", "plain", who=who)


def _module(world: World, place: int) -> int:
    return module_of(world, place) if place else 0


def precaution(offers: Offers) -> Iterator[ChoiceView]:
    """Yield whether to wait for the next strike, where the hull is open or precautions are taken."""
    world = offers.world
    if precautions.on(world):
        yield offers.choice(TakePrecautions(False), "choice.precautions_off", "plain")
    elif any(hole.part == 0 and hole.cda_m2 > 0.0 and hole.found for _, hole in world.each(Hole)) or any(
        alarm.level == "breach" for alarm in world.one(Alarms).standing.values()
    ):
        yield offers.choice(TakePrecautions(True), "choice.precautions_on", "caution")
