"""Reading the packs in the background, while the title can be seen already."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.catalogues.tongue import ENGLISH, ENGLISH_CODE, Tongue
from game.ui.words import say

if TYPE_CHECKING:
    from game.content.store import Content
    from game.session.view import ColonyView
    from game.ui.map.places import MapPlan


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A colony to look at behind the title."""

    plan: MapPlan
    view: ColonyView


class Loader:
    """Reads the packs once, in a thread, and looks at the first scenario's colony."""

    def __init__(self, packs: tuple[Path, ...], language: str = ENGLISH_CODE) -> None:
        self._language = language
        self.packs = packs
        """Folders of packs beside the base game."""
        self._content: Content | None = None
        self._problem: Exception | None = None
        self.glimpse: Glimpse | None = None
        """A colony to show, once there is one."""
        self._thread = threading.Thread(target=self._load, name="loading", daemon=True)

    def start(self) -> None:
        """Begin. Called after the first frame, since it takes the processor."""
        if not self.started:
            self._thread.start()

    @property
    def started(self) -> bool:
        """Whether it has begun, so that the first frame was drawn."""
        return self._thread.ident is not None

    @property
    def done(self) -> bool:
        """Whether it has finished, well or not."""
        return self.ready or self._problem is not None or (self.started and not self._thread.is_alive())

    @property
    def ready(self) -> bool:
        """Whether the packs are read, and games can be made of them."""
        return self._content is not None

    @property
    def problem(self) -> str:
        """Why the packs cannot be read; empty while they can."""
        if self._problem is not None:
            return str(self._problem)
        return say("ui.title.ended_early") if self.done and not self.ready else ""

    def speak(self, language: str) -> None:
        """Show the colony in another language, once the packs are read."""
        self._language = language
        self.glimpse = _glimpse(self.content(), language)

    def content(self) -> Content:
        """The packs, waited for. Raises what reading them raised, ``ContentError`` for mistakes in them."""
        self.start()
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        if self._content is None:
            raise RuntimeError("reading the packs ended early; what it said stands above")
        return self._content

    def _load(self) -> None:
        # Imported here: these take most of a second, and the title needs none of them.
        from game.content.problems import ContentError
        from game.session.reading import read_packs

        try:
            content = read_packs(self.packs)
            self.glimpse = _glimpse(content, self._language)
        except ContentError as problem:
            self._problem = problem
            return
        self._content = content


def _glimpse(content: Content, language: str) -> Glimpse | None:
    from game.content.catalogues.translating import in_language
    from game.content.kinds.scenario import ScenarioKind
    from game.session.session import Session

    scenarios = sorted(content.of(ScenarioKind).values(), key=lambda scenario: (scenario.order, scenario.id))
    first = next((scenario for scenario in scenarios if not scenario.bare), None)
    if first is None:
        return None
    session = Session.new(content, first.id, 0)
    session.speak(in_language(content, language))
    view = session.view()
    tongue = session.told.tongue
    session.close()
    return Glimpse(plan_of(content, first.id, tongue), view)


def plan_of(content: Content, scenario: str, tongue: Tongue = ENGLISH) -> MapPlan:
    """The map of a scenario's colony, its places called as ``tongue`` has them."""
    from game.content.kinds.scenario import ScenarioKind
    from game.sim.settlement import Settlement
    from game.ui.map.plan import make_plan

    places = Settlement.of(content, content.of(ScenarioKind)[scenario])
    return make_plan(
        places.modules.values(), places.doors.values(), places.machines.values(), places.machine_kinds, tongue.named
    )
