"""Whether there is a screen to open a window on."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping

NO_SCREEN = (
    "there is no screen to open a window on. Without one, `deferred scenarios` lists what can be played and"
    " `deferred run SCENARIO` plays it"
)


def screen_missing(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether it is plain, before anything is loaded, that no window can be opened.

    A driver named in ``SDL_VIDEODRIVER`` is taken at its word; Windows and macOS always have a desktop.
    """
    if platform in ("win32", "darwin", "cygwin") or environment.get("SDL_VIDEODRIVER"):
        return False
    return not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def prepare(environment: MutableMapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Set, before the window's library is loaded, what it looks at: call when a screen is not missing.

    Left alone, SDL answers a display that does not respond by drawing where nobody can see it.
    """
    environment.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if platform.startswith(("linux", "freebsd")):
        environment.setdefault("SDL_VIDEODRIVER", "x11,wayland")
