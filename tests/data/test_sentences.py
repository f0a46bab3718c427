"""What the simulation shows is told in whole sentences, which give what they need and are short enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import pytest

from game.content.kinds.alarm import AlarmKind
from game.content.kinds.setting import TextEntry
from game.content.store import Content
from game.session import orders
from game.session.orders import Accepted, Order, Refusal
from game.session.session import Session
from game.sim.hardware.rules import fail_part
from game.sim.hazards import causes
from game.sim.hazards.causes import Cause
from game.sim.hazards.events import AlarmCleared, AlarmRaised
from game.sim.people.components import Person
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.story.log import Log
from game.story.telling import Callings, reading
from tests.data.text_ids import ROOMS, texts_written

PLACE = re.compile(r"{(\w*)}")
HARNESS = "hab_3.generator/ignition_harness"
RELAY = "hab_3.oxygen/changeover_relay"
LABEL_LONGEST = 34
EFFECT_LONGEST = 2 * LABEL_LONGEST
"""What an order brings may take a second line."""


@pytest.fixture
def night(content: Content) -> Iterator[Callable[..., Session]]:
    """Begin the night of Hab-3, and end it with the test."""
    begun: list[Session] = []

    def begin(until_s: float = 60.0) -> Session:
        begun.append(Session.new(content, "hab_3", 1))
        _go_on(begun[-1], until_s)
        return begun[-1]

    yield begin
    for session in begun:
        session.close()


def _go_on(session: Session, until_s: float) -> None:
    while session.elapsed_s < until_s and not session.over:
        session.step()


def _strings(value: Any) -> Iterator[str]:
    """Every string in a view, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def _shown(session: Session) -> Iterator[str]:
    """Every string of the whole view, of what can be ordered, and of the end."""
    yield from _strings(msgspec.to_builtins(session.view()))
    for place in ("hab_3", "hab_2", "dome_three"):
        for choice in session.choices(place):
            yield from (choice.label, choice.effect, choice.refused)
    yield from _strings(msgspec.to_builtins(session.end()))


def _is_whole(text: str) -> bool:
    """Whether a player can read it: nothing left to fill in, and not the name of a text that is not there."""
    return "{" not in text and not text.startswith(tuple(f"{room}." for room in ROOMS))


def _filled(session: Session, refusal: Refusal) -> str:
    text = session.content.of(TextEntry)[refusal.reason].text
    for name, value in refusal.values.items():
        assert "{" + name + "}" in text, f"{refusal.reason} makes nothing of {name}"
        text = text.replace("{" + name + "}", value)
    return text


def test_a_night_that_is_slept_through_is_told_in_whole_sentences(night: Callable[..., Session]) -> None:
    session = night()
    for until_s in (60.0, 1_000.0, 5 * 3_600.0):
        _go_on(session, until_s)
        assert [text for text in _shown(session) if not _is_whole(text)] == []
    assert session.end() is not None


def test_a_night_of_orders_is_told_in_whole_sentences(night: Callable[..., Session]) -> None:
    session = night(600.0)
    given: tuple[Order, ...] = (
        orders.SendTeam(("kwan", "wu"), "replace_harness", HARNESS, masks=True),
        orders.SendTeam(("hassan",), "replace_relay", RELAY),
        orders.Evacuate("hab_3"),
        orders.StopMachine("hab_2.generator"),
        orders.TestChangeover("hab_2.scrubbing"),
        orders.SwitchOver("dome_one.oxygen"),
        orders.SealModule("dome_two"),
    )
    first, *others = (session.order(order) for order in given)
    assert isinstance(first, Accepted)
    assert all(isinstance(answer, Accepted) for answer in others)
    assert isinstance(session.order(orders.Hurry(first.job)), Accepted)
    for until_s in (700.0, 900.0, 1_400.0):
        _go_on(session, until_s)
        assert [text for text in _shown(session) if not _is_whole(text)] == []
    assert [forecast.label for forecast in session.forecasts("hab_3")] == [
        "if nothing is done", "if they replace the harness",
    ]  # fmt: skip
    session.order(orders.StartMachine("hab_2.generator"))
    session.order(orders.Withdraw(first.job))
    session.order(orders.Reopen("hab_3"))
    session.order(orders.OpenModule("dome_two"))
    _go_on(session, 1_600.0)
    assert [text for text in _shown(session) if not _is_whole(text)] == []


def test_the_log_gives_a_line_all_that_it_needs_and_makes_use_of_it(night: Callable[..., Session]) -> None:
    session = night(600.0)
    answer = session.order(orders.SendTeam(("kwan",), "replace_harness", HARNESS, masks=True))
    session.order(orders.Evacuate("hab_3"))
    assert isinstance(answer, Accepted)
    _go_on(session, 1_500.0)
    session.order(orders.Withdraw(answer.job))
    for kind, rule in session.content.of(AlarmKind).items():
        module = session.world.the(Register).modules["hab_4"]
        session.world.events.say(AlarmRaised(kind, module, 12.0))
        session.world.events.say(AlarmCleared(kind, module))
        assert reading(rule.measure, 12.0)
    said = {line.text: set(line.values) for line in session.world.one(Log).lines}
    assert len(said) > 15
    written = texts_written()
    wanting = {text: set(PLACE.findall(written[text])) - values for text, values in said.items()}
    assert {text: names for text, names in wanting.items() if names} == {}


