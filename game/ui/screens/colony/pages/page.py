"""What all pages share: where they stand, how they are filled, and what they can ask of the control room."""

from __future__ import annotations

from typing import Any, Protocol

from pygame import Rect

from game.session.orders import Order
from game.session.view import ColonyView
from game.ui.map.picking import MapThing
from game.ui.play.histories import Histories
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.toolkit.messages import Key, Message
from game.ui.toolkit.panel import Panel


class Desk(Protocol):
    """What a page can see of the control room, and ask of it."""

    @property
    def runner(self) -> Runner:
        """The game in play; ``runner.view`` is what is known now, ``runner.refused`` says why an order cannot be."""

    @property
    def lexicon(self) -> Lexicon:
        """Names of what views mention by id only."""

    @property
    def histories(self) -> Histories:
        """Readings of before."""

    @property
    def selection(self) -> MapThing | None:
        """What is chosen."""

    @property
    def unlogged(self) -> frozenset[str]:
        """Kinds of alarm whose lines the player does not want to see."""

    def give(self, order: Order) -> bool:
        """Give an order and sound the answer; if it is refused a note says why. Tells whether it was taken."""

    def key_of(self, action: str) -> str:
        """What the key of an action is called."""

    def tell(self, text: str, tone: str = "plain") -> None:
        """Show a line for a few seconds."""

    def choose(self, thing: MapThing | None, *, centre: bool = False) -> None:
        """Choose something."""

    def open_page(self, page: str, about: Key | None = None) -> None:
        """Show another page; ``about``: put its cursor on that row."""

    def refresh_now(self) -> None:
        """Show at once what hands have changed."""


class Page:
    """A page that can stand in the map's place. It is made when it is first opened.

    Subclass it: ``__init__`` hands over the panels, ``look`` shows them their models, ``answer`` takes messages.
    """

    parts: tuple[str, ...] = ()
    """Its parts, of which one is shown, if it has several; ``Chosen(("part", name of the page), part)`` shows one."""

    def __init__(self, desk: Desk, main: Panel[Any], aside: Panel[Any] | None = None) -> None:
        """``main`` takes the map's place; ``aside``, if there is one, that of the chosen thing while it is open."""
        self.desk = desk
        self.main = main
        self.aside = aside

    @property
    def panels(self) -> tuple[Panel[Any], ...]:
        """All its panels."""
        return (self.main,) if self.aside is None else (self.main, self.aside)

    @property
    def home(self) -> tuple[str, Key] | None:
        """The panel and spot that the keyboard is on when it is opened."""
        return None

    def place(self, middle: Rect, aside: Rect) -> None:
        """Give each panel its place, in the window's pixels."""
        self.main.rect = Rect(middle)
        if self.aside is not None:
            self.aside.rect = Rect(aside)

    def look(self, view: ColonyView) -> None:
        """Show the panels what there is to show. Called while it is open, after each new view or refresh."""

    def answer(self, message: Message) -> bool:
        """Answer a message of one of its panels; tells whether it was meant for it."""
        return False

    def tick(self, dt_s: float) -> None:
        """Let real seconds pass while it is open."""

    def opened(self, about: Key | None) -> None:
        """It is in sight now; ``about``: the row that it should have its cursor on."""

    def left(self) -> None:
        """Another page takes its place."""
