"""Lines about what becomes of people."""

from __future__ import annotations

from game.sim.gear.events import BreatherLow, CanisterSwapped
from game.sim.medical.events import HarmLasts, PatientAdmitted, PatientRecovered
from game.sim.people.components import Whereabouts
from game.sim.people.events import PersonCollapsed, PersonDied, PersonHurt, PersonRecovered
from game.sim.rescue.events import PersonBroughtIn, PersonFreed
from game.sim.world import World
from game.story.lines import Writer


class Fates(Writer):
    """Writes who goes down, gets up, is hurt, is brought in, dies."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        events = world.events
        events.subscribe(PersonCollapsed, lambda e: self._person("log.collapsed", e.person, e.module, "danger"))
        events.subscribe(PersonRecovered, lambda e: self._person("log.recovered", e.person, e.module, "good"))
        events.subscribe(PersonDied, lambda e: self._person("log.died", e.person, e.module, "danger"))
        events.subscribe(PersonHurt, lambda e: self._person("log.hurt", e.person, e.module, "danger"))
        events.subscribe(PersonFreed, lambda e: self._person("log.freed", e.person, e.module, "good"))
        events.subscribe(PersonBroughtIn, self._brought_in)
        events.subscribe(PatientAdmitted, lambda e: self._person("log.admitted", e.person, e.module))
        events.subscribe(PatientRecovered, lambda e: self._person("log.discharged", e.person, e.module, "good"))
        events.subscribe(HarmLasts, lambda e: self._person("log.harm_lasts", e.person, e.module, "caution"))
        events.subscribe(BreatherLow, self._low)
        events.subscribe(CanisterSwapped, lambda e: self._here("log.canister", e.person))

    def _person(self, text: str, person: int, module: int, tone: str = "plain") -> None:
        self.about(text, module, tone, who=self.callings.of(person))

    def _here(self, text: str, person: int, tone: str = "plain", **values: str) -> None:
        place = self.world.get(person, Whereabouts).module
        self.about(text, place, tone, who=self.callings.of(person), **values)

    def _brought_in(self, event: PersonBroughtIn) -> None:
        by = self.callings.of(event.by) if event.by else ""
        text = "log.brought_in" if by else "log.brought_in.unseen"
        values = {"who": self.callings.of(event.person)} | ({"by": by} if by else {})
        self.about(text, event.module, "good", **values)

    def _low(self, event: BreatherLow) -> None:
        self._here("log.breather_low", event.person, "caution", minutes=f"{max(1.0, event.left_s / 60.0):.0f}")
