"""Skills, training and posts, as the control room knows them."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.desk.words import Words
from game.session.view.learning import PairView, PostView, ProgrammeView, SkillDepthView, TrainingView
from game.sim import sums
from game.sim.learning.book import LearningBook
from game.sim.learning.components import Learning, Pairing
from game.sim.learning.curve import hours_between
from game.sim.learning.depth import Depth, depths
from game.sim.learning.leads import lead, leaders
from game.sim.learning.rules import level_of, programme_of
from game.sim.learning.teaching import best_teacher
from game.sim.people.components import Person
from game.sim.world import World
from game.story.telling import Callings, inside

DEEP = 2
"""How many can be lost of those who are called by name."""


class School:
    """Puts together who knows what, who learns and who leads. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._book = world.the(LearningBook)
        self._callings = Callings(world)

    def training(self) -> TrainingView | None:
        """Return all of learning, or nothing where there are no crews."""
        if not self._book.crews:
            return None
        learning = self._world.one(Learning)
        return TrainingView(
            skills=tuple(self._depth(item) for item in depths(self._world)),
            pairs=tuple(self._pair(item) for item in learning.pairs),
            programmes=tuple(self._programme(crew) for crew in self._book.crews),
            posts=self._posts(),
            drilled_share=learning.drilled_share,
            drill_hours_share=learning.drill_hours_share,
            kits_share=learning.kits_share,
            last_h=learning.last_h,
        )

    def _id(self, entity: int) -> str:
        return self._world.get(entity, Person).id if entity else ""

    def _name(self, entity: int) -> str:
        return self._callings.of(entity) if entity else ""

    def _depth(self, depth: Depth) -> SkillDepthView:
        following = depth.next
        (deep, lost), (following_line, lesson) = self._deep(depth), self._next(depth)
        return SkillDepthView(
            id=depth.skill,
            name=self._book.skills[depth.skill].name,
            wanted=self._book.wants[depth.skill],
            people=tuple((self._id(entity), self._name(entity)) for entity in depth.people),
            by_shift=depth.by_shift,
            off=depth.off,
            deep=deep,
            lost=lost,
            bare=self._bare(depth),
            next_id="" if following is None else self._id(following.person),
            trainer_id="" if following is None else self._id(following.trainer),
            next_h=0.0 if following is None else following.hours,
            next_sols=0.0 if following is None else following.sols,
            following=following_line,
            lesson=lesson,
        )

    def _deep(self, depth: Depth) -> tuple[str, str]:
        """Return how deep the colony is in a sentence, and what would be left in another where it is not deep."""
        count = len(depth.people)
        if count == 0:
            return self._words.say("desk.depth.none"), ""
        values = {"count": str(count), "who": self._name(depth.people[0])}
        if count > DEEP:
            return self._words.say("desk.depth.many", values), ""
        if count == 1:
            return self._words.say("desk.depth.one", values), self._words.say("desk.depth.one.lost", values)
        values["other"] = self._name(depth.people[1])
        return self._words.say("desk.depth.two", values), self._words.say("desk.depth.two.lost", values)

    def _bare(self, depth: Depth) -> str:
        """Return the shifts on which nobody is there, in sentences."""
        bare = [inside(self._book.shifts[shift].name) for shift, able in depth.by_shift if able == 0]
        return " ".join(self._words.say("desk.depth.bare", {"shift": shift}) for shift in bare)

    def _next(self, depth: Depth) -> tuple[str, str]:
        """Return who could be next in a sentence, and what it takes in another."""
        following = depth.next
        if following is None or following.hours <= 0.0:
            return self._words.say("desk.next.nobody"), ""
        values = {"who": self._name(following.person), "hours": f"{max(1.0, following.hours):.0f}"}
        if not following.trainer:
            return self._words.say("desk.next.alone", values), self._words.say("desk.next.alone.lesson", values)
        values |= {"trainer": self._name(following.trainer), "sols": f"{max(1.0, following.sols):.0f}"}
        return self._words.say("desk.next.taught", values), self._words.say("desk.next.taught.lesson", values)

    def _pair(self, item: Pairing) -> PairView:
        world, rules = self._world, self._book.rules
        level = level_of(world, item.trainee, item.skill)
        return PairView(
            trainer=self._id(item.trainer),
            trainer_name=self._name(item.trainer),
            trainee=self._id(item.trainee),
            trainee_name=self._name(item.trainee),
            skill=item.skill,
            skill_name=self._book.skills[item.skill].name,
            level=level,
            trainer_level=level_of(world, item.trainer, item.skill),
            hours=item.hours,
            left_h=hours_between(rules, item.skill, level, rules.teacher_level),
        )

    def _programme(self, crew: str) -> ProgrammeView:
        world, book = self._world, self._book
        ordered = programme_of(world, crew)
        skill = ordered.skill if ordered is not None else book.main_skill(crew)
        trainer = best_teacher(world, crew, skill, ordered.trainer if ordered is not None else 0)
        levels = [level_of(world, person, skill) for person in book.members(crew)]
        return ProgrammeView(
            crew=crew,
            skill=skill,
            skill_name=book.skills[skill].name if skill in book.skills else "",
            ordered=ordered is not None,
            trainer=self._id(trainer),
            trainer_name=self._name(trainer),
            level=sums.total(levels) / len(levels) if levels else 0.0,
            alone=sum(1 for level in levels if level >= book.rules.teacher_level),
            hours=ordered.hours if ordered is not None else 0.0,
        )

    def _posts(self) -> tuple[PostView, ...]:
        holders = leaders(self._world)
        return tuple(self._post(post, holders) for post in holders)

    def _post(self, post: str, holders: Mapping[str, int]) -> PostView:
        kind, held = self._book.posts[post], lead(self._world, post, holders)
        return PostView(
            id=post,
            name=kind.name,
            crew=kind.crew or "",
            holder=self._id(held.person),
            holder_name=self._name(held.person),
            appointed=held.appointed,
            able_share=held.able_share,
            weary_share=held.weary_share,
            load=held.load,
            share=held.share,
        )
