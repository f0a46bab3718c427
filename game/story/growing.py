"""What the log says of learning, of posts, and of those who come and go without any accident."""

from __future__ import annotations

from game.sim.learning.book import LearningBook
from game.sim.learning.events import PairEnded, PersonAppointed, SkillFaded, SkillReached
from game.sim.people.components import Body
from game.sim.population.events import ChildDied, PersonBorn, PregnancyLost
from game.sim.world import World
from game.story.lines import Writer
from game.story.telling import inside


class GrowingKeeper(Writer):
    """Writes down what the desk would know of skills and families."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        self._book = world.the(LearningBook)
        events = world.events
        events.subscribe(SkillReached, lambda e: self._level("log.skill_reached", e.person, e.skill, "good"))
        events.subscribe(SkillFaded, lambda e: self._level("log.skill_faded", e.person, e.skill, "caution"))
        events.subscribe(PairEnded, self._ended)
        events.subscribe(PersonAppointed, self._appointed)
        events.subscribe(PersonBorn, self._born)
        events.subscribe(PregnancyLost, lambda e: self.write("log.lost_child", {"who": self.callings.of(e.mother)}))
        events.subscribe(ChildDied, lambda e: self.about("log.child_died", e.module, "danger", who=e.name))

    def _skill(self, skill: str) -> str:
        return inside(self._book.skills[skill].name)

    def _level(self, text: str, person: int, skill: str, tone: str) -> None:
        self.write(text, {"who": self.callings.of(person), "skill": self._skill(skill)}, tone)

    def _ended(self, event: PairEnded) -> None:
        """Write down that somebody has learnt it all, or that nobody is left to go on."""
        if not self.world.get(event.trainee, Body).alive:
            return
        values = {"who": self.callings.of(event.trainee), "trainer": self.callings.of(event.trainer)}
        values["skill"] = self._skill(event.skill)
        if event.learnt:
            self.write("log.pair_done", values, "good")
        else:
            self.write("log.pair_broken", values, "caution")

    def _appointed(self, event: PersonAppointed) -> None:
        post = inside(self._book.posts[event.post].name)
        self.write("log.appointed", {"who": self.callings.of(event.person), "post": post})

    def _born(self, event: PersonBorn) -> None:
        self.about("log.born", event.module, "good", who=event.name, mother=self.callings.of(event.mother))
