import pygame
from hypothesis import given
from hypothesis import strategies as st

from game.ui.toolkit import Kit, TextStyle
from game.ui.toolkit.bounded import BoundedCache

KIT = Kit(1.0)
STYLE = TextStyle("body")
WORDS = st.lists(st.text("abcdefgWM ÄöüßCO₂ 16.4%–", max_size=24), max_size=12).map(" ".join)


@given(text=WORDS, width=st.integers(30, 500))
def test_wrapped_lines_are_never_wider_than_the_room(text: str, width: int) -> None:
    assert all(KIT.text.width(line, STYLE) <= width for line in KIT.text.wrap(text, STYLE, width))


@given(text=WORDS, width=st.integers(30, 500))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    wrapped = "".join(KIT.text.wrap(text, STYLE, width))
    assert wrapped.replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(text=WORDS)
def test_text_that_has_room_stays_on_one_line(text: str) -> None:
    tidy = " ".join(text.split())
    assert KIT.text.wrap(tidy, STYLE, 100_000) == (tidy,)


@given(text=WORDS, width=st.integers(30, 300))
def test_shortened_text_fits_and_says_that_it_was_shortened(text: str, width: int) -> None:
    shown = KIT.text.shorten(text, STYLE, width)
    assert KIT.text.width(shown, STYLE) <= width
    assert shown == text or shown.endswith("…")


def test_line_ends_are_kept() -> None:
    assert KIT.text.wrap("one\ntwo", STYLE, 1_000) == ("one", "two")


def test_a_space_that_must_not_break_does_not() -> None:
    text = "oxygen at 16.4\u00a0%"
    width = KIT.text.width("oxygen at 16.4", STYLE) + 2
    assert KIT.text.wrap(text, STYLE, width) == ("oxygen at", "16.4\u00a0%")


def test_the_widest_word_is_one_that_wrapping_keeps_together() -> None:
    assert KIT.text.widest_word("at 16.4\u00a0% now", STYLE) == KIT.text.width("16.4\u00a0%", STYLE)


def test_all_digits_are_equally_wide_so_that_counting_down_does_not_shake() -> None:
    for face in ("plain", "strong"):
        widths = {KIT.text.width(digit, TextStyle("title", face)) for digit in "0123456789"}
        assert len(widths) == 1


def test_the_two_of_co2_is_set_below_the_line() -> None:
    picture = KIT.text.picture("₂", TextStyle("display"), (255, 255, 255))
    drawn = pygame.mask.from_surface(picture).get_bounding_rects()[0]
    plain = KIT.text.picture("2", TextStyle("display"), (255, 255, 255))
    assert drawn.bottom > pygame.mask.from_surface(plain).get_bounding_rects()[0].bottom


def test_a_subscript_that_no_face_has_is_made_from_a_small_digit() -> None:
    kit = Kit(1.0)
    kit.fonts._has[("plain", "₂")] = False
    runs = kit.fonts.runs("CO₂", "plain", 28)
    assert [run.text for run in runs] == ["CO", "2"]
    assert runs[1].drop_px > 0
    assert kit.text.picture("CO₂", TextStyle("display"), (255, 255, 255)).get_width() > 0


def test_an_arrow_in_somebodys_words_is_taken_from_the_other_face() -> None:
    runs = KIT.fonts.runs("so → there", "voice", 16)
    assert [run.text for run in runs] == ["so ", "→", " there"]


def test_the_first_words_open_only_the_face_they_are_set_in() -> None:
    kit = Kit(1.0)
    kit.text.picture("Sol 561", STYLE, (255, 255, 255))
    assert tuple(kit.fonts._bytes) == ("plain",)


def test_the_same_words_are_drawn_only_once() -> None:
    first = KIT.text.picture("Hab-3", STYLE, (1, 2, 3))
    assert KIT.text.picture("Hab-3", STYLE, (1, 2, 3)) is first


def test_pictures_of_words_never_take_more_room_than_they_may() -> None:
    kit = Kit(2.0)
    for number in range(3_000):
        kit.text.picture(f"a rather long line of text about junction {number}", TextStyle("display"), (9, 9, 9))
    assert kit.text.picture_bytes <= 24_000_000


def test_what_was_used_last_is_kept_longest() -> None:
    cache: BoundedCache[str, str] = BoundedCache(2)
    for key in ("a", "b", "a", "c"):
        cache.get(key, key.upper)
    assert cache.get("a", lambda: "made again") == "A"
    assert cache.get("b", lambda: "made again") == "made again"


def test_twice_the_scale_doubles_the_size_of_type() -> None:
    one, two = Kit(1.0).text, Kit(2.0).text
    assert [two.size_px(TextStyle(size)) for size in ("small", "body", "display")] == [25, 28, 56]
    assert two.line_px(STYLE) == 2 * one.line_px(STYLE)
