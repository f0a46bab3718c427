"""How people move on the map."""

from dataclasses import replace
from itertools import pairwise

from game.session.view import ColonyView
from game.ui.map.geometry import inside
from game.ui.map.walks import Figure, Walks
from tests.ui.map import colony_for_map as colony


def follow(walks: Walks, view: ColonyView, seconds: float = 3.0) -> None:
    walks.follow(view)
    for _ in range(round(seconds * 60)):
        walks.advance(1 / 60)


def in_hab(view: ColonyView) -> str:
    return next(person.id for person in view.people if person.module == "hab_3")


def moved(view: ColonyView, person: str, onward: str, share: float) -> ColonyView:
    changed = next(each for each in view.people if each.id == person)
    return colony.with_people(view, [colony.walking(changed, "hab_3", onward, share)])


def spots(walks: Walks) -> dict[str, tuple[float, float]]:
    return {name: (figure.x, figure.y) for name, figure in walks.figures.items()}


def test_nobody_moves_because_somebody_else_leaves() -> None:
    view = colony.calm()
    walks = Walks(colony.plan())
    follow(walks, view)
    before = spots(walks)
    leaver = in_hab(view)
    follow(walks, moved(view, leaver, "shaft_hab_3", 0.9))
    after = spots(walks)
    assert {name for name in before if before[name] != after[name]} == {leaver}


def test_one_who_falls_lies_where_they_stood() -> None:
    view = colony.calm()
    walks = Walks(colony.plan())
    follow(walks, view)
    name = in_hab(view)
    before = spots(walks)[name]
    person = next(each for each in view.people if each.id == name)
    follow(walks, colony.with_people(view, [replace(person, doing="down")]))
    assert spots(walks)[name] == before


def test_someone_on_their_way_passes_from_one_module_through_the_door_into_the_next() -> None:
    view = colony.calm()
    plan = colony.plan()
    name = in_hab(view)
    onward = next(door.b if door.a == "hab_3" else door.a for door in view.doors if "hab_3" in (door.a, door.b))
    walks = Walks(plan)
    follow(walks, view)
    places = []
    for step in range(21):
        follow(walks, moved(view, name, onward, step / 20), 1.0)
        places.append(spots(walks)[name])
    assert inside(places[0], plan.modules["hab_3"].outline)
    assert inside(places[-1], plan.modules[onward].outline)
    steps = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(places)]
    assert max(steps) < 4.0


def test_figures_glide_and_do_not_jump_between_two_views() -> None:
    view = colony.calm()
    name = in_hab(view)
    walks = Walks(colony.plan())
    follow(walks, moved(view, name, "shaft_hab_3", 0.2))
    walks.follow(moved(view, name, "shaft_hab_3", 0.6))
    before = spots(walks)[name]
    walks.advance(1 / 60)
    after = spots(walks)[name]
    assert 0 < abs(after[0] - before[0]) + abs(after[1] - before[1]) < 1.5


def test_after_a_long_jump_in_time_people_are_simply_where_they_are() -> None:
    view = colony.calm()
    name = in_hab(view)
    person = next(each for each in view.people if each.id == name)
    walks = Walks(colony.plan())
    follow(walks, view)
    walks.follow(colony.with_people(view, [replace(person, module="dome_one")]))
    figure: Figure = walks.figures[name]
    assert inside((figure.x, figure.y - 0.1), colony.plan().modules["dome_one"].outline)
    assert not figure.trail


def test_the_team_works_at_the_machine_that_its_job_is_about() -> None:
    view = colony.crisis()
    job = view.jobs[0]
    machine = colony.plan().machines[job.target.split("/")[0]]
    walks = Walks(colony.plan())
    follow(walks, view)
    x, y = spots(walks)[job.people[0]]
    assert abs(x - machine.box.middle[0]) < 3.0
    assert abs(y - machine.box.bottom) < 0.1


def test_nobody_stands_in_somebody_else() -> None:
    view = colony.calm()
    walks = Walks(colony.plan())
    follow(walks, view)
    places = [(figure.person.module, figure.x, figure.y) for figure in walks.figures.values()]
    assert len(set(places)) == len(places)


def test_somebody_who_is_carried_goes_with_whoever_carries_them() -> None:
    view = colony.calm()
    onward = next(door.b if door.a == "hab_3" else door.a for door in view.doors if "hab_3" in (door.a, door.b))
    bearer, hurt = [person for person in view.people if person.module == "hab_3"][:2]
    walks = Walks(colony.plan())
    follow(walks, view)
    carried = replace(hurt, doing="down", carried_by=bearer.id)
    for share in (0.2, 0.6, 0.95):
        going = colony.walking(bearer, "hab_3", onward, share)
        follow(walks, colony.with_people(view, [going, carried]))
        ahead, behind = walks.figures[bearer.id], walks.figures[hurt.id]
        assert abs(ahead.x - behind.x) <= 1.5
        assert abs(ahead.y - behind.y) <= 1.0
