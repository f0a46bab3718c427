"""Everything can be reached by keys alone, and by pointer alone."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.ui.toolkit import Column, ElementPanel, Row
from game.ui.toolkit.focus import nearest, step
from game.ui.toolkit.widgets import (
    AlarmCard,
    Button,
    Cell,
    Field,
    IconButton,
    Label,
    ListRow,
    Mark,
    Option,
    RailItem,
    Slider,
    Table,
    TableColumn,
    TableRow,
    Timeline,
    Toggles,
)

EVERYTHING = Column(
    (
        Button("button", "Order her out"),
        Button("off", "Start the backup", enabled=False, reason="The relay is fused."),
        IconButton("icon", "pause", "Pause"),
        RailItem("rail", "Map", "map"),
        Toggles("overlay", (Option("air", "Air"), Option("heat", "Heat")), "air"),
        AlarmCard("alarm", "danger", "Hab-3 oxygen falling", "16.4 %", "4:10", "to harm"),
        ListRow("a notice", key="row"),
        Slider("volume", 0.5, 0, 1, 0.1),
        Field("name", "before the storm"),
        Timeline((Mark("mark", 3, "Quota due"),), (), 0, 10),
        Table("table", (TableColumn("crew", "Crew"),), [TableRow("power", (Cell("Power"),))]),
    )
)
REACHED = {
    "button",
    "off",
    "icon",
    "rail",
    ("overlay", "air"),
    ("overlay", "heat"),
    "alarm",
    "row",
    "volume",
    "name",
    "mark",
    ("table", "sort", "crew"),
    "table",
}


def test_tab_reaches_every_kind_of_widget_and_comes_round(sit_before: Callable[..., Any]) -> None:
    player = sit_before(EVERYTHING)
    seen = []
    for _ in range(len(REACHED)):
        player.press("next")
        seen.append(player.scene.stage.focused[1])
    assert set(seen) == REACHED
    player.press("next")
    assert player.scene.stage.focused[1] == seen[0]


def test_the_pointer_reaches_every_kind_of_widget(sit_before: Callable[..., Any]) -> None:
    player = sit_before(EVERYTHING)
    for key in sorted(REACHED, key=str):
        spot = player.scene.stage["panel"].spot(key)
        player.wheel((600, 300), down=-100)
        while not spot.visible:
            player.wheel((1000, 600), down=1)
            spot = player.scene.stage["panel"].spot(key)
        player.point(player.place(key))
        assert player.scene.stage.hovered == ("panel", key)


def test_shift_tab_goes_the_other_way(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Column(tuple(Button(name, name) for name in ("a", "b", "c"))))
    player.press("next", "previous")
    assert player.scene.stage.focused == ("panel", "c")


def test_tab_goes_on_from_one_panel_to_the_next(sit_before: Callable[..., Any]) -> None:
    left, right = (
        ElementPanel("left", lambda m: Button("a", "a")),
        ElementPanel("right", lambda m: Button("b", "b")),
    )
    left.show(0)
    right.show(0)
    player = sit_before(left, right, places=[Rect(0, 0, 640, 720), Rect(640, 0, 640, 720)])
    player.press("next", "next")
    assert player.scene.stage.focused == ("right", "b")
    player.press("left")
    assert player.scene.stage.focused == ("left", "a")


def test_arrows_walk_a_grid_as_it_looks(sit_before: Callable[..., Any]) -> None:
    lines = [[Button(f"{line}{column}", f"{line}{column}") for column in "123"] for line in "abc"]
    player = sit_before(Column(tuple(Row(tuple(line)) for line in lines)))
    player.press("next")
    walked = []
    for action in ("right", "down", "down", "left", "up", "right", "right"):
        player.press(action)
        walked.append(player.scene.stage.focused[1])
    assert walked == ["a2", "b2", "c2", "c1", "b1", "b2", "b3"]


def test_the_first_key_after_the_pointer_only_shows_where_the_focus_is(
    sit_before: Callable[..., Any],
) -> None:
    player = sit_before(Column(tuple(Button(name, name) for name in ("a", "b", "c"))))
    player.click(player.place("b"))
    assert not player.scene.stage.focus_seen
    player.press("down")
    assert (player.scene.stage.focused, player.scene.stage.focus_seen) == (("panel", "b"), True)
    player.press("down")
    assert player.scene.stage.focused == ("panel", "c")


def test_enter_after_the_pointer_shows_where_the_focus_is_before_it_presses(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Column(tuple(Button(name, name) for name in ("a", "b"))))
    player.click(player.place("b"))
    told = len(player.scene.told)
    player.press("activate")
    assert player.scene.stage.focus_seen
    assert len(player.scene.told) == told
    player.press("activate")
    assert len(player.scene.told) == told + 1


def test_when_the_focused_thing_goes_away_the_focus_stays_near(sit_before: Callable[..., Any]) -> None:
    panel: ElementPanel[tuple[str, ...]] = ElementPanel(
        "panel", lambda names: Column(tuple(Button(name, name) for name in names))
    )
    panel.show(("a", "b", "c"))
    player = sit_before(panel)
    player.press("next", "next")
    panel.show(("a", "c"))
    player.look()
    assert player.scene.stage.focused == ("panel", "c")


def test_words_and_things_that_cannot_be_pressed_are_passed_over(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Row((Label("Sol 561"), Button("a", "a"), ListRow("done"))))
    assert player.scene.stage.stops() == [("panel", "a")]


rects = st.builds(Rect, st.integers(0, 900), st.integers(0, 500), st.integers(10, 200), st.integers(10, 60))


@given(
    origin=rects,
    others=st.lists(rects, max_size=8),
    direction=st.sampled_from(("left", "right", "up", "down")),
)
def test_an_arrow_never_leads_the_other_way(origin: Rect, others: list[Rect], direction: str) -> None:
    found = nearest(origin, list(enumerate(others)), direction)
    if found is not None:
        there = others[found]
        across, down = there.centerx - origin.centerx, there.centery - origin.centery
        assert {"left": -across, "right": across, "up": -down, "down": down}[direction] > 0


@given(origin=rects, others=st.lists(rects, min_size=1, max_size=8))
def test_some_arrow_leads_away_from_everything_that_has_a_neighbour(origin: Rect, others: list[Rect]) -> None:
    if any(rect.center != origin.center for rect in others):
        ways = [nearest(origin, list(enumerate(others)), way) for way in ("left", "right", "up", "down")]
        assert any(way is not None for way in ways)


@given(st.lists(st.integers(), unique=True, min_size=1), st.integers(1, 30))
def test_stepping_on_comes_round(order: list[int], steps: int) -> None:
    at = None
    for _ in range(steps):
        at = step(order, at, 1)
    assert at == order[(steps - 1) % len(order)]
