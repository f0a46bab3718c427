"""Skills, crews and posts at the right of the page of people, with who could learn, teach or lead."""

from __future__ import annotations

from game.content.kinds.learning import PostKind
from game.session.orders import Appoint, Pair, StopTraining, Train
from game.session.view import ColonyView, PairView, PersonView
from game.sim.learning.leads import able_share
from game.ui.figures import percent
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, Offer, lines, offer, sols
from game.ui.screens.colony.pages.people_rows import THIN, learning_line
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import lowered, say

_MOST_PEOPLE = 24
_CANDIDATES = 6
_LEARNERS = 3


def skill_aside(runner: Runner, view: ColonyView, skill_id: str) -> AsideModel:
    """Who has a skill, who learns it, and who could."""
    training = view.training
    skill = next((each for each in training.skills if each.id == skill_id), None) if training is not None else None
    if training is None or skill is None:
        return NOTHING
    tone = "danger" if len(skill.people) <= 1 else "caution" if len(skill.people) <= THIN else "text"
    shifts = tuple(
        Fact(say(f"ui.people.shift.{name}"), str(number), "text" if number else "caution")
        for name, number in skill.by_shift
    )
    facts: list[Element] = [Facts((*shifts, Fact(say("ui.people.cannot"), str(skill.off))), values_right=True)]
    facts.append(Label(skill.next_line, "body", "dim"))
    pairs = [pair for pair in training.pairs if pair.skill == skill_id]
    if pairs:
        facts += [strong(say("ui.people.pairs"), "body", "dim"), Column(tuple(_pair(pair) for pair in pairs), gap=0)]
    people = tuple(
        ListRow(name, key=("topic", "person", who), value_tone="dim") for who, name in skill.people[:_MOST_PEOPLE]
    )
    return AsideModel(
        skill.name,
        skill.line,
        tone,
        facts=tuple(facts),
        offers=_lessons(runner, view, skill_id, pairs),
        more=(strong(say("ui.people.who"), "body", "dim"), Column(people, gap=0)),
    )


def _pair(pair: PairView) -> Element:
    called = {"trainee": pair.trainee_name, "trainer": pair.trainer_name}
    return ListRow(
        say("ui.people.pair", **called, level=percent(pair.trainer_level)),
        learning_line(pair.level, pair.left_h),
        key=("topic", "person", pair.trainee),
        value_tone="good",
    )


def _lessons(runner: Runner, view: ColonyView, skill_id: str, pairs: list[PairView]) -> tuple[Offer, ...]:
    """Pair those who are nearest to it with who can teach, have their crews learn it, and end lessons."""
    training = view.training
    skill = next((each for each in training.skills if each.id == skill_id), None) if training is not None else None
    if training is None or skill is None:
        return ()
    deep, teacher = {who for who, _ in skill.people}, skill.trainer_id
    learners = {pair.trainee for pair in pairs}
    able = [
        person
        for person in view.people
        if person.crew and person.doing != "dead" and person.id not in deep and person.id not in learners
    ]
    able.sort(key=lambda person: (person.id != skill.next_id, -dict(person.skills).get(skill_id, 0.0), person.id))
    name = next((called for who, called in skill.people if who == teacher), "")
    found = []
    if teacher:
        for person in able[:_LEARNERS]:
            values = {"trainee": person.name, "trainer": name}
            found.append(offer(runner, Pair(teacher, person.id, skill_id), "ui.people.order.pair", "good", **values))
    for crew in list(dict.fromkeys(person.crew for person in able))[:_LEARNERS]:
        called = _crew_name(view, crew)
        found.append(offer(runner, Train(crew, skill_id), "ui.people.order.train", crew=called))
    found += [
        offer(runner, StopTraining(pair.trainee), "ui.people.order.end", "caution", name=pair.trainee_name)
        for pair in pairs
    ]
    return tuple(found)


def _crew_name(view: ColonyView, crew: str) -> str:
    crews = view.hours.crews if view.hours is not None else ()
    return next((each.name for each in crews if each.id == crew), crew)


