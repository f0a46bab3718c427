"""Finds everything that makes sense about one module now, what saves people first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from game.session.desk.choices.doors import doors
from game.session.desk.choices.leaving import leaving
from game.session.desk.choices.machines import machines
from game.session.desk.choices.mending import mending
from game.session.desk.choices.offers import Check, Offers
from game.session.desk.choices.orders import jobs_in_hand, precaution, standoffs
from game.session.desk.choices.rescuing import rescuing
from game.session.desk.desk import Desk
from game.session.orders import Evacuate, SealModule, SendTeam
from game.session.view import ChoiceView, Foresight
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.telling import Callings

LAST_RESORT_S = 600.0
"""With less time than this to harm, and no answer that leaves people alive, what is left is shown as what it is."""
LAST_RESORTS = ("mask", "evacuate", "evacuate_nowhere", "seal", "carry")
"""What is left then: masks, running, and shutting the doors on it."""


class Choices:
    """Finds the orders that make sense about one module."""

    def __init__(self, world: World, desk: Desk) -> None:
        """Remember where to look."""
        self._world = world
        self._desk = desk
        self._callings = Callings(world)

    def of(
        self,
        module: str,
        check: Check,
        *,
        with_doors: bool = True,
        foresight: Foresight = "what_if",
        kinds: Collection[str] = (),
    ) -> tuple[ChoiceView, ...]:
        """Return what can be ordered about a module, what saves people first; what shuts a place that was left.

        What a door does to two places takes the longest to work out, so single doors may be left out. ``foresight`` is
        how far the air is run ahead for it; less takes less time. With ``kinds`` only choices of teams and machines
        that go by these words are looked for.
        """
        entity = self._world.the(Register).modules[module]
        if self._world.get(entity, Module).lost:
            return ()
        offers = Offers(self._world, self._desk, self._callings, entity, check, foresight, kinds)
        if kinds:
            return (*mending(offers), *rescuing(offers), *machines(offers))
        return _with_last_resort(offers, list(self._found(offers, with_doors)))

    def in_parts(self, module: str, check: Check) -> Iterator[tuple[ChoiceView, ...] | None]:
        """Yield nothing after each part of the work, and at last what ``of`` returns.

        No time may pass and nothing be ordered between two parts; else it must be begun anew.
        """
        entity = self._world.the(Register).modules[module]
        if self._world.get(entity, Module).lost:
            yield ()
            return
        offers = Offers(self._world, self._desk, self._callings, entity, check)
        found = []
        for choice in self._found(offers, True):
            found.append(choice)
            yield None
        yield _with_last_resort(offers, found)

    def _found(self, offers: Offers, with_doors: bool) -> Iterator[ChoiceView]:
        """Yield everything that makes sense about a module, in the order in which it is shown."""

        def shutting() -> Iterator[ChoiceView]:
            yield from leaving(offers)
            if with_doors:
                yield from doors(offers)

        given_up = self._world.get(offers.module, Module).barred and not offers.living
        yield from standoffs(offers)
        if given_up:
            yield from shutting()
        yield from jobs_in_hand(offers)
        yield from mending(offers)
        yield from rescuing(offers)
        yield from machines(offers)
        if not given_up:
            yield from shutting()
        yield from precaution(offers)


def _with_last_resort(offers: Offers, found: list[ChoiceView]) -> tuple[ChoiceView, ...]:
    """Put what is left first, and show it as dangerous, where nothing that is offered keeps people alive."""
    harm_s = offers.harm_s() if offers.living else None
    if harm_s is None or harm_s >= LAST_RESORT_S or any(_saves(offers, choice) for choice in found):
        return tuple(found)
    last = [choice for choice in found if choice.kind in LAST_RESORTS and not choice.refused]
    rest = [choice for choice in found if choice not in last]
    return (*(replace(choice, tone="danger", last=True) for choice in last), *rest)


def _saves(offers: Offers, choice: ChoiceView) -> bool:
    """Return whether a choice, if it goes as said, leaves nobody there in danger.

    In a look that runs no forecasts of orders, what is unknown counts for it: policies look so, and go by their own
    reckoning. Where forecasts are made, only what they show to be safe does.
    """
    hopeless = "unknown" if offers.foresight == "what_if" else "harm"
    if choice.refused or choice.foreseen in ("harm", hopeless):
        return False
    return isinstance(choice.order, SendTeam | Evacuate) or (
        choice.latest_s is not None and not isinstance(choice.order, SealModule)
    )
