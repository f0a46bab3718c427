"""Screens without a window: a gallery of any size, and the control room of Hab-3 in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pygame import Rect

from game.session.orders import SendTeam
from game.session.save import read_save, write_save
from game.session.session import Session
from game.ui.gallery import Gallery
from game.ui.night import SCENARIO
from game.ui.screens.colony.scene import ColonyScene
from game.ui.tales import TALE, TALE_SEED, until_told
from game.ui.toolkit.events import PointerMoved, PointerPressed, PointerReleased, Pressed
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import Panel
from tests.core_pack import read_once
from tests.ui.screens.painted import painted_once

SIZES = [
    ((1280, 720), 1.0),
    ((1920, 1080), 1.0),
    ((1920, 1080), 1.5),
    ((1920, 1080), 2.0),
]
"""Windows and interface scales that every screen must suit; twice the size at twice the scale is laid out alike."""

FRAME_S = 1.0 / 60.0


class Desk:
    """The control room with hands: presses keys, clicks on what is shown, lets time pass."""

    def __init__(self, gallery: Gallery, scene: ColonyScene) -> None:
        self.gallery = gallery
        self.scene = scene

    @property
    def session(self):
        return self.scene.runner.session

    @property
    def view(self):
        return self.scene.runner.view

    def wait(self, frames: int = 12) -> None:
        for _ in range(frames):
            self.gallery.frame(FRAME_S)

    def key(self, *names: str) -> None:
        for name in names:
            self.press(name)
            self.wait(4)

    def press(self, name: str) -> None:
        """Press a key without letting any time pass."""
        self.gallery.stack.handle(Pressed(self.gallery.stack.action_map.actions([name])))

    def place(self, panel: str, key: Key) -> Rect:
        """Where a spot is in the window."""
        shown: Panel = self.gallery.stack.top.stage[panel]
        spot = shown.spot(key)
        assert spot is not None, f"{panel} has no {key}: {[each.key for each in shown.spots]}"
        return spot.visible.move(shown.rect.topleft)

    def click(self, panel: str, key: Key) -> None:
        self.tap(*self.place(panel, key).center)

    def tap(self, x: int, y: int) -> None:
        for event in (PointerMoved(x, y), PointerPressed(x, y), PointerReleased(x, y)):
            self.gallery.stack.handle(event)
            self.wait(3)

    def words(self, panel: str | None = None) -> str:
        """Everything that can be read on the topmost screen, or on one panel of it."""
        panels = self.gallery.stack.top.stage.panels
        return " ".join(
            word.text
            for each in panels
            if each.seen and (panel is None or each.key == panel)
            for word in each.words
            if word.visible
        )

    def order(self, start: str) -> Key:
        """The key of the button whose order begins with these words."""
        return ("order", next(number for number, label in self.orders().items() if label.startswith(start)))

    def orders(self) -> dict[int, str]:
        """What can be ordered about the chosen thing, by number."""
        shown = self.scene.panels.chosen.model
        assert shown is not None
        return {number: choice.label for number, choice in zip(shown.numbers, shown.choices, strict=True)}


def last_order(desk: Desk) -> object:
    return desk.session.journal[-1][1]


def open_part(desk: Desk, page: str, part: str) -> None:
    desk.scene.open_page(page)
    desk.wait()
    desk.click(page, ("part", page, part))
    desk.wait()


@pytest.fixture(scope="module", autouse=True)
def _painted_once() -> Iterator[None]:
    """Each map of a file's tests is painted once; what was shown is let go with the file."""
    with painted_once():
        yield
    gc.collect()


@pytest.fixture(scope="session")
def gallery() -> Gallery:
    """A screen of 1920x1080 at scale 1."""
    with pytest.MonkeyPatch.context() as patch:
        read_once(patch)
        return Gallery((1920, 1080), 1.0)


@pytest.fixture
def desk(gallery: Gallery) -> Iterator[Desk]:
    """Hab-3 as it begins, time standing."""
    scene = gallery.desk()
    gallery.show(scene)
    made = Desk(gallery, scene)
    made.wait()
    yield made
    made.session.close()


@pytest.fixture(scope="session")
def crisis_file(tmp_path_factory: pytest.TempPathFactory, gallery: Gallery) -> Path:
    """Hab-3 saved in the middle of its crisis, with somebody at work in it."""
    file = tmp_path_factory.mktemp("crisis") / "crisis.deferred"
    session = Session.new(gallery.content, SCENARIO, 1)
    while not any(alarm.level == "danger" for alarm in session.view().alarms):
        for _ in range(3):
            session.step()
    repair = next(c for c in session.choices(SCENARIO) if isinstance(c.order, SendTeam) and not c.refused)
    session.order(repair.order)
    while not any(job.steps[0].state == "done" for job in session.view().jobs):
        session.step()
    write_save(session, file)
    session.close()
    return file


@pytest.fixture(scope="session")
def tale_file(tmp_path_factory: pytest.TempPathFactory, gallery: Gallery) -> Path:
    """A long game saved with pages on the desk, a directive and a message on its way."""
    file = tmp_path_factory.mktemp("tale") / "tale.deferred"
    session = until_told(Session.new(gallery.content, TALE, TALE_SEED))
    write_save(session, file)
    session.close()
    return file


@pytest.fixture
def crisis_desk(gallery: Gallery, crisis_file: Path) -> Iterator[Desk]:
    """The control room in that crisis, time standing."""
    scene = gallery.desk_of(read_save(crisis_file, gallery.content))
    gallery.show(scene)
    made = Desk(gallery, scene)
    made.wait()
    yield made
    made.session.close()


@pytest.fixture
def year(gallery: Gallery) -> Iterator[Desk]:
    """An ordinary sol of the long year, time standing."""
    session = Session.new(gallery.content, "quiet", 3)
    scene = gallery.desk_of(session)
    gallery.show(scene)
    desk = Desk(gallery, scene)
    desk.wait()
    yield desk
    session.close()


SOLS = 3
"""How long the ordinary colony has been lived in."""


@pytest.fixture(scope="module")
def year_file(tmp_path_factory: pytest.TempPathFactory, gallery: Gallery) -> Path:
    """An ordinary colony saved after some sols."""
    file = tmp_path_factory.mktemp("year") / "year.deferred"
    session = Session.new(gallery.content, "quiet", 561)
    first = session.sol
    while session.sol < first + SOLS:
        session.step()
    write_save(session, file)
    session.close()
    return file


@pytest.fixture
def book(gallery: Gallery, year_file: Path) -> Desk:
    """Its control room, time standing."""
    scene = gallery.desk_of(read_save(year_file, gallery.content))
    gallery.show(scene)
    made = Desk(gallery, scene)
    made.wait()
    return made
