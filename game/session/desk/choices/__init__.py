"""What can be ordered about a module, and what each order would do, in the words of the desk."""

from __future__ import annotations

from game.session.desk.choices.finder import Choices

__all__ = ["Choices"]
