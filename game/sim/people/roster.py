"""Who lives in the settlement: the named first, then each crew filled up with people whom nobody wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from game.content.kinds.people import CrewKind, NameList, PersonKind, Pronouns, ShiftKind
from game.sim.chance import Chance, Stream
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Room
from game.sim.world import World

LEVEL_SPREAD = 0.15
"""Standard deviation of a person's skill about their crew's."""


class Names:
    """Draws names that nobody else in the settlement bears."""

    def __init__(self, lists: Iterable[NameList], stream: Stream, taken: Collection[tuple[str, str]]) -> None:
        """Read the lists; ``taken`` are names already borne."""
        lists = tuple(lists)
        self._she = tuple(name for entry in lists for name in entry.she)
        self._he = tuple(name for entry in lists for name in entry.he)
        self._family = tuple(name for entry in lists for name in entry.family)
        self._stream = stream
        self._taken = set(taken)
        self._number = 0

    def draw(self) -> tuple[str, str, Pronouns]:
        """Return a given name, a family name and how others speak of them."""
        for _ in range(40):
            she = self._stream.share() < 0.5
            given = self._stream.choice(self._she if she else self._he)
            family = self._stream.choice(self._family)
            if (given, family) not in self._taken:
                self._taken.add((given, family))
                return given, family, "she" if she else "he"
        self._number += 1
        return f"{given} {self._number}", family, "she" if she else "he"


class Beds:
    """Gives out homes so that beds fill up evenly, and nobody sleeps in a full module while another has room."""

    def __init__(self, settlement: Settlement) -> None:
        """Begin with every bed free."""
        self._free = {module: plan.beds for module, plan in settlement.modules.items()}

    def take(self, module: str) -> None:
        """Give out a bed in a module."""
        self._free[module] -= 1

    def given_to(self, crews: Iterable[CrewKind], housed: Mapping[str, int]) -> dict[str, list[str]]:
        """Return the homes of those of each crew who have none yet; ``housed`` says how many have.

        Crews that can live in few places choose first.
        """
        homes: dict[str, list[str]] = {}
        for crew in sorted(crews, key=lambda crew: (len(crew.homes), crew.id)):
            homes[crew.id] = []
            for _ in range(crew.people - housed.get(crew.id, 0)):
                home = self.choose(crew.homes)
                self.take(home)
                homes[crew.id].append(home)
        return homes

    def choose(self, homes: Iterable[str]) -> str:
        """Return the home, of those offered, with the most beds free; the first of equals."""
        return max(homes, key=lambda home: self._free[home])


def assign_beds(world: World, people: Sequence[Person]) -> None:
    """Give everybody a room of their home to sleep in, as long as there are beds; rooms fill evenly, in order.

    Who is in a room of their home at the start of the scenario sleeps in that one.
    """
    settlement = world.the(Settlement)
    rooms = {room.id: (entity, room.module) for entity, room in world.each(Room)}
    free: dict[int, dict[int, int]] = {}
    for name, (entity, home) in rooms.items():
        free.setdefault(home, {})[entity] = settlement.rooms[name].beds
    own = {plan.person: rooms[plan.place] for plan in settlement.scenario.resident if plan.place in rooms}
    for person in people:
        bed, home = own.get(person.id, (0, 0))
        if bed and home == person.home and free[home][bed] > 0:
            free[home][bed] -= 1
            person.bed = bed
    for person in people:
        beds = free.get(person.home, {})
        bed = max(beds, key=lambda room: beds[room], default=0)
        if not person.bed and bed and beds[bed] > 0:
            beds[bed] -= 1
            person.bed = bed


def roster(chance: Chance, settlement: Settlement, modules: dict[str, int]) -> list[Person]:
    """Return everybody, in the order of their entities; ``modules`` gives module entities by id."""
    content = settlement.content
    crews = content.of(CrewKind)
    beds = Beds(settlement)
    people: list[Person] = []
    for kind in content.of(PersonKind).values():
        beds.take(kind.home)
        people.append(_named(kind, crews[kind.crew], modules))
    shifts = tuple(content.of(ShiftKind))
    stream = chance.once("roster")
    names = Names(content.of(NameList).values(), stream, {(person.given, person.family) for person in people})
    homes = beds.given_to(crews.values(), Counter(person.crew for person in people))
    for crew in crews.values():
        for number, home in enumerate(homes[crew.id]):
            given, family, pronouns = names.draw()
            people.append(
                Person(
                    id=f"{crew.id}_{number + 1}",
                    given=given,
                    family=family,
                    title="",
                    pronouns=pronouns,
                    role=crew.name,
                    crew=crew.id,
                    shift=shifts[number % len(shifts)],
                    home=modules[home],
                    work=modules[crew.work[number % len(crew.work)]],
                    named=False,
                    skills=drawn_skills(stream, crew),
                )
            )
    return people


def _named(kind: PersonKind, crew: CrewKind, modules: dict[str, int]) -> Person:
    return Person(
        id=kind.id,
        given=kind.given,
        family=kind.family,
        title=kind.title,
        pronouns=kind.pronouns,
        role=kind.role,
        crew=kind.crew,
        shift=kind.shift,
        home=modules[kind.home],
        work=modules[kind.work if kind.work is not None else crew.work[0]],
        named=True,
        skills={**crew.skills, **kind.skills},
        traits=kind.traits,
        bonds=dict(kind.bonds),
    )


def drawn_skills(stream: Stream, crew: CrewKind) -> dict[str, float]:
    """Draw somebody's skills about those of their crew, each 0 to 1."""
    return {skill: min(1.0, max(0.0, level + LEVEL_SPREAD * stream.normal())) for skill, level in crew.skills.items()}
