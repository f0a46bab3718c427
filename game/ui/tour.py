"""A picture of each screen on a lively colony. Needs no screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
from pygame import Surface

from game.content.catalogues.tongue import ENGLISH_CODE
from game.locations import core_pack_dir
from game.session.orders import Evacuate, SealModule, SendTeam
from game.session.session import Session
from game.session.view import ChoiceView
from game.ui.console import Console
from game.ui.heights import at_height, playable
from game.ui.loading import Loader
from game.ui.map.picking import MapThing
from game.ui.play.runner import Runner
from game.ui.preferences import Preferences
from game.ui.screens.brief import BriefScene
from game.ui.screens.colony.middle import PAGES
from game.ui.screens.colony.scene import ColonyScene
from game.ui.screens.end import EndScene
from game.ui.screens.keys import KeysScene
from game.ui.screens.menu import MenuScene
from game.ui.screens.saves import SavesScene
from game.ui.screens.scenarios import ScenarioScene
from game.ui.screens.settings import SettingsScene
from game.ui.screens.title import TitleScene
from game.ui.tales import TALE, TALE_SEED, is_told, until_told
from game.ui.toolkit.actions import load_action_map
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.messages import Activated, Chosen
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.stack import SceneStack
from game.ui.words import open_in

SCENARIO = "hab_3"
TOLD = ("story", "earth", "council")
"""Pages that only a long game has something for."""
SEED = 561
_LOOKS = 8
_LONGEST_S = 5 * 3_600.0
_WOKEN_S = 900.0
"""When those who are saved are woken."""


class Gallery:
    """A stack of scenes drawn on a surface of its own, with time that passes when it is told to."""

    def __init__(
        self, size_px: tuple[int, int], scale: float, packs: tuple[Path, ...] = (), language: str = ENGLISH_CODE
    ) -> None:
        """Read the packs and make an empty screen.

        Raises ``UnknownLanguage`` for a language that no pack speaks, and ``ValueError`` when the scale is not 1 to 2.
        """
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        pygame.font.init()
        self.size_px = size_px
        self.surface = Surface(size_px, 0, 32)
        action_map = load_action_map()
        self.stack = SceneStack(Kit(scale), action_map, size_px)
        loader = Loader(packs, language)
        loader.start()
        open_in(language, (core_pack_dir(), *packs))
        self.console = Console(self.stack, loader, Preferences(), scale_set=True, language=language)
        self.content = self.console.content

    def show(self, scene: Scene) -> None:
        """Show one scene and nothing else."""
        self.stack.replace(scene)
        self.frame()

    def frame(self, dt_s: float = 0.0) -> None:
        """Let some time pass and draw."""
        self.stack.update(dt_s)
        self.stack.draw(self.surface)

    def save(self, path: Path) -> Path:
        """Draw until nothing is left to be finished, and write the picture."""
        top = self.stack.top
        if isinstance(top, ColonyScene):
            top.map.settle()
        for _ in range(_LOOKS):
            self.frame(0.0)
            self.frame(0.05)
        pygame.image.save(self.surface, str(path))
        return path

    def desk(self, scenario: str = SCENARIO) -> ColonyScene:
        """The control room of a game that has just begun, time standing."""
        return ColonyScene(self.console, Runner(self.session(scenario)))

    def session(self, scenario: str = SCENARIO) -> Session:
        """A game that has just begun, told in the gallery's language."""
        session = Session.new(self.content, scenario, SEED)
        session.speak(self.console.told)
        return session


def play_into_crisis(scene: ColonyScene) -> None:
    """Play Hab-3 until the air in it has become bad and somebody has begun to mend its generator."""
    _play(scene, lambda: any(alarm.level == "danger" for alarm in scene.runner.view.alarms))
    repair = next(choice for choice in scene.runner.choices(SCENARIO) if _is_repair(choice))
    scene.runner.order(repair.order)
    _play(scene, lambda: any(job.steps[0].state == "done" for job in scene.runner.view.jobs))


def _play(scene: ColonyScene, until: Callable[[], bool]) -> None:
    """Step and look until something is so, or the night is over."""
    runner = scene.runner
    while not until() and not runner.over and runner.session.elapsed_s < _LONGEST_S:
        runner.session.step()
        runner.look()
        scene.panels.histories.note(runner.view)


def _is_repair(choice: ChoiceView) -> bool:
    order = choice.order
    return isinstance(order, SendTeam) and order.target.endswith("ignition_harness") and not choice.refused


def lost(session: Session) -> Session:
    """Play Hab-3 without an order until its end."""
    while not session.over and session.elapsed_s < _LONGEST_S:
        session.step()
    return session


def won(session: Session) -> Session:
    """Play Hab-3 by getting everybody out in good time and shutting it."""
    while session.elapsed_s < _WOKEN_S:
        session.step()
    session.order(Evacuate(SCENARIO))
    while session.check(Evacuate(SCENARIO)) is None and session.elapsed_s < _LONGEST_S:
        session.step()
    session.order(SealModule(SCENARIO))
    return lost(session)


