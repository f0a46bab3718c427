"""Stories as the desk has them: pages that wait for an answer, what was promised, and the chronicle."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What somebody says about a page."""

    person: str
    name: str
    role: str
    """What they do here."""
    text: str
    leans: str
    """Id of the option that they would take; empty: they do not say."""
    bias: str
    """What colours it, for who asks who is speaking."""


@dataclass(frozen=True, slots=True)
class OptionView:
    """An answer to a page."""

    id: str
    text: str
    open: bool
    why: str
    """Why it is not open; empty if it is."""
    shows: tuple[str, ...]
    """What the desk knows will come of it."""
    costs: tuple[str, ...]
    """Hours that it takes, in words."""
    silence: bool
    """Whether saying nothing comes to this."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page on the desk."""

    id: str
    """Name by which it is answered."""
    number: int
    """The order in which pages came."""
    storylet: str
    """Id of what it tells."""
    channel: str
    """``council``, ``earth``, ``crisis`` or ``ambient``."""
    tags: tuple[str, ...]
    """What it is about, in single words."""
    title: str
    paragraphs: tuple[str, ...]
    emblem: str
    """Id of its drawn sign."""
    portrait: str
    """Id of the person whom it shows; empty: nobody, then its emblem."""
    people: tuple[str, ...]
    """Ids of everybody in it."""
    place: str
    """Id of the module where it is; empty: nowhere."""
    sol: int
    """When it came."""
    until_sol: int
    """Sol on which silence is an answer."""
    decision_sol: int | None
    """Sol of the decision that it comes of; nothing: of none."""
    advice: tuple[VoiceView, ...]
    options: tuple[OptionView, ...]
    """At least one of them is open."""


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What came of an answer at once."""

    storylet: str
    title: str
    option: str
    """The answer, as it stood on its button."""
    text: str
    """What is read after it; may be empty."""
    sol: int
    silent: bool
    """Whether nobody answered in time."""


@dataclass(frozen=True, slots=True)
class ChronicleLineView:
    """A line of the chronicle."""

    sol: int
    time_s: float
    """Seconds since the game began."""
    text: str
    tone: str
    people: tuple[str, ...]
    """Ids of those whom it is about."""
    decision_sol: int | None


@dataclass(frozen=True, slots=True)
class StoryPromiseView:
    """A promise that was given on a page."""

    id: str
    what: str
    to: str
    """Name of the party or person."""
    made_sol: int
    due_sol: int
    state: str
    """``open``, ``kept`` or ``broken``."""


@dataclass(frozen=True, slots=True)
class ChannelView:
    """What the director says of a channel, for those who write stories."""

    channel: str
    speaks: bool
    why: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """The story."""

    pages: tuple[PageView, ...]
    """Those that wait, the oldest first."""
    outcomes: tuple[OutcomeView, ...]
    """What came of the last answers, the newest first."""
    chronicle: tuple[ChronicleLineView, ...]
    """Its last lines, the newest first."""
    promises: tuple[StoryPromiseView, ...]
    """Those that are open, the soonest first, then the last that are over."""
    channels: tuple[ChannelView, ...]
