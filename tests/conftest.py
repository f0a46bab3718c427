"""What every test gets: no real screen or sound, no player's folders, and a virtual screen on request."""

import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import esper
import pytest
from hypothesis import settings

from game.content.store import Content
from tests.core_pack import core

ROOT = Path(__file__).resolve().parent.parent
SCREEN_SIZE = (1920, 1080)

settings.register_profile("deferred", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("deferred")

# Games make many small things that live long: with the usual 700 a sixth of all time goes into looking for garbage.
gc.set_threshold(20_000, 10, 10)

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"


def pytest_configure(config: pytest.Config) -> None:
    """Give the run folders of its own for saves and settings: a player's are never touched. Let it hear Ctrl-C."""
    home = tempfile.mkdtemp(prefix="deferred-tests-")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(Path(home, name.lower()))
    os.environ["WIN_PD_OVERRIDE_LOCAL_APPDATA"] = home  # on Windows the names above go unread
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so shells begin what is to run in the background
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start the slow checks first, then what needs a window: the rest of the tests then fit beside them."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("check") is not None:
        return 0
    return 1 if "screen" in getattr(item, "fixturenames", ()) else 2


@pytest.fixture(scope="session")
def content() -> Content:
    """The base game's pack, read once: nothing writes to it."""
    return core()


@pytest.fixture(autouse=True)
def _worlds_are_closed() -> Iterator[None]:
    """Forget every world that a test left open; those of wider fixtures, which were there before, stay."""
    kept = {"default", *esper.list_worlds()}
    yield
    esper.switch_world("default")
    for name in set(esper.list_worlds()) - kept:
        esper.delete_world(name)


class Screen:
    """A virtual screen with the hands to use it: start the game on it, press keys, click, look."""

    def __init__(self, display: str, picture_file: Path) -> None:
        self.display = display
        self.size = SCREEN_SIZE
        self.window = ""
        """The window that clicks are for: the last one that was waited for."""
        self.environment = os.environ | {
            "DISPLAY": display,
            "SDL_VIDEODRIVER": "x11",
            "SDL_AUDIODRIVER": "dummy",
            "SDL_FRAMEBUFFER_ACCELERATION": "0",
        }
        self._picture_file = picture_file
        self._programs: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Run ``python main.py ARGUMENTS`` on this screen; it is ended with the test."""
        return self.run([sys.executable, str(ROOT / "main.py"), *arguments])

    def run(self, command: list[str]) -> subprocess.Popen[str]:
        """Run any command on this screen; it is ended with the test."""
        program = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._programs.append(program)
        return program

    def do(self, *words: str) -> str:
        """Give one xdotool command and return what it prints; nothing where it finds nothing."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, text=True, capture_output=True, timeout=60, check=False
        )
        return done.stdout.strip()

    def wait_for_window(self, program: subprocess.Popen[str], within_s: float = 20.0) -> str:
        """The title of the program's window, once it is there and has the keyboard.

        Raises ``AssertionError``, with what the program said, when it ends or shows no window in time.
        """
        for _ in range(int(within_s / 0.05)):
            # by process, since xdotool cannot match a title where no UTF-8 locale is installed
            windows = self.do("search", "--onlyvisible", "--pid", str(program.pid)).splitlines()
            if windows:
                self.window = windows[0]
                self.do("windowfocus", "--sync", self.window)
                return self.do("getwindowname", self.window)
            if program.poll() is not None:
                break
            time.sleep(0.05)
        program.kill()
        raise AssertionError(f"no window: {program.communicate()}")

    def key(self, *keys: str) -> None:
        """Press and release keys by their X names: ``space``, ``Return``, ``ctrl+s``."""
        self.do("key", "--delay", "40", *keys)

    def click(self, x_px: int, y_px: int, button: int = 1) -> None:
        """Move the pointer to a place in the window and click."""
        self.do("mousemove", "--sync", "--window", self.window, str(x_px), str(y_px))
        self.do("click", str(button))

    def picture(self) -> bytes:
        """What the screen shows now, as rows of four-byte pixels (blue, green, red, unused)."""
        raw = self._picture_file.read_bytes()  # an XWD file: header, colour map, pixels
        header_bytes, colours = (int.from_bytes(raw[at : at + 4], "big") for at in (0, 76))
        start = header_bytes + 12 * colours
        return raw[start : start + 4 * self.size[0] * self.size[1]]

    def part(self, x_px: int, y_px: int, width_px: int, height_px: int) -> bytes:
        """What a part of the program's window shows now, as rows of three-byte pixels (red, green, blue)."""
        lines = self.do("getwindowgeometry", "--shell", self.window).splitlines()
        place = {name: value for name, _, value in (line.partition("=") for line in lines)}
        left, top = x_px + int(place["X"]), y_px + int(place["Y"])
        whole, row = self.picture(), 4 * self.size[0]
        starts = range(top * row + 4 * left, (top + height_px) * row, row)
        cut = b"".join(whole[start : start + 4 * width_px] for start in starts)
        pixels = bytearray(3 * width_px * height_px)
        pixels[0::3], pixels[1::3], pixels[2::3] = cut[2::4], cut[1::4], cut[0::4]
        return bytes(pixels)

    def clear(self) -> None:
        """End every program that was started on this screen."""
        for program in self._programs:
            program.kill()
            program.communicate()
        self._programs.clear()


@pytest.fixture(scope="session")
def virtual_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """One Xvfb for the worker, on a display number that the server finds free itself."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        reason = f"needs a virtual screen, and {' and '.join(missing)} cannot be found"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)  # in CI nothing may be left untested in silence
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("screen")
    told, tell = os.pipe()
    width_px, height_px = SCREEN_SIZE
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{width_px}x{height_px}x24"]
    server = subprocess.Popen(
        [*command, "-fbdir", str(folder), "-nolisten", "tcp", "-noreset"],
        pass_fds=[tell],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    try:
        with open(told, encoding="ascii") as answer:
            number = answer.readline().strip()
        assert number, "Xvfb ended before it had a display"
        yield Screen(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def screen(virtual_screen: Screen) -> Iterator[Screen]:
    """A virtual screen with nothing on it. Skips where there is none; where ``CI=true`` it fails instead."""
    yield virtual_screen
    virtual_screen.clear()
