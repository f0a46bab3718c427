"""People: skills, crews, shifts, the named and the names for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Struct

from game.content.fields import Breath, Count, HourOfSol, Identifier, Ref, Share, ShortText, Signed, Text

if TYPE_CHECKING:
    from game.content.store import Content

Path = tuple[str | int, ...]
Pronouns = Literal["she", "he", "they"]
SORTS = {"she": "given names of women", "he": "given names of men", "family": "family names"}
"""What the lists of names hold, by field."""


class SkillKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that people can be good at."""

    id: Identifier
    """Name by which tasks and crews find it."""
    name: ShortText
    """Name as people say it."""


class ActivityKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a body is doing, as far as its breath is concerned."""

    id: Identifier
    """Name by which shifts and tasks find it."""
    name: ShortText
    """Name as people say it."""
    metabolic_share: Breath
    """Oxygen used against a mean day."""


class ShiftKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a third of the colony works, rests and sleeps; hours of a 24-hour clock stretched over the sol."""

    id: Identifier
    """Name by which crews find it."""
    name: ShortText
    """Name as people say it."""
    work_from_h: HourOfSol
    """Start of work."""
    work_to_h: HourOfSol
    """End of work; smaller than the start: past midnight."""
    sleep_from_h: HourOfSol
    """Start of sleep."""
    sleep_to_h: HourOfSol
    """End of sleep."""


class CrewKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A crew that the player gives hours to."""

    id: Identifier
    """Name by which people and plans find it."""
    name: ShortText
    """Name as people say it."""
    department: ShortText
    """Department it answers to."""
    people: Count
    """Its strength, the named among them."""
    work: tuple[Annotated[str, Ref("module")], ...]
    """Where it works; its people are spread over these, one at least."""
    homes: tuple[Annotated[str, Ref("module")], ...]
    """Where it sleeps; its people are spread over these, one at least."""
    skills: dict[Annotated[str, Ref("skill")], Share]
    """Mean level of each skill in it."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield where its people would be nowhere."""
        if not self.work:
            yield ("work",), "there is no place where it works", "name a module"
        if not self.homes:
            yield ("homes",), "there is no place where it sleeps", "name a module"


class TraitKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word for how somebody is, and what comes of it under orders. Other words may stand there for stories."""

    id: Identifier
    """The word, as people bear it."""
    name: ShortText
    """Name as people say it."""
    courage_share: Signed = 0.0
    """What it adds to the danger that they bear to go into."""
    calm_share: Signed = 0.0
    """Part of a fright that it takes away; negative: it adds to it."""
    stays_share: Signed = 0.0
    """What it adds to the odds that they stay with their work when they are ordered out."""
    says: Identifier = "plain"
    """In whose manner they refuse: the third word of texts in texts/will.toml; the first trait that has one counts."""


class PersonKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody whom the colony knows by name."""

    id: Identifier
    """Name by which stories find them."""
    given: ShortText
    """Given name; where they have a ``title``, that is spoken in its place."""
    family: ShortText
    """Family name."""
    title: ShortText = ""
    """Title as spoken: Dr., Commander."""
    pronouns: Pronouns
    """How others speak of them."""
    role: ShortText
    """What they do here."""
    crew: Annotated[str, Ref("crew")]
    """Crew they belong to."""
    shift: Annotated[str, Ref("shift")]
    """When they work."""
    home: Annotated[str, Ref("module")]
    """Where they sleep."""
    work: Annotated[str, Ref("module")] | None = None
    """Where they work; none: as their crew."""
    skills: dict[Annotated[str, Ref("skill")], Share] = {}
    """Levels that differ from the crew's."""
    traits: tuple[Identifier, ...] = ()
    """Words that stories and orders look at: stubborn, steady, cautious."""
    bonds: dict[Annotated[str, Ref("person")], Share] = {}
    """How much others are to them, 0 to 1."""
    about: Text = ""
    """Two lines for their page."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield whether they are bound to nobody else."""
        if self.id in self.bonds:
            yield ("bonds", self.id), "nobody is bound to themself", "name somebody else"


class NameList(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names for the people whom nobody wrote. All lists count together, and must have some of each sort."""

    id: Identifier
    """Name of the list."""
    she: tuple[ShortText, ...] = ()
    """Given names of women."""
    he: tuple[ShortText, ...] = ()
    """Given names of men."""
    family: tuple[ShortText, ...] = ()
    """Family names."""

    def problems_with(self, content: Content) -> Iterator[tuple[Path, str, str]]:
        """Yield the sorts of which no list has any."""
        for sort in ("she", "he", "family"):
            if not any(getattr(names, sort) for names in content.names.values()):
                yield (sort,), f"no list has any {SORTS[sort]}", f"give some in {sort}"
