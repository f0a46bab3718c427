"""People, the jobs they are on, and what they will not do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person."""

    id: str
    name: str
    role: str
    crew: str
    named: bool
    module: str
    doing: str
    """``asleep``, ``resting``, ``working``, ``walking``, ``on a job``, ``down``, ``dead``."""
    goal: str
    """Module that they walk to."""
    next_module: str
    """Next module on their way."""
    next_share: float
    """How much of the way there is done, 0 to 1."""
    mask_s: float | None
    """What their mask still gives."""
    hypoxia: str
    """``well``, ``slow``, ``failing`` or ``down``, as those beside them would say."""
    skills: tuple[tuple[str, float], ...]
    room: str = ""
    """Room that they are in; empty: the middle of the module."""
    suit_s: float | None = None
    """What their suit still gives."""
    canisters: int = 0
    """Spare canisters that they carry."""
    carries: tuple[tuple[str, int], ...] = ()
    """Tools and stock with them, by item id."""
    carried_by: str = ""
    """Who carries them; empty: nobody."""
    pinned: bool = False
    """Whether something holds them where they are."""
    injury: str = ""
    """``hurt``, ``badly_hurt``, or empty."""
    lasting: str = ""
    """What stays with them, as the ward writes it."""
    mood: str = "steady"
    """``steady``, ``uneasy``, ``afraid`` or ``panicking``, as those beside them would say."""
    tired: str = "rested"
    """``rested``, ``tired`` or ``worn out``."""
    traits: tuple[str, ...] = ()
    next_room: str = ""
    """Next room on their way; empty: the middle of ``next_module``, which is their own module on a way inside it."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a job."""

    name: str
    state: str
    """``done``, ``now`` or ``ahead``."""
    shortest_s: float
    longest_s: float
    odds_share: float
    progress: float


@dataclass(frozen=True, slots=True)
class JobView:
    """A task in hand."""

    id: int
    task: str
    name: str
    target: str
    module: str
    people: tuple[str, ...]
    state: str
    hurry: bool
    steps: tuple[StepView, ...]
    shortest_s: float
    """Time to its end if all goes well."""
    longest_s: float
    """Time to its end if it drags."""
    bad_air_s: float | None
    """How long its lead can go on in the air they breathe; none: as long as it takes."""
    slowed_share: float
    """Speed lost to bad air."""
    room: str = ""
    """Room where it is done; empty: the middle of the module."""
    to: str = ""
    """Where what is fetched goes, or empty."""
    searched_share: float | None = None
    """For a search: how much of the way is looked at."""
    wait: str = ""
    """What a team on its way is doing: ``walking``, ``fetching``, ``donning``, ``cycling`` or empty."""


@dataclass(frozen=True, slots=True)
class StandoffView:
    """Somebody who will not do as ordered."""

    person: str
    name: str
    kind: str
    """``will_not_go`` or ``will_not_leave``."""
    text: str
    """What they say."""
    job: int
    """The job they will not leave; 0: none."""
    insist_odds_share: float
    """Chance that insisting moves them."""


@dataclass(frozen=True, slots=True)
class PatientView:
    """Somebody in medical care."""

    person: str
    name: str
    state: str
    """``waiting``, ``treated`` or ``recovered``."""
    text: str
    """What the ward says."""
    left_s: float | None
    """Time until they are well; none: not known."""
