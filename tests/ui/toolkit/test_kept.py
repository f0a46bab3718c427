"""What is drawn again as it was is copied, and looks and answers just as if it were drawn."""

from __future__ import annotations

import pygame
import pytest
from pygame import Rect, Surface

from game.ui.toolkit import Canvas, Column, Kit, Look
from game.ui.toolkit.element import Element
from game.ui.toolkit.keeping import Haste, OutOfTime
from game.ui.toolkit.kept import Kept
from game.ui.toolkit.patient import PatientPanel
from game.ui.toolkit.widgets import Button, Label

BACKDROP = (20, 20, 20)


def column(keep: bool, count: int = 6, word: str = "Send") -> Element:
    rows: list[Element] = [Button(("order", n), f"{word} {n}", reason="no", tip=f"{n}") for n in range(count)]
    return Column(tuple(Kept(row) for row in rows) if keep else tuple(rows))


def drawn(element: Element, kit: Kit, look: Look | None = None) -> Canvas:
    surface = Surface((300, 400), 0, 32)
    surface.fill(BACKDROP)
    canvas = Canvas(surface, kit, look or Look(), backdrop=BACKDROP)
    with canvas.clipped(Rect(0, 0, 300, 150), "region"):
        element.place(canvas, Rect(10, -20, 280, 400))
    return canvas


def test_a_kept_picture_looks_and_answers_as_one_that_is_drawn() -> None:
    kit = Kit()
    plain = drawn(column(False), kit)
    for _ in range(2):
        kept = drawn(column(True), kit)
        assert pygame.image.tobytes(kept.surface, "RGB") == pygame.image.tobytes(plain.surface, "RGB")
        assert [(s.key, s.rect, s.visible, s.tip, s.region) for s in kept.spots] == [
            (s.key, s.rect, s.visible, s.tip, s.region) for s in plain.spots
        ]
        assert kept.words == plain.words


def test_what_the_pointer_is_over_is_drawn_so() -> None:
    kit = Kit()
    drawn(column(True), kit)
    look = Look(hovered=("order", 1), focused=("order", 2))
    hovered, plain = drawn(column(True), kit, look), drawn(column(False), kit, look)
    assert pygame.image.tobytes(hovered.surface, "RGB") == pygame.image.tobytes(plain.surface, "RGB")


class Clock:
    """A second passes each time somebody looks."""

    now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 1.0
        return self.now_s


def test_what_is_drawn_ahead_takes_several_frames_and_then_none() -> None:
    panel: PatientPanel[str] = PatientPanel("orders", lambda word: column(True, word=word))
    panel.rect = Rect(0, 0, 300, 400)
    panel.show("Send")
    kit = Kit()
    panel.refresh(kit, Look())
    clock, frames = Clock(), 1
    while not panel.draw_ahead("Call", clock, 3.5):
        frames += 1
    assert 2 < frames < 13
    assert panel.draw_ahead("Call", clock, 0.0)
    assert panel.model == "Send"


def test_something_is_done_in_each_frame_however_little_time_there_is() -> None:
    haste = Haste(Clock(), 0.0)
    haste.ask()
    with pytest.raises(OutOfTime):
        haste.ask()


def test_what_changes_is_drawn_anew() -> None:
    kit = Kit()
    drawn(Kept(Label("20.1 %")), kit)
    assert [word.text for word in drawn(Kept(Label("20.2 %")), kit).words] == ["20.2 %"]
