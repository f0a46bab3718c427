import pytest

from game.ui.toolkit import Kit, load_theme, suggested_scale
from game.ui.toolkit.theme import Colour, mix, parse_colour

SURFACES = ("ground", "panel", "raised", "lifted")
WORDS = ("text", "dim", "quiet", "danger", "caution", "good", "air", "co2", "power", "lamp")


def contrast(first: Colour, second: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21, after the Web Content Accessibility Guidelines 2.1."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    shares = [part / 255.0 for part in colour]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("words", WORDS)
def test_words_in_every_colour_can_be_read_on_every_surface(words: str, surface: str) -> None:
    theme = load_theme()
    assert contrast(theme.colour(words), theme.colour(surface)) >= 4.5


@pytest.mark.parametrize("surface", ["ground", "panel", "raised"])
def test_the_blue_of_water_can_be_read_on_panels(surface: str) -> None:
    theme = load_theme()
    assert contrast(theme.colour("water"), theme.colour(surface)) >= 4.5


def test_the_focus_ring_stands_out_from_every_surface() -> None:
    theme = load_theme()
    assert all(contrast(theme.colour("focus"), theme.colour(surface)) >= 7 for surface in SURFACES)


def test_contrast_is_what_the_guidelines_say_of_black_white_and_grey() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_a_colour_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(KeyError, match=r"no colour 'mauve'; known: .*caution"):
        load_theme().colour("mauve")


def test_a_colour_must_have_six_digits() -> None:
    assert parse_colour("FF5D3A") == (255, 93, 58)
    with pytest.raises(ValueError, match="'FFF' is not a colour"):
        parse_colour("FFF")


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)


def test_type_sizes_are_the_five_of_the_scale() -> None:
    assert tuple(load_theme().sizes.values()) == (12.5, 14.0, 16.0, 20.0, 28.0)


def test_twice_the_scale_doubles_every_length() -> None:
    one, two = Kit(1.0), Kit(2.0)
    assert [two.px(units) for units in (1, 4, 8, 24, 46)] == [2 * one.px(units) for units in (1, 4, 8, 24, 46)]


def test_a_line_never_gets_too_thin_to_be_seen() -> None:
    assert Kit(1.0).px(0.2) == 1


@pytest.mark.parametrize("scale", [0.5, 2.5])
def test_a_scale_outside_one_to_two_is_refused(scale: float) -> None:
    with pytest.raises(ValueError, match="not between 1 and 2"):
        Kit(scale)


@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 720), 1.0), ((1920, 1080), 1.0), ((2560, 1440), 1.3), ((3840, 2160), 2.0)]
)
def test_a_larger_window_is_suggested_a_larger_scale(size: tuple[int, int], scale: float) -> None:
    assert suggested_scale(*size) == pytest.approx(scale)
