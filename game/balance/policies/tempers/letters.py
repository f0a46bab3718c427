"""Letters: what Earth asks is answered, what was done is confessed or is not, and the commander is asked or is not."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.letters import FAR_SHARE
from game.balance.policies.looks import SOL_OF_LOOKS_S
from game.balance.policies.seat import Draw, Seat
from game.balance.policies.tempers import Temper
from game.content.kinds.command import GateKind
from game.content.kinds.earth import DirectiveKind
from game.content.kinds.hours import Use
from game.content.store import Content
from game.session.orders import (
    AgreeAuthorisation,
    AskCommander,
    AskForgiveness,
    BeginWork,
    FileProposal,
    Order,
    Override,
    ReplyToEarth,
    SendReport,
    SetHours,
)
from game.session.view import ColonyView, DirectiveView

EVERY_SOLS = 3
"""Time between two looks at letters: they have an hour behind them, and a fortnight before them."""
GOOD_ODDS = 0.5
"""Odds from which something is proposed."""
DEFIES_EVERY_SOLS = 40
"""Time from one time over the commander's head to the next."""
DEFIES_FROM_SOLS = 30
GIVES_SHARE = 0.12
"""Part of other hours that the obedient give to the quota at a time."""
GIVES_EVERY_SOLS = 12
QUOTA = "quota_h"
"""What directives about the quota are measured by."""
TAKEN_FROM: tuple[Use, ...] = ("rest", "inspection", "prevention", "training")
"""Uses that the quota is fed from by the obedient, in this order."""


class Letters:
    """Answers Earth, every few sols."""

    def __init__(self, temper: Temper, content: Content, draw: Draw) -> None:
        """``draw`` decides where ``any`` answers."""
        self._temper = temper
        self._draw = draw
        self._gates = content.of(GateKind)
        self._of_quota = [kind.id for kind in content.of(DirectiveKind).values() if kind.metric == QUOTA]
        self._look_s = SOL_OF_LOOKS_S
        self._defied_s = (DEFIES_FROM_SOLS - DEFIES_EVERY_SOLS) * SOL_OF_LOOKS_S
        self._gave_s = 0.0

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield what is to be said."""
        now_s = seat.elapsed_s
        if now_s < self._look_s:
            return
        self._look_s = now_s + EVERY_SOLS * SOL_OF_LOOKS_S
        view = seat.view("earth", "council", "hours", forecasts=False)
        if view.earth is None:
            return
        for order in (*self._directives(view), *self._manners(view), *self._commander(view, now_s)):
            if seat.check(order) is None:
                yield order
        if self._temper == "obedient" and now_s >= self._gave_s + GIVES_EVERY_SOLS * SOL_OF_LOOKS_S:
            self._gave_s = now_s
            yield from self._quota(seat, view)

    def _directives(self, view: ColonyView) -> Iterator[Order]:
        for directive in view.earth.directives if view.earth is not None else ():
            if directive.state == "open":
                yield self._reply(directive)

    def _reply(self, directive: DirectiveView) -> ReplyToEarth:
        if self._temper == "obedient":
            return ReplyToEarth(directive.number, "accept")
        if self._temper == "defiant":
            return ReplyToEarth(directive.number, "refuse")
        if self._temper == "any":
            drawn = self._draw.between(0.0, 3.0)
            if drawn < 1.0 and directive.can_plead:
                return ReplyToEarth(directive.number, "plead")
            return ReplyToEarth(directive.number, "accept" if drawn < 2.0 else "refuse")
        if not directive.would_do and directive.share < FAR_SHARE and directive.can_plead:
            return ReplyToEarth(directive.number, "plead")
        return ReplyToEarth(directive.number, "accept")

    def _manners(self, view: ColonyView) -> Iterator[Order]:
        """Yield reports, confessions and proposals: the defiant have none."""
        earth = view.earth
        if earth is None or self._temper == "defiant":
            return
        if self._temper == "any" and self._draw.between(0.0, 1.0) < 0.5:
            return
        if view.sol >= earth.report_due_sol - EVERY_SOLS:
            yield SendReport("frank")
        for act in earth.acts:
            if not act.refused and act.forgiven == "open":
                yield AskForgiveness(act.number)
        for leave in earth.leave:
            if not leave.refused and leave.state in ("open", "lapsed"):
                yield AgreeAuthorisation(leave.id)
        for proposal in earth.proposals:
            if not proposal.refused and proposal.odds_share >= GOOD_ODDS:
                yield FileProposal(proposal.id)

    def _commander(self, view: ColonyView, now_s: float) -> Iterator[Order]:
        """Yield what the commander is asked for; the defiant take what is not given, and use it."""
        council = view.council
        if council is None:
            return
        closed = [gate for gate in council.commander.gates if gate.given_until_sol is None]
        if self._temper in ("careful", "sound", "saving"):
            yield from (AskCommander(gate.id) for gate in closed if gate.would_give)
        if self._temper != "defiant" or now_s < self._defied_s + DEFIES_EVERY_SOLS * SOL_OF_LOOKS_S:
            return
        gate = next((gate for gate in closed if not gate.would_give), None)
        if gate is not None:
            self._defied_s = now_s
            yield Override(gate.id)
            kind: GateKind | None = self._gates.get(gate.id)
            yield from (BeginWork(project, "") for project in (kind.projects if kind is not None else ()))

    def _quota(self, seat: Seat, view: ColonyView) -> Iterator[Order]:
        """Give Earth the hours that it asks for, where what it sees falls short: from rest, and from looking."""
        standing = view.earth.directives if view.earth is not None else ()
        short = [row for row in standing if row.id in self._of_quota and row.state == "accepted" and not row.would_do]
        if not short or view.hours is None:
            return
        for crew in view.hours.crews:
            hours = {row.use: row.plan_h for row in crew.uses}
            source = next((use for use in TAKEN_FROM if hours.get(use, 0.0) >= 4.0), None)
            if source is None or hours.get("quota", 0.0) <= 0.0:
                continue
            given = round(GIVES_SHARE * hours[source], 1)
            for order in (
                SetHours(crew.id, source, round(hours[source] - given, 1)),
                SetHours(crew.id, "quota", round(hours["quota"] + given, 1)),
            ):
                if seat.check(order) is None:
                    yield order
