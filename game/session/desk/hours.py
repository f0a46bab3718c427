"""The board of hours: what each crew's hours go to, what they buy, and what is put off."""

from __future__ import annotations

from collections import Counter

import numpy as np

from game.content.kinds.hours import Use
from game.session.desk.words import Words
from game.session.view.hours import CrewView, HoursView, UseView
from game.sim import sums
from game.sim.clock import SOL_S
from game.sim.crews.book import CrewBook
from game.sim.crews.components import COLUMN, USES, Booked, Off, Plans, Strain
from game.sim.crews.strain import crowding
from game.sim.people.components import Person
from game.sim.people.shifts import kept_from_work
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.finding import Look, detection_share
from game.sim.upkeep.rules import needed_h
from game.sim.world import World

WORN_FROM, BURNING_FROM = 0.62, 0.76
"""Mean weariness from which a crew is called worn, and burning out."""
OWN: tuple[Use, ...] = ("operations", "rest")
"""Uses in which what one crew has too much is no help to another."""
CRACK_MM = 2.0
"""The crack by which looks are measured."""


class Board:
    """Puts the hours together. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._book = world.the(CrewBook)
        self._debt = due.debt(world)

    def hours(self) -> HoursView | None:
        """Return the board, or nothing where there are no crews."""
        world = self._world
        plans = world.one(Plans)
        if not plans.crews:
            return None
        self._debt = due.debt(world)
        needs, brings = self._needs(), self._brings()
        weary, stress = self._strain()
        kept_out, settlement = kept_from_work(world), world.the(Settlement)
        kept = Counter(person.crew for person in kept_out)
        crews = tuple(self._crew(row, crew, needs, weary, stress, kept[crew]) for row, crew in enumerate(plans.crews))
        homes = [(world.get(home, Module).id, share) for home, share in crowding(world).items() if share > 0.0]
        return HoursView(
            there_h=sums.total(crew.hours_h for crew in crews),
            template=plans.template,
            templates=(
                *((template.id, template.name) for template in self._book.templates.values()),
                *((name, name) for name in plans.saved),
            ),
            crews=crews,
            totals=tuple(self._total(use, crews, brings.get(use, 0.0)) for use in USES),
            auto=tuple(plans.auto.items()),
            crowded=tuple(sorted(homes, key=lambda row: (-row[1], row[0]))),
            kept_out=tuple(
                (settlement.place_name(world.get(module, Module).id), people)
                for module, people in Counter(person.work for person in kept_out).most_common()
            ),
        )

    def _needs(self) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        """Return what each use of each crew needs, in hours a sol, shape (crews, uses).

        What upkeep needs is shared out as the usual plan shares out its hours; rest needs what keeps a crew from being
        worn.
        """
        plans = self._world.one(Plans)
        needs = plans.usual_h.copy()
        for row, crew in enumerate(plans.crews):
            plan = self._book.plan(crew)
            needs[row, COLUMN["operations"]] = plan.operations_h if plan is not None else 0.0
        rules = self._book.rules
        bearable_h = rules.even_h + (WORN_FROM - rules.even_weary_share) / rules.weary_per_h
        heads = plans.normal_h / rules.shift_h
        needs[:, COLUMN["rest"]] = np.maximum(plans.normal_h - heads * bearable_h, 0.0)
        for use, hours in self._owed().items():
            column = plans.usual_h[:, COLUMN[use]]
            total = float(column.sum())
            needs[:, COLUMN[use]] = column * (hours / total) if total > 0.0 else 0.0
        return needs

    def _owed(self) -> dict[Use, float]:
        """Return what upkeep's uses need this sol: what is overdue, and what a sol brings."""
        brings = self._brings()
        return {use: hours + brings.get(use, 0.0) for use, hours in needed_h(self._world).items()}

    def _brings(self) -> dict[Use, float]:
        """Return what a sol brings anew of upkeep's uses."""
        book, rules = self._world.the(UpkeepBook), self._world.the(UpkeepBook).rules
        return {
            "repair": due.small_per_sol_h(self._world),
            "inspection": float((SOL_S / book.inspect_s).sum()) * rules.inspection_h,
            "prevention": float((SOL_S / book.service_s).sum()) * rules.service_h,
        }

    def _strain(self) -> tuple[dict[str, float], dict[str, float]]:
        """Return how worn each crew is, and its stress, on average."""
        world = self._world
        strained = world.one(Strain)
        rows = {entity: row for row, entity in enumerate(strained.people)}
        weary: dict[str, float] = {}
        stress: dict[str, float] = {}
        for crew in self._book.crews:
            here = [rows[entity] for entity in self._book.members(crew) if entity in rows]
            weary[crew] = float(strained.weary[here].mean()) if here else 0.0
            stress[crew] = float(strained.stress[here].mean()) if here else 0.0
        return weary, stress

    def _crew(
        self,
        row: int,
        crew: str,
        needs: np.ndarray[tuple[int, int], np.dtype[np.float64]],
        weary: dict[str, float],
        stress: dict[str, float],
        kept_out: int,
    ) -> CrewView:
        world, plans, booked = self._world, self._world.one(Plans), self._world.one(Booked)
        kind, members, lead = self._book.crews[crew], self._book.members(crew), self._book.lead(crew)
        off = {entity for entity, _ in world.each(Off)}
        able = sum(1 for entity in members if entity not in off)
        total = float(plans.hours[row].sum())
        rules = self._book.rules
        per_head = min(rules.most_h, max(rules.shift_h, total / max(1, kind.people)))
        first = not booked.last_h.any()
        share = able * per_head / total if total > 0.0 else 0.0
        uses = []
        for use in USES:
            planned = float(plans.hours[row, COLUMN[use]]) * share
            given = None if first else float(booked.last_h[row, COLUMN[use]])
            needed = float(needs[row, COLUMN[use]])
            buys = self._buys(crew, use, planned, needed, weary[crew])
            plan_h = float(plans.hours[row, COLUMN[use]])
            uses.append(UseView(use, planned, given, needed, max(0.0, needed - planned), buys, plan_h))
        return CrewView(
            id=crew,
            name=kind.name,
            department=kind.department,
            lead=world.get(lead, Person).name if lead else "",
            people=len(members),
            working=round(float(booked.heads[row])),
            off=len(members) - able,
            kept_out=kept_out,
            tired_share=weary[crew],
            tired=self._tired(weary[crew]),
            stress_share=stress[crew],
            operations_share=float(booked.operations_share[row]),
            hours_h=able * per_head,
            overtime_h=able * max(0.0, per_head - rules.shift_h),
            uses=tuple(uses),
        )

    def _total(self, use: str, crews: tuple[CrewView, ...], brings_h: float) -> UseView:
        rows = [row for crew in crews for row in crew.uses if row.use == use]
        planned, needed = sums.total(row.planned_h for row in rows), sums.total(row.needed_h for row in rows)
        known = [row.given_h for row in rows if row.given_h is not None]
        given = sums.total(known) if known else None
        plan_h = sums.total(row.plan_h for row in rows)
        undone = sums.total(row.put_off_h for row in rows) if use in OWN else max(0.0, needed - planned)
        return UseView(use, planned, given, needed, undone, "", plan_h, brings_h)

    def _buys(self, crew: str, use: Use, hours: float, needed: float, weary: float) -> str:
        """Return in words what hours of a use buy a crew."""
        rules, say = self._book.rules, self._words.say
        if hours <= 0.0 and use != "operations":
            return ""
        if use == "operations":
            return self._operations(crew, hours, needed)
        if use == "repair":
            mean_h = float(self._world.the(UpkeepBook).repair_h.mean())
            return say("buys.repair", {"count": f"{rules.replacing_share * hours / mean_h:.1f}"})
        if use == "inspection":
            skills = self._world.the(UpkeepBook).skill_ids
            level = max((self._book.level(crew, skill) for skill in skills), default=0.0)
            found = detection_share(rules, CRACK_MM, Look(level, weary, 1.0))
            reach, owed = round(hours / rules.inspection_h), self._debt.inspections
            return say("buys.inspection", {"count": str(reach), "due": str(owed), "percent": f"{100.0 * found:.0f}"})
        if use == "prevention":
            owed = self._debt.services
            return say("buys.prevention", {"count": f"{hours / rules.service_h:.1f}", "due": str(owed)})
        whole = hours >= 10.0 or abs(hours - round(hours)) < 0.05
        values = {"hours": f"{hours:.0f}" if whole else f"{hours:.1f}"}
        if use == "rest":
            row = self._world.the(CrewBook).row[crew]
            plan = self._world.one(Plans).hours[row]
            work = (float(plan.sum()) - float(plan[COLUMN["rest"]])) / max(1, self._book.crews[crew].people)
            settles = rules.even_weary_share + rules.weary_per_h * (work - rules.even_h)
            values["state"] = self._tired(settles)
        return say(f"buys.{use}", values)

    def _operations(self, crew: str, hours: float, needed: float) -> str:
        plan, say = self._book.plan(crew), self._words.say
        share = 1.0 if needed <= 0.0 else min(1.0, hours / needed)
        if share >= 1.0 or plan is None:
            return say("buys.operations")
        late = self._book.rules.late_s * (1.0 - share) / 60.0
        what = [
            *([say("buys.short.machines")] if plan.keeps else []),
            *([say("buys.short.instruments", {"minutes": f"{late:.0f}"})] if plan.watches else []),
            *([say("buys.short.kitchen")] if plan.feeds else []),
        ]
        return say("buys.operations.short", {"percent": f"{100.0 * share:.0f}", "what": " ".join(what)}).strip()

    def _tired(self, share: float) -> str:
        """Return in a word how worn people are."""
        word = "burning_out" if share >= BURNING_FROM else "worn" if share >= WORN_FROM else "fit"
        return self._words.say(f"tired.{word}")
