"""Long games, many times: who lives through them, of what the others die, how they end and what they cost to play."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from game.balance.driving import SessionSeat, new_policy, take_turn
from game.balance.memory import peak_rss_mb
from game.balance.sweep import SAME_MOMENT_S, content_of
from game.session.session import Session

LONGEST_S = 668.0 * 88_775.244
"""How long a scenario without a length is played: a year of Mars."""


@dataclass(frozen=True, slots=True)
class Year:
    """One long game to be played. Plain values, so that it can be handed to another process."""

    scenario: str
    policy: str
    seed: int
    axes: tuple[tuple[str, str], ...] = ()
    """How hard it is, by axis and level; what is not named is as the scenario says."""
    until_s: float | None = None
    """Shorter than its length; none: all of it."""
    packs: tuple[str, ...] = ()
    """Folders of mods."""


@dataclass(frozen=True, slots=True)
class Lived:
    """What came of one long game."""

    scenario: str
    policy: str
    seed: int
    outcome: str
    """Id of the end that was reached; ``running`` if none was."""
    good: bool
    """Whether a player would call it won."""
    sols: int
    """Sols that were played."""
    people: int
    """How many there were at the opening."""
    alive: int
    """How many live, the born among them."""
    dead: int
    causes: tuple[tuple[str, int], ...]
    """Of what they died, the commonest first."""
    crises: int
    orders: int
    warned_sol: int | None
    """Sol on which it was first said that something would soon be past saving; none: it was not."""
    state_hash: str
    cpu_s: float
    peak_rss_mb: float
    """Most memory that the process had held by its end."""

    @property
    def share(self) -> float:
        """Share of those at the opening who live."""
        return 1.0 - self.dead / self.people if self.people else 1.0


def lived(year: Year) -> Lived:
    """Play one long game to its end, or to the end of its time."""
    began_s = time.process_time()
    session = Session.new(content_of(year.packs), year.scenario, year.seed, dict(year.axes))
    try:
        length_h = session.scenario.length_h
        until_s = min(LONGEST_S if length_h is None else 3600.0 * length_h, year.until_s or LONGEST_S)
        policy, seat = new_policy(year.policy, year.seed), SessionSeat(session)
        people, first = session.alive, session.sol
        while (left_s := until_s - session.elapsed_s) > SAME_MOMENT_S and not session.over:
            take_turn(session, seat, policy)
            session.step(left_s)
        end, dead = session.end(), session.deaths()
        return Lived(
            scenario=year.scenario,
            policy=year.policy,
            seed=year.seed,
            outcome="running" if end is None else end.id,
            good=end is not None and end.good,
            sols=session.sol - first,
            people=people,
            alive=session.alive,
            dead=len(dead),
            causes=tuple(Counter(death.of for death in dead).most_common()),
            crises=len(session.crises()),
            orders=session.orders_given,
            warned_sol=session.warned_sol,
            state_hash=session.state_hash(),
            cpu_s=time.process_time() - began_s,
            peak_rss_mb=peak_rss_mb(),
        )
    finally:
        session.close()


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one scenario under one policy."""

    scenario: str
    policy: str
    runs: int
    alive_share: float
    """Mean share of those at the opening who live."""
    least_share: float
    """The same of the worst run."""
    mean_dead: float
    good_share: float
    """Share of the runs that a player would call won."""
    causes: tuple[tuple[str, int], ...]
    """Of what they died, over all runs, the commonest first."""
    ends: tuple[tuple[str, int], ...]
    """How the runs ended, the commonest first."""
    mean_cpu_s: float
    most_cpu_s: float
    most_rss_mb: float


def rows(results: Sequence[Lived], policies: Sequence[str]) -> list[Row]:
    """Return a row for each scenario and policy of which there is a result, policies in the order given."""
    found = []
    for scenario in dict.fromkeys(result.scenario for result in results):
        for policy in policies:
            ours = [result for result in results if (result.scenario, result.policy) == (scenario, policy)]
            if ours:
                found.append(_row(scenario, policy, ours))
    return found


def _row(scenario: str, policy: str, results: Sequence[Lived]) -> Row:
    causes: Counter[str] = Counter()
    for result in results:
        causes.update(dict(result.causes))
    shares = [result.share for result in results]
    cpu = [result.cpu_s for result in results]
    return Row(
        scenario=scenario,
        policy=policy,
        runs=len(results),
        alive_share=sum(shares) / len(shares),
        least_share=min(shares),
        mean_dead=sum(result.dead for result in results) / len(results),
        good_share=sum(result.good for result in results) / len(results),
        causes=tuple(causes.most_common()),
        ends=tuple(Counter(result.outcome for result in results).most_common()),
        mean_cpu_s=sum(cpu) / len(cpu),
        most_cpu_s=max(cpu),
        most_rss_mb=max(result.peak_rss_mb for result in results),
    )
