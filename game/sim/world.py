"""The entities of one game: the only place that imports esper.

esper keeps its databases in named module-level contexts. A ``World`` owns one, enters it at each call, and
deletes it on ``close``. Entities carry our own stable numbers, which saves and logs use, and queries come
back in their order.
"""

from __future__ import annotations

import copy
import itertools
from typing import Any, TypeVar, overload

import esper

from game.sim.events import Events

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")

_context_numbers = itertools.count(1)


class World:
    """Entities and their components, singletons, and the events between them."""

    def __init__(self) -> None:
        """Open an empty world in a context of its own."""
        self._context = f"deferred-{next(_context_numbers)}"
        self._inside: dict[int, int] = {}
        self._stable: dict[int, int] = {}
        self._next_id = 1
        self._components: dict[int, dict[type[Any], Any]] = {}
        """What esper has of each entity, for the one question that is asked all the time."""
        self._queries: dict[tuple[type[Any], ...], list[tuple[Any, ...]]] = {}
        self._singletons: dict[type[Any], Any] = {}
        self._provided: dict[type[Any], Any] = {}
        self.events = Events()

    def _enter(self) -> None:
        if esper.current_world != self._context:
            esper.switch_world(self._context)

    def close(self) -> None:
        """Forget everything; the world must not be used afterwards."""
        if esper.current_world == self._context:
            esper.switch_world("default")
        if self._context in esper.list_worlds():
            esper.delete_world(self._context)
        for known in (self._inside, self._stable, self._components, self._queries, self._singletons, self._provided):
            known.clear()

    @property
    def next_entity(self) -> int:
        """The number that the next entity gets. Saved, so that a load never gives a deleted one's again."""
        return self._next_id

    def create(self, *components: object, entity: int | None = None) -> int:
        """Make an entity of these components and return its stable number.

        ``entity`` gives the number when a save is read. Raises ``ValueError`` if it is taken.
        """
        number = self._next_id if entity is None else entity
        if number in self._inside:
            raise ValueError(f"entity {number} exists already")
        self._enter()
        inside = esper.create_entity(*components)
        self._inside[number] = inside
        self._stable[inside] = number
        self._components[number] = {type(component): component for component in components}
        self._next_id = max(self._next_id, number + 1)
        self._forget({type(component) for component in components})
        return number

    def number_from(self, next_entity: int) -> None:
        """Give the next new entity this number, as the save says. Raises ``ValueError`` if it might be taken."""
        if next_entity < self._next_id:
            raise ValueError(f"entity {next_entity} may exist already")
        self._next_id = next_entity

    def delete(self, entity: int) -> None:
        """Remove an entity and its components."""
        self._enter()
        inside = self._inside.pop(entity)
        del self._stable[inside]
        kinds = set(self._components.pop(entity))
        esper.delete_entity(inside, immediate=True)
        self._forget(kinds)

    def add(self, entity: int, component: object) -> None:
        """Give an entity a component, in place of one of the same type."""
        self._enter()
        esper.add_component(self._inside[entity], component)
        self._components[entity][type(component)] = component
        self._forget_with(type(component))

    def remove(self, entity: int, kind: type[Any]) -> None:
        """Take a component from an entity; it must have it."""
        self._enter()
        esper.remove_component(self._inside[entity], kind)
        del self._components[entity][kind]
        self._forget_with(kind)

    def _forget(self, kinds: set[type[Any]]) -> None:
        """Forget the lists in which an entity of these components stands."""
        for query in [query for query in self._queries if kinds.issuperset(query)]:
            del self._queries[query]

    def _forget_with(self, kind: type[Any]) -> None:
        """Forget the lists of what has a component of this kind."""
        for query in [query for query in self._queries if kind in query]:
            del self._queries[query]

    def get(self, entity: int, kind: type[A]) -> A:
        """Return a component that the entity must have; raises ``KeyError`` if it has not."""
        found: A = self._components[entity][kind]
        return found

    def find(self, entity: int, kind: type[A]) -> A | None:
        """Return a component, or nothing if the entity or the component is not there."""
        components = self._components.get(entity)
        return None if components is None else components.get(kind)

    @overload
    def each(self, first: type[A], /) -> list[tuple[int, A]]: ...
    @overload
    def each(self, first: type[A], second: type[B], /) -> list[tuple[int, A, B]]: ...
    @overload
    def each(self, first: type[A], second: type[B], third: type[C], /) -> list[tuple[int, A, B, C]]: ...
    def each(self, *kinds: type[Any]) -> Any:
        """Return ``(entity, component, ...)`` of all entities with these components, by stable number.

        The list is kept until something is added or removed; do not change it.
        """
        found = self._queries.get(kinds)
        if found is None:
            self._enter()
            stable = self._stable
            found = sorted(
                ((stable[inside], *components) for inside, components in esper.get_components(*kinds)),
                key=lambda row: int(row[0]),
            )
            self._queries[kinds] = found
        return found

    def put(self, singleton: object) -> None:
        """Keep the one component of its type that belongs to the whole colony."""
        self._singletons[type(singleton)] = singleton

    def one(self, kind: type[A]) -> A:
        """Return the colony's one component of this type; raises ``KeyError`` if none was put."""
        found: A = self._singletons[kind]
        return found

    def provide(self, tool: object) -> None:
        """Keep something static that is made from content when a game begins or is read, and never saved."""
        self._provided[type(tool)] = tool

    def providing(self, *tools: object) -> World:
        """Return this world with other tools, to be looked at: the same entities and components, not a copy."""
        other = copy.copy(self)
        other._provided = dict(self._provided)
        for tool in tools:
            other.provide(tool)
        return other

    def the(self, kind: type[A]) -> A:
        """Return what was provided of this type; raises ``KeyError`` if nothing was."""
        found: A = self._provided[kind]
        return found

    def singletons(self) -> tuple[object, ...]:
        """Return the colony's own components, ordered by type name."""
        return tuple(sorted(self._singletons.values(), key=lambda item: type(item).__name__))