def crew_aside(runner: Runner, view: ColonyView, crew_id: str) -> AsideModel:
    """A crew: what it learns, its people, and what it could learn."""
    training = view.training
    crew = next((each for each in view.hours.crews if each.id == crew_id), None) if view.hours is not None else None
    if crew is None or training is None:
        return NOTHING
    programme = next((each for each in training.programmes if each.crew == crew_id), None)
    facts = [
        Fact(say("ui.people.heads"), str(crew.people)),
        Fact(say("ui.people.working"), str(crew.working)),
        Fact(say("ui.people.is_off"), str(crew.off), "caution" if crew.off else "text"),
        Fact(say("ui.people.tired"), f"{crew.tired}, {percent(crew.tired_share)}"),
        Fact(say("ui.people.stress"), percent(crew.stress_share)),
    ]
    if programme is not None:
        facts.append(Fact(say("ui.people.learns"), programme.skill_name, "good" if programme.ordered else "text"))
        facts.append(Fact(say("ui.people.trainer"), programme.trainer_name or say("ui.people.books")))
        facts.append(Fact(say("ui.people.mean"), percent(programme.level)))
        facts.append(Fact(say("ui.people.alone"), str(programme.alone)))
    offers = []
    if programme is not None and programme.ordered:
        offers.append(offer(runner, StopTraining(crew_id), "ui.people.order.stop_crew", "caution"))
    for skill in sorted(training.skills, key=lambda each: (len(each.people), each.id))[:_CANDIDATES]:
        if programme is None or programme.skill != skill.id or not programme.ordered:
            values = {"skill": lowered(skill.name), "count": str(len(skill.people))}
            offers.append(offer(runner, Train(crew_id, skill.id), "ui.people.order.learn_crew", "good", **values))
    members = tuple(
        ListRow(person.name, person.role, key=("topic", "person", person.id), value_tone="dim")
        for person in view.people
        if person.crew == crew_id
    )
    return AsideModel(
        crew.name,
        say("ui.people.led", name=crew.lead) if crew.lead else "",
        facts=(Facts(tuple(facts), values_right=True),),
        offers=tuple(offers),
        more=(strong(say("ui.people.members"), "body", "dim"), Column(members, gap=0)),
    )


def post_aside(runner: Runner, view: ColonyView, post_id: str) -> AsideModel:
    """A post: who holds it, what comes of it, and who else could."""
    training = view.training
    post = next((each for each in training.posts if each.id == post_id), None) if training is not None else None
    if post is None:
        return NOTHING
    skill = runner.session.content.of(PostKind)[post_id].skill
    facts = [Fact(say("ui.people.holder"), post.holder_name or say("ui.people.vacant"), strong=True)]
    if post.holder:
        facts += [
            Fact(say("ui.people.able"), percent(post.able_share)),
            Fact(say("ui.people.tired"), percent(post.weary_share)),
            Fact(say("ui.people.load"), str(post.load)),
        ]
    facts.append(Fact(say("ui.people.worth"), percent(post.share), "good" if post.share >= 1.0 else "caution"))

    def able(person: PersonView) -> float:
        return able_share(dict(person.skills), skill)

    people = [each for each in view.people if each.crew and each.doing not in ("dead", "down")]
    people = [each for each in people if each.id != post.holder and (not post.crew or each.crew == post.crew)]
    people.sort(key=lambda each: (-able(each), each.id))
    offers = tuple(
        offer(
            runner,
            Appoint(person.id, post_id),
            "ui.people.order.head",
            name=person.name,
            able=percent(able(person)),
        )
        for person in people[:_CANDIDATES]
    )
    return AsideModel(
        post.name,
        say("ui.people.post_line"),
        facts=(Facts(tuple(facts), values_right=True),),
        offers=offers,
    )


def step_aside(view: ColonyView) -> AsideModel:
    """Births that are expected, and the children there are."""
    population = view.population
    if population is None:
        return NOTHING
    expected = [
        (say("ui.book.on_sol", sol=str(each.due_sol)), each.mother_name, "text") for each in population.expected
    ]
    rows: list[Element] = [strong(say("ui.people.expected"), "body", "dim")]
    rows.append(
        Column(lines("due", expected), gap=0) if expected else Label(say("ui.people.none_expected"), "body", "dim")
    )
    children = [
        (
            sols(view.sol - child.born_sol),
            say("ui.people.child", name=child.name, mother=child.mother_name, father=child.father_name),
            "text",
        )
        for child in population.children
    ]
    rows.append(strong(say("ui.people.children"), "body", "dim"))
    rows.append(
        Column(lines("child", children), gap=0) if children else Label(say("ui.people.no_child"), "body", "dim")
    )
    facts = (
        Fact(say("ui.people.couples"), str(population.couples)),
        Fact(say("ui.people.births"), str(population.births), "good" if population.births else "text"),
        Fact(say("ui.people.lost"), str(population.lost), "caution" if population.lost else "text"),
        Fact(say("ui.people.deaths"), str(population.deaths), "caution" if population.deaths else "text"),
    )
    return AsideModel(say("ui.people.families"), "", facts=(Facts(facts, values_right=True), *rows))
