"""Where the game's own files lie: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

PARTIAL = ".part"
"""What a file's name ends with until it is whole and takes the place of what was there."""
_PACKAGE = Path(__file__).resolve().parent


def core_pack_dir() -> Path:
    """Return the folder of the base game's pack."""
    return _first_present(_PACKAGE.parent / "data" / "core", _PACKAGE / "_data" / "core", mark="pack.toml")


def assets_dir() -> Path:
    """Return the folder of icons, sounds and theme."""
    return _first_present(_PACKAGE.parent / "assets", _PACKAGE / "_assets", mark="")


def _first_present(checkout: Path, installed: Path, mark: str) -> Path:
    """Prefer the checkout; ``pyproject.toml`` beside it tells a checkout from another folder of that name."""
    in_checkout = (_PACKAGE.parent / "pyproject.toml").is_file() and (checkout / mark).exists()
    return checkout if in_checkout or not installed.exists() else installed
