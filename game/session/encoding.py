"""The whole state as bytes and back: for saves, and for the hash that says whether two games are equal."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import numpy as np

from game.session.almanac import Almanac
from game.session.crises import CrisisLog, Findings
from game.session.journal import Journal
from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.command.components import Command, Council
from game.sim.counted import Counted
from game.sim.crews.components import Booked, Off, Plans, Strain, Watch
from game.sim.difficulty.components import Axes
from game.sim.earth.components import Earth
from game.sim.fabrication.components import Shop
from game.sim.food.components import Racks
from game.sim.frames.components import Frame
from game.sim.gear.components import Breather, OffDuty, Pack
from game.sim.hardware.components import Exposures, Machine, Part, Redundancy, Wear
from game.sim.hazards.components import Alarms, DebrisField, Precautions
from game.sim.heat.components import Warmth
from game.sim.learning.components import Learning, Posts
from game.sim.medical.components import Patient
from game.sim.minds.components import Mind, Standoff, Unrest
from game.sim.outlook.components import Outlook
from game.sim.people.components import Body, Harm, Person, Presence, Whereabouts
from game.sim.population.components import Population
from game.sim.power.components import Bus
from game.sim.rescue.components import Alerted, Burden, Carried, Evacuation, Left, Pinned
from game.sim.retreat.components import Retreat
from game.sim.sensors.components import Sensor, Trends
from game.sim.stores.components import Locker
from game.sim.structure.components import Door, Duct, Hole, Module, Passage, Room
from game.sim.supply.components import Supply
from game.sim.upkeep.components import PartLog, Records
from game.sim.weather.components import Weather
from game.sim.work.components import Flaw, Job, OnJob, Walk
from game.sim.works.components import Works
from game.sim.world import World
from game.story.log import Log
from game.story.storylets.components import Chronicle, StoryBook

COMPONENTS: tuple[type[Any], ...] = (
    Alerted, Body, Breather, Burden, Carried, Door, Duct, Evacuation, Flaw, Frame, Harm, Hole, Job, Locker, Machine,
    Mind, Module, Off, OffDuty, OnJob, Pack, Part, Passage, Patient, Person, Pinned, Redundancy, Room, Sensor, Standoff,
    Walk, Whereabouts,
)  # fmt: skip
"""Everything that an entity can have."""
SINGLETONS: tuple[type[Any], ...] = (
    Alarms, Almanac, Atmosphere, Axes, Booked, Bus, Chance, Chronicle, Clock, Command, Council, CrisisLog,
    DebrisField, Earth, Exposures, Findings, Journal, Learning, Left, Log, Outlook, PartLog, Plans, Population, Posts,
    Precautions, Presence, Racks, Records, Retreat, Shop, StoryBook, Strain, Supply, Trends, Unrest, Warmth,
    Watch, Wear, Weather, Works,
)  # fmt: skip
"""Everything that belongs to the whole colony."""
TOLD = (Chronicle, Journal, Log, PartLog)
"""What only tells of the game: saved, but no part of what makes two games equal."""

BLOCK = 8
"""Components whose digest is made together."""
_NUMBERS = {"<f8": np.float64, "<i8": np.int64}


class StateData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A world as data, by the names of types: components with the entities that have them, and singletons."""

    next_entity: int
    components: dict[str, list[tuple[int, msgspec.Raw]]]
    singletons: dict[str, msgspec.Raw]


def _array_out(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        little = value.astype(value.dtype.newbyteorder("<"), copy=False)
        return (little.dtype.str, list(value.shape), little.tobytes())
    raise TypeError(f"{type(value).__name__} cannot be saved")


def _array_in(_kind: type[Any], value: Any) -> Any:
    name, shape, data = value
    number = _NUMBERS.get(name)
    if number is None or not isinstance(data, bytes) or not all(isinstance(n, int) and n >= 0 for n in shape):
        raise ValueError("an array of the state is damaged")
    return np.frombuffer(data, dtype=name).astype(number).reshape(shape)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_array_out)
_DECODERS = {kind.__name__: msgspec.msgpack.Decoder(kind, dec_hook=_array_in) for kind in COMPONENTS + SINGLETONS}
_ALL = msgspec.msgpack.Decoder(StateData)


def encoded_state(world: World, *, told: bool = False) -> bytes:
    """Return the whole state as bytes; what only tells of it is left out unless ``told``."""
    components = {kind.__name__: world.each(kind) for kind in COMPONENTS}
    singletons = {type(item).__name__: item for item in world.singletons() if told or not isinstance(item, TOLD)}
    return _ENCODER.encode({"next_entity": world.next_entity, "components": components, "singletons": singletons})


class Digests:
    """Makes the digest of a state again and again. What was written since the last time alone is encoded anew."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[type[Any], _Known] = {}

    def of(self, world: World) -> bytes:
        """Return a digest of everything that matters: of the digests of each kind of component."""
        digest = hashlib.blake2b(_ENCODER.encode(world.next_entity), digest_size=16)
        for kind in COMPONENTS:
            digest.update(self._of_kind(world, kind))
        for item in world.singletons():
            if not isinstance(item, TOLD):
                digest.update(_digest((type(item).__name__, item)))
        return digest.digest()

    def _of_kind(self, world: World, kind: type[Any]) -> bytes:
        """Return the digest of all components of a kind; the world makes a new list when one comes or goes."""
        rows: list[Any] = world.each(kind)
        if not issubclass(kind, Counted):
            return _digest((kind.__name__, rows))
        known = self._known.get(kind)
        if known is None or known.rows is not rows:
            known = self._known[kind] = _Known(rows)
        if known.writes != kind.writes:
            known.look_again(kind.writes)
        return known.digest


class _Known:
    """The digest of components that are counted: of those of some at a time, each made anew when one is written."""

    def __init__(self, rows: list[tuple[int, Counted]]) -> None:
        self.rows = rows
        self.writes = -1
        self.digest = b""
        self._blocks = [rows[first : first + BLOCK] for first in range(0, len(rows), BLOCK)]
        self._written = [-1] * len(self._blocks)
        self._digests = [b""] * len(self._blocks)

    def look_again(self, writes: int) -> None:
        """Bring the digest up to date."""
        for number, block in enumerate(self._blocks):
            # Each write leaves a higher number than any before it, so the sum tells of every one.
            written = sums.count(component.written for _, component in block)
            if written != self._written[number]:
                self._written[number], self._digests[number] = written, _digest(block)
        self.writes, self.digest = writes, _digest(self._digests)


def _digest(value: object) -> bytes:
    return hashlib.blake2b(_ENCODER.encode(value), digest_size=16).digest()


def decoded_state(data: bytes, world: World) -> None:
    """Fill an empty world from bytes.

    Raises ``msgspec.MsgspecError`` or ``ValueError`` if they are not a state that this version knows.
    """
    state = _ALL.decode(data)
    for name, raw in state.singletons.items():
        world.put(_decoder(name).decode(raw))
    missing = {kind.__name__ for kind in SINGLETONS} - set(state.singletons)
    if missing:
        raise ValueError(f"the state lacks {', '.join(sorted(missing))}")
    entities: dict[int, list[object]] = {}
    for name, rows in state.components.items():
        decoder = _decoder(name)
        for number, raw in rows:
            entities.setdefault(number, []).append(decoder.decode(raw))
    for number in sorted(entities):
        world.create(*entities[number], entity=number)
    world.number_from(state.next_entity)


def _decoder(name: str) -> msgspec.msgpack.Decoder[Any]:
    decoder = _DECODERS.get(name)
    if decoder is None:
        raise ValueError(f"the state has a {name}, which this version does not know")
    return decoder