def write_pictures(
    out: Path, size_px: tuple[int, int], scale: float, packs: tuple[Path, ...] = (), language: str = ENGLISH_CODE
) -> list[Path]:
    """Write a PNG of each screen into the folder ``out``; their paths, in the order of the tour.

    Raises:
        ValueError: when ``scale`` is not 1 to 2.
        OSError: when a picture cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    gallery = Gallery(size_px, scale, packs, language)
    return [gallery.save(out / f"{number:02d}_{name}.png") for number, name in enumerate(stops(gallery), 1)]


def stops(gallery: Gallery, crisis: ColonyScene | None = None, tale: ColonyScene | None = None) -> Iterator[str]:
    """Bring each screen up in turn; the name of the one that can be seen.

    ``crisis``: a control room in the middle of it; by default one is played there, which takes a moment. ``tale``: one
    with a page on its desk, likewise.
    """
    console = gallery.console
    gallery.show(TitleScene(console))
    yield "title"
    gallery.show(ScenarioScene(console))
    yield "scenarios"
    gallery.show(BriefScene(console, console.told.scenarios[SCENARIO], TitleScene(console)))
    yield "brief"
    desk = gallery.desk()
    gallery.show(desk)
    yield "quiet"
    if crisis is None:
        play_into_crisis(desk)
        desk.refresh_now()
    else:
        desk = crisis
        gallery.show(desk)
    yield "crisis"
    yield from _pages(desk)
    yield from _things(desk)
    yield from _cards(gallery, desk)
    yield from _heights(gallery)
    if tale is not None or is_told(gallery.content):
        yield from _told(gallery, tale)
    for name, play in (("end_lost", lost), ("end_won", won)):
        session = play(gallery.session())
        gallery.show(EndScene(console, session.view(), SCENARIO, SEED))
        session.close()
        yield name


def _heights(gallery: Gallery) -> Iterator[str]:
    """Each scenario at its height, close by, and the page of teams of the first that has any out."""
    shown = False
    for name in playable(gallery.content):
        desk = gallery.desk(name)
        gallery.show(desk)
        at_height(desk)
        gallery.frame()  # alarms are laid over the map, so that it is fitted beside them
        desk.map.fit()
        yield f"height_{name}"
        if desk.runner.view.jobs and not shown:
            shown = True
            desk.open_page("teams")
            yield "teams_out"


def _told(gallery: Gallery, tale: ColonyScene | None) -> Iterator[str]:
    """The pages of stories, Earth and the council, and what is read after an answer."""
    if tale is None:
        session = until_told(Session.new(gallery.content, TALE, TALE_SEED))
        session.speak(gallery.console.told)
        tale = ColonyScene(gallery.console, Runner(session))
    gallery.show(tale)
    yield "tale"
    yield from _parts(tale, TOLD)
    tale.open_page("story")
    gallery.frame()
    told = tale.runner.view.story
    answers = [each for each in told.pages[0].options if each.open] if told is not None and told.pages else []
    if answers:
        tale.on_message(Activated(("answer", answers[0].id)))
        yield "story_followed"


def _pages(desk: ColonyScene) -> Iterator[str]:
    yield from _parts(desk, tuple(page for page in PAGES[1:] if page not in TOLD))
    desk.open_page(PAGES[0])


def _parts(desk: ColonyScene, pages: tuple[str, ...]) -> Iterator[str]:
    """Each page, and each of its parts."""
    for page in pages:
        desk.open_page(page)
        yield page
        shown = desk.panels.pages.page
        for part in shown.parts[1:] if shown is not None else ():
            desk.on_message(Chosen(("part", page), part))
            yield f"{page}_{part}"
        desk.on_message(Chosen(("part", page), shown.parts[0] if shown is not None and shown.parts else ""))


def _things(desk: ColonyScene) -> Iterator[str]:
    view = desk.runner.view
    team = next((person for job in view.jobs for person in job.people), view.people[0].id)
    door = next(door.id for door in view.doors if SCENARIO in (door.a, door.b))
    machine = next(machine.id for machine in view.machines if machine.module == SCENARIO)
    for thing in (MapThing("person", team), MapThing("machine", machine), MapThing("door", door)):
        desk.choose(thing)
        yield thing.kind
    desk.choose(MapThing("module", SCENARIO))


def _cards(gallery: Gallery, desk: ColonyScene) -> Iterator[str]:
    console, session = gallery.console, desk.runner.session
    cards: dict[str, Scene] = {
        "menu": MenuScene(console, session),
        "settings": SettingsScene(console),
        "saves": SavesScene(console, session),
        "keys": KeysScene(console),
    }
    for name, card in cards.items():
        gallery.stack.push(card)
        yield name
        gallery.stack.pop(card)
