"""Tables as they stand on a terminal."""

from __future__ import annotations

from collections.abc import Container, Sequence


def columns(headings: Sequence[str], rows: Sequence[Sequence[str]], words: Container[int]) -> str:
    """Return rows below their headings; columns of ``words`` stand to the left, the others are numbers."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(
        "  ".join(
            cell.ljust(widths[column]) if column in words else cell.rjust(widths[column])
            for column, cell in enumerate(line)
        ).rstrip()
        for line in lines
    )
