"""What is drawn again, and what is not."""

from collections.abc import Callable
from typing import Any

import pygame
from pygame import Rect

from game.ui.toolkit import Canvas, Column, ElementPanel, Panel, Scroll
from game.ui.toolkit.widgets import Button, Label


class Counter(Panel[int]):
    """Shows a number as a brightness."""

    def draw(self, canvas: Canvas, model: int) -> None:
        canvas.surface.fill((model, model, model))
        canvas.spot("all", canvas.surface.get_rect())


def number_panel(key: str, number: int) -> Counter:
    panel = Counter(key)
    panel.show(number)
    return panel


LEFT, RIGHT = Rect(0, 0, 640, 720), Rect(640, 0, 640, 720)


def test_a_panel_whose_model_stays_the_same_is_not_drawn_again(sit_before: Callable[..., Any]) -> None:
    panel = number_panel("left", 10)
    player = sit_before(panel)
    drawings = panel.drawings
    panel.show(10)
    assert player.look() == []
    assert panel.drawings == drawings


def test_only_the_panel_whose_model_changed_is_drawn_again(sit_before: Callable[..., Any]) -> None:
    left, right = number_panel("left", 10), number_panel("right", 20)
    player = sit_before(left, right, places=[LEFT, RIGHT])
    before = right.drawings
    left.show(99)
    assert player.look() == [LEFT]
    assert player.surface.get_at((100, 100))[:3] == (99, 99, 99)
    assert right.drawings == before


def test_a_frame_in_which_nothing_changes_composes_nothing(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Column((Label("Sol 561"), Button("go", "Order her out"))))
    assert [player.look() for _ in range(5)] == [[], [], [], [], []]


def test_the_pointer_over_a_button_draws_its_panel_again_once(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Column((Button("go", "Order her out"), Label("below"))))
    panel = player.scene.stage["panel"]
    before = panel.drawings
    player.point(player.place("go"))
    player.point(player.place("go"))
    assert panel.drawings == before + 1


def test_a_panel_that_is_hidden_uncovers_what_lies_under_it(sit_before: Callable[..., Any]) -> None:
    under, over = number_panel("under", 40), number_panel("over", 200)
    player = sit_before(under, over, places=[Rect(0, 0, 1280, 720), Rect(100, 100, 50, 50)])
    assert player.surface.get_at((120, 120))[:3] == (200, 200, 200)
    over.hidden = True
    assert player.look() == [Rect(100, 100, 50, 50)]
    assert player.surface.get_at((120, 120))[:3] == (40, 40, 40)


def test_a_panel_that_moves_leaves_no_trace(sit_before: Callable[..., Any]) -> None:
    under, over = number_panel("under", 40), number_panel("over", 200)
    player = sit_before(under, over, places=[Rect(0, 0, 1280, 720), Rect(100, 100, 50, 50)])
    over.rect = Rect(300, 300, 50, 50)
    player.look()
    assert player.surface.get_at((120, 120))[:3] == (40, 40, 40)
    assert player.surface.get_at((320, 320))[:3] == (200, 200, 200)


def test_where_there_is_no_panel_there_is_plain_ground(sit_before: Callable[..., Any]) -> None:
    player = sit_before(number_panel("left", 99), places=[LEFT])
    assert player.surface.get_at((900, 300))[:3] == player.stack.kit.colour("ground")


def test_a_click_beside_the_buttons_of_a_see_through_panel_reaches_what_is_under_it(
    sit_before: Callable[..., Any],
) -> None:
    cards: ElementPanel[int] = ElementPanel("cards", lambda model: Button("card", "Hab-3"), background="")
    cards.show(0)
    player = sit_before(number_panel("map", 5), cards, places=[Rect(0, 0, 1280, 720), Rect(0, 0, 600, 400)])
    player.click((500, 300))
    assert [message.key for message in player.told] == ["all"]
    player.click(player.place("card", "cards"))
    assert [message.key for message in player.told] == ["all", "card"]


def test_what_is_higher_than_its_panel_scrolls_by_wheel(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Column(tuple(Label(f"line {number}") for number in range(100))))
    assert "line 99" not in player.words()
    player.wheel((300, 300), down=100)
    assert "line 99" in player.words()
    assert "line 0" not in player.words()


def test_text_without_anything_to_press_scrolls_by_keys_alone(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Column(tuple(Label(f"line {number}") for number in range(100))))
    player.press("next", "last")
    assert "line 99" in player.words()
    player.press("first")
    assert "line 0" in player.words()


def test_walking_to_a_button_out_of_sight_scrolls_to_it(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Column(tuple(Button(("order", number), f"order {number}") for number in range(40))))
    assert "order 39" not in player.words()
    player.press("previous")
    assert player.scene.stage.focused == ("panel", ("order", 39))
    assert "order 39" in player.words()


def test_walking_down_reaches_every_button_of_a_scrolled_panel(sit_before: Callable[..., Any]) -> None:
    player = sit_before(Column(tuple(Button(("order", number), f"order {number}") for number in range(40))))
    player.press("next")
    seen = {player.scene.stage.focused}
    for _ in range(39):
        player.press("down")
        seen.add(player.scene.stage.focused)
    assert len(seen) == 40


def test_a_button_that_is_scrolled_out_of_sight_cannot_be_clicked(sit_before: Callable[..., Any]) -> None:
    inner = Scroll("inner", Column(tuple(Button(number, str(number)) for number in map(str, range(20)))), height=120)
    player = sit_before(Column((inner, Label("below"))))
    player.click((300, 24 + 160))
    assert player.told == []


def test_a_panel_tells_how_high_it_must_be_to_show_all(sit_before: Callable[..., Any]) -> None:
    panel: ElementPanel[str] = ElementPanel("top", Label, padding=8)
    panel.show("one line")
    player = sit_before(panel)
    one = panel.height_at(player.stack.kit, 600)
    panel.show("one line\nand another")
    two = panel.height_at(player.stack.kit, 600)
    assert two - one == Label("one line").size(player.stack.kit, 600)[1]


def test_drawing_the_same_model_twice_gives_the_same_picture(sit_before: Callable[..., Any]) -> None:
    def shown() -> bytes:
        player = sit_before(Column((Label("Sol 561"), Button("go", "Order her out", "1", "Hab-3 lost", "danger"))))
        return pygame.image.tobytes(player.surface, "RGB")

    assert shown() == shown()
