"""The world: entities under stable numbers, asked for in order, one database per game."""

from collections.abc import Iterator
from dataclasses import dataclass

import esper
import pytest

from game.sim.events import Events
from game.sim.world import World


@dataclass(slots=True)
class Place:
    module: str


@dataclass(slots=True)
class Health:
    dose: float = 0.0


@dataclass(slots=True)
class Suit:
    oxygen_s: float = 1_800.0


@dataclass(frozen=True, slots=True)
class DoorJammed:
    door: str


@dataclass(frozen=True, slots=True)
class AlarmRaised:
    module: str


@pytest.fixture
def world() -> Iterator[World]:
    opened = World()
    yield opened
    opened.close()


def test_entities_are_numbered_as_they_come(world: World) -> None:
    assert [world.create(Place("hab-1")) for _ in range(3)] == [1, 2, 3]


def test_a_query_answers_in_the_order_of_the_stable_numbers(world: World) -> None:
    for number in (40, 7, 300, 12):
        world.create(Place(f"m{number}"), Health(), entity=number)
    world.create(Place("nobody here"), entity=9)
    assert [number for number, *_ in world.each(Place, Health)] == [7, 12, 40, 300]
    assert [place.module for _, place in world.each(Place)] == ["m7", "nobody here", "m12", "m40", "m300"]


def test_a_component_given_late_does_not_change_the_order(world: World) -> None:
    numbers = [world.create(Place(name)) for name in "abcde"]
    for number in reversed(numbers):
        world.add(number, Health())
    assert [number for number, _ in world.each(Health)] == numbers


def test_three_components_can_be_asked_for_at_once(world: World) -> None:
    world.create(Place("hab-1"), Health())
    both = world.create(Place("hab-2"), Health(0.5), Suit())
    ((number, place, health, suit),) = world.each(Place, Health, Suit)
    assert (number, place.module, health.dose, suit.oxygen_s) == (both, "hab-2", 0.5, 1_800.0)


def test_asking_for_what_nobody_has_finds_nobody(world: World) -> None:
    world.create(Place("hab-1"))
    assert world.each(Suit) == []
    assert world.each(Place, Suit) == []


def test_a_query_sees_what_was_added_removed_and_deleted_since_the_last(world: World) -> None:
    first, second = world.create(Place("a"), Health()), world.create(Place("b"))
    assert [number for number, _ in world.each(Health)] == [first]
    world.add(second, Health())
    assert [number for number, _ in world.each(Health)] == [first, second]
    world.remove(first, Health)
    assert [number for number, _ in world.each(Health)] == [second]
    world.delete(second)
    assert world.each(Health) == []
    assert [number for number, _ in world.each(Place)] == [first]


def test_one_component_can_take_the_place_of_another_of_its_type(world: World) -> None:
    number = world.create(Place("a"))
    world.add(number, Place("b"))
    assert [place.module for _, place in world.each(Place)] == ["b"]


def test_what_a_query_hands_out_is_the_component_itself(world: World) -> None:
    number = world.create(Health())
    for _, health in world.each(Health):
        health.dose = 0.75
    assert world.get(number, Health).dose == 0.75


def test_entities_may_come_and_go_while_a_query_is_walked(world: World) -> None:
    numbers = [world.create(Place(name)) for name in "abc"]
    for number, _ in world.each(Place):
        world.delete(number)
        world.create(Suit())
    assert world.each(Place) == []
    assert [number for number, _ in world.each(Suit)] == [4, 5, 6]
    assert numbers == [1, 2, 3]


def test_getting_demands_and_finding_only_asks(world: World) -> None:
    number = world.create(Place("a"))
    assert world.find(number, Place) == Place("a")
    assert world.find(number, Suit) is None
    assert world.find(99, Place) is None
    for absent in ((number, Suit), (99, Place)):
        with pytest.raises(KeyError):
            world.get(*absent)


def test_a_load_gives_back_the_numbers_and_goes_on_after_them(world: World) -> None:
    world.create(Place("a"), entity=12)
    world.create(Place("b"), entity=5)
    assert world.create(Place("new")) == 13
    assert world.find(5, Place) == Place("b")


