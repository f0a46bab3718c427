"""What is done without asking: seen, told, priced, spared by what was agreed before, forgiven afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.kinds.unasked import ActKind
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.crews.components import COLUMN, Plans
from game.sim.earth.components import MATTERS, Act, Authorisation, Earth, Message
from game.sim.earth.events import ActDone, ActForgiven, AuthorisationDecided
from game.sim.earth.kinds import book_of, next_number, rules_of
from game.sim.earth.messages import send
from game.sim.earth.proposals import allowed, last_of
from game.sim.earth.trust import mean_trust, move, move_trust, provoke
from game.sim.food.components import Racks
from game.sim.hardware.components import Machine
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.upkeep.due import debt_h
from game.sim.works.components import Works
from game.sim.world import World

KEPT = 60
"""Acts that are remembered."""

FORGIVEN_ANGER = -0.15


# Seen.

RATIONED_SHARE = 0.9
"""Rations below this are something that Earth hears of."""


def seen(world: World) -> Iterator[tuple[str, str]]:
    """Yield every act that stands done now, and what it is done to."""
    for kind in book_of(world).acts.values():
        for what in _done_to(world, kind):
            yield kind.id, what


def _done_to(world: World, kind: ActKind) -> Iterator[str]:
    settlement = world.the(Settlement)
    if kind.sight == "quota_stopped":
        if quota_share(world) < kind.below_share:
            yield ""
    elif kind.sight == "machine_moved":
        for _, machine in world.each(Machine):
            plan = settlement.machines[machine.id]
            away = plan.built and settlement.modules[plan.module].id != world.get(machine.module, Module).id
            if away and (not kind.kinds or plan.kind in kind.kinds):
                yield machine.id
    elif kind.sight in ("place_evacuated", "place_cleared"):
        cleared = world.one(Works).cleared
        for _, module in world.each(Module):
            fits = not kind.kinds or module.id in kind.kinds or str(settlement.modules[module.id].purpose) in kind.kinds
            gone = module.id in cleared if kind.sight == "place_cleared" else module.barred and not module.lost
            if fits and gone:
                yield module.id
    elif kind.sight == "rationed":
        if world.one(Racks).ration_share < RATIONED_SHARE:
            yield ""
    elif kind.sight == "work_begun":
        for work in world.one(Works).begun:
            if work.id in kind.kinds:
                yield work.id


def quota_share(world: World) -> float:
    """Return the hours that plans give to the quota, against what was usual at the opening."""
    usual_h = world.one(Earth).quota_h
    return float(world.one(Plans).hours[:, COLUMN["quota"]].sum()) / usual_h if usual_h > 0.0 else 1.0


def observe(world: World) -> None:
    """Note what was done without asking since it was last looked, once a sol."""
    standing = list(seen(world))
    earth = world.one(Earth)
    new = [row for row in standing if f"{row[0]}@{row[1]}" not in earth.standing]
    earth.standing = [f"{kind}@{what}" for kind, what in standing]
    for kind, what in new:
        did(world, kind, what)


def did(world: World, name: str, what: str = "") -> Act:
    """Note that something was done without asking, and let Earth hear of it as soon as light gets there.

    What is of a piece with an act of the same kind, not long ago, is the same act. An authorisation that covers it is
    used up by one. Raises ``KeyError`` if there is no such kind.
    """
    earth, kind, sol = world.one(Earth), book_of(world).acts[name], world.one(Clock).sol
    for act in reversed(earth.acts):
        if act.kind == name and sol - act.sol < kind.again_sols:
            return act
    covered = agreed(world, name)
    act = Act(next_number(world), name, what, sol, covered)
    if covered in earth.authorisations:
        leave = earth.authorisations[covered]
        leave.left -= 1
        leave.used = [*leave.used, sol]
        if leave.left <= 0:
            leave.state = "spent"
    earth.acts = [*earth.acts, act][-KEPT:]
    _note_proposal(world, act)
    world.events.say(ActDone(act.number, name, covered))
    send(world, "act", str(act.number), f"letter.act.{name}", {"act": kind.name}, out=True)
    return act


def _note_proposal(world: World, act: Act) -> None:
    """Remember that something was done which Earth was asked for and has not agreed to."""
    for kind in book_of(world).proposals.values():
        last = last_of(world, kind.id)
        if kind.act == act.kind and last is not None and last.state != "granted":
            last.anyway_sol = act.sol


def heard(world: World, message: Message) -> None:
    """Let Earth hear of an act, and write what it thinks of it."""
    act = find(world, int(message.about))
    if act is None:
        return
    act.heard_sol = world.one(Clock).sol
    words = "letter.noted" if act.covered else "letter.done_without"
    send(world, "act", str(act.number), words, _values(world, act), out=False, answer="covered" if act.covered else "")


def told(world: World, message: Message) -> None:
    """Let the colony learn what an act cost."""
    act = find(world, int(message.about))
    if act is None:
        return
    kind = book_of(world).acts[act.kind]
    if act.covered in book_of(world).authorisations:
        move(world, kind.price, "letter.reason.act_covered", {"act": kind.name}, 1.0 - kind.spared_share)
        move_trust(world, "candour", 0.02, "letter.reason.as_agreed", {"act": kind.name})
    elif not act.covered:
        move(world, kind.price, "letter.reason.act", {"act": kind.name})


def find(world: World, which: int) -> Act | None:
    """Return an act by its number, or nothing."""
    return next((one for one in world.one(Earth).acts if one.number == which), None)


def _values(world: World, act: Act) -> dict[str, str]:
    leave = book_of(world).authorisations.get(act.covered)
    return {"act": book_of(world).acts[act.kind].name, "leave": leave.name if leave is not None else ""}


# Agreed beforehand.


def emergency(world: World, within_sols: int, most_debt_h: float) -> bool:
    """Return whether something is wrong enough for what was agreed: an alarm lately, or too much overdue."""
    earth, sol = world.one(Earth), world.one(Clock).sol
    lately = earth.crisis_sol >= 0 and sol - earth.crisis_sol <= within_sols
    return lately or debt_h(world) >= most_debt_h


def stands(world: World, leave: Authorisation) -> bool:
    """Return whether leave was agreed and is still good: neither used up nor past its last sol."""
    return leave.state == "agreed" and leave.left > 0 and world.one(Clock).sol <= leave.until_sol


def agreed(world: World, act: str) -> str:
    """Return the authorisation, or granted proposal, that covers an act now; empty: none does."""
    for name, leave in world.one(Earth).authorisations.items():
        kind = book_of(world).authorisations[name]
        if not stands(world, leave) or act not in kind.covers:
            continue
        if not kind.emergency or emergency(world, kind.within_sols, kind.debt_h):
            return name
    return allowed(world, act)


def agree(world: World, name: str) -> Authorisation:
    """Ask Earth to agree to something beforehand. Raises ``KeyError`` if there is no such kind."""
    kind = book_of(world).authorisations[name]
    leave = Authorisation(name, "asked", world.one(Clock).sol)
    world.one(Earth).authorisations = {**world.one(Earth).authorisations, name: leave}
    send(world, "authorisation", name, "letter.leave.asked", {"leave": kind.name}, out=True)
    return leave


def weigh_leave(world: World, message: Message) -> None:
    """Let Earth decide whether to agree; that takes some sols."""
    kind = book_of(world).authorisations[message.about]
    earth = world.one(Earth)
    yes = mean_trust(world, "safety", "candour") - 0.3 * earth.anger >= kind.needed_trust
    draw = world.one(Chance).once(f"earth/leave/{message.number}")
    least, most = kind.decide_sols
    sols = float(least + draw.below(most - least + 1))
    words = "letter.leave.agreed" if yes else "letter.leave.refused"
    answer = "agreed" if yes else "refused"
    send(world, "authorisation", kind.id, words, {"leave": kind.name}, out=False, answer=answer, after_sols=sols)


def leave_told(world: World, message: Message) -> None:
    """Let the colony learn whether something is agreed."""
    leave, kind = world.one(Earth).authorisations.get(message.about), book_of(world).authorisations[message.about]
    if leave is None or leave.state != "asked":
        return
    yes = message.answer == "agreed"
    leave.state = "agreed" if yes else "refused"
    if yes:
        leave.until_sol = world.one(Clock).sol + kind.lasts_sols
        leave.left = kind.uses
    world.events.say(AuthorisationDecided(kind.id, yes))


# Forgiven.


def ask_forgiveness(world: World, act: Act) -> Message:
    """Ask Earth to forgive an act."""
    act.asked_sol = world.one(Clock).sol
    return send(world, "forgiveness", str(act.number), "letter.forgive.asked", _values(world, act), out=True)


def weigh_forgiveness(world: World, message: Message) -> None:
    """Let Earth decide whether to forgive: by its trust, by its anger, and less for what was done again and again."""
    act = find(world, int(message.about))
    if act is None:
        return
    earth, rules = world.one(Earth), rules_of(world)
    draw = world.one(Chance).once(f"earth/forgive/{act.number}")
    again = sum(1 for other in earth.acts if other.kind == act.kind and other.sol < act.sol and not other.covered)
    trust = mean_trust(world) - 0.3 * earth.anger - 0.08 * again
    yes = trust + 0.2 * (draw.share() - 0.5) >= rules.forgive_trust
    least, most = rules.forgive_sols
    words = "letter.forgive.yes" if yes else "letter.forgive.no"
    sols = float(least + draw.below(most - least + 1))
    answer = "forgiven" if yes else "refused"
    send(world, "forgiveness", str(act.number), words, _values(world, act), out=False, answer=answer, after_sols=sols)


def forgiveness_told(world: World, message: Message) -> None:
    """Let the colony learn whether it is forgiven."""
    act = find(world, int(message.about))
    if act is None or act.forgiven:
        return
    kind, yes = book_of(world).acts[act.kind], message.answer == "forgiven"
    act.forgiven = 1 if yes else -1
    if yes:
        for matter in MATTERS:
            back = -getattr(kind.price, matter) * kind.forgiven_share / world.one(Earth).patience
            if back > 0.0:
                move_trust(world, matter, back, "letter.reason.forgiven", {"act": kind.name})
        provoke(world, FORGIVEN_ANGER)
    world.events.say(ActForgiven(act.number, kind.id, yes))
