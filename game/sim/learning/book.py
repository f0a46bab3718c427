"""What is static about learning, and which skills anything asks for."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.learning import PostKind, TrainingRules
from game.content.kinds.making import RecipeKind
from game.content.kinds.people import CrewKind, ShiftKind, SkillKind
from game.sim import sums
from game.sim.crews.book import CrewBook
from game.sim.settlement import Settlement
from game.sim.world import World


class LearningBook:
    """Figures, posts and the skills of crews."""

    def __init__(self, world: World) -> None:
        """Read the content."""
        settlement = world.the(Settlement)
        content = settlement.content
        self._people = world.the(CrewBook)
        self.rules = content.of(TrainingRules).get("core") or TrainingRules(id="core")
        self.skills: Mapping[str, SkillKind] = content.of(SkillKind)
        self.crews: Mapping[str, CrewKind] = {} if settlement.scenario.bare else content.of(CrewKind)
        self.shifts: Mapping[str, ShiftKind] = {} if settlement.scenario.bare else content.of(ShiftKind)
        self.posts: Mapping[str, PostKind] = {} if settlement.scenario.bare else content.of(PostKind)
        self.post_of = {kind.crew: post for post, kind in self.posts.items() if kind.crew is not None}
        """The post at the head of each crew."""
        self.wants = dict.fromkeys(self.skills, 0)
        """How many tasks and recipes ask for each skill."""
        for task in settlement.tasks.values():
            for skill in dict.fromkeys((task.skill, *(step.skill for step in task.steps))):
                if skill is not None:
                    self.wants[skill] = self.wants.get(skill, 0) + 1
        for recipe in content.of(RecipeKind).values():
            self.wants[recipe.skill] = self.wants.get(recipe.skill, 0) + 1
        self.used = {crew: self._used(kind) for crew, kind in self.crews.items()}
        """Skills that a crew's everyday work needs, and the part of its hours that goes to each."""

    def _used(self, kind: CrewKind) -> dict[str, float]:
        best = max(kind.skills.values(), default=0.0)
        skills = {s: v for s, v in kind.skills.items() if v > 0.0 and v >= self.rules.used_from_share * best}
        total = sums.total(skills.values())
        return {skill: level / total for skill, level in skills.items()}

    def main_skill(self, crew: str) -> str:
        """Return what a crew is there for: the skill that it knows best; empty: none."""
        skills = self.crews[crew].skills
        return max(skills, key=lambda skill: skills[skill], default="")

    def members(self, crew: str) -> list[int]:
        """Return the living of a crew, in order."""
        return self._people.members(crew)
