"""What can be ordered about a module, and what each order would do, in the words of the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.session.desk.desk import Desk
from game.session.orders import (
    Evacuate,
    Hurry,
    JoinTeam,
    OpenModule,
    Order,
    Refusal,
    Reopen,
    SealModule,
    SendTeam,
    StartMachine,
    SwitchOver,
    TestChangeover,
    Withdraw,
)
from game.session.view import ChoiceView
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.rules import RUNNING, kind_of, mode_of
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import able
from game.sim.register import Register
from game.sim.rescue.rules import left_inside, refuge_for
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.structure.ways import Ways
from game.sim.work import jobs
from game.sim.work.components import Job, OnJob
from game.sim.world import World
from game.story.telling import Callings, inside

Check = Callable[[Order], Refusal | None]

OFFERED_PEOPLE = 3
"""How many people are offered for one task: the best by skill and nearness."""


class Choices:
    """Finds the orders that make sense about one module."""

    def __init__(self, world: World, desk: Desk) -> None:
        """Remember where to look."""
        self._world = world
        self._desk = desk
        self._callings = Callings(world)
        self._settlement = world.the(Settlement)

    def of(self, module: str, check: Check) -> tuple[ChoiceView, ...]:
        """Return what can be ordered about a module, what saves people first."""
        entity = self._world.the(Register).modules[module]
        found = [
            *self._about_jobs(entity),
            *self._repairs(entity),
            *self._stand_ins(entity),
            *self._machines(entity),
            *self._leaving(entity, module),
            *self._doors(entity, module),
        ]
        return tuple(self._judged(choice, check) for choice in found)

    def _judged(self, choice: ChoiceView, check: Check) -> ChoiceView:
        refusal = check(choice.order)
        if refusal is None:
            return choice
        why = self._desk.words.say(refusal.reason, refusal.values)
        return ChoiceView(choice.order, choice.label, choice.effect, choice.tone, why)

    def _choice(self, order: Order, text: str, tone: str, **values: str) -> ChoiceView:
        words = self._desk.words
        return ChoiceView(order, words.say(f"{text}", values), words.say(f"{text}.effect", values), tone)

    def _about_jobs(self, module: int) -> Iterator[ChoiceView]:
        for entity, job in self._world.each(Job):
            if job.module != module or job.state not in ("going", "working"):
                continue
            view = self._desk.crew.job(entity, job)
            lead = self._callings.of(job.people[0])
            yield self._choice(Withdraw(entity), "choice.withdraw", "danger", who=lead)
            if job.hurry:
                yield self._choice(Hurry(entity, False), "choice.steady", "plain", who=lead)
            else:
                rules = self._settlement.rules
                sooner_s = (1.0 - rules.hurry_time_share) * 0.5 * (view.shortest_s + view.longest_s)
                odds = min((s.odds_share for s in view.steps if s.state != "done"), default=1.0)
                hurried = odds * rules.hurry_odds_share if odds < 1.0 else 1.0
                yield self._choice(
                    Hurry(entity, True),
                    "choice.hurry",
                    "caution",
                    who=lead,
                    sooner=minutes(sooner_s),
                    odds=f"{100.0 * hurried:.0f}",
                )
            for person, away_s in self._nearest(self._settlement.tasks[job.task].skill, module)[:1]:
                mate = self._world.get(person, Person)
                yield self._choice(
                    JoinTeam(entity, mate.id),
                    "choice.join",
                    "plain",
                    who=self._callings.of(person),
                    arrives=minutes(away_s),
                )

    def _repairs(self, module: int) -> Iterator[ChoiceView]:
        """Offer to replace what is known to have failed."""
        world = self._world
        for entity, part in world.each(Part):
            mode = mode_of(world, part)
            if part.module != module or mode is None or (mode.hidden and not part.found):
                continue
            kind = self._settlement.part_kinds[part.kind]
            if kind.replace is None or self._in_hand(entity):
                continue
            task = self._settlement.tasks[kind.replace]
            for person, away_s in self._nearest(task.skill, module)[:OFFERED_PEOPLE]:
                yield self._send(task.id, part.id, entity, person, away_s, "choice.replace", part=inside(kind.name))

    def _send(
        self, task_id: str, target: str, entity: int, person: int, away_s: float, text: str, **values: str
    ) -> ChoiceView:
        task = self._settlement.tasks[task_id]
        who = self._world.get(person, Person)
        trial = Job(task_id, entity, jobs.place_of(self._world, task, entity), [person])
        times = [jobs.step_time_s(self._world, trial, step) for step in task.steps]
        return self._choice(
            SendTeam((who.id,), task_id, target, masks=True),
            text,
            "good",
            who=self._callings.of(person),
            soonest=minutes(away_s + sum(times)),
            latest=minutes(away_s + 1.5 * sum(times)),
            **values,
        )

    def _stand_ins(self, module: int) -> Iterator[ChoiceView]:
        world = self._world
        for entity, group in world.each(Redundancy):
            primary, backup = world.get(group.primary, Machine), world.get(group.backup, Machine)
            if primary.module != module:
                continue
            name = self._settlement.redundancy[group.id].name
            if backup.state not in RUNNING and not group.known_dead:
                yield self._choice(SwitchOver(group.id), "choice.switch_over", "good", group=name)
                yield self._choice(TestChangeover(group.id), "choice.test", "plain", group=name)
            by_hand = self._task_with("start_backup")
            if group.known_dead and backup.state not in RUNNING and by_hand and not self._in_hand(entity):
                for person, away_s in self._nearest(self._settlement.tasks[by_hand].skill, module)[:1]:
                    yield self._send(by_hand, group.id, entity, person, away_s, "choice.start_by_hand", group=name)

    def _machines(self, module: int) -> Iterator[ChoiceView]:
        for _, machine in self._world.each(Machine):
            stopped = machine.state in ("stopped", "off") and machine.condition_share > 0.0
            if machine.module == module and stopped:
                name = self._settlement.machine_name(machine.id)
                kind = kind_of(self._world, machine)
                time = minutes(kind.start_up_s + kind.settle_s)
                yield self._choice(StartMachine(machine.id), "choice.start", "good", machine=name, time=time)

    def _leaving(self, entity: int, module: str) -> Iterator[ChoiceView]:
        world = self._world
        people = len(left_inside(world, entity))
        refuge = refuge_for(world, entity) if people else None
        if people and refuge is None:
            yield self._choice(Evacuate(module), "choice.evacuate_nowhere", "caution", people=str(people))
        elif refuge is not None:
            to = self._desk.places.name(refuge)
            legs = world.the(Ways).route(world, entity, refuge)
            out_s = self._settlement.rules.asleep_response_s + (legs[0][2] if legs else 0.0) + 3.0 * people
            yield self._choice(
                Evacuate(module), "choice.evacuate", "caution", people=str(people), to=to, time=minutes(out_s)
            )
        if world.get(entity, Module).barred:
            yield self._choice(Reopen(module), "choice.reopen", "plain")

    def _doors(self, entity: int, module: str) -> Iterator[ChoiceView]:
        doors = [door for _, door in self._world.each(Door) if entity in (door.a, door.b)]
        if any(door.state in ("open", "closed", "ajar") for door in doors):
            yield self._choice(SealModule(module), "choice.seal", "caution", doors=str(len(doors)))
        if any(door.state in ("sealed", "closed") for door in doors):
            yield self._choice(OpenModule(module), "choice.open", "plain", doors=str(len(doors)))

    def _task_with(self, effect: str) -> str | None:
        return next((task.id for task in self._settlement.tasks.values() if task.effect == effect), None)

    def _in_hand(self, target: int) -> bool:
        return any(job.target == target and job.state in ("going", "working") for _, job in self._world.each(Job))

    def _nearest(self, skill: str, module: int) -> list[tuple[int, float]]:
        """Return who could do it and how far away they are, the best first: skill against time to walk."""
        world = self._world
        away = world.the(Ways).distances_s(world, module)
        rules = self._settlement.rules
        found = []
        for entity, person, where in world.each(Person, Whereabouts):
            level = person.skills.get(skill, 0.0)
            walk_s = away.get(where.module)
            if level < 0.3 or walk_s is None or world.find(entity, OnJob) is not None or not able(world, entity):
                continue
            if not world.get(entity, Body).alive:
                continue
            walk_s += rules.asleep_response_s if where.activity == "asleep" else 0.0
            found.append((level - walk_s / 900.0, entity, walk_s))
        found.sort(key=lambda item: (-item[0], item[1]))
        return [(entity, walk_s) for _, entity, walk_s in found]


def minutes(time_s: float) -> str:
    """Return a time as minutes and seconds, 4:10; from an hour up as 1 h 05."""
    whole = max(0, round(time_s))
    if whole >= 3_600:
        return f"{whole // 3_600} h {whole % 3_600 // 60:02d}"
    return f"{whole // 60}:{whole % 60:02d}"
