"""Learning: what teaches how much, what fades, who may lead what, and what drills are worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Struct

from game.content.fields import Identifier, NotNegative, Positive, PositiveCount, Ref, Share, ShareAboveZero, ShortText

if TYPE_CHECKING:
    from game.content.store import Content

Path = tuple[str | int, ...]
Lead = Literal["crew", "deputy"]
"""What somebody can be put at the head of."""


class PostKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A post that somebody can be appointed to. ``crew`` is given if, and only if, it leads one."""

    id: Identifier
    """Name by which orders find it."""
    name: ShortText
    """Name as people say it."""
    leads: Lead
    """Whether it is at the head of a crew, or of the desk itself; those of projects come with them."""
    crew: Annotated[str, Ref("crew")] | None = None
    """The crew that it leads; none: no crew."""
    skill: Annotated[str, Ref("skill")] = "command"
    """What whoever holds it should know beside leading."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if (self.leads == "crew") != (self.crew is not None):
            yield ("crew",), "a post leads a crew if, and only if, one is named", "name the crew, or leave it out"


class TrainingRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of learning. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    # The learning curve.
    curve_share: Share = 0.85
    """What doubling the practice leaves of the time that work takes, from 0.5 to below 1: the learning rate."""
    beginner_factor: Positive = 2.5
    """How many times as long a beginner takes as a master; above 1."""
    unit_h: Positive = 24.0
    """Hours of teaching that count as doing a thing once."""
    units: dict[Annotated[str, Ref("skill")], Positive] = {}
    """How many times as long that is in some skills."""
    class_share: Share = 0.7
    """What an hour in a class teaches, against an hour of being taught alone."""
    class_most: PositiveCount = 4
    """People in a class, beside who teaches."""
    alone_share: ShareAboveZero = 0.3
    """What an hour with books and scrap teaches, where nobody can teach, against an hour of being taught alone."""
    alone_level: Share = 0.4
    """How far books and scrap go."""
    work_share: Share = 0.03
    """What an hour of everyday work teaches, against an hour of being taught alone."""
    repair_share: Share = 0.3
    """What an hour at a repair that somebody was sent to teaches, against an hour of being taught alone."""
    crisis_factor: Positive = 4.0
    """How many times as much a job in a crisis teaches as such a repair."""
    teaching_share: Share = 0.05
    """What an hour of teaching others teaches those who teach, against an hour of being taught alone."""
    # Who can teach, and how long a sol.
    teacher_level: Share = 0.6
    """Level from which somebody can teach, and be left alone with anything."""
    most_h: Positive = 2.0
    """Hours in a sol that somebody can learn for."""
    class_sols: PositiveCount = 10
    """Sols for which hours are put by for classes; then they are held."""
    owed_most_h: Positive = 12.0
    """Hours that a crew can owe for those of its people who teach others."""
    # What is not used.
    turn_sols: PositiveCount = 40
    """Sols after which everyday work, and what is not used, is reckoned with."""
    unused_sols: NotNegative = 60.0
    """Sols without use after which a skill begins to fade."""
    fade_sols: Positive = 1500.0
    """Sols in which it falls to 1/e then."""
    used_from_share: Share = 0.5
    """A crew's own skills are used in its everyday work from this share of its best one."""
    # Drills: what everybody should know when the klaxon goes.
    drill_hours_share: Share = 0.1
    """Part of the hours of training that goes to drills without a programme."""
    drill_each_h: Positive = 12.0
    """Hours of drill that bring one person within 1/e of knowing it all."""
    drill_fade_sols: Positive = 200.0
    """Sols in which the half of it is forgotten, and more."""
    drilled_haste_share: Share = 0.35
    """Part of the time to be on one's feet that drills save."""
    drilled_worth_share: Share = 0.6
    """What drills are worth under alarms, against years of work in a suit."""
    kit_haste_share: Share = 0.3
    """Part of the time to put on a mask that kits beside all beds save."""
    # Leads.
    leaderless_share: Positive = 0.85
    """What work comes to that nobody leads."""
    novice_lead_share: Positive = 0.8
    """What it comes to under somebody who knows neither it nor how to lead."""
    able_lead_share: Positive = 1.25
    """What it comes to under the best."""
    lead_weary_share: Share = 0.15
    """What somebody spent loses of that."""
    lead_load_share: NotNegative = 0.15
    """What everything beyond the first that somebody leads costs each of them."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if not 0.5 <= self.curve_share < 1.0:
            yield ("curve_share",), "nobody would learn, or all at once", "use 0.5 to 0.99; people learn at about 0.85"
        if self.beginner_factor <= 1.0:
            yield ("beginner_factor",), "a beginner would be as quick as a master", "use more than 1"

    def problems_with(self, content: Content) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it beside the other entries."""
        if self.id == "core" and content.crews and not content.of(PostKind):
            yield ("id",), "there are crews, and no post to lead them", "add a post for each crew in posts.toml"
