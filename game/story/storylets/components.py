"""The story so far: what was told, what waits for an answer, what was decided and what is still to come of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FactValue = int | float | str
VowState = Literal["open", "kept", "broken"]


@dataclass(slots=True)
class Spoken:
    """What somebody says about a page."""

    advice: int
    """Which advice of the storylet."""
    person: int
    """Entity of who says it."""


@dataclass(slots=True)
class Page:
    """A page that lies on the desk. Written only by the rules of telling."""

    number: int
    storylet: str
    """Id of its kind."""
    sol: int
    """Sol on which it was told."""
    time_s: float
    """The same in seconds since the game began."""
    until_sol: int
    """Sol on which silence is an answer."""
    variant: int
    """Which of its texts."""
    cast: dict[str, int] = field(default_factory=dict)
    """Entities by role."""
    place: str = ""
    """Id of the module where it is; empty: nowhere."""
    facts: dict[str, FactValue] = field(default_factory=dict)
    """Figures and words as they stood when it was told, for its texts."""
    advice: list[Spoken] = field(default_factory=list)
    option: str = ""
    """With ``later``: the option of ``storylet`` that it comes of."""
    later: int = -1
    """Which consequence of that option it tells; negative: it is a storylet of its own."""
    decision_sol: int = -1
    """Sol of the decision that it comes of; negative: of none."""

    @property
    def id(self) -> str:
        """Name by which it is answered."""
        return self.storylet if self.later < 0 else f"{self.storylet}/{self.option}/{self.later}"


@dataclass(slots=True)
class Decision:
    """An answer that was given, or a silence that was one."""

    sol: int
    storylet: str
    option: str
    cast: dict[str, int] = field(default_factory=dict)
    silent: bool = False


@dataclass(slots=True)
class Coming:
    """Something that comes of a decision, unless it is mended."""

    number: int
    due_sol: int
    storylet: str
    """The storylet whose decision it comes of."""
    option: str
    """Its option; empty: it was called by an effect."""
    later: int
    """Which consequence of that option; negative: ``calls`` is told."""
    calls: str
    """Id of the storylet that is told then; empty: the consequence's own text."""
    decision_sol: int
    cast: dict[str, int] = field(default_factory=dict)
    place: str = ""


@dataclass(slots=True)
class Vow:
    """A promise that a story has given."""

    id: str
    storylet: str
    what: str
    """What was promised, in words."""
    met: str
    """Its condition."""
    faction: str
    """The party that it was given to; empty: a person."""
    person: int
    """Entity of who it was given to; 0: a party."""
    made_sol: int
    due_sol: int
    weight: float
    cast: dict[str, int] = field(default_factory=dict)
    state: VowState = "open"
    ended_sol: int = -1


@dataclass(slots=True)
class Resentment:
    """Something that one person holds against another, or against the desk."""

    person: int
    against: int
    """Entity; 0: the desk."""
    share: float


@dataclass(slots=True)
class StoryBook:
    """Everything about the story. Singleton, written only by the rules of telling and of the director."""

    mode: str = "none"
    """Of the scenario: ``none``, ``night``, ``campaign`` or ``sandbox``."""
    shifts: int = 0
    """Thirds of sols since sol 0 up to which it was seen to."""
    sol: int = -1
    """The last sol that was seen to."""
    numbers: int = 0
    """How many pages and consequences were numbered."""
    flags: dict[str, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    """Sol on which each storylet was last told."""
    tags: dict[str, int] = field(default_factory=dict)
    """First sol on which something with a tag may be told again."""
    channels: dict[str, int] = field(default_factory=dict)
    """Sol on which each channel last told something."""
    pages: list[Page] = field(default_factory=list)
    """Those that wait, the oldest first."""
    coming: list[Coming] = field(default_factory=list)
    """What is still to come, the soonest first."""
    decisions: list[Decision] = field(default_factory=list)
    """Every one, the newest last."""
    cast_count: dict[int, int] = field(default_factory=dict)
    """How many storylets somebody was in, by entity."""
    cast_sol: dict[int, int] = field(default_factory=dict)
    """When they were last."""
    vows: list[Vow] = field(default_factory=list)
    resentments: list[Resentment] = field(default_factory=list)
    heroes: list[int] = field(default_factory=list)
    """Entities of those who went in for somebody on their own."""
    refusers: list[int] = field(default_factory=list)
    """Entities of those who have said no."""
    promoted: list[int] = field(default_factory=list)
    """Entities of those whom nobody wrote and all know now."""
    strikes_times: float = 1.0
    """How many times as often fragments come as usual."""
    strikes_until_sol: int = -1
    held_sols: int = 0
    """Sols in a row on which debris and storms were put off or would have been."""
    intensity: float = 0.0
    """How much had happened at ``intensity_s``, 0 to 1; since then it fades."""
    intensity_s: float = 0.0
    peaked: bool = False
    """Whether it was so much that people are let breathe until it has faded."""
    told_sol: int = -1
    """When anything was last told; negative: never."""
    alarms_s: list[float] = field(default_factory=list)
    """When alarms of caution or worse were raised in the last ten sols."""
    debts_h: list[float] = field(default_factory=list)
    """Debt of upkeep on the last sols, the newest last."""
    crises: int = 0
    """Number of the last crisis that was heard of."""
    alarmed: bool = False
    """Whether an alarm of danger was raised since it was last looked."""


@dataclass(slots=True)
class Told:
    """A line of the chronicle."""

    time_s: float
    sol: int
    storylet: str
    path: str
    """Way to its text in the storylet: ``options.trade.chronicle``."""
    tone: str
    cast: dict[str, int] = field(default_factory=dict)
    facts: dict[str, FactValue] = field(default_factory=dict)
    place: str = ""
    decision_sol: int = -1
    text: str = ""
    """Instead of ``path``: id of a text of the game's own."""
    values: dict[str, str] = field(default_factory=dict)
    """What is filled into that."""


@dataclass(slots=True)
class Outcome:
    """What was read after an answer."""

    storylet: str
    option: str
    sol: int
    cast: dict[str, int]
    facts: dict[str, FactValue]
    place: str
    silent: bool
    decision_sol: int


@dataclass(slots=True)
class Chronicle:
    """What the run will be remembered by. Singleton; tells, and nothing hangs on it."""

    lines: list[Told] = field(default_factory=list)
    """The oldest first."""
    outcomes: list[Outcome] = field(default_factory=list)
    """What came of the last answers, the newest last."""
