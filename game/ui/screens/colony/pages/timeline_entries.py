"""What comes, gathered from everything that the control room knows: when, what, how sure, and where to see to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from game.session.view import ColonyView
from game.session.view.upkeep import UpkeepRow
from game.sim.clock import SOL_S
from game.ui.play.lexicon import Lexicon
from game.ui.screens.colony.pages.works_rows import work_key
from game.ui.toolkit.messages import Key
from game.ui.words import lowered, say

KINDS: Mapping[str, str] = {
    "outlook": "dim",
    "sky": "power",
    "upkeep": "repair",
    "works": "works",
    "shop": "fabrication",
    "ships": "air",
    "people": "good",
}
"""Kinds of what comes, from above to below, and their colours."""
_HOLDS = ("open", "loaded")
_BOOKS_H = 2.0
"""Hours a sol that a pair is taken to learn where nothing better is known."""


class Entry(Struct, frozen=True):
    """Something that comes."""

    key: Key
    kind: str
    at: float
    """Sols from now."""
    title: str
    line: str
    """What more is known of it."""
    tone: str = "dim"
    until: float | None = None
    """Sols from now at the latest, for what happens between two times."""
    page: str = ""
    about: Key | None = None
    """What its page is to show."""


def entries(view: ColonyView, parts: Sequence[UpkeepRow], lexicon: Lexicon, step: int) -> tuple[Entry, ...]:
    """Everything that comes, the soonest first.

    ``parts``: every part; ``step``: sols for which services and inspections are counted.
    """
    found = [
        *_outlook(view),
        *_sky(view),
        *_upkeep(view, parts, step),
        *_works(view),
        *_shop(view, lexicon.skills),
        *_ships(view, lexicon.items),
        *_people(view),
    ]
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.kind, str(entry.key))))


def _outlook(view: ColonyView) -> Iterator[Entry]:
    for row in view.outlook.rows if view.outlook is not None else ():
        if row.low_sols is not None:
            tone = {"danger": "danger", "caution": "caution"}.get(row.tone, "dim")
            title = say("ui.coming.runs_out", what=row.title)
            key, about = ("coming", "outlook", row.id), ("row", row.id)
            yield Entry(key, "outlook", row.low_sols, title, row.text, tone, row.high_sols, "works", about)


def _sky(view: ColonyView) -> Iterator[Entry]:
    if view.flows is None:
        return
    weather = view.flows.weather
    warning = weather.warning
    if warning is not None:
        chance = say("ui.coming.chance", percent=f"{100.0 * warning.chance_share:.0f}")
        at = 0.0 if warning.here else float(max(0, warning.from_sol - view.sol))
        last = float(max(0, (warning.ends_sol if warning.here else warning.to_sol) - view.sol))
        title = say("ui.coming.storm_ends" if warning.here else "ui.coming.storm", name=warning.name)
        line = say("ui.coming.storm.line", low=f"{warning.low_tau:.1f}", high=f"{warning.high_tau:.1f}")
        told = line if warning.here else f"{line} {chance}"
        yield Entry(("coming", "sky", "storm"), "sky", at, title, told, "caution", last, "flows")
    dark = next((sol for sol in weather.ahead if sol.low_lowest_kwh <= 0.0), None)
    if dark is not None:
        sure = dark.lowest_kwh <= 0.0
        title = say("ui.coming.dark" if sure else "ui.coming.dark.perhaps")
        line = say("ui.coming.dark.line", made=f"{dark.made_kwh:.0f}", drawn=f"{dark.drawn_kwh:.0f}")
        at = float(max(0, dark.sol - view.sol))
        yield Entry(("coming", "sky", "dark"), "sky", at, title, line, "danger" if sure else "caution", page="flows")


def _upkeep(view: ColonyView, parts: Sequence[UpkeepRow], step: int) -> Iterator[Entry]:
    """What was put off by order comes back with its date; services and inspections are counted step by step."""
    if view.upkeep is None:
        return
    names = {module.id: module.name for module in view.modules}
    callouts = {address: (who, in_s) for address, who, in_s in view.upkeep.callouts}
    services: Counter[int] = Counter()
    looks: Counter[int] = Counter()
    for row in parts:
        place = say("ui.hours.part", part=row.name, place=names.get(row.module, row.module))
        about = ("part", row.part)
        if row.part in callouts:
            who, in_s = callouts[row.part]
            title, line = say("ui.coming.mended", part=place), say("ui.coming.mended.line", who=who)
            yield Entry(
                ("coming", "call", row.part), "upkeep", in_s / SOL_S, title, line, "danger", None, "upkeep", about
            )
        if row.deferred_until_sol is not None and row.deferred_until_sol >= view.sol:
            title = say("ui.coming.deferred", part=place)
            line = say("ui.coming.deferred.line", by=row.deferred_by, hours=f"{row.repair_h:.0f}")
            at = float(row.deferred_until_sol - view.sol)
            yield Entry(("coming", "defer", row.part), "upkeep", at, title, line, "caution", None, "upkeep", about)
            continue
        if row.service_in_sols >= 0.0:
            services[int(row.service_in_sols) // step] += 1
        if row.inspect_in_sols >= 0.0:
            looks[int(row.inspect_in_sols) // step] += 1
    debt = view.upkeep.debt
    if debt.total_h > 0.0:
        title = say("ui.coming.overdue", hours=f"{debt.total_h:.0f}")
        line = say(
            "ui.coming.overdue.line",
            repairs=str(debt.repairs),
            services=str(debt.services),
            looks=str(debt.inspections),
        )
        yield Entry(("coming", "upkeep", "debt"), "upkeep", 0.0, title, line, "caution", None, "upkeep")
    for number in sorted(services):
        title = say("ui.coming.services", count=str(services[number]))
        first = view.sol + number * step
        span = str(first) if step == 1 else f"{first}–{first + step - 1}"
        line = say("ui.coming.services.line", looks=str(looks[number]), sols=span)
        middle = (number + 0.5) * step
        yield Entry(("coming", "services", number), "upkeep", middle, title, line, "dim", None, "upkeep")


def _works(view: ColonyView) -> Iterator[Entry]:
    for work in view.works.begun if view.works is not None else ():
        if work.state == "suspended":
            continue
        low, high = work.left_sols
        stage = work.stages[min(work.stage, len(work.stages) - 1)].name if work.stages else ""
        line = work.waits or say("ui.coming.stage", stage=stage)
        tone = "caution" if work.state == "waiting" else "dim"
        title = say("ui.coming.round" if work.policy else "ui.coming.work", work=work.name)
        yield Entry(("coming", *_flat(work_key(work))), "works", low, title, line, tone, high, "works", work_key(work))


def _shop(view: ColonyView, skills: Mapping[str, str]) -> Iterator[Entry]:
    for lot in view.shop.lots if view.shop is not None else ():
        if lot.ready_from_s is not None:
            title = say("ui.coming.lot", count=str(lot.count), item=lot.name)
            until = lot.ready_to_s / SOL_S if lot.ready_to_s is not None else None
            skill = lowered(skills.get(lot.skill, lot.skill))
            line = say("ui.coming.lot.line", hours=f"{lot.left_h:.0f}", skill=skill)
            yield Entry(
                ("coming", "lot", lot.id),
                "shop",
                lot.ready_from_s / SOL_S,
                title,
                line,
                "dim",
                until,
                "shop",
                ("lot", lot.id),
            )


def _ships(view: ColonyView, items: Mapping[str, str]) -> Iterator[Entry]:
    for flight in view.supply.flights if view.supply is not None else ():
        about = ("flight", flight.ship, flight.arrives_sol)
        held = ", ".join(f"{count} × {items.get(item, item)}" for item, count in flight.items)
        if flight.state in _HOLDS and flight.closes_sol >= view.sol:
            title = say("ui.coming.closes", ship=flight.name)
            line = say("ui.coming.closes.line", free=f"{flight.free_kg:.0f}", sol=str(flight.arrives_sol))
            at = float(flight.closes_sol - view.sol)
            yield Entry(("coming", "closes", *about[1:]), "ships", at, title, line, "dim", None, "shop", about)
        if flight.arrives_sol >= view.sol:
            title = say("ui.coming.lands", ship=flight.name)
            line = held or say("ui.coming.lands.line")
            if flight.people:
                line = say("ui.coming.lands.people", count=str(flight.people)) + " " + line
            at = float(flight.arrives_sol - view.sol)
            tone = "good" if flight.state == "flying" else "dim"
            yield Entry(("coming", "lands", *about[1:]), "ships", at, title, line, tone, None, "shop", about)


def _people(view: ColonyView) -> Iterator[Entry]:
    for birth in view.population.expected if view.population is not None else ():
        title = say("ui.coming.birth", name=birth.mother_name)
        at = float(max(0, birth.due_sol - view.sol))
        yield Entry(
            ("coming", "birth", birth.mother), "people", at, title, say("ui.coming.birth.line"), "good", None, "people",
            ("person", birth.mother),
        )  # fmt: skip
    if view.training is None:
        return
    paces = {skill.id: skill.next_h / skill.next_sols for skill in view.training.skills if skill.next_sols > 0.0}
    for pair in view.training.pairs:
        if pair.left_h > 0.0:
            title = say("ui.coming.learnt", name=pair.trainee_name, skill=pair.skill_name)
            line = say("ui.coming.learnt.line", name=pair.trainer_name, hours=f"{pair.left_h:.0f}")
            at = pair.left_h / (paces.get(pair.skill) or _BOOKS_H)
            key, about = ("coming", "pair", pair.trainee, pair.skill), ("person", pair.trainee)
            yield Entry(key, "people", at, title, line, "dim", None, "people", about)


def _flat(key: Key) -> tuple[str | int, ...]:
    return key if isinstance(key, tuple) else (key,)
