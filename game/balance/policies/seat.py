"""The seat at the desk: all that a policy is given."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from game.session.orders import Order, Refusal
    from game.session.view import BoardName, ChoiceView, ColonyView, ForecastView, Foresight, ListName


class Draw(Protocol):
    """A stream of chance that belongs to one policy in one game."""

    def between(self, low: float, high: float) -> float:
        """Draw a number evenly between two."""


class Seat(Protocol):
    """What can be seen and asked from the desk, which is what a player can see and ask.

    Looking takes time on the machine, so ``elapsed_s``, ``crisis``, ``news`` and ``pages``, which cost next to nothing,
    say whether it is worth it.
    """

    @property
    def elapsed_s(self) -> float:
        """Seconds since the game began."""

    @property
    def crisis(self) -> bool:
        """Whether something is wrong enough to be watched by the minute."""

    @property
    def news(self) -> int:
        """A number that grows whenever the alarms that stand, the jobs in hand or the crisis change."""

    @property
    def pages(self) -> int:
        """How many pages of stories lie on the desk."""

    def view(
        self,
        *boards: BoardName,
        lists: Collection[ListName] = ...,
        forecasts: bool = True,
        about: Collection[str] | None = None,
    ) -> ColonyView:
        """Return what the control room knows now, of boards and lists only those that are named; the others are empty.

        Without ``forecasts`` no time left to harm is worked out. Of modules and people only those ``about`` which it is
        asked, and who is there.
        """

    def choices(
        self,
        module: str,
        *,
        with_doors: bool = False,
        foresight: Foresight = "as_it_is",
        kinds: Collection[str] = (),
    ) -> tuple[ChoiceView, ...]:
        """Return what can be ordered about a module, most useful first.

        What a door does to both its sides takes the longest to work out, so single doors are told of on request, and
        so is how each order leaves the air (``foresight`` ``what_if``). ``kinds``: only choices that go by these words,
        of teams and machines.
        """

    def forecasts(self, module: str) -> tuple[ForecastView, ...]:
        """Return how a module's air goes on: first if nothing is done."""

    def check(self, order: Order) -> Refusal | None:
        """Return why an order would be refused now, or nothing if it would be taken."""


class Policy(Protocol):
    """Sits at the desk for one game, and has no other way in than orders."""

    def decide(self, seat: Seat) -> Iterable[Order]:
        """Return the orders to give before the next step, in order.

        Each is carried out before the next is asked for, so a policy may look again between two of them.
        """
