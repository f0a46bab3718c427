"""Effects on people: what they feel, know and are, and what they are to each other."""

from __future__ import annotations

from game.content.kinds.effect_people import (
    AppointEffect,
    BondEffect,
    GrudgeEffect,
    MoodEffect,
    PromoteEffect,
    RegardEffect,
    RestEffect,
    SkillEffect,
    TraitEffect,
)
from game.sim.crews.book import CrewBook
from game.sim.crews.components import Strain
from game.sim.crews.strain import lay_off, off_work
from game.sim.learning.leads import appoint
from game.sim.minds.components import Mind
from game.sim.minds.rules import trust
from game.sim.people.components import Person
from game.story.storylets.components import Resentment, StoryBook
from game.story.storylets.effects.circumstances import Circumstances


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))


def move_mood(why: Circumstances, effect: MoodEffect) -> None:
    """Put stress on people, or take it from them."""
    strained = why.world.one(Strain)
    rows = {entity: row for row, entity in enumerate(strained.people)}
    stress = strained.stress.copy()
    for who in why.those(effect.who, effect.crew):
        if who in rows:
            stress[rows[who]] = _within(float(stress[rows[who]]) + effect.stress)
    strained.stress = stress


def move_regard(why: Circumstances, effect: RegardEffect) -> None:
    """Change how far people trust the desk."""
    for who in why.those(effect.who, effect.crew):
        if why.world.find(who, Mind) is not None:
            trust(why.world, who, effect.by)


def bind(why: Circumstances, effect: BondEffect) -> None:
    """Change what two people are to each other."""
    first, second = why.somebody(effect.who), why.somebody(effect.to)
    if not first or not second:
        return
    for who, other in ((first, second), (second, first)):
        person, name = why.world.get(who, Person), why.world.get(other, Person).id
        person.bonds = {**person.bonds, name: _within(person.bonds.get(name, 0.0) + effect.by)}


def teach(why: Circumstances, effect: SkillEffect) -> None:
    """Let somebody have learned something, or have lost it."""
    who = why.somebody(effect.who)
    if who:
        person = why.world.get(who, Person)
        level = _within(person.skills.get(effect.skill, 0.0) + effect.by)
        person.skills = {**person.skills, effect.skill: level}


def mark(why: Circumstances, effect: TraitEffect) -> None:
    """Let a word be true of somebody from now on, or no longer."""
    who = why.somebody(effect.who)
    if who:
        person = why.world.get(who, Person)
        others = tuple(trait for trait in person.traits if trait != effect.trait)
        person.traits = others if effect.lost else (*others, effect.trait)


def promote(why: Circumstances, effect: PromoteEffect) -> None:
    """Let somebody whom nobody wrote be one of those whom all know by name."""
    who = why.somebody(effect.who)
    if not who:
        return
    book, person = why.world.one(StoryBook), why.world.get(who, Person)
    if not person.named and who not in book.promoted:
        book.promoted = [*book.promoted, who]
    if effect.post is not None:
        person.role = effect.post


def put_over(why: Circumstances, effect: AppointEffect) -> None:
    """Put somebody into a post."""
    who = why.somebody(effect.who)
    if who:
        appoint(why.world, who, effect.post)


def rest(why: Circumstances, effect: RestEffect) -> None:
    """Take somebody off work."""
    who = why.somebody(effect.who)
    if who and off_work(why.world, who) is None:
        lay_off(why.world, who, "burn_out", effect.sols / why.world.the(CrewBook).rules.burn_out_sols)


def resent(why: Circumstances, effect: GrudgeEffect) -> None:
    """Let somebody remember something against somebody, or against the desk; or forgive it."""
    who, against = why.somebody(effect.who), why.cast.get(effect.against or "", 0)
    if not who or (effect.against is not None and not against):
        return
    hold_against(why.world.one(StoryBook), who, against, effect.by)


def hold_against(book: StoryBook, who: int, against: int, by: float) -> None:
    """Let somebody hold more, or less, against somebody, or the desk (0), than they did: one thing or nothing."""
    own = [row for row in book.resentments if (row.person, row.against) == (who, against)]
    others = [row for row in book.resentments if row not in own]
    share = _within(max((row.share for row in own), default=0.0) + by)
    book.resentments = [*others, Resentment(who, against, share)] if share > 0.0 else others
