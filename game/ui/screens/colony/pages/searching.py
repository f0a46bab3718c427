"""What a player seeks in a list, by some words."""

from __future__ import annotations


def has_words(text: str, words: str) -> bool:
    """Return whether a text has each of the words, or their beginnings and middles, in any order and any case."""
    within = text.casefold()
    return all(word in within for word in words.casefold().split())
