"""Everyone, in a table."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView, PersonView
from game.ui.play.lexicon import Lexicon, doing_word
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.words import say

TABLE = "people"
_BEST = 2
"""How many skills stand in a row."""
_TONES = {"down": "danger", "dead": "danger", "on a job": "air", "walking": "text"}


class PeopleModel(Struct, frozen=True):
    """What the page shows."""

    rows: tuple[TableRow, ...]
    chosen: Key | None
    line: str


def people_model(view: ColonyView, lexicon: Lexicon, chosen: Key | None, kept: tuple[TableRow, ...]) -> PeopleModel:
    """Everyone. ``kept``: the rows of before, used again while they say the same."""
    names = {module.id: module.name for module in view.modules}
    rows = tuple(_row(person, names, lexicon) for person in view.people)
    down = sum(person.doing in ("down", "dead") for person in view.people)
    asleep = sum(person.doing == "asleep" for person in view.people)
    line = say("ui.people.line", people=str(len(view.people)), asleep=str(asleep), down=str(down))
    return PeopleModel(kept if kept == rows else rows, chosen, line)


def _row(person: PersonView, names: dict[str, str], lexicon: Lexicon) -> TableRow:
    best = sorted(person.skills, key=lambda item: -item[1])[:_BEST]
    skills = ", ".join(lexicon.skills.get(name, name) for name, _ in best)
    crew = lexicon.crews.get(person.crew, person.crew)
    doing = doing_word(person.doing)
    return TableRow(
        ("person", person.id),
        (
            Cell(person.name, strong=person.named),
            Cell(person.role or crew, "dim"),
            Cell(names.get(person.module, person.module)),
            Cell(doing, _TONES.get(person.doing, "dim")),
            Cell(skills, "dim", order=-best[0][1] if best else None),
        ),
    )


def build_people(model: PeopleModel) -> Element:
    """A headline and the table."""
    columns = (
        TableColumn("name", say("ui.people.name"), 150, 1.0),
        TableColumn("role", say("ui.people.role"), 250, 1.4),
        TableColumn("where", say("ui.people.where"), 120, 0.8),
        TableColumn("doing", say("ui.people.doing"), 100, 0.5),
        TableColumn("skills", say("ui.people.skills"), 290, 1.4),
    )
    head = Column((strong(say("ui.rail.people"), "display"), Label(model.line, "body", "dim")), gap=0)
    return Column((head, Shrink(Table(TABLE, columns, model.rows, chosen=model.chosen))), gap=16)
