"""Earth as the control room knows it."""

from __future__ import annotations

from game.content.kinds.earth import Moves
from game.session.carrying import refusal_of
from game.session.desk.words import Words
from game.session.earth import findings, voted_for
from game.session.orders import AgreeAuthorisation, AskForgiveness, FileProposal
from game.session.view.earth import (
    ActView,
    DirectiveView,
    EarthView,
    LeaveView,
    MassTermView,
    MessageView,
    ProposalView,
    ReasonView,
    TrustView,
    ViabilityView,
)
from game.sim.clock import Clock, sol_of
from game.sim.earth import acts, directives, judging, orbits, proposals, reports, trust
from game.sim.earth.components import MATTERS, Act, Authorisation, Directive, Earth, Message, Reason
from game.sim.earth.kinds import book_of, is_live, rules_of
from game.sim.earth.metrics import telemetry
from game.sim.earth.viability import viability
from game.sim.world import World

OVER = 8
"""Directives that are over and still shown."""
READ = 30
"""Messages that are still shown."""


class EarthDesk:
    """Puts together what is known of Earth. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words

    def earth(self) -> EarthView | None:
        """Return everything between the colony and Earth, or nothing where there is no Earth."""
        world = self._world
        if not is_live(world):
            return None
        earth, rules, clock = world.one(Earth), rules_of(world), world.one(Clock)
        dark = orbits.is_dark(rules, clock.now_s)
        numbers = viability(world)
        return EarthView(
            light_s=orbits.light_s(rules, clock.now_s),
            dark=dark,
            clear_sol=sol_of(orbits.clear_s(rules, clock.now_s)) if dark else None,
            distance_au=orbits.distance_au(rules, orbits.julian_date(rules, clock.now_s)),
            way=tuple(self._message(one) for one in earth.way if one.out),
            read=tuple(self._message(one) for one in reversed(earth.read[-READ:])),
            directives=self._directives(),
            trust=tuple(self._trust(earth, matter) for matter in MATTERS),
            anger=earth.anger,
            height=trust.height(world),
            weary=trust.resting(world),
            mass_share=trust.mass_share(world),
            mass=tuple(
                MassTermView(
                    self._words.say(term.words, term.values),
                    term.share,
                    term.until_sol if term.until_sol >= 0 else None,
                )
                for term in trust.mass_terms(world)
            ),
            proposals=tuple(self._proposal(name) for name in book_of(world).proposals),
            leave=tuple(self._leave(name) for name in book_of(world).authorisations),
            acts=tuple(self._act(act) for act in reversed(earth.acts)),
            viability=ViabilityView(
                people=numbers.people,
                design_people=numbers.design_people,
                need_h=numbers.need_h,
                given_h=numbers.given_h,
                owed_h=numbers.owed_h,
                share=numbers.share,
                needed_share=numbers.needed_share,
                short_people=numbers.short_people,
                viable=numbers.viable,
            ),
            reported_sol=earth.reported_sol,
            report_due_sol=earth.reported_sol + rules.report_sols,
            report_missed_sol=reports.missed_sol(world),
            report_missed=self._moves(rules.late_report),
        )

    def _message(self, message: Message) -> MessageView:
        text = self._words.say(message.words, message.values)
        return MessageView(
            message.number, message.kind, message.out, text, message.sent_s, message.arrives_s, message.about
        )

    def reason(self, reason: Reason) -> ReasonView:
        """Return why something moved."""
        return ReasonView(reason.sol, reason.amount, self._words.say(reason.words, reason.values))

    def _trust(self, earth: Earth, matter: str) -> TrustView:
        reasons = tuple(self.reason(reason) for reason in reversed(earth.reasons.get(matter, [])))
        return TrustView(matter, self._words.say(f"letter.matter.{matter}"), earth.trust[matter], reasons)

    # Directives.

    def _directives(self) -> tuple[DirectiveView, ...]:
        world = self._world
        seen = telemetry(world)
        here = [one for one in world.one(Earth).directives if one.state != "coming"]
        stand = sorted((one for one in here if one.state in directives.LIVE), key=lambda one: (one.due_sol, one.number))
        over = [one for one in reversed(here) if one.state not in directives.LIVE][:OVER]
        return tuple(self._directive(one, seen) for one in (*stand, *over))

    def _directive(self, directive: Directive, now: dict[str, float]) -> DirectiveView:
        world, earth = self._world, self._world.one(Earth)
        kind, rules = directives.kind_of(world, directive), rules_of(world)
        metric = book_of(world).metrics.get(kind.metric)
        mine = judging.comes_to(world, directive, now)
        known = earth.picture.get(kind.metric)
        seen_sol = earth.pictured_sol.get(kind.metric, -1)
        theirs = directives.progress(world, directive, known, seen_sol) if known is not None or kind.project else None
        over = directive.judged_sol >= 0
        values = directives.values_of(world, directive)
        return DirectiveView(
            number=directive.number,
            id=kind.id,
            name=kind.name,
            asks=self._words.fill(kind.asks, values),
            text=self._words.say(f"letter.directive.{kind.id}", values),
            state=directive.state,
            metric=metric.name if metric is not None else kind.metric,
            unit=metric.unit if metric is not None else "",
            target=directive.target,
            at_most=kind.at_most,
            now=directive.came_to if over else mine,
            seen=directive.came_to if over else theirs,
            seen_sol=seen_sol,
            share=judging.met_share(world, directive, mine),
            would_do=judging.is_met(world, directive, mine),
            from_sol=directive.from_sol,
            due_sol=directive.due_sol,
            answer_by_sol=directive.from_sol + rules.answer_sols,
            can_plead=kind.pleads and not directive.pleaded and directive.state == "open",
            met=self._moves(kind.met, kind.reward_kg),
            missed=self._moves(kind.missed),
            refused=self._moves(kind.refused),
        )

    def _moves(self, moves: Moves, kg: float = 0.0) -> tuple[str, ...]:
        """Return what something would do, as sentences."""
        found = []
        for name in (*MATTERS, "anger"):
            amount = getattr(moves, name)
            if amount:
                word = self._words.say(f"letter.move.{name}")
                found.append(f"{word} {amount * 100.0:+.0f}".replace(" -", " \u2212"))
        if kg > 0.0:
            found.append(self._words.say("letter.move.mass", {"kg": f"{kg:.0f}"}))
        return tuple(found)

    # Proposals, leave, acts.

    def _why_not(self, order: FileProposal | AgreeAuthorisation | AskForgiveness) -> str:
        refusal = refusal_of(self._world, order)
        return self._words.say(refusal.reason, refusal.values) if refusal is not None else ""

    def _proposal(self, name: str) -> ProposalView:
        world = self._world
        kind, last = book_of(world).proposals[name], proposals.last_of(world, name)
        refused = self._why_not(FileProposal(name))
        filed = last is not None and last.decided_sol < 0
        if last is not None and (filed or refused):
            terms, strong, odds = last.terms, last.strength, last.odds_share
            state: str = "filed" if filed else last.state
        else:
            shown, voted = findings(world), voted_for(world, name)
            terms = proposals.evidence(world, name, shown, voted)
            strong = proposals.strength(world, name, shown, voted)
            odds, state = proposals.odds_share(world, name, strong), "open"
        return ProposalView(
            id=name,
            name=kind.name,
            asks=kind.asks,
            state=state,
            terms=tuple((self._words.say(text, {"value": value}), worth) for text, value, worth in terms),
            strength=strong,
            odds_share=odds,
            filed_sol=last.filed_sol if last is not None else None,
            decided_sol=last.decided_sol if last is not None and last.decided_sol >= 0 else None,
            anyway_sol=last.anyway_sol if last is not None and last.anyway_sol >= 0 else None,
            refused=refused,
        )

    def _leave(self, name: str) -> LeaveView:
        world = self._world
        kind, leave = book_of(world).authorisations[name], world.one(Earth).authorisations.get(name)
        return LeaveView(
            id=name,
            name=kind.name,
            state=self._state_of(leave),
            covers=tuple(book_of(world).acts[act].name for act in kind.covers),
            emergency=kind.emergency,
            good_now=any(acts.agreed(world, act) == name for act in kind.covers),
            left=leave.left if leave is not None else 0,
            until_sol=leave.until_sol if leave is not None and leave.until_sol >= 0 else None,
            refused=self._why_not(AgreeAuthorisation(name)),
        )

    def _state_of(self, leave: Authorisation | None) -> str:
        if leave is None:
            return "open"
        return "lapsed" if leave.state == "agreed" and not acts.stands(self._world, leave) else leave.state

    def _act(self, act: Act) -> ActView:
        book = book_of(self._world)
        leave, granted = book.authorisations.get(act.covered), book.proposals.get(act.covered)
        covered = leave.name if leave is not None else granted.name if granted is not None else ""
        asked = "asked" if act.asked_sol >= 0 else "open"
        return ActView(
            number=act.number,
            id=act.kind,
            name=book.acts[act.kind].name,
            sol=act.sol,
            covered=covered,
            forgiven={1: "yes", -1: "no"}.get(act.forgiven, asked),
            refused=self._why_not(AskForgiveness(act.number)),
        )
