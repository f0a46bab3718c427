"""Filling in the texts of storylets: names, pronouns that agree, places and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.content.kinds.people import CrewKind, Pronouns
from game.content.kinds.setting import TextEntry
from game.content.story_facts import FACTS
from game.sim.people.components import Person
from game.sim.population.rules import age_years
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.storylets.components import FactValue
from game.story.telling import Callings

STRAIGHT = re.compile(r'(?:(?<=[\s(\[\N{EM DASH}\N{EN DASH}])|\A)"|(")')
"""A quotation mark as it is typed; in the group if it ends what is quoted."""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
"""Numbers that are written in words."""
WORDS: Mapping[str, tuple[str, str, str]] = {
    "they": ("she", "he", "they"),
    "them": ("her", "him", "them"),
    "their": ("her", "his", "their"),
    "theirs": ("hers", "his", "theirs"),
    "themself": ("herself", "himself", "themself"),
    "is": ("is", "is", "are"),
    "was": ("was", "was", "were"),
    "has": ("has", "has", "have"),
    "does": ("does", "does", "do"),
    "s": ("s", "s", ""),
    "es": ("es", "es", ""),
    "ies": ("ies", "ies", "y"),
}
"""What agrees with how others speak of somebody: she, he, they; a text ``language.pronoun.they`` says it otherwise."""
_ORDER: tuple[Pronouns, ...] = ("she", "he", "they")
NAME_FORMS = ("full", "first", "last", "post", "crew", "age")
ROLE_FORMS = (*NAME_FORMS, *WORDS)
"""What may stand behind the dot after a role, with a small letter or a capital."""
MOMENTS = ("place", "sol", "decision_sol")
"""What may stand in braces besides roles and facts."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What is filled in."""

    cast: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    place: str = ""
    """Id of the module."""
    sol: int = 0
    decision_sol: int = -1


def placeholders(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what stands in braces in a text: the name, the form behind its dot, and the words to choose from."""
    for match in PLACEHOLDER.finditer(text):
        yield parsed(match[1])


def parsed(inside: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the name, the form and the choices of what stands in braces.

    Facts may have dots in their own names; the longest that is declared counts.
    """
    head, colon, choices = inside.partition(":")
    name, form = head, ""
    if head not in FACTS and "." in head:
        name, _, form = head.rpartition(".")
    return name, form, tuple(choices.split("|")) if colon else ()


def quoted(text: str) -> str:
    """Return a text with its quotation marks as they are printed."""
    marks = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    return STRAIGHT.sub(lambda match: marks[match[1] is not None], text) if '"' in text else text


class Teller:
    """Fills texts in. What people are called is read when it is asked."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._callings = Callings(world)
        self._tongue = self._settlement.content.tongue
        texts = self._settlement.content.of(TextEntry)
        own = {word: texts[f"language.pronoun.{word}"].text for word in WORDS if f"language.pronoun.{word}" in texts}
        self._words = {
            word: (*own[word].split("|"), *forms)[:3] if word in own else forms for word, forms in WORDS.items()
        }
        numbers = texts.get("language.numbers")
        self._numbers = tuple(numbers.text.split("|")) if numbers is not None else NUMBERS

    def told(self, text: str, filling: Filling) -> str:
        """Return a text with everything filled in; what cannot be is left as it stands.

        The words of a choice may have places of their own: ``{deaths:One person|{deaths.Words} people}``.
        """
        told = self._once(text.strip(), filling)
        return quoted(self._once(told, filling) if "|" in told else told)

    def _once(self, text: str, filling: Filling) -> str:
        return PLACEHOLDER.sub(lambda match: self._filled(match[0], match[1], filling), text)

    def _filled(self, whole: str, inside: str, filling: Filling) -> str:
        name, form, choices = parsed(inside)
        if name in filling.cast:
            return self._of_person(filling.cast[name], form, choices)
        if name == "place":
            return self._settlement.place_name(filling.place) if filling.place in self._settlement.modules else ""
        moments = {"sol": filling.sol, "decision_sol": filling.decision_sol}
        value = moments.get(name, filling.facts.get(name))
        if value is None:
            return whole
        return self._of_value(value, form, choices)

    def _of_person(self, who: int, form: str, choices: tuple[str, ...]) -> str:
        person = self._world.get(who, Person)
        which = _ORDER.index(person.pronouns)
        if choices:
            return choices[min(which, len(choices) - 1)]
        small = form[:1].lower() + form[1:]
        word = self._words[small][which] if small in WORDS else self._name(who, person, small)
        return word[:1].upper() + word[1:] if form[:1].isupper() else word

    def _name(self, who: int, person: Person, form: str) -> str:
        if form == "full":
            return f"{person.given} {person.family}".strip()
        if form == "first":
            return person.given or person.name
        if form == "last":
            return person.family or person.given
        if form == "post":
            return self._tongue.named(person.role)
        if form == "crew":
            crew = self._settlement.content.of(CrewKind).get(person.crew)
            return crew.name if crew is not None else person.crew
        return str(int(age_years(self._world, who))) if form == "age" else self._callings.of(who)

    def _of_value(self, value: FactValue, form: str, choices: tuple[str, ...]) -> str:
        if isinstance(value, str):
            told = self._tongue.named(value)
            return told[:1].upper() + told[1:] if form == "Words" else told
        number = round(100.0 * value) if isinstance(value, float) else value
        if choices:
            return choices[min(self._tongue.plural(abs(number)), len(choices) - 1)]
        if form in ("words", "Words"):
            word = self._numbers[number] if 0 <= number < len(self._numbers) else str(number)
            return word[:1].upper() + word[1:] if form == "Words" else word
        return str(number).replace("-", "\N{MINUS SIGN}")


def facts_named(texts: Iterator[str]) -> tuple[str, ...]:
    """Return the facts that stand in braces in some texts, in order."""
    found: dict[str, None] = {}
    for text in texts:
        for name, _, _ in placeholders(text):
            if name in FACTS and not FACTS[name].keys and FACTS[name].type != "list":
                found[name] = None
    return tuple(found)
