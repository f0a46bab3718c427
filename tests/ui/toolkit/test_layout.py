"""Laws of layout, tried on trees of containers that nobody would think of."""

import pygame
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.ui.toolkit import (
    Box,
    Canvas,
    Column,
    Drawing,
    Element,
    Fixed,
    Flex,
    Kit,
    Row,
    Scroll,
    Shrink,
    Track,
)
from game.ui.toolkit.canvas import Placed
from game.ui.toolkit.tracks import share_out
from game.ui.toolkit.widgets import Button, Fact, Facts, Label, ListRow, Option, Toggles

KITS = {scale: Kit(scale) for scale in (1.0, 1.5, 2.0)}

texts = st.lists(
    st.sampled_from(["oxygen", "falls", "in", "Hab-3,", "CO₂", "0.9", "%", "steady"]), min_size=1, max_size=9
).map(" ".join)
leaves: st.SearchStrategy[Element] = st.one_of(
    texts.map(Label),
    texts.map(lambda text: Button(text, text, "1", "done in 1:50", "good")),
    texts.map(lambda text: ListRow(text, "88 %", "0:20", sign="notice")),
    texts.map(lambda text: Facts((Fact("Oxygen", text), Fact("People", "4 inside")))),
    st.just(Toggles("overlay", (Option("air", "Air"), Option("heat", "Heat"), Option("wear", "Wear")), "air")),
    st.just(Drawing(40, 20, lambda canvas, rect: None)),
)


def containers(inner: st.SearchStrategy[Element]) -> st.SearchStrategy[Element]:
    flexible = st.lists(st.one_of(inner, inner.map(Flex)), min_size=1, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Row, flexible, gap=st.sampled_from((4.0, 8.0, 24.0))),
        st.builds(Column, flexible, gap=st.sampled_from((0.0, 8.0))),
        st.builds(Box, inner, padding=st.sampled_from((8.0, 16.0)), fill=st.just("raised")),
        st.builds(Fixed, inner, width=st.sampled_from((260.0, 300.0))),
    )


trees = st.recursive(leaves, containers, max_leaves=10)
scales = st.sampled_from(sorted(KITS))


def laid_out(element: Element, kit: Kit, width: int) -> list[Placed]:
    kit.forget_drawing()
    height = max(1, element.size(kit, width)[1])
    canvas = Canvas(pygame.Surface((width, height), 0, 32), kit)
    element.place(canvas, Rect(0, 0, width, height))
    kit.forget_drawing()
    assert all(word.rect.width <= width for word in canvas.words)
    return canvas.placed


def families(placed: list[Placed]) -> list[tuple[Placed, list[Placed]]]:
    """Each element with those directly inside it."""
    found: list[tuple[Placed, list[Placed]]] = []
    for number, parent in enumerate(placed):
        children: list[Placed] = []
        for other in placed[number + 1 :]:
            if other.depth <= parent.depth:
                break
            if other.depth == parent.depth + 1:
                children.append(other)
        found.append((parent, children))
    return found


@given(tree=trees, scale=scales, units=st.integers(420, 900))
def test_nothing_reaches_out_of_what_holds_it(tree: Element, scale: float, units: int) -> None:
    kit = KITS[scale]
    width = kit.px(max(units, tree.least_width(kit) / scale + 1))
    for parent, children in families(laid_out(tree, kit, width)):
        assert all(parent.rect.contains(child.rect) for child in children if child.rect)


@given(tree=trees, scale=scales, units=st.integers(420, 900))
def test_neighbours_never_overlap(tree: Element, scale: float, units: int) -> None:
    kit = KITS[scale]
    width = kit.px(max(units, tree.least_width(kit) / scale + 1))
    for _, children in families(laid_out(tree, kit, width)):
        rects = [child.rect for child in children]
        for number, rect in enumerate(rects):
            assert rect.collidelist(rects[number + 1 :]) == -1


@given(tree=trees, width=st.integers(30, 1500))
def test_nothing_asks_for_more_width_than_there_is(tree: Element, width: int) -> None:
    kit = KITS[1.0]
    kit.forget_drawing()
    assert tree.size(kit, width)[0] <= max(width, tree.least_width(kit))
    kit.forget_drawing()


