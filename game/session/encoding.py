"""The whole state as bytes and back: for saves, and for the hash that says whether two games are equal."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from game.session.journal import Journal
from game.sim.air.components import Atmosphere
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.fabrication.components import Shop
from game.sim.gear.components import Breather, Pack
from game.sim.hardware.components import Exposures, Machine, Part, Redundancy, Wear
from game.sim.hazards.components import Alarms
from game.sim.people.components import Body, Harm, Person, Presence, Whereabouts
from game.sim.power.components import Bus
from game.sim.rescue.components import Burden, Carried, Evacuation, Pinned
from game.sim.sensors.components import Sensor, Trends
from game.sim.stores.components import Locker
from game.sim.structure.components import Door, Duct, Hole, Module, Passage, Room
from game.sim.supply.components import Supply
from game.sim.work.components import Job, OnJob, Walk
from game.sim.world import World
from game.story.log import Log

COMPONENTS: tuple[type[Any], ...] = (
    Body, Breather, Burden, Carried, Door, Duct, Evacuation, Harm, Hole, Job, Locker, Machine, Module, OnJob, Pack,
    Part, Passage, Person, Pinned, Redundancy, Room, Sensor, Walk, Whereabouts,
)  # fmt: skip
"""Everything that an entity can have."""
SINGLETONS: tuple[type[Any], ...] = (
    Alarms, Atmosphere, Bus, Chance, Clock, Exposures, Journal, Log, Presence, Shop, Supply, Trends, Wear,
)  # fmt: skip
"""Everything that belongs to the whole colony."""
TOLD = (Journal, Log)
"""What only tells of the game: saved, but no part of what makes two games equal."""

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
