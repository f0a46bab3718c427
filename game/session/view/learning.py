"""Skills, posts and families as the control room knows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillDepthView:
    """How deep the colony is in a skill."""

    id: str
    name: str
    wanted: int
    """How many tasks and recipes ask for it."""
    people: tuple[tuple[str, str], ...]
    """Ids and names of those who can be left alone with it, the best first."""
    by_shift: tuple[tuple[str, int], ...]
    """How many of them work on each shift and can work now, by the id of the shift."""
    off: int
    """How many of them cannot work now."""
    deep: str
    """How deep that is, in a sentence."""
    lost: str
    """What would be left if one of few were lost, in a sentence; empty: there are more."""
    bare: str
    """On which shifts nobody is there, in sentences; empty: somebody is on each."""
    next_id: str
    """Who is nearest to being left alone with it; empty: nobody."""
    trainer_id: str
    """Who could teach them; empty: nobody can."""
    next_h: float
    """Hours that it takes of the two each, or alone with books as far as those go."""
    next_sols: float
    following: str
    """Who that is, in a sentence."""
    lesson: str
    """What it would take, in a sentence; empty: nothing would do."""

    @property
    def line(self) -> str:
        """How deep it is in all its sentences."""
        return " ".join(filter(None, (self.deep, self.lost, self.bare)))

    @property
    def next_line(self) -> str:
        """Who could be next, and what it would take."""
        return " ".join(filter(None, (self.following, self.lesson)))


@dataclass(frozen=True, slots=True)
class PairView:
    """Somebody who is taught alone by somebody else."""

    trainer: str
    trainer_name: str
    trainee: str
    trainee_name: str
    skill: str
    skill_name: str
    level: float
    """Level of who learns."""
    trainer_level: float
    hours: float
    """Hours so far."""
    left_h: float
    """Hours until they can be left alone with it; 0: they can."""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """What a crew's hours of training go to."""

    crew: str
    skill: str
    skill_name: str
    ordered: bool
    """Whether it was ordered; else it is what the crew is there for."""
    trainer: str
    """Who teaches it now; empty: books do."""
    trainer_name: str
    level: float
    """Mean level of the crew."""
    alone: int
    """How many of the crew can be left alone with it."""
    hours: float
    """Hours of those who learnt since it was ordered."""


@dataclass(frozen=True, slots=True)
class PostView:
    """A post, who holds it, and what comes of that."""

    id: str
    name: str
    crew: str
    """The crew that it leads; empty: none."""
    holder: str
    """Id of who leads; empty: nobody."""
    holder_name: str
    appointed: bool
    """Whether they were appointed; else their people follow them."""
    able_share: float
    """How much they know of it and of leading."""
    weary_share: float
    load: int
    """How many things they lead."""
    share: float
    """What the work comes to under them, 1 as the book says."""


@dataclass(frozen=True, slots=True)
class TrainingView:
    """All of learning."""

    skills: tuple[SkillDepthView, ...]
    pairs: tuple[PairView, ...]
    programmes: tuple[ProgrammeView, ...]
    """One for each crew."""
    posts: tuple[PostView, ...]
    drilled_share: float
    """How much of what everybody should know under alarms they know."""
    drill_hours_share: float
    """Part of all hours of training that goes to drills."""
    kits_share: float
    """Part of the beds with an emergency kit beside them."""
    last_h: float
    """Hours of training in the last sol, those of teachers among them."""


@dataclass(frozen=True, slots=True)
class AgeRow:
    """A step of the pyramid of ages."""

    from_years: int
    to_years: int
    """Up to this age, but not of it."""
    women: int
    men: int


@dataclass(frozen=True, slots=True)
class BirthView:
    """A birth that is expected."""

    mother: str
    """Id."""
    mother_name: str
    due_sol: int


@dataclass(frozen=True, slots=True)
class ChildView:
    """A child who lives here."""

    id: str
    name: str
    born_sol: int
    mother: str
    mother_name: str
    father: str
    father_name: str
    module: str


@dataclass(frozen=True, slots=True)
class CourseView:
    """How the population goes on as things stand, or under a programme in full."""

    births_per_year: float
    """In a year of Mars."""
    deaths_per_year: float
    """Of illness and age."""
    effective: float
    """Effective size: the ideal population that would lose as many genes."""
    inbreeding: float
    """What it comes to after the generations that are forecast."""
    genes_lost_share: float
    """Part of what single founders alone brought that is gone with them."""
    people_later: float
    """How many there would be a generation from now, if nobody comes."""
    equipment_h: float
    """Hours of the ward's equipment in a sol that it takes."""
    ward_share: float
    """What it leaves of the ward's equipment."""


@dataclass(frozen=True, slots=True)
class PopulationView:
    """Who lives here, who is expected, and where that leads."""

    people: int
    """The living, children among them."""
    children: tuple[ChildView, ...]
    pyramid: tuple[AgeRow, ...]
    """From the youngest."""
    couples: int
    """Couples of whom both live."""
    expected: tuple[BirthView, ...]
    """By when they are due."""
    births: int
    """Since the game began."""
    lost: int
    """Pregnancies that were lost since then."""
    deaths: int
    """Of illness and age since then."""
    men: int
    """Men of an age to have children."""
    women: int
    """Women of an age to have them."""
    generations: int
    """How many generations are forecast."""
    programme_share: float
    """How much of the programme runs."""
    now: CourseView
    full: CourseView
    """Under the programme in full."""
