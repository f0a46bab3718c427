"""What the tests of the chronicle ask of a session, and do to it."""

from __future__ import annotations

from game.session.session import Session
from game.session.view import ChroniclePageView
from game.sim.clock import SOL_S, Clock
from game.sim.command.components import Council, Promise
from game.sim.register import Register
from game.sim.upkeep.book import UpkeepBook

HARNESS = "hab_3.generator/ignition_harness"


def pages(session: Session, page: str = "") -> list[ChroniclePageView]:
    told = session.chronicle()
    assert told is not None
    return [each for each in told.pages if page in ("", each.id)]


def text_of(page: ChroniclePageView) -> str:
    return " ".join((page.title, *page.paragraphs))


def entity(session: Session, person: str) -> int:
    return session.world.the(Register).people[person]


def pass_sols(session: Session, sols: float) -> None:
    """Put the clock on, with the colony as it stands."""
    session.world.one(Clock).elapsed_s += sols * SOL_S


def promise(session: Session, ended: int = 560) -> None:
    session.world.one(Council).promises.append(
        Promise(1, "engineering", "less_debt", 545, ended, 400.0, 600.0, "broken", ended)
    )


def parts_of(session: Session) -> list[str]:
    return [part.id for part in session.world.the(UpkeepBook).parts]