@given(text=texts, width=st.integers(40, 600))
def test_no_line_of_a_label_is_cut(text: str, width: int) -> None:
    kit = KITS[1.0]
    label = Label(text)
    height = label.size(kit, width)[1]
    canvas = Canvas(pygame.Surface((width, height), 0, 32), kit)
    label.place(canvas, Rect(0, 0, width, height))
    assert all(Rect(0, 0, width, height).contains(word.rect) for word in canvas.words)


@given(text=texts, scale=scales, width=st.integers(200, 900))
def test_words_in_a_panel_are_never_nearer_than_eight_to_its_edge(text: str, scale: float, width: int) -> None:
    kit = KITS[scale]
    panel = Scroll("scroll", Column((Label(text), Button("b", text, "1", text), ListRow(text, "88 %"))), padding=24)
    canvas = Canvas(pygame.Surface((kit.px(width), kit.px(200)), 0, 32), kit)
    panel.place(canvas, canvas.surface.get_rect())
    edge = kit.px(8)
    assert canvas.words
    assert all(word.rect.left >= edge and word.rect.right <= kit.px(width) - edge for word in canvas.words)


tracks = st.lists(
    st.builds(
        Track,
        wants=st.floats(0, 400),
        least=st.floats(0, 200),
        share=st.sampled_from((0.0, 0.0, 1.0, 2.5)),
    ),
    min_size=1,
    max_size=8,
)


@given(total=st.integers(0, 2_000), tracks=tracks, gap=st.integers(0, 24))
def test_shares_never_add_up_to_more_than_the_whole(total: int, tracks: list[Track], gap: int) -> None:
    sizes = share_out(total, tracks, gap)
    assert all(size >= 0 for size in sizes)
    assert sum(sizes) <= max(0, total - gap * (len(tracks) - 1))


@given(total=st.integers(0, 2_000), tracks=tracks, gap=st.integers(0, 24))
def test_everyone_has_at_least_their_least_when_there_is_room_for_it(total: int, tracks: list[Track], gap: int) -> None:
    if total - gap * (len(tracks) - 1) >= sum(track.least for track in tracks):
        assert all(size >= int(track.least) for size, track in zip(share_out(total, tracks, gap), tracks, strict=True))


def test_what_is_left_over_goes_by_shares() -> None:
    assert share_out(400, [Track(100), Track(share=1), Track(share=2)]) == [100, 100, 200]


def test_what_lacks_is_taken_from_those_that_can_give() -> None:
    assert share_out(250, [Track(100, 100), Track(200, 50)]) == [100, 150]


def test_a_row_goes_on_to_a_second_line_when_it_is_narrow(kit: Kit) -> None:
    row = Row((Label("one", wraps=False), Label("two", wraps=False)), gap=8)
    one_line = row.size(kit, 500)[1]
    assert row.size(kit, 40)[1] > one_line


def test_a_row_that_must_keep_together_does(kit: Kit) -> None:
    row = Row((Label("one", wraps=False), Label("two", wraps=False)), breaks=False)
    assert row.least_width(kit) >= Label("one").least_width(kit) + Label("two").least_width(kit) + 8


def test_a_flexible_child_takes_the_height_left_over(kit: Kit) -> None:
    seen: list[Rect] = []
    column = Column((Label("title"), Flex(Drawing(10, 10, lambda canvas, rect: seen.append(rect)))), gap=8)
    canvas = Canvas(pygame.Surface((100, 300), 0, 32), kit)
    column.place(canvas, Rect(0, 0, 100, 300))
    assert seen[0].bottom == 300


def test_a_shrinking_child_gives_height_when_it_is_short(kit: Kit) -> None:
    seen: list[Rect] = []
    tall = Drawing(10, 900, lambda canvas, rect: seen.append(rect))
    column = Column((Shrink(tall, least=50), Label("below")), gap=0)
    canvas = Canvas(pygame.Surface((100, 300), 0, 32), kit)
    column.place(canvas, Rect(0, 0, 100, 300))
    assert seen[0].height == 300 - Label("below").size(kit, 100)[1]


def test_twice_the_scale_doubles_a_buttons_height() -> None:
    button = Button("go", "Order her out")
    assert button.size(KITS[2.0], 2_000)[1] == 2 * button.size(KITS[1.0], 1_000)[1]
