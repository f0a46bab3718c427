"""Works: projects and policies, what they take and when they end, and the outlook if nothing is done."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.view import ColonyView
from game.session.view.works import ExitView, OutlookView, WorksView, WorkView
from game.ui.map.picking import MapThing
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, BookPage
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.works_aside import outlook_aside, work_aside
from game.ui.screens.colony.pages.works_list import PARTS, TABLE, WorksModel, build_works, part_sizes
from game.ui.screens.colony.pages.works_rows import (
    exit_rows,
    gain,
    hours_line,
    outlook_rows,
    site_rows,
    way_key,
    work_key,
    work_rows,
)
from game.ui.toolkit.messages import CellActivated, CellFocused, Key, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Label
from game.ui.words import say

_COSTLY = ("abandon", "strip", "quota")
"""Ways out; what else is listed with them was taken already."""


class WorksPage(BookPage):
    """Projects, policies and the outlook."""

    topics = ("work", "row", "exit")
    parts = PARTS

    def __init__(self, desk: Desk) -> None:
        self._list: ElementPanel[WorksModel] = ElementPanel("works", build_works, background="ground")
        super().__init__(desk, self._list)
        self.part = PARTS[0]
        self._site = ""

    def home_of(self, part: str) -> Key:
        """The table."""
        return TABLE

    def look(self, view: ColonyView) -> None:
        """Fill the list and what is beside it."""
        works = view.works
        if works is None:
            none = say("ui.works.nobody_plans")
            self._list.show(WorksModel(PARTS[0], (0,) * len(PARTS), none, (), None))
            self.tell_of(AsideModel(say("ui.rail.works"), none))
            return
        if self.part == "begun" and not works.begun and not self.chosen:
            self.part = "offered"
        counts = part_sizes(works, view.outlook)
        line = hours_line(works)
        if self.part == "outlook":
            self._look_ahead(view, counts)
            return
        listed = self._listed(works)
        stock = {item.item: item.stock for item in view.shop.materials} if view.shop is not None else {}
        rows = work_rows(listed, self.desk.lexicon.items, view.sol)
        chosen = self.settle(rows)
        work = next((each for each in listed if work_key(each) == chosen), None)
        sites = site_rows(work.sites) if work is not None else ()
        site = self._place(work)
        self._list.show(WorksModel(self.part, counts, line, rows, chosen, sites, ("site", site)))
        self.tell_of(self._aside_of(work, site, stock))

    def _listed(self, works: WorksView) -> tuple[WorkView, ...]:
        return {"begun": works.begun, "offered": works.offered}.get(self.part, works.over)

    def _place(self, work: WorkView | None) -> str:
        """The site that is chosen for a project, or its first."""
        if work is None or not work.sites:
            return ""
        known = [site.id for site in work.sites]
        return self._site if self._site in known else known[0]

    def _aside_of(self, work: WorkView | None, site: str, stock: Mapping[str, int]) -> AsideModel:
        if work is None:
            return NOTHING
        return work_aside(self.desk.runner, self.desk.lexicon, work, site, stock)

    def _look_ahead(self, view: ColonyView, counts: tuple[int, ...]) -> None:
        """Show the outlook, and beside it what is chosen of it: something that runs out, or a way out."""
        outlook = view.outlook
        rows = outlook_rows(outlook)
        ways = _ways(outlook)
        way = ways.get(self.topic)
        if way is None and self.topic is not None and self.topic[0] == "exit":
            self.chosen.pop(self.part)
        chosen = self.settle(rows)
        line = say("ui.works.outlook.line", sol=str(outlook.sol if outlook is not None else view.sol))
        self._list.show(WorksModel(self.part, counts, line, rows, chosen, exits=exit_rows(ways.values()), exit=chosen))
        if way is not None:
            self.tell_of(self._exit_aside(way))
        else:
            found = outlook.rows if outlook is not None else ()
            self.tell_of(next((outlook_aside(view, row) for row in found if ("row", row.id) == chosen), NOTHING))

    def opened(self, about: Key | None) -> None:
        """Put the cursor on a project, or on a row of the outlook."""
        works = self.desk.runner.view.works
        if not isinstance(about, tuple) or works is None:
            return
        if about[0] == "row":
            self.part = "outlook"
        else:
            lists = {"begun": works.begun, "offered": works.offered, "over": works.over}
            keys = {part: [work_key(work) for work in listed] for part, listed in lists.items()}
            self.part = next((part for part, listed in keys.items() if about in listed), self.part)
        self.chosen[self.part] = about
        self.put_cursor(TABLE, about)

    def answer(self, message: Message) -> bool:
        """Choose sites too."""
        if isinstance(message, (CellFocused, CellActivated)):
            match message.row:
                case ("site", str(site)):
                    self._site = site
                    self.desk.refresh_now()
                    return True
                case _:
                    self._sure = None
        return super().answer(message)

    def _pressed(self, key: Key) -> bool:
        match key:
            case ("way", str(kind), str(target)):
                self._show_way(kind, target)
                return True
            case ("take", *way):
                self._take(("exit", *way))
                return True
            case _:
                pass
        return super()._pressed(key)

    def _take(self, key: Key) -> None:
        """Give the order of a way out, or of the way back; what costs beds, machines or trust is asked twice."""
        way = _ways(self.desk.runner.view.outlook).get(key)
        if way is None or way.order is None:
            return
        if way.kind in _COSTLY and self._sure != way.order:
            self._sure = way.order
        else:
            self._sure = None
            self.desk.give(way.order)
        self.desk.refresh_now()

    def _show_way(self, kind: str, target: str) -> None:
        """Go to what an ugly way out is about."""
        if kind in ("quota", "broken"):
            self.desk.open_page("hours")
            return
        machine = any(each.id == target for each in self.desk.runner.view.machines)
        self.desk.open_page("map")
        self.desk.choose(MapThing("machine" if machine else "module", target), centre=True)

    def _exit_aside(self, way: ExitView) -> AsideModel:
        """An ugly way out and its price, or something that was given up and the way back."""
        costly, key = way.kind in _COSTLY, way_key(way)
        sure = costly and self._sure == way.order
        refused = self.desk.runner.refused(way.order) if way.order is not None else ""
        take = Button(
            ("take", *key[1:]),
            say("ui.works.take.sure" if sure else "ui.works.take") if costly else way.title,
            badge=self.desk.key_of("choose_1"),
            action="choose_1",
            enabled=not refused,
            reason=refused,
        )
        go, cap = say(f"ui.works.go.{way.kind}"), self.desk.key_of("choose_2")
        show = Button(("way", way.kind, way.target), go, badge=cap, action="choose_2")
        head = gain(way) if costly else say("ui.works.taken")
        price = Label(way.price, "body", "caution" if costly else "dim")
        return AsideModel(way.title, head, "good" if costly else "caution", (price, take, show))


def _ways(outlook: OutlookView | None) -> dict[Key | None, ExitView]:
    """The ways out and what was taken of them, by key."""
    return {way_key(way): way for way in (*outlook.exits, *outlook.taken)} if outlook is not None else {}
