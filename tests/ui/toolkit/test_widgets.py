"""What widgets do when somebody uses them."""

from collections.abc import Callable
from typing import Any

import pytest
from pygame import Rect

from game.ui.toolkit import Activated, Chosen, Column, ElementPanel, Kit, Refused, Slid, Submitted, Written
from game.ui.toolkit.events import PointerMoved, PointerPressed, PointerReleased
from game.ui.toolkit.layout import Fixed
from game.ui.toolkit.tooltip import Tip
from game.ui.toolkit.widgets import (
    AlarmCard,
    Button,
    Count,
    Fact,
    Facts,
    Field,
    IconButton,
    Label,
    ListRow,
    Mark,
    Option,
    Pips,
    Portion,
    Portions,
    Progress,
    RailItem,
    Reading,
    Shape,
    Slider,
    Sparkline,
    Tick,
    Timeline,
    Toggles,
)
from game.ui.toolkit.widgets.field import Draft

Sit = Callable[..., Any]


def test_a_button_answers_the_pointer_when_it_is_released_on_it(sit_before: Sit) -> None:
    player = sit_before(Button(("order", 1), "Order her out"))
    player.click(player.place(("order", 1)))
    assert player.told == [Activated(("order", 1))]
    assert player.heard == ["click"]


def test_moving_off_a_button_before_letting_go_changes_ones_mind(sit_before: Sit) -> None:
    player = sit_before(Button("go", "Order her out"))
    player.drag(player.place("go"), (600, 600))
    assert player.told == []


def test_a_button_answers_enter(sit_before: Sit) -> None:
    player = sit_before(Button("go", "Order her out"))
    player.press("next", "activate")
    assert player.told == [Activated("go")]


def test_a_buttons_own_key_works_from_anywhere(sit_before: Sit) -> None:
    player = sit_before(Column((Button("a", "a"), Button("b", "Let her finish", "2", action="choose_2"))))
    player.press("choose_2")
    assert player.told == [Activated("b")]


def test_space_presses_what_has_the_focus_and_otherwise_pauses(sit_before: Sit) -> None:
    player = sit_before(Button("go", "Order her out"))
    player.press_key("activate", "pause")
    assert (player.told, player.scene.actions) == ([], ["activate", "pause"])
    player.press("next")
    player.press_key("activate", "pause")
    assert player.told == [Activated("go")]


@pytest.mark.parametrize("way", ["pointer", "keys", "shortcut"])
def test_a_disabled_button_says_why_instead(way: str, sit_before: Sit) -> None:
    player = sit_before(Button("go", "Start it", enabled=False, reason="The relay is fused.", action="choose_1"))
    if way == "pointer":
        player.click(player.place("go"))
    elif way == "keys":
        player.press("next", "activate")
    else:
        player.press("choose_1")
    assert player.told == [Refused("go", "The relay is fused.")]
    assert player.heard == ["refuse"]


def test_why_a_button_is_disabled_can_be_read_without_pressing_it(sit_before: Sit) -> None:
    player = sit_before(Button("go", "Start it", enabled=False, reason="The relay is fused."))
    assert "The relay is fused." in player.words()


def test_a_short_name_stays_whole_beside_a_long_effect(sit_before: Sit) -> None:
    back = "back: 40 Metal powder, 23 Polymer granulate, 8 Wire, 5 Electronics module"
    player = sit_before(Fixed(Button("go", "Give it up", badge="7", effect=back), 360))
    assert "Give it up" in [word.text for panel in player.scene.stage.panels for word in panel.words]


def test_a_tip_goes_when_its_button_is_pressed_and_comes_again_with_the_pointer(sit_before: Sit) -> None:
    player = sit_before(IconButton("pause", "pause", "Pause the clock"))
    tip = player.scene.stage._tip
    player.point(player.place("pause"))
    player.look(0.1)
    player.look(1.0)
    assert tip.rect
    player.click(player.place("pause"))
    player.look(1.0)
    player.look(1.0)
    assert not tip.rect, "it would hide what stands below for as long as the pointer lies there"
    player.point((900, 600))
    player.look(0.1)
    player.point(player.place("pause"))
    player.look(0.1)
    player.look(1.0)
    player.look(0.1)
    assert tip.rect


