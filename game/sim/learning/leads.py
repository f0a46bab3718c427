"""Who leads what, and what that makes of the work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.sim.crews.book import CrewBook
from game.sim.crews.components import Plans
from game.sim.learning.book import LearningBook
from game.sim.learning.components import Posts
from game.sim.learning.events import PersonAppointed
from game.sim.learning.rules import there
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Person
from game.sim.works import leads as works_leads
from game.sim.world import World

LEADING = "command"
"""Skill of leading, which counts beside what the post wants."""
LEADING_COUNTS = 0.4
"""How much it counts."""
DEPUTY = "deputy"
"""The post of who stands in at the desk."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What makes a lead worth what they are."""

    person: int
    """Entity; 0: nobody leads."""
    appointed: bool
    """Whether somebody put them there; else they are followed since they are the best known."""
    able_share: float
    """How much they know of it and of leading, 0 to 1."""
    weary_share: float
    """How worn they are, 0 to 1."""
    load: int
    """How many things they lead, projects among them."""
    share: float
    """What the work comes to under them: 1 as the book says, about 0.6 to 1.25."""


def able_share(skills: Mapping[str, float], wanted: str) -> float:
    """Return how much somebody of these skills knows of what a post wants and of leading, 0 to 1."""
    return (1.0 - LEADING_COUNTS) * skills.get(wanted, 0.0) + LEADING_COUNTS * skills.get(LEADING, 0.0)


def lead_of(world: World, post: str) -> int:
    """Return who holds a post, 0 if nobody: who was appointed, and for a crew else whom its people follow."""
    holder = world.one(Posts).holders.get(post, 0)
    if holder and world.get(holder, Body).alive:
        return holder
    kind = world.the(LearningBook).posts.get(post)
    return world.the(CrewBook).lead(kind.crew) if kind is not None and kind.crew is not None else 0


def leaders(world: World) -> dict[str, int]:
    """Return who holds each post, 0 if nobody."""
    return {post: lead_of(world, post) for post in world.the(LearningBook).posts}


def load_of(world: World, person: int, held: Mapping[str, int] | None = None) -> int:
    """Return how many things somebody leads: posts, projects, and a crew that follows them anyway."""
    posts = leaders(world) if held is None else held
    return sum(1 for holder in posts.values() if holder == person) + works_leads.load(world, person)


def weigh(world: World, post: str, person: int, held: Mapping[str, int] | None = None) -> Lead:
    """Return what a post comes to under somebody who holds what they hold now, and this.

    ``held`` is what ``leaders`` gives, if that is known. Raises ``KeyError`` if there is no such post.
    """
    book = world.the(LearningBook)
    kind, rules = book.posts[post], book.rules
    posts = leaders(world) if held is None else held
    skills = world.get(person, Person).skills
    able = able_share(skills, kind.skill)
    mind = world.find(person, Mind)
    weary = 0.0 if mind is None else mind.weary_share
    load = load_of(world, person, posts) + (0 if posts.get(post) == person else 1)
    share = rules.novice_lead_share + (rules.able_lead_share - rules.novice_lead_share) * able
    share *= (1.0 - rules.lead_weary_share * weary) / (1.0 + rules.lead_load_share * (load - 1))
    return Lead(person, world.one(Posts).holders.get(post) == person, able, weary, load, share)


def lead(world: World, post: str, held: Mapping[str, int] | None = None) -> Lead:
    """Return who holds a post and what it comes to now; somebody who is off work leads nothing."""
    person = lead_of(world, post) if held is None else held[post]
    if person == 0 or not there(world, person):
        return Lead(0, False, 0.0, 0.0, 0, world.the(LearningBook).rules.leaderless_share)
    return weigh(world, post, person, held)


def weigh_all(world: World) -> None:
    """Note what every post comes to, for those who read it shift by shift."""
    held = leaders(world)
    world.one(Posts).share = {post: lead(world, post, held).share for post in held}


def weigh_those_of(world: World, person: int) -> None:
    """Weigh posts again where somebody leads, who fell ill or came back."""
    crew = world.get(person, Person).crew
    if person in world.one(Posts).holders.values() or (crew and lead_of(world, crew_post(world, crew)) == person):
        weigh_all(world)


def lead_share(world: World, post: str) -> float:
    """Return what work under a post comes to against the book, about 0.6 to 1.25; 1 where there is no such post.

    It is what was found when it was last weighed: some sols ago, or when somebody was appointed or fell out.
    """
    return world.one(Posts).share.get(post, 1.0)


def crew_post(world: World, crew: str) -> str:
    """Return the post at the head of a crew; empty: there is none."""
    return world.the(LearningBook).post_of.get(crew, "")


def appoint(world: World, person: int, post: str) -> None:
    """Put somebody into a post, in place of who held it. Raises ``KeyError`` if there is no such post."""
    kind, posts = world.the(LearningBook).posts[post], world.one(Posts)
    posts.holders[post] = person
    if kind.crew is not None:
        world.one(Plans).leads[kind.crew] = person
    weigh_all(world)
    world.events.say(PersonAppointed(person, post))


def open_posts(world: World) -> None:
    """Begin with nobody appointed: crews follow whom they follow."""
    world.put(Posts())
    weigh_all(world)
