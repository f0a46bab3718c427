"""What a run can prove on its way: that no atom is made or lost, and that saving and reading changes nothing."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.session.save import SaveError, read_save, write_save
from game.sim.air.components import Atmosphere
from game.sim.air.matter import ELEMENTS
from game.sim.air.plant import AirPlant
from game.sim.air.processes import BODY_WATER_PER_CO2, breath_cap
from game.sim.air.stocks import BODY_WATER, THIRSTING_S
from game.sim.clock import SOL_S
from game.sim.food.components import Racks
from game.sim.people.components import Person
from game.sim.population.arriving import LANDED

if TYPE_CHECKING:
    from game.session.session import Session


class Ledger:
    """Watches the atoms of a game against those at its beginning and those that came with ships."""

    def __init__(self, session: Session) -> None:
        """Count what there is."""
        self._opening = _elements(session)
        self.worst = 0.0
        """Largest share by which an element was ever out of balance."""
        self.element = ""
        """Which element that was; empty: none was."""
        self.sol = session.sol
        """On which sol."""
        self._counted_sol = session.sol

    def look(self, session: Session) -> None:
        """Count once a sol."""
        if session.sol != self._counted_sol:
            self._counted_sol = session.sol
            self.count(session)

    def count(self, session: Session) -> None:
        """Count now."""
        landed = _landed(session)
        for element, mol in _elements(session).items():
            expected = self._opening[element] + landed[element]
            off = abs(mol - expected) / max(1.0, abs(expected))
            if off > self.worst:
                self.worst, self.element, self.sol = off, element, session.sol

    def told(self) -> str:
        """Return what was found, as a sentence."""
        where = f", {self.element} on sol {self.sol}" if self.element else ""
        return f"ledger: no element out of balance by more than {self.worst:.2e} of it{where}"


class Twin:
    """The same game a second time, which is saved and read again every so often and given the same orders."""

    def __init__(self, session: Session, every_s: float) -> None:
        """Begin it; ``session`` must not have been played. Raises ``SaveError``."""
        try:
            self._folder = TemporaryDirectory(prefix="deferred-")
        except OSError as error:
            raise SaveError(f"there is no room for a save beside the game: {error.strerror}") from error
        self._file = Path(self._folder.name, "twin.save")
        self._every_s = every_s
        self._reread_s = 0.0
        self._orders = 0
        self._content = session.content
        self._game = self._reread(session)
        self.cpu_s = 0.0
        """What playing it beside the game took."""
        self.times = 0
        """How often it was saved and read."""
        self.differs_s: float | None = None
        """Seconds since the start at which the two were first found to differ; none: they never did."""
        self._lost = ""
        """Why it could not be saved or read, and has not been played on since; empty: it could."""

    @property
    def held(self) -> bool:
        """Whether it was the same game as far as it was asked for."""
        return self.differs_s is None and not self._lost

    def _reread(self, session: Session) -> Session:
        write_save(session, self._file)
        return read_save(self._file, self._content)

    def follow(self, session: Session, limit_s: float) -> None:
        """Give the twin the orders that the game was given since, and let it take the step that the game took."""
        if self._lost:
            return
        began_s = time.process_time()
        for _, order in session.journal[self._orders :]:
            self._game.order(order)
        self._orders = len(session.journal)
        self._game.step(limit_s)
        if session.elapsed_s >= self._reread_s + self._every_s:
            self._reread_s = session.elapsed_s
            before = self._game
            try:
                self._game = self._reread(before)
            except SaveError as error:
                self._lost = str(error)
            else:
                before.close()
                self.times += 1
                self.compare(session)
        self.cpu_s += time.process_time() - began_s

    def compare(self, session: Session) -> None:
        """Note whether the two differ now."""
        if self.held and self._game.state_hash() != session.state_hash():
            self.differs_s = session.elapsed_s

    def close(self) -> None:
        """End it and throw its save away."""
        self._game.close()
        self._folder.cleanup()

    def told(self) -> str:
        """Return what was found, as a sentence."""
        said = f"saves: saved and read {self.times} times beside the game"
        if self._lost:
            return f"{said}; NOT after that: {self._lost}"
        if self.differs_s is None:
            return f"{said}; the same state each time and at the end"
        return f"{said}; DIFFERENT from sol {self.differs_s / SOL_S:.2f} of the run on"


def _elements(session: Session) -> dict[str, float]:
    return session.world.the(AirPlant).system.elements(session.world.one(Atmosphere).amount_mol)


def _landed(session: Session) -> dict[str, float]:
    """Return the atoms that came with ships: in crates of food, and in people, who hold food and water."""
    plant = session.world.the(AirPlant)
    food, water = plant.stores[plant.stock("food")].atoms, plant.stores[BODY_WATER].atoms
    came = sum(1 for _, person in session.world.each(Person) if person.id.startswith(LANDED))
    food_mol = session.world.one(Racks).landed_mol
    water_mol = breath_cap(float(came)) * BODY_WATER_PER_CO2 * THIRSTING_S
    return {name: food_mol * food[index] + water_mol * water[index] for index, name in enumerate(ELEMENTS)}
