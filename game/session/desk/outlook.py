"""The outlook in words: what runs out and when, and what the ugly ways out would cost."""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.session.desk.words import Words
from game.session.orders import BreakQuota, Forbid, GiveUp, LetMachineBe, Order, Reopen, StripMachine
from game.session.view.works import ExitView, OutlookRow, OutlookView
from game.sim import sums
from game.sim.clock import HOUR_S, Clock
from game.sim.hardware.rules import parts_of
from game.sim.outlook.components import Exit, Outlook, Row
from game.sim.outlook.exits import far, soon
from game.sim.register import Register
from game.sim.retreat.components import Retreat
from game.sim.settlement import Settlement
from game.sim.stores.stock import items_of
from game.sim.upkeep.components import Records
from game.sim.world import World
from game.story.telling import change, inside

UNITS = {"stock": "kg", "debt": "h"}
"""What a row of the outlook is counted in, where it is not things or people."""
THEN = ("debt", "hands", "spares", "spares.wait", "spares.late")
"""Rows of which more is said than what runs out."""


class OutlookDesk:
    """Puts the outlook into words. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)

    def outlook(self) -> OutlookView | None:
        """Return where nothing leads, or nothing where nobody looks ahead."""
        if self._settlement.scenario.bare:
            return None
        outlook = self._world.one(Outlook)
        return OutlookView(
            sol=outlook.sol,
            rows=tuple(self._row(row, outlook.sol) for row in outlook.rows),
            exits=tuple(self._exit(way) for way in outlook.exits if not self._is_taken(way)),
            taken=tuple(self._taken()),
        )

    def _row(self, row: Row, sol: int) -> OutlookRow:
        world = self._world
        tone = "danger" if soon(world, row) else "plain" if far(world, row) else "caution"
        values = {
            "now": f"{row.now:,.0f}".replace(",", "\u202f") if row.kind == "stock" else f"{row.now:.0f}",
            "need": f"{row.need:.0f}",
            "per_sol": change(row.per_sol),
            "item": items_of(world)[row.what].name if row.what else "",
            "waits": str(row.waits),
            "next": str(row.next_count),
            "sol": str(row.next_sol),
        }
        low, high = (None if math.isinf(sols) else sols for sols in (row.low_sols, row.high_sols))
        how = _how(row)
        what = text = self._words.say(f"outlook.{how}", values)
        turns = low is not None and row.per_sol * (row.need - row.now) < 0.0
        if how in THEN:
            text += " " + self._words.say(f"outlook.then.{how}", values)
        if turns:
            text += " " + self._words.say("outlook.turns")
        return OutlookRow(
            id=row.id,
            title=self._words.say(f"system.{row.id}"),
            text=text,
            tone=tone,
            now=row.now,
            need=row.need,
            per_sol=row.per_sol,
            low_sols=low,
            high_sols=high,
            from_sol=None if low is None else sol + int(low),
            to_sol=None if high is None else sol + int(high) + 1,
            unit=UNITS.get(row.kind, ""),
            turns=turns,
            what=what,
        )

    def _exit(self, way: Exit) -> ExitView:
        settlement = self._settlement
        target = ""
        if way.kind == "abandon":
            target = settlement.place_name(way.target)
        elif way.kind == "strip":
            target = settlement.machine_name(way.target)
        values = {
            "target": target,
            "beds": str(way.beds),
            "people": str(way.people),
            "crowding": f"{way.crowding:.2f}",
            "parts": str(way.parts),
            "percent": f"{100.0 * (way.output_share or way.quota_share):.0f}",
            "hours": f"{way.hours_per_sol:.0f}",
            "kw": f"{way.draw_kw:.0f}",
            "group": settlement.redundancy[way.bare].name if way.bare else "",
        }
        kind = "strip.bare" if way.kind == "strip" and way.bare else way.kind
        return ExitView(
            kind=way.kind,
            row=way.row,
            target=way.target,
            title=self._words.say(f"exit.{way.kind}", values),
            price=self._words.say(f"exit.{kind}.price", values),
            gain_sols=None if math.isinf(way.gain_sols) else way.gain_sols,
            hours_per_sol=way.hours_per_sol,
            order=_order(way),
        )

    def _is_taken(self, way: Exit) -> bool:
        """Whether somebody went this way since it was worked out."""
        retreat = self._world.one(Retreat)
        if way.kind == "abandon":
            return any(place.module == way.target for place in retreat.places)
        if way.kind == "strip":
            return way.target in retreat.stripped or any(one.machine == way.target for one in retreat.stripping)
        return bool(retreat.quota_h)

    def _taken(self) -> Iterator[ExitView]:
        """What was given up, with what undoes it."""
        retreat, settlement, world = self._world.one(Retreat), self._settlement, self._world
        for place in retreat.places:
            yield self._undo(
                "abandoned",
                place.module,
                Reopen(place.module),
                "abandoned.shut" if place.shut else "abandoned.leaving",
                target=settlement.place_name(place.module),
                people=str(len(place.beds)),
                sol=str(place.sol),
            )
        now_s = world.one(Clock).elapsed_s
        for one in retreat.stripping:
            hours = f"{max(0.0, one.done_s - now_s) / HOUR_S:.0f}"
            name = settlement.machine_name(one.machine)
            item = inside(items_of(world)[one.item].name)
            yield self._undo(
                "stripping",
                one.machine,
                LetMachineBe(one.machine),
                "stripping.now",
                target=name,
                hours=hours,
                parts=str(one.parts),
                item=item,
            )
        for machine in retreat.stripped:
            rows = [part.index for _, part in parts_of(world, world.the(Register).machines[machine])]
            left = int((world.one(Records).forbidden[rows] == 1).sum())
            if left:
                name = settlement.machine_name(machine)
                yield self._undo(
                    "stripped", machine, Forbid(machine, False), "stripped.now", target=name, parts=str(left)
                )
        if retreat.quota_h:
            hours = f"{sums.total(retreat.quota_h.values()):.0f}"
            yield self._undo("broken", "", BreakQuota(False), "broken.now", hours=hours)

    def _undo(self, kind: str, about: str, order: Order, how: str, **values: str) -> ExitView:
        return ExitView(
            kind=kind,
            row="",
            target=about,
            title=self._words.say(f"exit.{kind}", values),
            price=self._words.say(f"exit.{how}", values),
            gain_sols=None,
            hours_per_sol=0.0,
            order=order,
        )


def _how(row: Row) -> str:
    """Return which words say it."""
    if row.next_sol is not None:
        return "spares.late"
    return "spares.wait" if row.waits else row.kind


def _order(way: Exit) -> Order:
    """Return what orders an ugly way out."""
    if way.kind == "abandon":
        return GiveUp(way.target)
    return StripMachine(way.target, way.item) if way.kind == "strip" else BreakQuota()
