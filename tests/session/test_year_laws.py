"""Laws of the long game: no atom comes from nowhere, and a save leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.orders import Accepted, Audit, BeginWork, FlagDaily, KeepInStock, UseTemplate
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.clock import SOL_S
from tests.airs import elements_mol

SEED, SOLS = 3, 20.0
SAVED_AT = (3.77, 8.1, 16.27)
"""Sols after which the game is saved and read again: at no particular hour."""
ORDERS = (
    UseTemplate("push"),
    Audit("changeover_relay"),
    FlagDaily("hab_3.generator"),
    KeepInStock("membrane", 3),
    BeginWork("seal_campaign", ""),
)


@pytest.fixture(scope="module")
def unbroken(content: Content) -> Iterator[Session]:
    """Twenty sols with orders, never put down."""
    session = begun(content)
    on(session, SOLS)
    yield session
    session.close()


def begun(content: Content) -> Session:
    session = Session.new(content, "first_year", SEED)
    assert all(isinstance(session.order(order), Accepted) for order in ORDERS)
    return session


def on(session: Session, sols: float) -> None:
    while session.elapsed_s < sols * SOL_S - 1e-6:
        session.step(SOLS * SOL_S - session.elapsed_s)


def test_twenty_sols_with_orders_make_and_lose_no_atom(content: Content, unbroken: Session) -> None:
    fresh = begun(content)
    assert elements_mol(unbroken.world) == pytest.approx(elements_mol(fresh.world), rel=1e-9)
    fresh.close()


def test_a_game_that_is_saved_and_read_at_odd_hours_goes_on_as_if_it_never_was(
    content: Content, unbroken: Session, tmp_path: Path
) -> None:
    session = begun(content)
    for number, sols in enumerate(SAVED_AT):
        on(session, sols)
        write_save(session, tmp_path / f"{number}.save")
        session.close()
        session = read_save(tmp_path / f"{number}.save", content)
    on(session, SOLS)
    assert session.state_hash() == unbroken.state_hash()
    session.close()
