"""The interface's words: every one that code asks for is there, and every one that is there is asked for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import tomli

from game.locations import core_pack_dir
from game.ui.words import say

ROOT = Path(__file__).resolve().parents[2]
WORDS = {
    entry["id"]: entry["text"]
    for file in sorted((core_pack_dir() / "texts").glob("*.toml"))
    for entry in tomli.loads(file.read_text(encoding="utf-8"))["text"]
    if entry["id"].startswith("ui.")
}


def _asked_for() -> tuple[set[str], set[str]]:
    """Ids named whole in the code, and patterns of those that are put together."""
    whole, patterns = set(), set()
    for path in (ROOT / "game" / "ui").rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        pieces = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in nodes:
            if id(node) in pieces:
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("ui."):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in node.values]
                if str(node.values[0].value).startswith("ui."):
                    patterns.add("".join(parts))
    return whole, patterns


def test_every_word_that_is_asked_for_is_there() -> None:
    whole, patterns = _asked_for()
    missing = {name for name in whole if name not in WORDS}
    missing |= {one for one in patterns if not any(re.fullmatch(one, name) for name in WORDS)}
    assert not missing


def test_every_word_that_is_there_is_asked_for() -> None:
    whole, patterns = _asked_for()
    used = {name for name in WORDS if name in whole or any(re.fullmatch(one, name) for one in patterns)}
    effects = {name for name in WORDS if name.endswith(".effect") and name.removesuffix(".effect") in used}
    assert set(WORDS) - used - effects == set()


def test_places_in_a_text_are_filled_in() -> None:
    assert say("ui.figure.sol", sol="561") == "Sol 561"


def test_a_text_that_is_nowhere_is_shown_by_its_id() -> None:
    assert say("ui.nowhere") == "ui.nowhere"