def test_a_tip_that_says_something_else_is_drawn_anew_though_it_is_as_large() -> None:
    kit, tip = Kit(1.0), Tip()
    beside, bounds = Rect(40, 40, 20, 20), Rect(0, 0, 600, 400)
    tip.show(kit, "", beside, bounds)
    tip.rest(("panel", "pause"), 0.0)
    tip.rest(("panel", "pause"), 1.0)
    shown = [tip.show(kit, text, beside, bounds) for text in ("12 h", "12 h", "21 h")]
    assert [bool(each) for each in shown] == [True, False, True]


def test_a_tip_that_was_read_goes_by_itself(sit_before: Sit) -> None:
    player = sit_before(IconButton("pause", "pause", "Pause the clock"))
    tip = player.scene.stage._tip
    player.point(player.place("pause"))
    player.look(1.0)
    player.look(3.0)
    assert tip.rect
    player.look(3.0)
    assert not tip.rect


def test_a_tip_appears_after_a_rest_and_goes_with_the_pointer(sit_before: Sit) -> None:
    player = sit_before(IconButton("pause", "pause", "Pause the clock"))
    player.point(player.place("pause"))
    assert player.look(0.1) == []
    player.look(0.3)
    assert player.look(0.2)
    shown = player.surface.copy()
    player.point((900, 600))
    assert player.surface.get_buffer().raw != shown.get_buffer().raw


def test_choosing_an_option_tells_which(sit_before: Sit) -> None:
    player = sit_before(Toggles("overlay", (Option("air", "Air"), Option("heat", "Heat")), "air"))
    player.click(player.place(("overlay", "heat")))
    player.press("next", "left", "activate")
    assert player.told == [Chosen("overlay", "heat"), Chosen("overlay", "air")]


def volume(value: float) -> Slider:
    return Slider("volume", value, 0.0, 1.0, 0.1, f"{value:.1f}")


def test_a_slider_goes_by_steps_with_keys_and_stops_at_its_ends(sit_before: Sit) -> None:
    panel: ElementPanel[float] = ElementPanel("panel", volume)
    panel.show(0.9)
    player = sit_before(panel)
    player.press("next", "right")
    panel.show(player.told[-1].value)
    player.look()
    player.press("right", "left", "first")
    assert [round(message.value, 6) for message in player.told if isinstance(message, Slid)] == [
        1.0,
        0.9,
        0.0,
    ]


def test_a_slider_follows_the_pointer_in_whole_steps(sit_before: Sit) -> None:
    player = sit_before(volume(0.0))
    left, y = player.place("volume")
    player.drag((left, y), (5_000, y))
    values = [message.value for message in player.told]
    assert values[0] == pytest.approx(0.5)
    assert values[-1] == pytest.approx(1.0)


def test_another_button_does_not_take_away_what_the_first_one_holds(sit_before: Sit) -> None:
    player = sit_before(volume(0.0))
    left, y = player.place("volume")
    player.stack.handle(PointerMoved(left, y))
    player.stack.handle(PointerPressed(left, y))
    player.stack.handle(PointerPressed(left, y, "other"))
    player.stack.handle(PointerReleased(left, y, "other"))
    player.stack.handle(PointerMoved(5_000, y))
    player.stack.handle(PointerReleased(5_000, y))
    assert player.told[-1].value == pytest.approx(1.0)


def test_what_is_typed_appears_in_the_field(sit_before: Sit) -> None:
    player = sit_before(Field("name", hint="Name of the save"))
    assert "Name of the save" in player.words()
    player.press("next")
    player.write("Sol 5x")
    player.press("erase")
    player.write("61")
    assert player.words() == ["Sol 561"]
    player.press("activate")
    assert player.told[-2:] == [Written("name", "Sol 561"), Submitted("name", "Sol 561")]


def test_the_caret_can_be_moved_by_keys_and_by_the_pointer(sit_before: Sit) -> None:
    player = sit_before(Field("name", "ac"))
    player.click(player.place("name"))
    assert player.scene.stage.takes_text
    player.press("first", "right")
    player.write("b")
    player.press("last")
    player.write("d")
    player.click((40, player.place("name")[1]))
    player.write(">")
    memory = player.scene.stage["panel"].memory
    assert memory.get("name", Draft("")).text == ">abcd"
    player.press("erase_next")
    assert memory.get("name", Draft("")).text == ">bcd"


