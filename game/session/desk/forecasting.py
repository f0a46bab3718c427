"""Forecasts: the same equations, run on the readings, on a second set of coefficients that nobody else uses."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence

from game.session.desk.airs import AirAhead, Outcome, Run
from game.session.desk.calm import is_calm
from game.session.desk.courses import Course, Harm, Typical, crossing_s, harm_of
from game.session.desk.lasting import Kept, Standing, later
from game.session.desk.nearby import FAST_AT_MOST, MODULES_AT_MOST, near_by_air, together
from game.session.desk.whatif import Change, when_done
from game.session.desk.words import Words
from game.session.view import ForecastView
from game.sim.clock import Clock
from game.sim.frames.rules import frame_of, outlook
from game.sim.gear.rules import feeds
from game.sim.people.components import Body, Presence, Whereabouts
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.work.components import Job
from game.sim.work.jobs import OPEN
from game.sim.world import World
from game.story.telling import inside

SLOW_PERCENT, LEAVE_PERCENT, FALL_PERCENT = 18.0, 15.0, 12.0
"""Oxygen readings: people grow slow, must be out, no longer get up. Percent of sea-level pressure."""
LINES_PERCENT = (SLOW_PERCENT, 16.0, LEAVE_PERCENT, FALL_PERCENT)
"""Oxygen readings whose time matters."""
COURSES_KEPT = 200
"""Courses that are kept while they stand."""
HARMS_KEPT = 400
"""What courses do to people, as far as it is kept."""


_Made = tuple[float, tuple[object, ...], tuple[ForecastView, ...]]


class Forecaster:
    """Runs the air ahead from the readings. Its coefficients are its own, so looking ahead touches nothing."""

    def __init__(self, world: World, words: Words) -> None:
        """Lay out a second gas system on first use."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._air = AirAhead(world)
        self._standing = Standing(world)
        self._made: dict[str, _Made] = {}
        self._ahead: dict[tuple[object, ...], Kept] = {}
        self._runs: dict[tuple[object, ...], Run] = {}
        self._ran: tuple[object, ...] = ()
        self._calm: dict[int, bool] = {}
        self._calm_at: tuple[object, ...] = ()
        self._harms: dict[tuple[int, Typical], tuple[Course, Harm]] = {}
        self.good_for_s = 0.0
        """How long a forecast may be shown, moved along with the clock, while nothing but the air changes."""

    def of(self, module: str) -> tuple[ForecastView, ...]:
        """Return the forecasts of a module: first if nothing is done, then if the job in hand there comes off."""
        return (*self._kept(module, self._if_nothing), *self._kept(f"{module} in hand", self._in_hand))

    def ahead_of(self, module: str) -> Iterator[None]:
        """Do the work of ``of`` a part at a time; afterwards, at the same moment, that costs little."""
        entity = self._world.the(Register).modules[module]
        now_s, standing = self._world.one(Clock).elapsed_s, self._standing.now()
        if not self._stands(module, now_s, standing):
            yield from self._running((entity,))
        if not self._stands(f"{module} in hand", now_s, standing):
            for number, _, changes in self._jobs_in_hand(entity):
                yield from self._running((entity,), ("job", number), changes)

    def harm_s(self, module: str) -> float | None:
        """Return the time until people in a module come to harm if nothing is done; none: not in sight."""
        entity, now_s = self._world.the(Register).modules[module], self._world.one(Clock).elapsed_s
        if not self._stands(module, now_s, self._standing.now()) and self.is_calm(entity):
            return self.collapse_s(entity)
        made_s, _, made = self._fresh(module, self._if_nothing)
        harm_s, past_s = made[0].harm_s, self._world.one(Clock).elapsed_s - made_s
        return harm_s if harm_s is None or past_s <= 0.0 else max(0.0, harm_s - past_s)

    def leave_s(self, module: str) -> float | None:
        """Return the time until a module's oxygen falls to where people must be out; none: not in sight, or past."""
        entity, now_s = self._world.the(Register).modules[module], self._world.one(Clock).elapsed_s
        if not self._stands(module, now_s, self._standing.now()) and self.is_calm(entity):
            return None
        made_s, _, made = self._fresh(module, self._if_nothing)
        leave_s = dict(made[0].crossings).get(LEAVE_PERCENT)
        return leave_s - (now_s - made_s) if leave_s is not None and leave_s > now_s - made_s else None

    def death_s(self, module: str) -> float | None:
        """Return the time until the first of those who are down in a module dies of its air if nothing is done.

        None: nobody is down there, or they are not seen to die.
        """
        world, entity = self._world, self._world.the(Register).modules[module]
        down = [
            body
            for person, body, where in world.each(Body, Whereabouts)
            if where.module == entity and body.alive and body.down and not feeds(world, person)
        ]
        if not down:
            return None
        first = max(down, key=lambda body: body.dying_share)
        own = Typical(min(1.0, first.hypoxia_dose), min(1.0, first.co2_dose), first.dying_share)
        return self.harm_to(self.outcome(entity).course, own).death_s

    def is_calm(self, module: int) -> bool:
        """Return whether the air of a module is so good that a forecast would tell of no harm: then none is run."""
        world = self._world
        now = (world.one(Clock).elapsed_s, self._standing.now(), world.one(Presence).heads.tobytes())
        if now != self._calm_at:
            self._calm_at = now
            self._calm.clear()
        if module not in self._calm:
            joined = near_by_air(world, (module,))
            who = self._air.typical(module)
            well = max(who.hypoxia_dose, who.co2_dose) < 1.0
            self._calm[module] = well and is_calm(world, joined, self._air.as_read(joined))
        return self._calm[module]

    def harm_to(self, course: Course, typical: Typical) -> Harm:
        """Return what a course does to somebody. For many who are as well as each other it is reckoned once."""
        key = (id(course), typical)
        known = self._harms.get(key)
        if known is None:
            if len(self._harms) >= HARMS_KEPT:
                self._harms.clear()
            known = self._harms[key] = (course, harm_of(course, typical))
        return known[1]

    def outcome(self, module: int, name: object = "", changes: Sequence[Change] = (), beside: int = 0) -> Outcome:
        """Return how it goes on in a module, by its entity, with changes that come true at their seconds from now.

        ``name`` tells these changes from others, for what is kept; ``beside`` is a module whose air the changes join.
        """
        return self.outcomes((module,), name, changes, beside)[module]

    def outcomes(
        self,
        modules: tuple[int, ...],
        name: object = "",
        changes: Sequence[Change] = (),
        beside: int = 0,
        most: int = MODULES_AT_MOST,
    ) -> dict[int, Outcome]:
        """Return the same for several modules whose air is, or comes to be, joined; ``most`` modules are looked at."""
        running = self._running(modules, name, changes, beside, most)
        while True:
            try:
                next(running)
            except StopIteration as done:
                found: dict[int, Outcome] = done.value
                return found

    def _running(
        self,
        modules: tuple[int, ...],
        name: object = "",
        changes: Sequence[Change] = (),
        beside: int = 0,
        most: int = MODULES_AT_MOST,
    ) -> Generator[None, None, dict[int, Outcome]]:
        """Yield after each part of the work, and return what ``outcomes`` does. No time may pass meanwhile."""
        now_s = self._world.one(Clock).elapsed_s
        standing = self._standing.now()
        key = (modules, name, beside)
        kept = self._ahead.get(key)
        if kept is None or kept.standing != standing or now_s - kept.made_s > self.good_for_s:
            if len(self._ahead) >= COURSES_KEPT:
                self._ahead.clear()
            start = (*modules, *((beside,) if beside else ()))
            joined = near_by_air(self._world, start, most)
            if len(joined) > FAST_AT_MOST and self._air.leaks_fast(joined):
                joined = near_by_air(self._world, start, FAST_AT_MOST)
            own = [change for change in changes if change.module in joined]
            run = self._begun(joined, name, own)
            yield from self._air.run(run, modules, own)
            made = {module: self._air.outcome(run, module) for module in modules}
            kept = self._ahead[key] = Kept(now_s, standing, made)
        return kept.at(now_s)

    def _begun(self, joined: tuple[int, ...], name: object, changes: Sequence[Change]) -> Run:
        """Return a run of the air that some modules share, as far as it is known: the same air is run ahead once.

        Until the first of its changes one goes on as if nothing were done.
        """
        world = self._world
        now = (world.one(Clock).elapsed_s, self._standing.now(), world.one(Presence).heads.tobytes())
        if now != self._ran:
            self._ran = now
            self._runs.clear()
        plain = self._runs.get((joined,))
        if plain is None:
            plain = Run(joined)
            if not changes:
                self._runs[joined,] = plain
        if not changes:
            return plain
        due_s = tuple(sorted(change.in_s for change in changes))
        key = (joined, name, due_s)
        if key not in self._runs:
            self._runs[key] = plain.before(due_s[0])
        return self._runs[key]

    def prepare(self, modules: Sequence[int]) -> Iterator[None]:
        """Make together, a part at a time, what modules that share air will be asked: one course tells of them all."""
        now_s, standing = self._world.one(Clock).elapsed_s, self._standing.now()
        waiting = [
            module for module in modules if not self._stands(self._world.get(module, Module).id, now_s, standing)
        ]
        for group in together(self._world, waiting):
            if all(self.is_calm(module) for module in group):
                continue
            made = yield from self._running(group, "together")
            for module in group:
                self._ahead[(module,), "", 0] = Kept(now_s, standing, {module: made[module]})

    def _stands(self, name: str, now_s: float, standing: tuple[object, ...]) -> bool:
        """Return whether what was made lately of a module can still be shown."""
        made = self._made.get(name)
        return made is not None and made[1] == standing and now_s - made[0] <= self.good_for_s

    def _kept(self, name: str, make: Callable[[str], tuple[ForecastView, ...]]) -> tuple[ForecastView, ...]:
        """Return forecasts that were made lately and still stand, or make them anew."""
        made_s, _, made = self._fresh(name, make)
        past_s = self._world.one(Clock).elapsed_s - made_s
        return tuple(later(forecast, past_s) for forecast in made)

    def _fresh(self, name: str, make: Callable[[str], tuple[ForecastView, ...]]) -> _Made:
        now_s = self._world.one(Clock).elapsed_s
        standing = self._standing.now()
        made = self._made.get(name)
        if made is None or not self._stands(name, now_s, standing):
            made = self._made[name] = (now_s, standing, make(name.removesuffix(" in hand")))
        return made

    def _if_nothing(self, module: str) -> tuple[ForecastView, ...]:
        """Return how it goes on if nothing is done."""
        entity = self._world.the(Register).modules[module]
        return (self.told("forecast.nothing", entity, self.outcome(entity)),)

    def _in_hand(self, module: str) -> tuple[ForecastView, ...]:
        """Return how it goes on if the jobs in hand there come off, each by itself."""
        entity = self._world.the(Register).modules[module]
        found = []
        for number, job, changes in self._jobs_in_hand(entity):
            task = inside(self._settlement.tasks[job.task].name)
            found.append(self.told("forecast.job", entity, self.outcome(entity, ("job", number), changes), task=task))
        return tuple(found)

    def _jobs_in_hand(self, module: int) -> Iterator[tuple[int, Job, Sequence[Change]]]:
        """Yield the jobs in hand about a module that change its air, each with what it changes."""
        for number, job in self._world.each(Job):
            if job.state in OPEN and module in (job.module, job.destination):
                changes = when_done(self._world, job)
                if changes:
                    yield number, job, changes

    def collapse_s(self, module: int) -> float | None:
        """Return how soon a module's frame may come down; none: it is not in sight."""
        frame = frame_of(self._world, module)
        found = outlook(self._world, frame) if frame is not None else None
        return None if found is None else found[0]

    def told(self, label: str, module: int, outcome: Outcome, **values: str) -> ForecastView:
        """Return an outcome as a view, under a text with its values."""
        o2 = tuple((point.at_s, point.o2_percent) for point in outcome.course)
        crossings = []
        for line in LINES_PERCENT:
            at_s = crossing_s(o2, line)
            if at_s is not None:
                crossings.append((line, at_s))
        harm_s, of = outcome.harm.down_s, outcome.harm.of
        falls_s = self.collapse_s(module)
        if falls_s is not None and (harm_s is None or falls_s < harm_s):
            harm_s, of = falls_s, "collapse"
        return ForecastView(
            label=self._words.say(label, values),
            o2_percent=o2,
            crossings=tuple(crossings),
            harm_s=harm_s,
            pressure_kpa=tuple((point.at_s, point.pressure_kpa) for point in outcome.course),
            of_harm=of,
            death_s=outcome.harm.death_s,
        )
