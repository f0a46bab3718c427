"""Long games, many times: who lives through them, of what the others die, how they end and what they cost to play."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from game.balance.census.kept import Tale
from game.balance.census.watching import Watch
from game.balance.driving import SessionSeat, new_desk, take_turn
from game.balance.memory import peak_rss_mb
from game.balance.sweep import SAME_MOMENT_S, content_of
from game.balance.version import code_digest
from game.session.session import Session
from game.sim import sums
from game.sim.clock import HOUR_S, SOL_S, YEAR_SOLS

LONGEST_S = int(YEAR_SOLS) * SOL_S
"""How long a scenario without a length is played: a year of Mars."""


class Year(Struct, frozen=True, forbid_unknown_fields=True):
    """One long game to be played. Plain values, so that it can be handed to another process."""

    scenario: str
    policy: str
    seed: int
    temper: str = ""
    """How pages and letters are answered; empty: as the policy does of itself."""
    axes: tuple[tuple[str, str], ...] = ()
    """How hard it is, by axis and level; what is not named is as the scenario says."""
    until_s: float | None = None
    """Where it is broken off, if its length is no shorter; none: nowhere."""
    packs: tuple[str, ...] = ()
    """Folders of mods."""


class Lived(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What came of one long game."""

    scenario: str
    policy: str
    seed: int
    temper: str = ""
    axes: tuple[tuple[str, str], ...] = ()
    until_s: float | None = None
    content: str = ""
    """Digests of the code and the packs that it was played with."""
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
    tale: Tale
    """What the story did, and how the colony went."""

    @property
    def share(self) -> float:
        """Share of those at the opening who live."""
        return 1.0 - self.dead / self.people if self.people else 1.0

    @property
    def who(self) -> str:
        """Who sat at the desk: the policy, and its temper where it was given one."""
        return f"{self.policy}, {self.temper}" if self.temper else self.policy

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it this run and no other."""
        year = Year(self.scenario, self.policy, self.seed, self.temper, self.axes, self.until_s)
        return (*key_of(year), self.content)


def key_of(year: Year) -> tuple[object, ...]:
    """Return by what a game that is to be played is known, all but its content."""
    return (year.scenario, year.policy, year.seed, year.temper, tuple(sorted(year.axes)), year.until_s)


def content_digest(packs: tuple[str, ...]) -> str:
    """Return by what the game with these packs is told from other versions of its code and of them."""
    digests = {"code": code_digest(), **content_of(packs).digests}
    return "+".join(f"{name}:{digest[:12]}" for name, digest in digests.items())


def played_until_s(length_h: float | None, until_s: float | None) -> float:
    """Return how long a game of a scenario of a length is played: to its end, or until then if that is sooner."""
    ends = [until_s, None if length_h is None else HOUR_S * length_h]
    return min((end_s for end_s in ends if end_s is not None), default=LONGEST_S)


def lived(year: Year) -> Lived:
    """Play one long game to its end, or to the end of its time."""
    content = content_of(year.packs)  # read once for each process, so no part of what a game costs
    began_s = time.process_time()
    session = Session.new(content, year.scenario, year.seed, dict(year.axes))
    try:
        until_s = played_until_s(session.scenario.length_h, year.until_s)
        policy, seat, watch = new_desk(session, year.policy, year.temper), SessionSeat(session), Watch(session)
        people, first = session.alive, session.sol
        while (left_s := until_s - session.elapsed_s) > SAME_MOMENT_S and not session.over:
            take_turn(session, seat, policy)
            session.step(left_s)
            watch.look()
        end, dead = session.end(), session.deaths()
        return Lived(
            scenario=year.scenario,
            policy=year.policy,
            seed=year.seed,
            temper=year.temper,
            axes=year.axes,
            until_s=year.until_s,
            content=content_digest(year.packs),
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
            cpu_s=round(time.process_time() - began_s, 3),
            peak_rss_mb=round(peak_rss_mb(), 1),
            tale=watch.tale(),
        )
    finally:
        session.close()


class Row(Struct, frozen=True, kw_only=True):
    """What came of one scenario under one policy."""

    scenario: str
    who: str
    """Who sat at the desk: the policy, and its temper where it was given one."""
    runs: int
    alive_share: float
    """Mean share of those at the opening who live."""
    least_share: float
    """The same of the worst run."""
    mean_dead: float
    median_dead: float
    good_share: float
    """Share of the runs that a player would call won."""
    causes: tuple[tuple[str, int], ...]
    """Of what they died, over all runs, the commonest first."""
    ends: tuple[tuple[str, int], ...]
    """How the runs ended, the commonest first."""
    mean_crises: float
    mean_debt_h: float
    """Upkeep overdue at the end."""
    mean_trust_share: float
    """What Earth thought at the end."""
    warned_share: float
    """Share of the runs in which it was said that something would soon be past saving."""
    mean_cpu_s: float
    most_cpu_s: float
    most_rss_mb: float


def rows(results: Sequence[Lived], policies: Sequence[str]) -> list[Row]:
    """Return a row for each scenario and desk of which there is a result, policies in the order given."""
    found = []
    for scenario in dict.fromkeys(result.scenario for result in results):
        for policy in policies:
            ours = [result for result in results if (result.scenario, result.policy) == (scenario, policy)]
            for who in dict.fromkeys(result.who for result in ours):
                found.append(_row(scenario, who, [result for result in ours if result.who == who]))
    return found


def mean(values: Iterable[float]) -> float:
    """Return the mean of some numbers; 0 of none."""
    known = list(values)
    return sums.total(known) / len(known) if known else 0.0


def _row(scenario: str, who: str, results: Sequence[Lived]) -> Row:
    causes: Counter[str] = Counter()
    for result in results:
        causes.update(dict(result.causes))
    shares = [result.share for result in results]
    cpu = [result.cpu_s for result in results]
    return Row(
        scenario=scenario,
        who=who,
        runs=len(results),
        alive_share=mean(shares),
        least_share=min(shares),
        mean_dead=mean(result.dead for result in results),
        median_dead=float(median(result.dead for result in results)),
        good_share=mean(result.good for result in results),
        causes=tuple(causes.most_common()),
        ends=tuple(Counter(result.outcome for result in results).most_common()),
        mean_crises=mean(result.crises for result in results),
        mean_debt_h=mean(result.tale.close.debt_h for result in results),
        mean_trust_share=mean(result.tale.close.trust_share for result in results),
        warned_share=mean(result.warned_sol is not None for result in results),
        mean_cpu_s=mean(cpu),
        most_cpu_s=max(cpu),
        most_rss_mb=max(result.peak_rss_mb for result in results),
    )
