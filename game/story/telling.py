"""How the control room says a thing: a reading with its unit, somebody by the shortest clear name."""

from __future__ import annotations

from collections import Counter

from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.world import World

ZERO_CELSIUS_K = 273.15
PATTERNS = {
    "o2_percent": "{:.1f} %",
    "co2_kpa": "{:.2f} kPa",
    "pressure_kpa": "{:.1f} kPa",
    "temperature_k": "{:.0f} °C",
    "pressure_fall_kpa_per_min": "{:.1f} kPa/min",
    "frame_load_share": "{:.0f} %",
}
"""How each reading that can raise an alarm is written."""


def reading(measure: str, value: float) -> str:
    """Return a reading with its unit, as ``19.4 %``; temperatures, given in K, are told in °C."""
    told = value - ZERO_CELSIUS_K if measure == "temperature_k" else value
    told = 100.0 * value if measure == "frame_load_share" else told
    return PATTERNS[measure].format(told).replace("-", "\N{MINUS SIGN}")


def inside(name: str) -> str:
    """Return the name of a common thing as it stands inside a sentence, without its capital."""
    return name[:1].lower() + name[1:]


def change(value: float) -> str:
    """Return a change with its sign and the two digits that say most, as ``+170`` or ``\N{MINUS SIGN}0.28``."""
    size = abs(value)
    digits = 0 if size >= 9.95 else 1 if size >= 0.995 else 2 if size >= 0.0995 else 3
    shown = f"{float(f'{size:.2g}'):.{digits}f}"
    return shown if float(shown) == 0.0 else ("+" if value > 0.0 else "\N{MINUS SIGN}") + shown


def worded(world: World, text: str, **values: str) -> str:
    """Return a text of the packs with its places filled, in the language that the world is told in; else its id."""
    content = world.the(Settlement).content
    entry = content.texts.get(text)
    return content.tongue.filled(entry.text.strip(), values) if entry is not None else text


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return text.strip().partition(". ")[0].rstrip(".") + "."


class Callings:
    """What people are called on the circuit: the family name where one will do."""

    def __init__(self, world: World) -> None:
        """Look at nobody yet."""
        self._world = world
        self._rows: list[tuple[int, Person]] | None = None
        """Who was there when names were last counted; the world makes a new list when somebody comes."""
        self._borne: Counter[str] = Counter()
        self._known: Counter[str] = Counter()
        self._initials: Counter[tuple[str, str]] = Counter()

    def _count(self) -> None:
        """Count who shares a name, again when a ship has brought people: a name that was one's own may be another's."""
        rows = self._world.each(Person)
        if rows is self._rows:
            return
        self._rows = rows
        people = [person for _, person in rows]
        self._borne = Counter(person.family for person in people)
        self._known = Counter(person.family for person in people if person.named)
        self._initials = Counter((person.given[:1], person.family) for person in people)

    def of(self, entity: int) -> str:
        """Return what somebody is called: Kwan, Dr. Chen, Wei Chen, S. Park."""
        self._count()
        person = self._world.get(entity, Person)
        shared = self._known if person.named else self._borne
        if not person.family:
            return person.name
        if shared[person.family] <= 1:
            return f"{person.title} {person.family}".strip()
        if person.named or self._initials[person.given[:1], person.family] > 1:
            return person.name
        return f"{person.given[:1]}. {person.family}"
