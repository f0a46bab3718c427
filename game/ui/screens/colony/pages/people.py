"""Everyone who lives here: how they bear it, what they can do, who leads, and where the population goes."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import BearingView, ColonyView, PopulationView
from game.ui.map.picking import MapThing
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, BookPage, Rows, same
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.people_asides import crew_aside, post_aside, skill_aside, step_aside
from game.ui.screens.colony.pages.people_rows import COLUMNS, crew_row, person_row, post_row, skill_row, step_row
from game.ui.screens.colony.pages.person import person_aside
from game.ui.screens.colony.pages.population import population_parts
from game.ui.screens.colony.pages.searching import has_words
from game.ui.screens.colony.pages.stores import columns_of
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import CellActivated, Key, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.field import Field
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "everyone"
PARTS = ("everyone", "skills", "crews", "posts", "families")
"""Parts of the page; each has a table of its name."""


class PeopleModel(Struct, frozen=True):
    """What the page shows."""

    part: str
    rows: Rows
    chosen: Key | None
    line: str
    foot: tuple[Element, ...] = ()
    """What stands beside the table, in the part that has it."""


def build_people(model: PeopleModel) -> Element:
    """A headline, the parts of the page, and the table of one."""
    options = tuple(Option(name, say(f"ui.people.part.{name}")) for name in PARTS)
    head = Column((strong(say("ui.rail.people"), "display"), Label(model.line, "body", "dim")), gap=0)
    choice: list[Element] = [Toggles(("part", "people"), options, model.part)]
    if model.part == "everyone":
        choice.append(Flex(Field(("draft", "words"), hint=say("ui.people.hint"), longest=40), least=150))
    else:
        choice.append(Flex(Label("")))
    table = Table(
        model.part,
        columns_of(COLUMNS[model.part]),
        model.rows,
        two_lines=True,
        chosen=model.chosen,
        empty=say("ui.people.none"),
    )
    rows: list[Element] = [head, Row(tuple(choice), gap=12)]
    rows += [*model.foot, Shrink(table, least=200)]
    return Column(tuple(rows), gap=14)


class PeoplePage(BookPage):
    """Everyone, skills, crews, posts and families, and the page of whoever is chosen."""

    parts = PARTS
    topics = ("person", "skill", "crew", "post", "step")

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[PeopleModel] = ElementPanel("people", build_people, background="ground")
        super().__init__(desk, self._panel)
        self.part = PARTS[0]
        self._bearings: dict[str, BearingView] = {}
        self._borne: tuple[int, int] = (-1, -1)
        self._selected: MapThing | None = None
        """What was chosen on the map when it was last looked at."""

    def opened(self, about: Key | None) -> None:
        """Show whoever is asked for."""
        if isinstance(about, tuple) and about[0] == "person":
            self._show(about)
            self.put_cursor(TABLE, about)

    def answer(self, message: Message) -> bool:
        """Choose people on the map as well as here, when their row is pressed."""
        match message:
            case CellActivated(row=("person", str(name))):
                self.desk.choose(MapThing("person", name))
            case _:
                pass
        return super().answer(message)

    def look(self, view: ColonyView) -> None:
        """Fill the table of the part that is shown; whoever is chosen elsewhere meanwhile is chosen here."""
        thing = self.desk.selection
        if thing is not None and thing != self._selected and thing.kind == "person":
            self._show(("person", thing.id))
        self._selected = thing
        session = self.desk.runner.session
        borne = (view.sol, session.orders_given)
        if borne != self._borne:
            self._borne, self._bearings = borne, {each.id: each for each in session.bearings()}
        model = self._panel.model
        rows = same(self._rows(view), model.rows if model is not None and model.part == self.part else ())
        chosen = self.settle(rows)
        foot = population_parts(view.population) if self.part == "families" else ()
        self._panel.show(PeopleModel(self.part, rows, chosen, self._line(view), foot))
        self.tell_of(self._aside_of(view, chosen))

    def _show(self, person: Key) -> None:
        """Choose somebody, who is listed whatever was sought before."""
        self.part = "everyone"
        if person != self.topic:
            self.chosen[self.part] = person
            self.seek_nothing()

    def _rows(self, view: ColonyView) -> Rows:
        lexicon = self.desk.lexicon
        training, population = view.training, view.population
        if self.part == "skills":
            return tuple(skill_row(each) for each in training.skills) if training is not None else ()
        if self.part == "crews":
            crews = view.hours.crews if view.hours is not None else ()
            programmes = {each.crew: each for each in training.programmes} if training is not None else {}
            return tuple(crew_row(each, programmes.get(each.id)) for each in crews)
        if self.part == "posts":
            return tuple(post_row(each) for each in training.posts) if training is not None else ()
        if self.part == "families":
            return _pyramid(population)
        names = {module.id: module.name for module in view.modules}
        words = self.drafts.get("words", "")
        rows = (person_row(each, names, lexicon, self._bearings.get(each.id)) for each in view.people)
        return tuple(row for row in rows if not words or has_words(_text_of(row.cells), words))

    def _line(self, view: ColonyView) -> str:
        if self.part == "everyone":
            down = sum(person.doing in ("down", "dead") for person in view.people)
            asleep = sum(person.doing == "asleep" for person in view.people)
            return say("ui.people.line", people=str(len(view.people)), asleep=str(asleep), down=str(down))
        return say(f"ui.people.line.{self.part}")

    def _aside_of(self, view: ColonyView, chosen: Key | None) -> AsideModel:
        runner, lexicon = self.desk.runner, self.desk.lexicon
        match chosen:
            case ("person", str(name)):
                return person_aside(runner, view, lexicon, name)
            case ("skill", str(skill)):
                return skill_aside(runner, view, skill)
            case ("crew", str(crew)):
                return crew_aside(runner, view, crew)
            case ("post", str(post)):
                return post_aside(runner, view, post)
            case ("step", _):
                return step_aside(view)
            case _:
                return NOTHING


def _pyramid(population: PopulationView | None) -> Rows:
    """The steps that have people on them, the eldest first."""
    if population is None:
        return ()
    return tuple(step_row(step, population) for step in reversed(population.pyramid) if step.women or step.men)


def _text_of(cells: tuple[Cell, ...]) -> str:
    return " ".join(f"{cell.text} {cell.below}" for cell in cells)
