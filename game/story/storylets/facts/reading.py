"""Reading facts by name, each worked out once for all that ask at one moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.content.condition_text import ADVISER, Scope, Used
from game.content.conditions import Compiled, Value, Wanted, compiled
from game.sim.world import World
from game.story.storylets.facts import colony, earth, people, person, story

READERS: Mapping[str, Callable[[World], Value]] = {
    **colony.READERS, **people.READERS, **earth.READERS, **story.READERS,
}  # fmt: skip
"""How each fact of the colony is read."""
TABLES: Mapping[str, Callable[[World, str], bool | int | float]] = {**people.TABLES, **earth.TABLES, **story.TABLES}
"""How each name of its tables is read."""


class Facts:
    """The facts at one moment. Good until anything happens."""

    def __init__(self, world: World) -> None:
        """Begin with nothing read."""
        self.world = world
        self._known: dict[str, Value] = {}
        self._of: dict[tuple[int, str], Value] = {}

    def of_colony(self, name: str, keys: tuple[str, ...] = ()) -> Value:
        """Return a fact of the colony. Raises ``KeyError`` for one that is not declared."""
        if name in TABLES:
            return {key: self._in_table(name, key) for key in keys}
        value = self._known.get(name)
        if value is None:
            value = self._known[name] = READERS[name](self.world)
        return value

    def _in_table(self, name: str, key: str) -> Value:
        value = self._known.get(f"{name}.{key}")
        if value is None:
            value = self._known[f"{name}.{key}"] = TABLES[name](self.world, key)
        return value

    def of_person(self, who: int, name: str, keys: tuple[str, ...], cast: Mapping[str, int]) -> Value:
        """Return a fact of somebody. Raises ``KeyError`` for one that is not declared."""
        if name in person.TABLES:
            return person.table(self.world, who, name, keys, cast)
        value = self._of.get((who, name))
        if value is None:
            value = self._of[who, name] = person.READERS[name](self.world, who)
        return value


class Asking:
    """Asks conditions of facts, of those cast, and of somebody."""

    __slots__ = ("_scope", "cast", "facts", "roles", "who")

    def __init__(
        self, facts: Facts, roles: tuple[str, ...] = (), cast: Mapping[str, int] | None = None, who: int = 0
    ) -> None:
        """``roles`` are those that may be spoken of; those of them who are in ``cast`` are cast."""
        self.facts = facts
        self.roles = roles
        self.cast: Mapping[str, int] = cast if cast is not None else {}
        self.who = who
        self._scope = Scope(roles, who != 0)

    def holds(self, text: str) -> bool:
        """Return whether a condition holds; an empty one does, one about somebody who is not cast does not."""
        if not text:
            return True
        condition = self._ready(text, "yes or no")
        return self.answerable(condition) and condition.holds(self.read)

    def number(self, text: str) -> float:
        """Return the number that a condition comes to; an empty one to 0."""
        if not text:
            return 0.0
        condition = self._ready(text, "number")
        return condition.number(self.read) if self.answerable(condition) else 0.0

    def value_of(self, used: Used) -> Value:
        """Return what a fact is, for those who want to know why."""
        return self.read(used.name, used.keys)

    def answerable(self, condition: Compiled) -> bool:
        """Return whether all of whom a condition speaks are cast."""
        if not self.roles:
            return True
        for used in condition.uses:
            who = used.name.partition(".")[0]
            if who in self.roles and who not in self.cast and used.name != "has":
                return False
        return True

    def read(self, name: str, keys: tuple[str, ...]) -> Value:
        """Return the value of a fact in this scope."""
        if not self.cast and not self.who and name != "has":
            return self.facts.of_colony(name, keys)
        if name == "has":
            return {key: key in self.cast for key in keys}
        who, dot, fact = name.partition(".")
        if dot and who == ADVISER and self.who:
            return self.facts.of_person(self.who, fact, keys, self.cast)
        if dot and who in self.cast:
            return self.facts.of_person(self.cast[who], fact, keys, self.cast)
        return self.facts.of_colony(name, keys)

    def compiled(self, text: str, wanted: Wanted = "yes or no") -> Compiled:
        """Return a condition as it is asked here. Raises ``ConditionError``."""
        return self._ready(text, wanted)

    def _ready(self, text: str, wanted: Wanted) -> Compiled:
        return compiled(text, wanted, self._scope)
