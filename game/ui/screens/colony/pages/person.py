"""The page of one person: how they bear it, what they can do, who is close to them, and what can be ordered."""

from __future__ import annotations

from game.content.kinds.learning import TrainingRules
from game.session.orders import Appoint, Pair, StopTraining
from game.session.view import ColonyView, LifeView, PersonView
from game.ui.figures import capital, percent
from game.ui.play.lexicon import Lexicon, doing_word
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, Offer, offer, sols
from game.ui.screens.colony.pages.people_rows import strain_tone
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong, voice
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import lowered, say

_MOST_LESSONS = 5


def person_aside(runner: Runner, view: ColonyView, lexicon: Lexicon, name: str) -> AsideModel:
    """Return somebody's page."""
    person = next((each for each in view.people if each.id == name), None)
    if person is None:
        return NOTHING
    life = runner.session.life(name)
    alone = runner.session.content.of(TrainingRules)["core"].alone_level
    crew = lexicon.crews.get(person.crew, person.crew)
    role = person.role or crew
    facts: list[Element] = [_bearing(life), Facts(_facts(view, person, life, crew))]
    if life.about:
        facts.append(voice(life.about, "body", "dim"))
    more: list[Element] = [strong(say("ui.person.skills"), "body", "dim"), Column(_skills(life, alone), gap=8)]
    if life.ties:
        more += [strong(say("ui.people.ties"), "body", "dim"), Column(_ties(life), gap=0)]
    return AsideModel(
        person.name,
        capital(role),
        facts=tuple(facts),
        offers=_offers(runner, view, person) if person.doing != "dead" else (),
        more=tuple(more),
    )


def _bearing(life: LifeView) -> Element:
    """Weariness and stress as bars."""
    rows = []
    for text, share in (("ui.people.tired", life.bearing.weary_share), ("ui.people.stress", life.bearing.stress_share)):
        tone = strain_tone(share)
        rows.append(
            Row(
                (
                    Fixed(Label(say(text), "body", "dim"), 78),
                    Flex(Progress(share, tone, 8)),
                    Fixed(Label(percent(share), "body", tone if tone != "dim" else "text", align="right"), 48),
                ),
                gap=8,
                breaks=False,
            )
        )
    return Column(tuple(rows), gap=4)


def _facts(view: ColonyView, person: PersonView, life: LifeView, crew: str) -> tuple[Fact, ...]:
    names = {module.id: module.name for module in view.modules}
    bearing = life.bearing
    doing = doing_word(person.doing)
    facts = [
        Fact(say("ui.people.age"), say("ui.people.years", years=f"{bearing.age_years:.0f}")),
        Fact(say("ui.person.crew"), ", ".join(part for part in (crew, lowered(bearing.shift)) if part)),
        Fact(
            say("ui.person.doing"),
            say("ui.people.doing_in", doing=doing, place=names.get(person.module, person.module)),
            "danger" if person.doing in ("down", "dead") else "text",
        ),
        Fact(say("ui.people.home"), life.home),
    ]
    if bearing.off:
        until = say("ui.people.until", sol=str(bearing.off_until_sol))
        facts.append(Fact(say("ui.people.is_off"), f"{say(f'ui.people.off.{bearing.off}')}, {until}", "caution"))
    injury = say(f"ui.injury.{person.injury}") if person.injury else ""
    health = ", ".join(part for part in (injury, person.lasting) if part)
    facts.append(
        Fact(say("ui.person.health"), health or say(f"ui.health.{person.hypoxia}"), "danger" if health else "text")
    )
    patient = next((each for each in view.patients if each.person == person.id), None)
    if patient is not None:
        facts.append(Fact(say("ui.people.ward"), patient.text, "caution"))
    if life.expects_sol is not None:
        facts.append(Fact(say("ui.people.expects"), say("ui.book.sol", sol=str(life.expects_sol))))
    if life.traits:
        facts.append(Fact(say("ui.people.traits"), ", ".join(life.traits)))
    if life.posts:
        facts.append(Fact(say("ui.people.posts"), ", ".join(life.posts)))
    facts += [Fact(say("ui.people.teaches"), f"{who}, {lowered(skill)}") for who, skill in life.teaches]
    return tuple(facts)


def _skills(life: LifeView, alone_level: float) -> tuple[Element, ...]:
    """Each skill as a bar, with what it does: it is taught, is in use, or fades. From a level on one works alone."""
    rows = []
    for skill in life.skills:
        if skill.taught_by:
            trend, tone = say("ui.people.grows", name=skill.taught_by), "good"
        elif skill.fades:
            trend, tone = say("ui.people.fades", sols=sols(skill.unused_sols)), "caution"
        else:
            trend, tone = say("ui.people.used", sols=sols(skill.unused_sols)), "quiet"
        head = Row((Flex(Label(skill.name)), Label(percent(skill.level), "body", "text", "strong")), breaks=False)
        bar = Progress(skill.level, "good" if skill.level >= alone_level else "dim")
        rows.append(Column((head, bar, Label(trend, "small", tone)), gap=2))
    return tuple(rows)


def _ties(life: LifeView) -> tuple[Element, ...]:
    """Who is close to them; a press shows theirs, where they have a page: children have none."""
    return tuple(
        ListRow(
            tie.name,
            say(f"ui.people.tie.{tie.kind}") if tie.alive else say("ui.people.tie.dead"),
            key=("topic", "person", tie.id) if tie.kind != "child" else None,
            value_tone="dim" if tie.alive else "danger",
        )
        for tie in life.ties
    )


def _offers(runner: Runner, view: ColonyView, person: PersonView) -> tuple[Offer, ...]:
    """Lessons in the thinnest skills first, posts, and an end to lessons."""
    if view.training is None:
        return ()
    found: list[Offer] = []
    if any(pair.trainee == person.id for pair in view.training.pairs):
        found.append(offer(runner, StopTraining(person.id), "ui.people.order.stop", "caution"))
    levels = dict(person.skills)
    taught = {(pair.trainee, pair.skill) for pair in view.training.pairs}
    lessons = []
    for skill in sorted(view.training.skills, key=lambda each: (len(each.people), each.id)):
        known = {name for name, _ in skill.people}
        if person.id in known or (person.id, skill.id) in taught:
            continue
        teacher, called = (skill.trainer_id, "") if skill.trainer_id else (skill.people or (("", ""),))[0]
        called = called or next((who for who_id, who in skill.people if who_id == teacher), teacher)
        if teacher and teacher != person.id and levels.get(skill.id, 0.0) < 1.0:
            lessons.append((skill, teacher, called))
    for skill, teacher, called in lessons[:_MOST_LESSONS]:
        values = {"skill": lowered(skill.name), "name": called, "count": str(len(skill.people))}
        found.append(offer(runner, Pair(teacher, person.id, skill.id), "ui.people.order.learn", "good", **values))
    for post in view.training.posts:
        if post.crew in ("", person.crew) and post.holder != person.id:
            holder = post.holder_name or say("ui.people.vacant")
            found.append(
                offer(runner, Appoint(person.id, post.id), "ui.people.order.appoint", post=post.name, now=holder)
            )
    return tuple(found)
