"""Population: ages, couples, births and deaths, and what is inherited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from game.content.fields import Identifier, NotNegative, Positive, PositiveCount, Ref, Share, ShortText

Path = tuple[str | int, ...]


class IllnessKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that people die of though the air is good."""

    id: Identifier
    """Name; the text ``cause.`` and this id tells of it."""
    name: ShortText
    """Name as people say it."""
    weight: Positive = 1.0
    """How often it is this, against the others."""
    from_age_years: NotNegative = 0.0
    """Age from which people die of it."""


class PopulationRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of a population. The one with id ``core`` is used; years are Earth's, as everybody's birthdays are."""

    id: Identifier
    """Name; ``core``."""
    # Who came.
    youngest_years: Positive = 24.0
    """Age of the youngest at the opening."""
    oldest_years: Positive = 58.0
    """Age of the oldest."""
    mean_years: Positive = 36.0
    """Mean age of those whom nobody wrote."""
    spread_years: Positive = 7.0
    """Standard deviation of it."""
    skilled_years: NotNegative = 14.0
    """How much older somebody is for each unit of skill over a half."""
    coupled_share: Share = 0.4
    """Part of those whom nobody wrote who live as a couple."""
    kin_share: Share = 0.03
    """Part of them who came with a brother or sister."""
    bond_share: Share = 0.45
    """How much couples and kin are to each other; what somebody would walk into bad air for is more."""
    # Births.
    fertile_from_years: Positive = 18.0
    """Age from which somebody has children here."""
    fertile_to_years: Positive = 44.0
    """Age to which a woman does."""
    father_to_years: Positive = 58.0
    """Age to which a man does."""
    conceptions_per_year: NotNegative = 0.08
    """Pregnancies a year of each couple of that age, as policy stands."""
    carried_sols: PositiveCount = 260
    """Sols from conception to birth."""
    between_sols: NotNegative = 400.0
    """Sols from one birth to the next pregnancy."""
    lost_share: Share = 0.3
    """Pregnancies that are lost in this gravity and this dust."""
    infant_death_share: Share = 0.04
    """Children who die before they are a year old."""
    opening_pregnancies: NotNegative = 2.0
    """Pregnancies at the opening."""
    # Deaths: Gompertz's law, the chance doubling about every eight years.
    death_per_year: NotNegative = 0.00004
    """What the chance to die within a year would be at birth."""
    death_growth_per_year: Positive = 0.087
    """How it grows with each year of age."""
    # What is inherited.
    offspring_variance: Positive = 5.0
    """Variance of how many children somebody leaves, as things stand; 2 is mere chance."""
    generations: PositiveCount = 10
    """How far inbreeding is forecast."""
    generation_years: Positive = 27.0
    """From birth to having children."""
    # What a programme in full makes of it.
    programme_conceptions_factor: Positive = 3.0
    """How many times as many pregnancies: fertility care, and leave to have them."""
    programme_lost_share: Share = 0.12
    """Pregnancies that are lost then."""
    programme_infant_death_share: Share = 0.008
    """Children who die before they are a year old then."""
    programme_death_share: Share = 0.75
    """What is left of deaths by illness."""
    programme_variance: Positive = 2.4
    """Variance of how many children somebody leaves then, everybody's line being asked for."""
    programme_ward_share: Share = 0.4
    """Part of the ward's equipment that it keeps busy."""
    programme_equipment_h: Positive = 14.0
    """Equipment hours in a sol that this comes to."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if not self.youngest_years < self.mean_years < self.oldest_years:
            yield ("mean_years",), "it lies outside the youngest and the oldest", "put it between them"
        if self.fertile_to_years <= self.fertile_from_years:
            yield ("fertile_to_years",), "nobody would ever have a child", "make it more than fertile_from_years"


class FounderPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is written of somebody whom the colony knows by name, as far as years and kin go."""

    id: Annotated[str, Ref("person")]
    """Who."""
    age_years: Positive
    """Age at the opening."""
    partner: Annotated[str, Ref("person")] | None = None
    """Whom they live with; the other need not say so too."""
    kin: tuple[Annotated[str, Ref("person")], ...] = ()
    """Brothers and sisters here."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield where they are their own kin."""
        if self.partner == self.id:
            yield ("partner",), "nobody is their own partner", "name somebody else"
        if self.id in self.kin:
            yield ("kin", self.kin.index(self.id)), "nobody is their own brother or sister", "name somebody else"
