"""How long the control room takes for a frame, in a crisis and at full speed."""

from __future__ import annotations

import time

from game.ui.gallery import Gallery
from game.ui.night import play_into_crisis
from game.ui.play.garbage import set_apart

FRAMES = 600
_FRAME_S = 1.0 / 60.0
_WARM_UP = 30


def frame_times_ms(size_px: tuple[int, int] = (1920, 1080), frames: int = FRAMES) -> list[tuple[float, float]]:
    """Milliseconds that each of ``frames`` frames took, by the wall and of this process's CPU: steps, views, drawing.

    Where others use the machine, what they take is in the first and not in the second.
    Hab-3 is played on from the middle of its crisis at the fastest speed, drawn by SDL's software on a surface
    in memory; what the screen itself needs to show it is not in it.
    """
    gallery = Gallery(size_px, 1.0, clock=time.perf_counter)
    desk = gallery.desk()
    gallery.show(desk)
    set_apart()
    play_into_crisis(desk)
    for _ in range(_WARM_UP):
        gallery.frame(_FRAME_S)
    desk.runner.play(2)
    times_ms = []
    for _ in range(frames):
        if desk.runner.paused and not desk.runner.over:
            desk.runner.play(2)
        began_s, began_cpu_s = time.perf_counter(), time.process_time()
        gallery.frame(_FRAME_S)
        taken_s, taken_cpu_s = time.perf_counter() - began_s, time.process_time() - began_cpu_s
        times_ms.append((1_000.0 * taken_s, 1_000.0 * taken_cpu_s))
    desk.runner.session.close()
    return times_ms
