"""Saves: the whole game in one file, read back with care, and replays that prove a run.

A save is a short magic word and a zstandard frame of MessagePack. It holds no code. It is written to a temporary file
beside its place, flushed to the disk and renamed, so a crash leaves the old save whole.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import zstandard

from game import __version__
from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.session.encoding import decoded_state, encoded_state
from game.session.journal import Journal
from game.session.orders import Accepted
from game.session.packs import joining, packs_of, played_otherwise, unrepeatable
from game.session.saved import (
    FORMAT,
    SaveData,
    SaveHead,
    impossible,
    too_long,
    unlike_its_head,
)
from game.session.session import Session
from game.sim.difficulty.components import Axes
from game.sim.founding import provide, settle
from game.sim.people.rules import Activities
from game.sim.settlement import Settlement
from game.sim.world import World
from game.writing import write_whole

MAGIC = b"DEFERRED1\n"
MOST_BYTES = 64 * 1024 * 1024
"""A save that unpacks to more is refused."""
LEVEL = 3


class SaveError(Exception):
    """A save could not be written, read or replayed; the message says why and what to do."""


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(SaveData)
_HEAD_DECODER = msgspec.msgpack.Decoder(SaveHead)


def write_save(session: Session, path: Path) -> None:
    """Write a game to a file, in place of what was there. Raises ``SaveError`` if the disk will not have it."""
    journal = session.world.one(Journal)
    data = SaveData(
        format=FORMAT,
        game=__version__,
        packs=packs_of(session.content),
        scenario=session.scenario.id,
        seed=session.seed,
        sol=session.sol,
        elapsed_s=session.elapsed_s,
        state_hash=session.state_hash(),
        orders=journal.orders,
        cuts=journal.cuts,
        sol_hashes=journal.sol_hashes,
        state=encoded_state(session.world, told=True),
        axes=dict(session.world.one(Axes).opening),
        joined=session.joined,
    )
    packed = MAGIC + zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(_ENCODER.encode(data))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, packed)
    except OSError as error:
        raise SaveError(
            f"{path} cannot be written ({error.strerror}); choose another place or free some room"
        ) from error


def read_data(path: Path) -> SaveData:
    """Return what a file holds, checked as far as its form goes. Raises ``SaveError``."""
    try:
        if path.exists() and not path.is_file():
            raise SaveError(f"{path} is no file")
        if path.stat().st_size > MOST_BYTES:
            raise SaveError(f"{path} is larger than any save; is it another file?")
        packed = path.read_bytes()
    except OSError as error:
        raise SaveError(f"{path} cannot be read ({error.strerror})") from error
    if not packed.startswith(MAGIC):
        raise SaveError(f"{path} is no save of this game")
    try:
        frame = zstandard.ZstdDecompressor().decompressobj(write_size=65_536)
        unpacked = _bounded(frame, packed[len(MAGIC) :], path)
        head = _HEAD_DECODER.decode(unpacked)
        if head.format != FORMAT:
            raise SaveError(
                f"{path} was written by version {head.game} in format {head.format}; this version reads format {FORMAT}"
            )
        return _DECODER.decode(unpacked)
    except (zstandard.ZstdError, msgspec.MsgspecError, RecursionError) as error:
        raise SaveError(f"{path} is damaged ({error}); use an older save") from error


def _bounded(frame: zstandard.ZstdDecompressionObj, packed: bytes, path: Path) -> bytes:
    """Unpack piece by piece, so that a small file cannot fill the memory."""
    pieces: list[bytes] = []
    size = 0
    for start in range(0, len(packed), 4_096):
        piece = frame.decompress(packed[start : start + 4_096])
        size += len(piece)
        if size > MOST_BYTES:
            raise SaveError(f"{path} unpacks to more than {MOST_BYTES // 1_048_576} MB; no save is so large")
        pieces.append(piece)
        if frame.eof:
            return b"".join(pieces)
    raise SaveError(f"{path} is damaged (it ends too soon); use an older save")


def read_save(path: Path, content: Content) -> Session:
    """Return the game that a file holds. Raises ``SaveError`` if it is damaged, or was played with other packs."""
    data = _checked(path, content)
    scenario = content.of(ScenarioKind)[data.scenario]
    world = World()
    try:
        settlement = Settlement.of(content, scenario)
        world.provide(settlement)
        decoded_state(data.state, world)
        wrong = unlike_its_head(data, world)
        if wrong:
            raise ValueError(wrong)
        world.provide(Activities(settlement))
        provide(world)
        settle(world)
        session = Session(content, scenario, data.seed, world)
        new = joining((name for name, _, _ in data.packs), content)
        session.joined = data.joined | dict.fromkeys(new, data.sol)
        intact = session.state_hash() == data.state_hash
        look_through(session)
    except (msgspec.MsgspecError, ValueError, KeyError, IndexError, TypeError, ArithmeticError, MemoryError) as error:
        world.close()
        raise SaveError(f"{path} is damaged ({error}); use an older save") from error
    if not intact:
        world.close()
        raise SaveError(f"{path} is damaged: its state does not match its own hash; use an older save")
    return session


def look_through(session: Session) -> None:
    """Tell all that a game has to tell once: what only tells of it is in no hash, and anybody may have written into it.

    Raises what telling raises of what no game has written.
    """
    session.view(forecasts=False)
    session.chronicle()
    session.crises()
    session.deaths()
    for row in session.parts():
        session.history(row.part)


def _checked(path: Path, content: Content) -> SaveData:
    """Return what a file holds that can be played with these packs. Raises ``SaveError``."""
    data = read_data(path)
    other = played_otherwise(data.packs, content)
    if other:
        raise SaveError(f"{path} {other}")
    wrong = impossible(data, content)
    if wrong:
        raise SaveError(f"{path} is damaged ({wrong}); use an older save")
    return data


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """What a replay found."""

    sols: int
    """How many sols were compared."""
    differs_on: int | None
    """First sol whose state differs; none: all are the same."""
    refused_s: float | None
    """When an order was refused that had been accepted, in seconds since the game began; none: all were taken."""
    end_same: bool
    """Whether the last state is the saved one."""

    @property
    def same(self) -> bool:
        """Whether the run came out as it was saved."""
        return self.differs_on is None and self.refused_s is None and self.end_same


def replay(path: Path, content: Content, progress: Callable[[float], None]) -> ReplayReport:
    """Play a save's orders again from its beginning, and compare the hash of each sol and of the end.

    ``progress`` is told the share that is done. Raises ``SaveError``.
    """
    data = _checked(path, content)
    kept = unrepeatable(data.joined)
    if kept:
        raise SaveError(f"{path} {kept}")
    wrong = too_long(data)
    if wrong:
        raise SaveError(f"{path} is damaged ({wrong}); use an older save")
    session = Session.new(content, data.scenario, data.seed, data.axes)
    try:
        refused_s = _repeat(session, data, progress)
        again = session.world.one(Journal).sol_hashes
        differs = next(
            (sol for (sol, told), mine in zip(data.sol_hashes, again, strict=False) if (sol, told) != mine), None
        )
        if differs is None and len(again) != len(data.sol_hashes):
            differs = data.sol_hashes[-1][0] if data.sol_hashes else session.sol
        return ReplayReport(len(again), differs, refused_s, session.state_hash() == data.state_hash)
    finally:
        session.close()


def _repeat(session: Session, data: SaveData, progress: Callable[[float], None]) -> float | None:
    """Give the orders again at their moments; return when one was refused.

    Each step is as long as the state makes it, or as it was let to be then: a length worked out anew from two moments
    may be off in its last bit.
    """
    waiting, cuts = list(data.orders), dict(data.cuts)
    while True:
        while waiting and waiting[0][0] <= session.elapsed_s:
            at_s, order = waiting.pop(0)
            if not isinstance(session.order(order), Accepted):
                return at_s
        if session.elapsed_s >= data.elapsed_s:
            return None
        session.step(cuts.get(session.steps, math.inf))
        progress(session.elapsed_s / data.elapsed_s)
