"""Many runs: every scenario with every seed under every policy, over as many processes as there are to be had."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TypeVar

from game.balance.driving import SessionSeat, new_policy, take_turn
from game.content.kinds.scenario import DEFAULT_LENGTH_S, ScenarioKind
from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.session.orders import Acknowledge
from game.session.session import Session
from game.sim.clock import HOUR_S

AHEAD = 3
"""Runs that are handed out per process before one comes back: enough to keep it busy, few enough to stop soon."""
PATIENCE_S = 0.2
"""Real time after which the caller is asked again whether to go on."""
SAME_MOMENT_S = 1e-6
"""Two moments nearer than this are one."""


class WorkerLost(Exception):
    """The system has ended one of the processes, as it does where memory runs out. What is done is done."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("the system has ended one of the processes; is memory short? try fewer --workers")


R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """One game to be played. Plain values, so that it can be handed to another process."""

    scenario: str
    policy: str
    seed: int
    packs: tuple[str, ...] = ()
    """Folders of mods."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one run."""

    scenario: str
    policy: str
    seed: int
    outcome: str
    """Id of the end that was reached; ``time_over`` if none was."""
    lost: bool
    """Whether it did not come to an end that a player would call won."""
    dead: int
    answered_s: float | None
    """From the first alarm that wants an answer to the first order, 0 if that came before; none: no order."""
    orders: int
    state_hash: str
    cpu_s: float
    """What it took to play. The only thing here that differs between machines."""


@lru_cache(maxsize=4)
def content_of(packs: tuple[str, ...]) -> Content:
    """Return the base game with these packs, read once in each process."""
    return load_packs(core_pack_dir(), [Path(pack) for pack in packs])


def scenarios_with_ends(content: Content) -> list[str]:
    """Return the scenarios that can be won or lost, in the order of the page of new games."""
    found = [scenario for scenario in content.of(ScenarioKind).values() if scenario.end and not scenario.keeps_house]
    return [scenario.id for scenario in sorted(found, key=lambda scenario: (scenario.order, scenario.id))]


def played(run: Run) -> Result:
    """Play one game to its end, or to the end of its time."""
    began_s = time.process_time()
    session = Session.new(content_of(run.packs), run.scenario, run.seed)
    try:
        length_h = session.scenario.length_h
        until_s = DEFAULT_LENGTH_S if length_h is None else length_h * HOUR_S
        policy, seat = new_policy(run.policy, run.seed), SessionSeat(session)
        while (left_s := until_s - session.elapsed_s) > SAME_MOMENT_S and not session.over:
            take_turn(session, seat, policy)
            session.step(left_s)
        end = session.end()
        return Result(
            scenario=run.scenario,
            policy=run.policy,
            seed=run.seed,
            outcome="time_over" if end is None else end.id,
            lost=end is None or not end.good,
            dead=len(session.deaths()),
            answered_s=_answered_s(session, seat),
            orders=session.orders_given,
            state_hash=session.state_hash(),
            cpu_s=time.process_time() - began_s,
        )
    finally:
        session.close()


def _answered_s(session: Session, seat: SessionSeat) -> float | None:
    """Return the time from the first alarm to the first order that does something about it."""
    given = [at_s for at_s, order in session.journal if not isinstance(order, Acknowledge)]
    if not given:
        return None
    return 0.0 if seat.alarmed_s is None else max(0.0, given[0] - seat.alarmed_s)


def sweep(runs: Sequence[Run], workers: int, stop: Callable[[], bool]) -> Iterator[Result]:
    """Yield what came of each run, in the order in which they end; stop handing out more once ``stop`` says so.

    A run depends on nothing but itself, so the results are the same whatever the number of processes.
    """
    return spread(played, runs, workers, stop)


def spread(play: Callable[[R], T], runs: Sequence[R], workers: int, stop: Callable[[], bool]) -> Iterator[T]:
    """Yield what ``play`` makes of each run, over so many processes; ``play`` and runs can be sent to another.

    Raises ``WorkerLost`` when the system ends one of them, unless ``stop`` says that all is to end. Runs in hand are
    waited for; when the caller leaves before that, or Ctrl-C is raised here, they are thrown away.
    """
    if workers <= 1:
        for run in runs:
            if stop():
                return
            yield play(run)
        return
    waiting = iter(runs)
    going: set[Future[T]] = set()
    # A fresh interpreter each, on every system: nothing of this process leaks into a run.
    with _unheeded():
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_heed_no_interrupt)
    with pool, _thrown_away():
        while True:
            while len(going) < AHEAD * workers and not stop() and (ready := next(waiting, None)) is not None:
                with _unheeded():  # this is where processes begin
                    going.add(pool.submit(play, ready))
            if stop():
                # Cancelled by the pool itself: of one cancelled from here it complains where its processes end, too.
                pool.shutdown(wait=False, cancel_futures=True)
                going = {future for future in going if not future.cancelled()}
            if not going:
                return
            done, going = wait(going, timeout=PATIENCE_S, return_when=FIRST_COMPLETED)
            for future in done:
                try:
                    result = future.result()
                except BrokenProcessPool as error:
                    if stop():  # whoever asked for the end may have asked the processes, too
                        return
                    raise WorkerLost from error
                yield result


@contextmanager
def _unheeded() -> Iterator[None]:
    """Have processes that begin meanwhile heed no signal that reaches every process of a terminal; here they wait.

    What is blocked stays so in a new process, from its first moment on; what it would set itself comes too late.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _thrown_away() -> Iterator[None]:
    """Whoever leaves before the runs in hand are done does not wait for them."""
    try:
        yield
    except BaseException:
        for process in active_children():
            process.kill()
        raise


def _heed_no_interrupt() -> None:
    """Leave Ctrl-C to the process that hands out the runs, also where signals cannot be blocked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
