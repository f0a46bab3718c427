"""Plans of hours: how they begin, and how they are changed, by template, by hand or by crew."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.content.kinds.hours import Use
from game.sim.clock import Clock
from game.sim.crews.book import USUAL, CrewBook
from game.sim.crews.components import AREAS, COLUMN, USES, Booked, Plans, Strain, Watch
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World


def open_crews(world: World) -> None:
    """Begin with the opening plans, and with people as worn as they are."""
    book = world.the(CrewBook)
    crews = list(book.crews)
    hours = np.zeros((len(crews), len(USES)))
    for row, crew in enumerate(crews):
        plan = book.plan(crew)
        normal_h = book.crews[crew].people * book.rules.shift_h
        if plan is None:
            hours[row, COLUMN["operations"]] = normal_h
        else:
            hours[row] = [getattr(plan.usual, use) for use in USES]
    normal = np.array([book.crews[crew].people * book.rules.shift_h for crew in crews])
    by_itself = world.the(Settlement).scenario.keeps_house
    auto: dict[str, bool] = dict.fromkeys(AREAS, by_itself)
    world.put(Plans(crews, hours, hours.copy(), normal, auto=auto))
    empty = np.zeros_like(hours)
    world.put(
        Booked(
            sol=world.one(Clock).sol,
            today_h=empty.copy(),
            last_h=empty.copy(),
            total_h=empty.copy(),
            heads=np.array([float(book.crews[crew].people) for crew in crews]),
            shift_heads=np.tile(
                np.array([book.crews[crew].people / max(1, len(book.shifts)) for crew in crews]), (len(book.shifts), 1)
            ),
            run_share=np.ones(len(crews)),
            operations_share=np.ones(len(crews)),
        )
    )
    people = [entity for entity, person in world.each(Person) if person.crew in book.row]
    weary = [_weary_at_opening(book, world.get(entity, Person).crew) for entity in people]
    world.put(Strain(people, np.array(weary, dtype=np.float64), np.full(len(people), book.rules.stress_even_share)))
    world.put(Watch(np.zeros(len(world.each(Module)))))


def _weary_at_opening(book: CrewBook, crew: str) -> float:
    plan = book.plan(crew)
    return plan.weary_share if plan is not None else book.rules.even_weary_share


def tended_share(world: World, crew: str | None) -> float:
    """Return what a crew's operations got of what they needed in its last shift, 0 to 1; all where it is no crew's."""
    row = None if crew is None else world.the(CrewBook).row.get(crew)
    return 1.0 if row is None else float(world.one(Booked).operations_share[row])


def most_h(world: World, crew: str) -> float:
    """Return the most hours a sol that a crew's plan can hold, overtime included."""
    book = world.the(CrewBook)
    return book.crews[crew].people * book.rules.most_h


def set_hours(world: World, crew: str, use: Use, hours: float) -> None:
    """Give a use of a crew so many hours a sol from its next shift; what it gains or loses, rest loses or gains.

    Beyond what rest holds it is overtime.
    """
    plans, row = world.one(Plans), world.the(CrewBook).row[crew]
    change = hours - float(plans.hours[row, COLUMN[use]])
    plans.hours[row, COLUMN[use]] = hours
    if use != "rest":
        rest = COLUMN["rest"]
        plans.hours[row, rest] = max(0.0, float(plans.hours[row, rest]) - change)
    plans.template = ""


def template_hours(world: World, name: str) -> npt.NDArray[np.float64] | None:
    """Return the plans that a template gives every crew, shape (crews, uses); nothing if there is none of that name."""
    plans, book = world.one(Plans), world.the(CrewBook)
    if name in plans.saved:
        return plans.saved[name].copy()
    template = book.templates.get(name)
    if template is None:
        return None
    hours = plans.usual_h.copy()
    for move in template.moves:
        moved = hours[:, COLUMN[move.away]] * move.share
        hours[:, COLUMN[move.away]] -= moved
        hours[:, COLUMN[move.to]] += moved
    if template.overtime_share > 0.0:
        hours[:, COLUMN[template.overtime_to]] += template.overtime_share * plans.normal_h
    return hours


def use_template(world: World, name: str) -> None:
    """Put a template in force for every crew. Raises ``KeyError`` if there is none of that name."""
    hours = template_hours(world, name)
    if hours is None:
        raise KeyError(name)
    plans = world.one(Plans)
    plans.hours[:] = hours
    plans.template = name


def save_template(world: World, name: str) -> None:
    """Keep the plans in force under a name; ``usual`` becomes what templates are worked out from."""
    plans = world.one(Plans)
    if name == USUAL:
        plans.usual_h[:] = plans.hours
    else:
        plans.saved[name] = plans.hours.copy()
    plans.template = name


def copy_plan(world: World, source: str, target: str) -> None:
    """Give one crew the plan of another, as shares of its own hours."""
    plans, row = world.one(Plans), world.the(CrewBook).row
    total = float(plans.hours[row[source]].sum())
    if total > 0.0:
        plans.hours[row[target]] = plans.hours[row[source]] * (float(plans.hours[row[target]].sum()) / total)
    plans.template = ""


def set_auto(world: World, area: str, *, on: bool) -> None:
    """Let something run by itself, or only as it is ordered piece by piece."""
    world.one(Plans).auto[area] = on
