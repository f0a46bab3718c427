"""One part at the right of the upkeep page: what is known, its orders, and its log."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.hours import MOST_PRIORITY
from game.session.orders import Audit, Defer, Diagnose, FlagDaily, Forbid, Order, Prioritise, Service
from game.session.view import ColonyView, RecordView, UpkeepRow
from game.ui.figures import percent
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, Offer, hours, lines, offer, sols
from game.ui.screens.colony.pages.upkeep_rows import when
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.field import Field
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

SPANS = ("5", "10", "30", "100")
"""Sols for which a part can be put off."""
USUAL_SPAN = "10"
_LINES = 14
_TONES = {"failed": "danger", "deferred": "caution", "replaced": "good", "found": "caution"}
_STATE_TONES = {"urgent": "caution", "failed": "danger", "unknown": "quiet"}


def part_aside(
    runner: Runner, view: ColonyView, part: UpkeepRow | None, drafts: Mapping[str, str], hands: Mapping[str, str]
) -> AsideModel:
    """Return what is known of a part; ``hands``: who is at which now."""
    if part is None:
        return NOTHING
    place = next((module.name for module in view.modules if module.id == part.module), part.module)
    span = drafts.get("until", USUAL_SPAN)
    options = tuple(Option(name, say("ui.figure.sols", sols=name)) for name in SPANS)
    log = runner.session.history(part.part)
    return AsideModel(
        part.name,
        part.owner if part.owner == place else say("ui.parts.of", owner=part.owner, place=place),
        facts=(
            Facts(_facts(view, part, hands.get(part.part, "")), values_right=True),
            *_reason(part),
            strong(say("ui.parts.put_off"), "body", "dim"),
            Toggles(("draft", "until"), options, span),
            Field(("draft", why_of(part)), hint=say("ui.parts.why"), longest=80),
        ),
        offers=_offers(runner, view, part, int(span), drafts.get(why_of(part), ""), place),
        more=(
            *_causes(runner.session.causes(part.part)),
            *((Label(say("ui.parts.repair.why"), "small", "dim"),) if part.spare else ()),
            strong(say("ui.parts.log"), "body", "dim"),
            *_log(log),
        ),
    )


def why_of(part: UpkeepRow) -> str:
    """Name of the draft of why a part is put off: each has its own."""
    return f"why {part.part}"


def _reason(part: UpkeepRow) -> tuple[Element, ...]:
    """Why it is put off by order."""
    if part.deferred_until_sol is None:
        return ()
    return (Label(part.deferred_why or say("ui.parts.no_reason"), "body", "caution"),)


def _facts(view: ColonyView, part: UpkeepRow, hands: str) -> tuple[Fact, ...]:
    known = say("ui.parts.unknown")
    if part.known_share is not None:
        known = say(f"ui.parts.{part.state}", share=percent(part.known_share))
    facts = [Fact(say("ui.parts.known"), known, _STATE_TONES.get(part.state, "text"), strong=True)]
    fault = next(
        (
            each.fault or each.symptom
            for machine in view.machines
            for each in machine.parts
            if each.id == part.part and each.state == "failed"
        ),
        "",
    )
    if fault:
        facts.append(Fact(say("ui.parts.fault"), fault, "danger"))
    facts.append(Fact(say("ui.parts.age"), say("ui.parts.ago", sols=sols(part.inspected_sols))))
    facts.append(Fact(say("ui.parts.serviced"), say("ui.parts.ago", sols=sols(part.serviced_sols))))
    for name, left in (("look", part.inspect_in_sols), ("service", part.service_in_sols)):
        text = say(f"ui.parts.{when(left)}", sols=sols(abs(left)))
        facts.append(Fact(say(f"ui.parts.next.{name}"), text, "caution" if left < 0.0 else "text"))
    if part.spare:
        facts.append(Fact(say("ui.parts.repair"), hours(part.repair_h)))
        tone = "text" if part.spares else "caution"
        facts.append(Fact(part.spare, say("ui.parts.in_stock", count=str(part.spares)), tone))
    if hands:
        facts.append(Fact(say("ui.parts.at_it"), hands, "good"))
    if part.deferred_sol is not None:
        facts.append(Fact(say("ui.parts.put_off_since"), say("ui.book.sol", sol=str(part.deferred_sol)), "caution"))
    if part.deferred_until_sol is not None:
        until = say("ui.parts.until_by", sol=str(part.deferred_until_sol), by=part.deferred_by)
        facts.append(Fact(say("ui.parts.put_off_until"), until, "caution"))
    return tuple(facts)


def _offers(runner: Runner, view: ColonyView, part: UpkeepRow, span: int, why: str, place: str) -> tuple[Offer, ...]:
    """What can be ordered, always in the same places, so that a number means the same of every part."""
    name = part.part
    if part.deferred_until_sol is not None:
        put_off = offer(runner, Defer(name, view.sol), "ui.parts.order.go_on", "good")
    else:
        until = view.sol + span
        order: Order = Defer(name, until, why)
        put_off = offer(runner, order, "ui.parts.order.defer", "caution", sols=sols(span), sol=str(until))
    daily = "ui.parts.order.unflag" if part.flagged else "ui.parts.order.flag"
    barred = "ui.parts.order.allow" if part.forbidden else "ui.parts.order.forbid"
    sooner = "ui.parts.order.usual" if part.priority >= MOST_PRIORITY else "ui.parts.order.sooner"
    level = 0 if part.priority >= MOST_PRIORITY else part.priority + 1
    return (
        put_off,
        offer(runner, FlagDaily(name, not part.flagged), daily),
        offer(runner, Prioritise(name, level), sooner, level=str(level)),
        offer(runner, Service(name), "ui.parts.order.service"),
        offer(runner, Audit(name), "ui.parts.order.audit"),
        offer(runner, Forbid(name, not part.forbidden), barred, "caution"),
        offer(runner, Diagnose(part.module), "ui.parts.order.diagnose", place=place),
        offer(runner, Audit(part.kind), "ui.parts.order.audit_kind"),
        offer(runner, Audit("all"), "ui.parts.order.audit_all", "caution"),
    )


def _causes(chain: tuple[str, ...]) -> tuple[Element, ...]:
    """Why it failed, the nearest cause first."""
    if not chain:
        return ()
    said = ((str(number), text, "text") for number, text in enumerate(chain, 1))
    return (strong(say("ui.parts.causes"), "body", "dim"), Column(lines("cause", said), gap=0))


def _log(log: tuple[RecordView, ...]) -> tuple[Element, ...]:
    """The newest lines of the part's log: the sol, what was done, by whom and why."""
    if not log:
        return (Label(say("ui.parts.log.none"), "body", "dim"),)
    said = ((str(line.sol), line.text, _TONES.get(line.did, "text")) for line in log[:_LINES])
    return (Column(lines("log_line", said), gap=0),)