REFUSED: tuple[Order, ...] = (
    orders.SealDoor("nowhere"),
    orders.CloseDoor("hab_2.hab_3"),
    orders.OpenDoor("hab_1.hab_2"),
    orders.SealModule("nowhere"),
    orders.OpenModule("dome_two"),
    orders.Evacuate("nowhere"),
    orders.Evacuate("east_lift"),
    orders.Evacuate("hab_3", "hab_3"),
    orders.Reopen("hab_3"),
    orders.StartMachine("nothing"),
    orders.StartMachine("hab_2.generator"),
    orders.StartMachine("hab_3.generator"),
    orders.StartMachine("hab_3.backup"),
    orders.StopMachine("hab_3.backup"),
    orders.SwitchOver("nothing"),
    orders.SwitchOver("hab_3.oxygen"),
    orders.SendTeam(("kwan",), "juggle", HARNESS),
    orders.SendTeam(("kwan",), "replace_harness", "nothing"),
    orders.SendTeam(("kwan",), "free_door", "nothing"),
    orders.SendTeam(("kwan",), "close_vent", "nothing"),
    orders.SendTeam(("kwan",), "start_backup", "nothing"),
    orders.SendTeam((), "replace_harness", HARNESS),
    orders.SendTeam(("kwan", "kwan"), "replace_harness", HARNESS),
    orders.SendTeam(("nobody",), "replace_harness", HARNESS),
    orders.SendTeam(("tanaka",), "replace_relay", RELAY),
    orders.SendTeam(("wu",), "replace_harness", HARNESS),
    orders.JoinTeam(999_999, "kwan"),
    orders.Hurry(999_999),
    orders.Withdraw(999_999),
    orders.Acknowledge("oxygen_low", "hab_1"),
)
"""Orders that nobody takes that night while Tanaka is on the harness and the door to Hab-2 is closed."""


def test_a_refused_order_is_told_why_in_one_whole_sentence(night: Callable[..., Session]) -> None:
    session = night(600.0)
    session.order(orders.SendTeam(("tanaka",), "replace_harness", HARNESS))
    session.order(orders.CloseDoor("hab_2.hab_3"))
    for order in REFUSED:
        answer = session.order(order)
        assert isinstance(answer, Refusal), f"{order} was taken"
        told = _filled(session, answer)
        assert _is_whole(told), told
        assert told.endswith("."), told
        assert ". " not in told, told
    jobs = [job.id for job in session.view().jobs]
    answer = session.order(orders.Hurry(jobs[0], hurry=False))
    assert isinstance(answer, Refusal)
    assert _is_whole(_filled(session, answer))


def test_every_refusal_says_what_would_make_it_possible() -> None:
    for name, text in texts_written().items():
        if name.startswith("refused."):
            why, _, then = text.partition("; ")
            assert why, name
            assert then.endswith("."), name
            assert ". " not in text, name


def test_a_death_is_told_by_causes_that_lead_back_to_what_was_put_off(night: Callable[..., Session]) -> None:
    session = night(5 * 3_600.0)
    end = session.end()
    assert end is not None
    assert len(end.dead) == 15
    assert len(end.could_have) == 3
    chain = end.dead[0].chain
    assert all(_is_whole(link) and link.endswith(".") for link in chain)
    assert len({link.split()[0] for link in chain}) == len(chain), "two links begin with the same word"
    told = " ".join(chain)
    for thing in ("Hab-3 generator", "ignition harness, corroded", "sol 402"):
        assert thing in told


def test_a_hole_that_a_failed_part_left_is_among_the_causes(night: Callable[..., Session]) -> None:
    world = night().world
    register = world.the(Register)
    entity = register.parts["dome_three/manifold_junction"]
    kind = world.the(Settlement).part_kinds["manifold_junction"]
    fail_part(world, entity, kind.modes[0])
    told = causes.of_module(world, register.modules["dome_three"])
    assert Cause("cause.part", (("fault", kind.modes[0].name),)) in told
    assert Cause("cause.vent", (("mm", "25"),)) in told


def test_an_order_fits_its_button(night: Callable[..., Session]) -> None:
    session = night(600.0)
    session.order(orders.SendTeam(("kwan",), "replace_harness", HARNESS))
    _go_on(session, 700.0)
    for choice in session.choices("hab_3"):
        assert len(choice.label) <= LABEL_LONGEST, choice.label
        assert len(choice.effect) <= EFFECT_LONGEST, choice.effect


def test_people_are_called_by_the_shortest_name_that_is_theirs_alone(night: Callable[..., Session]) -> None:
    session = night()
    callings = Callings(session.world)
    called = {person.id: callings.of(entity) for entity, person in session.world.each(Person)}
    assert (called["kwan"], called["chen"], called["dr_chen"]) == ("Kwan", "Wei Chen", "Dr. Chen")
    assert called["rivera"] == "Commander Rivera"
    assert len(set(called.values())) == len(called)


def test_a_reading_is_told_with_its_unit() -> None:
    assert reading("o2_percent", 19.04) == "19.0 %"
    assert reading("co2_kpa", 0.5) == "0.50 kPa"
    assert reading("temperature_k", 263.15) == "\N{MINUS SIGN}10 °C"
