"""Long tables cost what is in sight, and keep their place."""

from collections.abc import Callable, Sequence
from typing import Any, overload

import pytest

from game.ui.toolkit import CellActivated, CellFocused, ElementPanel, Nudged, Shrink, Sorted
from game.ui.toolkit.widgets import Cell, Table, TableColumn, TableRow, TableState

Sit = Callable[..., Any]

COLUMNS = (
    TableColumn("part", "Part", 200, share=1),
    TableColumn("wear", "Wear", 80, align="right", largest_first=True),
    TableColumn("place", "Place", 120),
)


def part(number: int) -> TableRow:
    wear = number * 7_919 % 10_007
    place = Cell(f"Hab-{number % 4}") if number % 5 else Cell()
    return TableRow(f"p{number}", (Cell(f"part {number:05}"), Cell(str(wear), order=float(wear)), place))


class Watched(Sequence[TableRow]):
    """Rows made when they are looked at, which notes how many were."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.looks = 0

    def __len__(self) -> int:
        return self.count

    @overload
    def __getitem__(self, at: int) -> TableRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[TableRow]: ...
    def __getitem__(self, at: int | slice) -> TableRow | Sequence[TableRow]:
        self.looks += 1
        if isinstance(at, slice):
            return [part(number) for number in range(*at.indices(self.count))]
        if not 0 <= at < self.count:
            raise IndexError(at)
        return part(at)


def table(rows: Sequence[TableRow], **more: Any) -> Shrink:
    return Shrink(Table("table", COLUMNS, rows, **more))


def parts_in_sight(player: Any) -> list[str]:
    return [text for text in player.words() if text.startswith("part")]


def test_only_the_rows_in_sight_of_ten_thousand_are_drawn(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(10_000)]))
    shown = parts_in_sight(player)
    assert shown[0] == "part 00000"
    assert 10 <= len(shown) <= 40


def test_scrolling_looks_only_at_the_rows_in_sight(sit_before: Sit) -> None:
    rows = Watched(10_000)
    player = sit_before(table(rows))
    rows.looks = 0
    player.wheel((300, 300), down=400)
    assert parts_in_sight(player)[0] == "part 01200"
    assert rows.looks < 200


def test_the_wheel_stops_at_the_last_row(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(300)]))
    player.wheel((300, 300), down=9_999)
    assert parts_in_sight(player)[-1] == "part 00299"
    player.wheel((300, 300), down=-9_999)
    assert parts_in_sight(player)[0] == "part 00000"


def walk_into(player: Any) -> None:
    player.scene.stage.focus_on("panel", "table")
    player.look()


def test_keys_walk_the_rows_and_the_table_follows(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(300)]))
    walk_into(player)
    player.press("down", "down", "last")
    assert parts_in_sight(player)[-1] == "part 00299"
    assert [message.row for message in player.told] == ["p1", "p2", "p299"]
    player.press("page_up", "first", "activate")
    assert player.told[-1] == CellActivated("table", "p0", "")


def test_at_its_edge_the_focus_leaves_the_table(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(3)]))
    walk_into(player)
    player.press("first", "up")
    assert player.scene.stage.focused == ("panel", ("table", "sort", "part"))
    player.press("down")
    assert player.scene.stage.focused == ("panel", "table")


def test_a_click_on_a_row_chooses_and_presses_it(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(30)]))
    x, y = next(word.rect.center for word in player.scene.stage["panel"].words if word.text == "part 00003")
    player.click((x, y))
    assert player.told == [CellFocused("table", "p3", ""), CellActivated("table", "p3", "")]


def sort_by(player: Any, column: str) -> None:
    player.click(player.place(("table", "sort", column)))


def test_pressing_a_title_sorts_and_pressing_it_again_turns_the_order_round(sit_before: Sit) -> None:
    rows = [part(number) for number in range(200)]
    player = sit_before(table(rows))
    ranked = sorted(rows, key=lambda row: float(row.cells[1].order or 0.0))
    sort_by(player, "wear")
    assert parts_in_sight(player)[0] == ranked[-1].cells[0].text
    sort_by(player, "wear")
    assert parts_in_sight(player)[0] == ranked[0].cells[0].text
    assert player.told == [Sorted("table", "wear", True), Sorted("table", "wear", False)]


@pytest.mark.parametrize("presses", [1, 2])
def test_empty_cells_come_last_whichever_way_a_column_is_sorted(presses: int, sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(10)]))
    for _ in range(presses):
        sort_by(player, "place")
    assert parts_in_sight(player)[-2:] == ["part 00000", "part 00005"]


def test_sorting_can_be_done_by_keys(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(10)]))
    player.press("next", "activate", "activate")
    assert parts_in_sight(player)[0] == "part 00009"


def test_the_cursor_stays_on_its_row_when_the_order_changes(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(10)]))
    walk_into(player)
    player.press("down", "down")
    sort_by(player, "wear")
    walk_into(player)
    player.press("activate")
    assert player.told[-1] == CellActivated("table", "p2", "")


def test_values_are_nudged_cell_by_cell_with_keys_and_pointer(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(10)], by_cells=True, two_lines=True))
    walk_into(player)
    player.press("down", "right", "increase", "decrease")
    assert player.told[-2:] == [Nudged("table", "p1", "wear", 1), Nudged("table", "p1", "wear", -1)]
    player.click(player.place(("table", "increase")))
    assert player.told[-1] == Nudged("table", "p1", "wear", 1)


def test_columns_that_do_not_fit_are_walked_to_while_the_first_stays(sit_before: Sit) -> None:
    columns = (
        TableColumn("name", "Crew", 300),
        *(TableColumn(f"c{number}", f"Column {number}", 200) for number in range(12)),
    )
    rows = [TableRow("a", (Cell("Power"), *(Cell(f"v{number}") for number in range(12))))]
    player = sit_before(Shrink(Table("table", columns, rows)))
    assert "Column 11" not in player.words()
    player.click(player.place(("table", "arrow")))
    assert "Column 0" not in player.words()
    player.click(player.place(("table", "arrow_left")))
    assert "Column 0" in player.words()
    walk_into(player)
    for _ in range(12):
        player.press("right")
    assert {"Crew", "Power", "Column 11", "v11"} <= set(player.words())


def test_no_title_is_cut_and_no_cell_runs_into_the_next(sit_before: Sit) -> None:
    long = "a part with a name that is far too long for the column that it stands in, and then some"
    rows = [TableRow("a", (Cell(long), Cell("5"), Cell(long)))]
    player = sit_before(table(rows))
    words = player.scene.stage["panel"].words
    assert {"Part", "Wear", "Place"} <= {word.text for word in words}
    rects = [word.rect for word in words]
    assert all(rect.collidelist(rects[at + 1 :]) == -1 for at, rect in enumerate(rects))


def test_sums_stay_below_the_rows_however_far_they_are_scrolled(sit_before: Sit) -> None:
    sums = (TableRow("sum", (Cell("Sum"), Cell("660"), Cell())),)
    player = sit_before(table([part(number) for number in range(300)], footer=sums))
    player.wheel((300, 300), down=30)
    assert "660" in player.words()


def test_an_empty_table_says_so_and_takes_no_focus(sit_before: Sit) -> None:
    player = sit_before(table([], empty="Nothing is put off."))
    assert "Nothing is put off." in player.words()
    assert ("panel", "table") not in player.scene.stage.stops()


def test_rows_that_go_away_take_the_cursor_to_one_that_is_left(sit_before: Sit) -> None:
    panel: ElementPanel[int] = ElementPanel("panel", lambda count: table([part(number) for number in range(count)]))
    panel.show(100)
    player = sit_before(panel)
    walk_into(player)
    player.press("last")
    panel.show(5)
    player.look()
    player.press("activate")
    assert player.told[-1].row in {f"p{number}" for number in range(5)}
    assert parts_in_sight(player) == [f"part {number:05}" for number in range(5)]


def test_an_unchanged_table_is_not_sorted_again(sit_before: Sit) -> None:
    rows = Watched(2_000)
    player = sit_before(table(rows))
    sort_by(player, "wear")
    rows.looks = 0
    player.wheel((300, 300), down=5)
    assert rows.looks < 200


def test_where_a_table_stands_is_remembered_by_its_panel(sit_before: Sit) -> None:
    player = sit_before(table([part(number) for number in range(300)]))
    player.wheel((300, 300), down=10)
    assert player.scene.stage["panel"].memory.get("table", TableState()).top == 30


def test_by_keys_a_tip_tells_of_the_row_of_the_cursor_wherever_the_pointer_was_before(sit_before: Sit) -> None:
    rows = [TableRow(f"p{number}", (Cell("part"), Cell("1"), Cell()), tip=f"tip {number}") for number in range(9)]
    player = sit_before(table(rows))
    panel = player.scene.stage["panel"]
    body = panel.spot("table").rect
    player.point((body.x + 20, body.y + 4))
    assert panel.spot("table").tip == "tip 0"
    player.point((body.x + 20, 2))
    walk_into(player)
    player.press("first", "down", "down")
    assert panel.spot("table").tip == "tip 2"