def test_a_number_that_is_taken_is_refused(world: World) -> None:
    world.create(Place("a"), entity=5)
    with pytest.raises(ValueError, match="5 exists"):
        world.create(Place("b"), entity=5)
    assert [place.module for _, place in world.each(Place)] == ["a"]


def test_the_number_of_the_dead_is_not_given_again(world: World) -> None:
    world.create(Place("a"))
    last = world.create(Place("b"))
    world.delete(last)
    assert world.create(Place("c")) == last + 1


def test_a_load_does_not_give_the_number_of_the_dead_again_either(world: World) -> None:
    world.create(Place("a"))
    world.delete(world.create(Place("b")))
    loaded = World()
    for number, place in world.each(Place):
        loaded.create(place, entity=number)
    loaded.number_from(world.next_entity)
    assert loaded.create(Place("c")) == world.create(Place("c")) == 3
    loaded.close()


def test_two_worlds_at_once_do_not_mix(world: World) -> None:
    other = World()
    for number in range(3):
        world.create(Place(f"here {number}"))
        other.create(Place(f"there {number}"), Health())
    world.add(2, Suit())
    other.delete(2)
    assert [place.module for _, place in world.each(Place)] == ["here 0", "here 1", "here 2"]
    assert [place.module for _, place in other.each(Place)] == ["there 0", "there 2"]
    assert world.each(Health) == []
    assert other.find(2, Suit) is None
    other.close()
    assert [place.module for _, place in world.each(Place)] == ["here 0", "here 1", "here 2"]


def test_closing_a_world_forgets_it_and_leaves_the_others() -> None:
    before = esper.list_worlds()
    kept, closed = World(), World()
    kept.create(Place("kept"))
    closed.create(Place("closed"))
    closed.put(Health())
    closed.close()
    assert closed.find(1, Place) is None
    with pytest.raises(KeyError):
        closed.one(Health)
    assert [place.module for _, place in kept.each(Place)] == ["kept"]
    kept.close()
    assert [name for name in esper.list_worlds() if name not in before] in ([], ["default"])
    closed.close()  # twice does no harm


def test_the_colonys_own_components_are_found_by_type_and_told_by_name(world: World) -> None:
    world.put(Suit(5.0))
    world.put(Health(0.25))
    world.put(Suit(6.0))
    assert world.one(Suit).oxygen_s == 6.0
    assert [type(item).__name__ for item in world.singletons()] == ["Health", "Suit"]
    with pytest.raises(KeyError):
        world.one(Place)


def test_what_is_provided_is_never_saved(world: World) -> None:
    world.provide(Place("made from content"))
    assert world.the(Place).module == "made from content"
    assert world.singletons() == ()
    with pytest.raises(KeyError):
        world.the(Suit)


def test_events_are_heard_in_the_order_of_subscription() -> None:
    events, heard = Events(), list[str]()
    events.subscribe(DoorJammed, lambda event: heard.append(f"first {event.door}"))
    events.subscribe_all(lambda event: heard.append(f"log {type(event).__name__}"))
    events.subscribe(AlarmRaised, lambda event: heard.append(f"alarm {event.module}"))
    events.subscribe(DoorJammed, lambda event: heard.append(f"second {event.door}"))
    events.say(DoorJammed("inner"))
    events.say(AlarmRaised("hab-3"))
    assert heard == ["first inner", "second inner", "log DoorJammed", "alarm hab-3", "log AlarmRaised"]


def test_an_event_said_by_a_listener_is_heard_before_the_rest_of_the_first() -> None:
    events, heard = Events(), list[str]()
    events.subscribe(DoorJammed, lambda event: events.say(AlarmRaised(event.door)))
    events.subscribe(AlarmRaised, lambda event: heard.append("alarm"))
    events.subscribe(DoorJammed, lambda event: heard.append("door"))
    events.say(DoorJammed("inner"))
    assert heard == ["alarm", "door"]


def test_each_world_says_its_own_events(world: World) -> None:
    other, heard = World(), list[object]()
    world.events.subscribe_all(heard.append)
    other.events.say(DoorJammed("elsewhere"))
    assert heard == []
    other.close()
