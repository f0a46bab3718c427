"""What is wrong with a place beside its air: holes, ways that are barred, a frame that bears too much."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.view import ColonyView, FrameView, HoleView, MemberView, PassageView
from game.sim.frames.rules import FLOOR_CAREFUL
from game.ui.figures import percent, span, spans
from game.ui.limits import Limits
from game.ui.play.lexicon import Paces
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import say

_MEMBER_TONES = {"sound": "dim", "bowed": "caution", "propped": "good", "failed": "danger"}
WAY_TONES = {"clear": "dim", "debris": "caution", "jammed": "caution", "blocked": "danger", "walled": "dim"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Everything wrong with one module that is not its air."""

    load: Limits
    """From where on the load of a member of its frame is ill."""
    holes: tuple[tuple[HoleView, str], ...] = ()
    """Each with the name of the room that it is in."""
    ways: tuple[tuple[PassageView, str], ...] = ()
    """Passages that are not clear, each with what it is called."""
    frame: FrameView | None = None
    lost: bool = False


def trouble_of(view: ColonyView, module: str, load: Limits) -> Trouble:
    """What is wrong with a module. A wall that could be cut is nothing wrong while nobody is behind it.

    ``load``: from where on the load of a member is ill.
    """
    place = next(each for each in view.modules if each.id == module)
    rooms = {room.id: room.name for room in place.rooms}
    mine = {module, *rooms}
    shut_off = place.shut_in or any(room.shut_off for room in place.rooms)
    ways = tuple(
        (way, way_name(way, {**rooms, module: place.name}))
        for way in view.passages
        if way.state != "clear" and mine & {way.a, way.b} and (way.state != "walled" or shut_off)
    )
    holes = tuple((hole, rooms.get(hole.room, "")) for hole in view.holes if hole.module == module)
    frame = next((each for each in view.frames if each.module == module), None)
    return Trouble(load, holes, ways, frame, place.lost)


def way_name(way: PassageView, names: dict[str, str]) -> str:
    """What a passage is called: its own name, or the two places it joins."""
    ends = say("ui.way.between", a=names.get(way.a, way.a), b=names.get(way.b, way.b))
    return way.name if way.name and way.name not in (way.a, way.b) else ends


def places_by_id(view: ColonyView) -> dict[str, str]:
    """Names of rooms and modules by id."""
    names = {module.id: module.name for module in view.modules}
    return names | {room.id: room.name for module in view.modules for room in module.rooms}


def way_length(way: PassageView, paces: Paces) -> str:
    """How long a passage is, and how long one is in it once it can be passed."""
    time_s = paces.time_s(way.length_m, crawl=way.crawl, debris=way.state == "debris")
    long = say("ui.hint.crawl" if way.crawl else "ui.hint.walk", length=f"{way.length_m:.0f}", time=span(time_s))
    return long if way.state in ("clear", "debris") else say("ui.hint.once_open", way=long)


def trouble_rows(trouble: Trouble) -> tuple[Element, ...]:
    """A headline and a line for each; nothing where there is none."""
    rows: list[Element] = [_hole(hole, room) for hole, room in trouble.holes]
    rows += [way_row(way, name) for way, name in trouble.ways]
    if trouble.lost:
        rows.insert(0, _signed("danger", "danger", say("ui.frame.lost"), ""))
    elif trouble.frame is not None:
        rows.append(frame_rows(trouble.frame, trouble.load))
    return (Column((strong(say("ui.trouble.title"), "body", "dim"), *rows), gap=6),) if rows else ()


def _signed(sign: str, tone: str, text: str, remark: str, key: Key | None = None) -> Element:
    """A sign, words, and how it stands; with a key it leads on to the card of its own."""
    return ListRow(text, remark, key=key, sign=sign, sign_tone=tone, value_tone=tone)


def _hole(hole: HoleView, room: str) -> Element:
    shut = hole.state == "patched"
    name = say("ui.hole.in", hole=hole.name, room=room) if room else hole.name
    return _signed(
        "check" if shut else "danger",
        "good" if shut else "danger",
        name,
        say(f"ui.hole.{hole.state}"),
        ("chosen", "hole", hole.id),
    )


def way_row(way: PassageView, name: str) -> Element:
    """A passage: its name, and how it stands."""
    tone = WAY_TONES[way.state]
    sign = "danger" if tone == "danger" else "caution" if tone == "caution" else "search"
    return _signed(sign, tone, name, say(f"ui.way.{way.state}"), ("chosen", "passage", way.id))


def frame_line(frame: FrameView) -> str:
    """When it may come down, as far as that is in sight."""
    if frame.soonest_s is None:
        return say("ui.frame.quiet")
    latest_s = frame.latest_s if frame.latest_s is not None else frame.soonest_s
    return say("ui.frame.comes", time=spans(frame.soonest_s, latest_s))


def frame_rows(frame: FrameView, load: Limits, *, leads_on: bool = True) -> Element:
    """When it may come down, what the floor bears, and each member's load as a bar."""
    soon = frame.soonest_s is not None and frame.latest_s is not None
    key = ("chosen", "frame", frame.id) if leads_on else None
    rows: list[Element] = [
        _signed("danger" if soon else "caution", "danger" if soon else "caution", frame_line(frame), "", key)
    ]
    if frame.floor_risk_share > 0.0:
        walls = percent(frame.floor_risk_share * FLOOR_CAREFUL)
        rows.append(Label(say("ui.frame.floor", risk=percent(frame.floor_risk_share), walls=walls), "small", "dim"))
    if frame.props:
        rows.append(Label(say("ui.frame.props", count=str(frame.props)), "small", "good"))
    rows += [_member(member, load) for member in frame.members]
    return Column(tuple(rows), gap=4)


def _member(member: MemberView, limits: Limits) -> Element:
    tone = _MEMBER_TONES[member.state]
    if member.state != "failed" and limits.tone(member.load_share) == "danger":
        tone = "danger"
    state = say(f"ui.member.{member.state}")
    load = state if member.state == "failed" else say("ui.member.load", state=state, load=percent(member.load_share))
    share = 0.0 if member.state == "failed" else member.load_share
    return Row(
        (
            Flex(Label(member.name, "small", "dim"), least=70),
            Fixed(Progress(share, tone), 64),
            Fixed(Label(load, "small", tone, align="right"), 98),
        ),
        gap=8,
        breaks=False,
    )
