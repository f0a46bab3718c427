import subprocess
import sys

import pytest

from game.ui.toolkit import asset


def test_the_first_frame_does_not_wait_for_numpy() -> None:
    code = "import sys, game.ui.toolkit.widgets, game.ui.sound; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_asset_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no asset 'icons/teapot\.svg'"):
        asset("icons/teapot.svg")
