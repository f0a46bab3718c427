"""Packs written for one test, and what the reader says of them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from game.content.loading import check_packs
from game.content.store import Content

MakePack = Callable[..., Path]
Told = Callable[..., list[str]]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Write a pack: ``make_pack("probe", {"modules.toml": "..."}, requires=["core"])``."""

    def make(name: str, files: Mapping[str, str | bytes] | None = None, **head: object) -> Path:
        root = tmp_path / name
        root.mkdir()
        lines = {"id": name, "version": "1.0.0", "game": ">=0.1", "name": name.title(), **head}
        text = "".join(f"{key} = {_toml(value)}\n" for key, value in lines.items())
        for path, content in {"pack.toml": text, **(files or {})}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return make


@pytest.fixture
def told() -> Told:
    """Return every line that is told of some packs."""
    return lambda *roots: [problem.render() for problem in check_packs(roots).problems]


@pytest.fixture
def loaded() -> Callable[..., Content]:
    """Return the content of packs that must have no mistakes."""

    def load(*roots: Path) -> Content:
        report = check_packs(roots)
        assert report.content is not None, report.render()
        return report.content

    return load


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_toml(element) for element in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
