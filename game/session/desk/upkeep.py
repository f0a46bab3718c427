"""Upkeep as the desk sees it: the debt, the parts on which something waits, and their logs."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.session.desk.words import Words
from game.session.view.upkeep import DebtView, RecordView, UpkeepRow, UpkeepView
from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import Machine, Redundancy
from game.sim.hazards import causes
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.stores.stock import colony_counts
from game.sim.structure.components import Door, Module
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.logs import history, sol_of_entry
from game.sim.world import World

MOST_ROWS = 200


class Upkeep:
    """Puts together what is known of parts. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._book = world.the(UpkeepBook)
        self._settlement = world.the(Settlement)

    def upkeep(self) -> UpkeepView | None:
        """Return everything about upkeep, or nothing where nothing wears."""
        world = self._world
        if self._settlement.scenario.bare or not self._book.parts:
            return None
        records, now_s = world.one(Records), world.one(Clock).elapsed_s
        score, lying = due.urgency(world), colony_counts(world)
        called = [
            (self._book.parts[at.part].id, world.get(at.people[0], Person).name, at.done_s - now_s)
            for at in records.callouts
        ]
        return UpkeepView(
            debt=self.debt(),
            rows=tuple(self._row(row, float(score[row]), lying) for row in self._listed(records)),
            callouts=tuple(called),
            waiting=tuple(self._book.parts[row].id for row in records.grave),
        )

    def _listed(self, records: Records) -> list[int]:
        """Return the rows that are shown: the most urgent, and whatever somebody put off, urgent or not."""
        worst = due.worst(self._world, MOST_ROWS)
        shown = set(worst)
        return worst + [row for row in sorted(records.put_off) if row not in shown]

    def debt(self) -> DebtView:
        """Return the debt and its terms."""
        owed, rules = due.debt(self._world), self._book.rules
        return DebtView(
            total_h=owed.total_h,
            repairs_h=owed.repairs_h,
            small_h=owed.small_h,
            services_h=owed.services_h,
            inspections_h=owed.inspections_h,
            repairs=owed.repairs,
            failed=owed.failed,
            services=owed.services,
            inspections=owed.inspections,
            degrading=due.known_from(self._world, rules.degrading_share),
            urgent=due.urgent_known(self._world),
        )

    def every(self) -> tuple[UpkeepRow, ...]:
        """Return every part there is, the most urgent first, whether something waits on it or not."""
        score, lying = due.urgency(self._world), colony_counts(self._world)
        order = np.argsort(-score, kind="stable")
        return tuple(self._row(int(row), float(score[row]), lying) for row in order)

    def _row(self, row: int, score: float, lying: Mapping[str, int]) -> UpkeepRow:
        """Return one part, with how many of its spare lie in all lockers."""
        world, book, records = self._world, self._book, self._world.one(Records)
        now_s, part, kind = world.one(Clock).elapsed_s, book.parts[row], book.kinds[row]
        share = float(records.known_share[row])
        put_off = records.put_off.get(row)
        since = float(records.deferred_sol[row])
        inspected_s, serviced_s = now_s - float(records.inspected_s[row]), now_s - float(records.serviced_s[row])
        return UpkeepRow(
            part=part.id,
            kind=part.kind,
            name=kind.name,
            module=world.get(part.module, Module).id,
            owner=self._owner(part.owner),
            known_share=None if share != share else min(1.0, share),
            state=self._state(share),
            inspected_sols=inspected_s / SOL_S,
            inspect_in_sols=(float(book.inspect_s[row]) - inspected_s) / SOL_S,
            serviced_sols=serviced_s / SOL_S,
            service_in_sols=(float(book.service_s[row]) - serviced_s) / SOL_S,
            urgency=score,
            repair_h=max(0.0, float(book.repair_h[row] - records.done_h[row])),
            spare=self._settlement.content.items[kind.spare].name if kind.spare else "",
            spares=lying.get(kind.spare, 0) if kind.spare else 0,
            deferred_sol=int(since) if since >= 0.0 and (put_off is not None or score > 0.0) else None,
            deferred_until_sol=put_off.until_sol if put_off is not None else None,
            deferred_by=put_off.by if put_off is not None else "",
            deferred_why=self._words.tongue.named(put_off.why) if put_off is not None else "",
            flagged=bool(records.flagged[row]),
            priority=int(records.priority[row]),
            forbidden=bool(records.forbidden[row]),
            orders=self._orders(row, share),
        )

    def _state(self, share: float) -> str:
        rules = self._book.rules
        if share != share:
            return "unknown"
        if share >= due.BROKEN:
            return "failed"
        return "urgent" if share >= rules.urgent_share else "degrading" if share >= rules.degrading_share else "well"

    def _owner(self, entity: int) -> str:
        world, settlement = self._world, self._settlement
        machine, door = world.find(entity, Machine), world.find(entity, Door)
        if machine is not None:
            return settlement.machine_name(machine.id)
        if door is not None:
            return settlement.door_name(door.id)
        group, module = world.find(entity, Redundancy), world.find(entity, Module)
        if group is not None:
            return settlement.redundancy[group.id].name
        return settlement.place_name(module.id) if module is not None else ""

    def _orders(self, row: int, share: float) -> tuple[str, ...]:
        """Return the orders that make sense of a part now, by tag."""
        records, found = self._world.one(Records), ["defer", "flag_daily", "prioritise", "forbid"]
        if not share >= due.BROKEN and not records.service_now[row]:
            found.append("service")
        if not records.audit[row]:
            found.append("audit")
        return tuple(found)

    def causes(self, part: str) -> tuple[str, ...]:
        """Return why a part failed, the nearest cause first, as sentences; empty unless it is known to have.

        Raises ``KeyError`` if there is no such part.
        """
        row = self._book.row[part]
        if not self._world.one(Records).known_share[row] >= due.BROKEN:
            return ()
        links = causes.while_it_stands(causes.of_part(self._world, self._book.entities[row]))
        return tuple(self._words.say(link.text, dict(link.values)) for link in links)

    def history(self, part: str) -> tuple[RecordView, ...]:
        """Return a part's log, the newest first. Raises ``KeyError`` if there is no such part."""
        views = []
        for entry in reversed(history(self._world, self._book.row[part])):
            of, _, rest = entry.note.partition(":")
            text = f"record.{entry.did}"
            if entry.did == "deferred" and of == "hours":
                what, rest = rest.partition(":")[0], ""
                text = f"record.no_hours.{what}"
            why = entry.note if entry.did == "failed" else rest
            if entry.did == "deferred" and not why:
                why = self._words.say("chronicle.word.no_reason")
            said = self._words.say(text, {"by": entry.by, "why": why})
            views.append(RecordView(sol_of_entry(self._world, entry), entry.did, entry.by, said))
        return tuple(views)
