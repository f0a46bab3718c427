import ast
import subprocess
import sys
from pathlib import Path

import pytest

from game.ui.toolkit import asset

ROOMS_ABOVE = ("game.session", "game.sim", "game.content", "game.story", "game.balance")
TOOLKIT = Path(__file__).resolve().parents[3] / "game" / "ui" / "toolkit"
FILES = sorted(TOOLKIT.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_toolkit_knows_nothing_of_the_game(file: Path) -> None:
    names = [
        name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    ]
    assert not [name for name in names if name.startswith(ROOMS_ABOVE)]


def test_the_first_frame_does_not_wait_for_numpy() -> None:
    code = "import sys, game.ui.toolkit.widgets, game.ui.sound; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_asset_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no asset 'icons/teapot\.svg'"):
        asset("icons/teapot.svg")
