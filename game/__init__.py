"""Deferred: a colony that wears out faster than it is mended."""

__version__ = "0.1.0"
"""Version of the game, which packs name a range of."""
