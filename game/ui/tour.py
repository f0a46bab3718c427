"""A picture of each screen on a lively colony. Needs no screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.content.catalogues.tongue import ENGLISH_CODE
from game.session.session import Session
from game.ui.gallery import Gallery
from game.ui.heights import at_height, playable
from game.ui.map.picking import MapThing
from game.ui.night import SCENARIO, SEED, lost, play_into_crisis, won
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
from game.ui.toolkit.messages import Activated, Chosen
from game.ui.toolkit.scene import Scene

TOLD = ("story", "earth", "council")
"""Pages that only a long game has something for."""


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
        tale = gallery.desk_of(session)
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