def test_a_field_takes_no_more_than_it_may(sit_before: Sit) -> None:
    player = sit_before(Field("name", longest=5))
    player.press("next")
    player.write("abcdefgh")
    assert player.words() == ["abcde"]


def test_the_end_of_a_long_text_is_in_sight_while_it_is_written(sit_before: Sit) -> None:
    player = sit_before(Field("name", longest=400))
    player.press("next")
    player.write("word " * 60 + "end")
    assert player.words()[0].endswith("end")


def test_an_alarm_card_and_a_mark_of_the_timeline_lead_somewhere(sit_before: Sit) -> None:
    card = AlarmCard("alarm", "danger", "Hab-3 oxygen falling", "16.4 % and dropping", "4:10", "to harm")
    player = sit_before(Column((card, Timeline((Mark("quota", 5, "Quota due"),), (Tick(0, "+0 h"),), 0, 10))))
    player.click(player.place("alarm"))
    player.click(player.place("quota"))
    assert player.told == [Activated("alarm"), Activated("quota")]


def test_each_gravity_has_a_shape_of_its_own(kit: Kit) -> None:
    pictures = {
        bytes(kit.icons.picture(gravity, 32, (255, 255, 255)).get_buffer().raw)
        for gravity in ("danger", "caution", "notice")
    }
    assert len(pictures) == 3
    assert Shape("danger").size(kit, 100) == (26, 26)


def test_names_on_the_timeline_never_overlap_and_the_gravest_are_kept(sit_before: Sit) -> None:
    marks = tuple(Mark(f"m{at}", at, f"event number {at}", "danger" if at == 7 else "dim") for at in range(24))
    player = sit_before(Timeline(marks, (), 0, 24))
    words = player.scene.stage["panel"].words
    assert "event number 7" in [word.text for word in words]
    assert all(word.rect.collidelist([other.rect for other in words[at + 1 :]]) == -1 for at, word in enumerate(words))


def test_facts_stand_in_two_columns_and_below_each_other_where_it_is_narrow(kit: Kit) -> None:
    facts = Facts((Fact("Carbon dioxide", "0.9 % steady"), Fact("Generator", "offline, ignition harness corroded")))
    wide, narrow = facts.size(kit, 400)[1], facts.size(kit, 110)[1]
    assert wide == 2 * Label("x").size(kit, 100)[1] + kit.px(4)
    assert narrow > wide


def test_words_of_a_list_line_up_behind_numbers_of_different_width(sit_before: Sit) -> None:
    leads = ("4", "14")
    rows = (ListRow("Sealant kit", lead="4", leads=leads), ListRow("Breathing mask", lead="14", leads=leads))
    player = sit_before(Column(rows))
    words = {word.text: word.rect for word in player.scene.stage["panel"].words}
    assert words["Sealant kit"].x == words["Breathing mask"].x
    assert words["4"].right == words["14"].right


@pytest.mark.parametrize(
    "element",
    [
        Progress(-1.0),
        Progress(0.0),
        Progress(7.0),
        Portions(()),
        Portions((Portion(0, "good"), Portion(3, "danger"))),
        Pips(1, 4),
        Sparkline(()),
        Sparkline((3.0, 3.0, 3.0)),
        Reading("Oxygen", "41 h", "store", trend=(3, 2, 1)),
        Count("86"),
        RailItem("upkeep", "Upkeep", "upkeep", count="1,204"),
        ListRow("Strip panels", "done", sign="step_done", tone="good", lead="02:41"),
    ],
    ids=lambda element: type(element).__name__,
)
@pytest.mark.parametrize("scale", [1.0, 1.37, 2.0])
def test_pictures_of_amounts_bear_any_value_at_any_scale(element: Any, scale: float, sit_before: Sit) -> None:
    player = sit_before(element, scale=scale)
    panel = player.scene.stage["panel"]
    assert panel.placed
    assert all(panel.rect.contains(word.rect) for word in panel.words)


def test_a_fuller_bar_has_more_colour(sit_before: Sit) -> None:
    def coloured(share: float) -> int:
        player = sit_before(Progress(share, "danger"))
        danger = player.stack.kit.colour("danger")
        return sum(player.surface.get_at((x, 26))[:3] == danger for x in range(1280))

    assert coloured(0.25) < coloured(0.5) < coloured(1.0)
