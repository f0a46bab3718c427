"""Earth Corp itself: where it is, what it trusts, how it is angry, and what that does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from game.content.bounds import out_of_order
from game.content.fields import Count, Identifier, NotNegative, Positive, PositiveCount, Share, ShareBelowOne, Signed
from game.content.kinds.earth import Matter, Moves, Path
from game.content.kinds.setting import TextEntry

if TYPE_CHECKING:
    from game.content.store import Content


class Planet(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Mean elements of an orbit at the epoch J2000, and what they change by in a Julian century."""

    au: Positive
    """Half the long axis, in astronomical units."""
    eccentricity: ShareBelowOne
    """How far from a circle it is."""
    eccentricity_rate: Signed = 0.0
    """What that changes by."""
    inclination_deg: Signed
    """Tilt to the ecliptic."""
    longitude_deg: Signed
    """Mean longitude at the epoch."""
    longitude_rate_deg: Signed
    """What that goes on by."""
    perihelion_deg: Signed
    """Longitude of the perihelion."""
    perihelion_rate_deg: Signed = 0.0
    """What that changes by."""
    node_deg: Signed = 0.0
    """Longitude of the ascending node."""
    node_rate_deg: Signed = 0.0
    """What that changes by."""


class Anger(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How Earth's anger shows at a height."""

    from_share: Share
    """Anger from which it does."""
    every_sols: PositiveCount
    """Sols from one message to the next."""
    words: tuple[Identifier, ...]
    """Texts of the messages, one after the other, then from the first again."""
    mass_share: Signed = 0.0
    """What it does to the mass in each hold while it stands."""
    threatens: bool = False
    """Whether the commander's post is at stake."""


class EarthRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of Earth Corp. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    earth: Planet
    """Earth's orbit; that of its centre of mass with the moon."""
    mars: Planet
    """Mars's orbit."""
    opening_jd: Positive
    """Julian date of midnight of ``opening_sol``."""
    opening_sol: Count = 540
    """Sol to which that belongs."""
    blackout_deg: NotNegative = 2.0
    """No message comes through while the sun is nearer than this to Mars, seen from Earth."""
    trust: dict[Matter, Share]
    """Trust at the opening."""
    reasons_kept: PositiveCount = 16
    """Reasons that are remembered for each matter."""
    trust_home_sols: Positive = 400.0
    """Sols in which trust comes within 1/e of ``trust_home``."""
    trust_home: Share = 0.5
    """Where trust drifts when nothing happens."""
    growth_trust: NotNegative = 0.1
    """How far above or below that trust in output drifts in a colony all of whose works grow, or none."""
    demands: Positive = 1.0
    """Difficulty: how much is asked; targets are times this."""
    patience: Positive = 1.0
    """Difficulty: what is spared; anger and lost trust are divided by this."""
    directive_sols: tuple[PositiveCount, PositiveCount] = (18, 40)
    """Fewest and most sols from one directive to the next."""
    first_directive_sols: tuple[Count, PositiveCount] = (3, 9)
    """The same from the opening to the first."""
    most_open: PositiveCount = 3
    """Directives that stand at the same time, at the most."""
    answer_sols: PositiveCount = 12
    """Sols for an answer, after which silence is taken for refusal."""
    plead_sols: PositiveCount = 20
    """Sols that a plea adds to the date, if it is heard."""
    plead_share: Share = 0.85
    """What it leaves of the target."""
    report_sols: PositiveCount = 28
    """Sols from one report to the next; one that is older than twice this costs candour."""
    late_report: Moves = Moves(candour=-0.04)
    """What a report does that is so late."""
    frank: Moves = Moves(candour=0.05)
    """What a frank report does, if the one before it is ``frank_sols`` old."""
    frank_sols: PositiveCount = 20
    """See ``frank``."""
    polished_share: Share = 0.6
    """What a polished report leaves of figures that look bad."""
    found_out_share: Share = 0.25
    """Chance in a sol that a polished figure is found out once another figure gives it the lie."""
    found_out: Moves = Moves(candour=-0.2, anger=0.15)
    """What that does."""
    debt_worry_h: Positive = 700.0
    """Debt above which a frank figure costs trust in safety."""
    debt_worry: Signed = -0.05
    """What it costs at twice as much."""
    death: Moves = Moves(safety=-0.03)
    """What each death does, of whatever cause, when Earth hears of it."""
    anger: tuple[Anger, ...]
    """How anger shows, the mildest first."""
    weary_sols: Positive = 21.0
    """Sols after which anger wears itself out."""
    anger_fade_sols: Positive = 30.0
    """Sols in which anger falls to 1/e before that."""
    weary_fade_sols: Positive = 5.0
    """The same once it is weary."""
    weary_rest_sols: Positive = 60.0
    """Sols for which it then does not flare up again."""
    weary_deaf_share: Share = 0.75
    """Part of what would anger it that passes it by then."""
    mass_at_trust: tuple[NotNegative, NotNegative] = (0.55, 1.25)
    """Mass in each hold, as a share of what was agreed, at no trust in output and at full."""
    viable_from: Positive = 1.0
    """Hours of upkeep there must be for each that is due before Earth sends people."""
    design_people: PositiveCount = 480
    """People for whom the settlement was designed to be kept up."""
    forgive_trust: Share = 0.4
    """Mean trust from which Earth forgives."""
    forgive_sols: tuple[Count, PositiveCount] = (6, 16)
    """Fewest and most sols that it takes over it."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        heights = [step.from_share for step in self.anger]
        if heights != sorted(heights):
            yield ("anger",), "it does not grow from one to the next", "put the mildest first"
        yield from out_of_order(self, "directive_sols", "first_directive_sols", "forgive_sols")

    def problems_with(self, content: Content) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it beside the other entries."""
        texts = content.of(TextEntry)
        for index, step in enumerate(self.anger):
            for place, words in enumerate(step.words):
                if texts and words not in texts:
                    yield ("anger", index, "words", place), f"there is no text {words}", "add it to a file in texts/"
            if not step.words:
                yield ("anger", index, "words"), "it has nothing to say", "name at least one text"
