"""Containers that reflow: rows that break into lines, columns that share out their height."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from pygame import Rect

from .canvas import Canvas
from .element import UNBOUNDED, Element, Size, content, fit, least_width
from .kit import Kit
from .tracks import Track, share_out

Cross: TypeAlias = Literal["start", "centre", "end", "stretch"]


class Flex(Element, frozen=True):
    """In a row or column: takes a share of the room that is left over."""

    stretches: ClassVar[bool] = True

    child: Element
    share: float = 1.0
    least: float = 0.0
    """It is never made narrower than this, in units; the row breaks first."""

    def size(self, kit: Kit, width: int) -> Size:
        """The child's size."""
        return fit(self.child, kit, width)

    def least_width(self, kit: Kit) -> int:
        """The child's least width, or ``least`` if that is more."""
        return max(kit.px(self.least), least_width(self.child, kit))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the child."""
        self.child.place(canvas, rect)


class Fixed(Element, frozen=True):
    """In a row: ``width`` units wide, whatever is in it. Alone it is a box of that width."""

    child: Element
    width: float

    def size(self, kit: Kit, width: int) -> Size:
        """The fixed width, and the height that the child has at it."""
        mine = min(width, kit.px(self.width))
        return (mine, fit(self.child, kit, mine)[1])

    def least_width(self, kit: Kit) -> int:
        """The fixed width."""
        return kit.px(self.width)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the child."""
        self.child.place(canvas, rect)


class Shrink(Element, frozen=True):
    """In a column: as high as it likes while there is room, else less, down to ``least``.

    Right for tables.
    """

    stretches: ClassVar[bool] = True

    child: Element
    least: float = 240.0
    """In units."""

    def size(self, kit: Kit, width: int) -> Size:
        """The child's width, and no more than the least height."""
        across, down = fit(self.child, kit, width)
        return (across, min(down, kit.px(self.least)))

    def least_width(self, kit: Kit) -> int:
        """The child's least width."""
        return least_width(self.child, kit)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the child."""
        self.child.place(canvas, rect)


class Row(Element, frozen=True):
    """Children side by side; on several lines when they do not fit on one."""

    stretches: ClassVar[bool] = True

    children: tuple[Element, ...]
    gap: float = 8.0
    line_gap: float = 8.0
    cross: Cross = "centre"
    """Where children lower than the line stand."""
    breaks: bool = True
    """Whether it may go on to further lines; if not, it keeps together whatever is around it."""

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as its widest line and as high as all its lines."""
        lines = self._lines(kit, width)
        widths = [sum(widths) + kit.px(self.gap) * (len(widths) - 1) for _, widths in lines]
        heights = [self._height(kit, children, widths) for children, widths in lines]
        gaps = kit.px(self.line_gap) * max(0, len(lines) - 1)
        return (max(widths, default=0), sum(heights) + gaps)

    def least_width(self, kit: Kit) -> int:
        """Its widest child's least, since the row can break between children; all of them if it may not."""
        leasts = [least_width(child, kit) for child in self.children]
        if self.breaks:
            return max(leasts, default=0)
        return sum(leasts) + kit.px(self.gap) * max(0, len(leasts) - 1)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the children, line by line."""
        kit = canvas.kit
        lines = self._lines(kit, rect.width)
        top = rect.y
        for children, widths in lines:
            # A single line fills the height it was given; several keep their own.
            height = rect.height if len(lines) == 1 else self._height(kit, children, widths)
            left = rect.x
            for child, width in zip(children, widths, strict=True):
                own = height if self.cross == "stretch" else min(height, fit(child, kit, width)[1])
                free = height - own
                drop = {"start": 0, "stretch": 0, "centre": free // 2, "end": free}[self.cross]
                child.place(canvas, Rect(left, top + drop, width, own))
                left += width + kit.px(self.gap)
            top += height + kit.px(self.line_gap)

    def _height(self, kit: Kit, children: tuple[Element, ...], widths: list[int]) -> int:
        pairs = zip(children, widths, strict=True)
        return max((fit(child, kit, width)[1] for child, width in pairs), default=0)

    def _lines(self, kit: Kit, width: int) -> list[tuple[tuple[Element, ...], list[int]]]:
        """The children of each line and their widths."""
        return content(self, kit, lambda: self._broken(kit, width), width)

    def _broken(self, kit: Kit, width: int) -> list[tuple[tuple[Element, ...], list[int]]]:
        gap = kit.px(self.gap)
        lines: list[list[Element]] = [[]]
        used = 0
        for child in self.children:
            least = least_width(child, kit)
            if self.breaks and lines[-1] and used + gap + least > width:
                lines.append([])
                used = 0
            used += least + (gap if lines[-1] else 0)
            lines[-1].append(child)
        return [(tuple(line), share_out(width, [_track(c, kit, width) for c in line], gap)) for line in lines]


def _track(child: Element, kit: Kit, width: int) -> Track:
    least = min(width, least_width(child, kit))
    wants = fit(child, kit, UNBOUNDED)[0]
    if isinstance(child, Flex):
        share = 0.0 if width >= UNBOUNDED else child.share
        return Track(wants if width >= UNBOUNDED else least, least, share)
    return Track(wants, least)


class Column(Element, frozen=True):
    """Children one below the other, each as wide as the column.

    ``Flex`` children take the height that is left over; ``Shrink`` children give height when it is short.
    """

    stretches: ClassVar[bool] = True

    children: tuple[Element, ...]
    gap: float = 8.0

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as its widest child and as high as all of them."""
        sizes = [fit(child, kit, width) for child in self.children]
        gaps = kit.px(self.gap) * max(0, len(sizes) - 1)
        return (max((size[0] for size in sizes), default=0), sum(size[1] for size in sizes) + gaps)

    def least_width(self, kit: Kit) -> int:
        """Its widest child's least."""
        return max((least_width(child, kit) for child in self.children), default=0)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the children."""
        kit = canvas.kit
        gap = kit.px(self.gap)
        tracks = [_height_track(child, kit, rect.width) for child in self.children]
        # What is too high for the column runs on below it: whatever holds the column scrolls.
        needed = int(sum(track.least for track in tracks)) + gap * (len(tracks) - 1)
        heights = share_out(max(rect.height, needed), tracks, gap)
        top = rect.y
        for child, height in zip(self.children, heights, strict=True):
            child.place(canvas, Rect(rect.x, top, rect.width, height))
            top += height + gap


def _height_track(child: Element, kit: Kit, width: int) -> Track:
    least = fit(child, kit, width)[1]
    if isinstance(child, Shrink):
        return Track(fit(child.child, kit, width)[1], least)
    return Track(least, least, child.share if isinstance(child, Flex) else 0.0)
