"""A trace: what it says of each moment, and that tracing changes nothing."""

from pathlib import Path
from typing import Any

import pytest

from game.cli.trace import Trace
from game.content.loading import load_packs
from game.locations import core_pack_dir
from game.session.session import Session
from tests.cli.outcomes import Deferred, rows_of, told, values


def test_tracing_changes_neither_the_steps_nor_the_state(deferred: Deferred, probe: Path, tmp_path: Path) -> None:
    words = ("probe.rooms", "--pack", probe, "--until", "10min")
    plain = told(deferred, *words)
    traced = told(deferred, *words, "--trace", tmp_path / "a.csv", "--trace-every", "17s")
    assert traced["state_hash"] == plain["state_hash"]
    assert traced["steps"] == plain["steps"]


def test_a_trace_has_a_row_at_each_multiple_and_at_the_end(deferred: Deferred, probe: Path, tmp_path: Path) -> None:
    trace = tmp_path / "air.csv"
    told(deferred, "probe.rooms", "--pack", probe, "--until", "100s", "--trace", trace, "--trace-every", "30s")
    rows = rows_of(trace)
    assert list(values(rows, "module", "lock", "pressure_pa")) == [0.0, 30.0, 60.0, 90.0, 100.0]
    told(deferred, "probe.rooms", "--pack", probe, "--until", "90s", "--trace", trace, "--trace-every", "30s")
    assert list(values(rows_of(trace), "module", "lock", "pressure_pa")) == [0.0, 30.0, 60.0, 90.0]


def test_a_trace_is_tidy_and_says_the_same_of_every_moment(deferred: Deferred, probe: Path, tmp_path: Path) -> None:
    trace = tmp_path / "air.csv"
    told(deferred, "probe.rooms", "--pack", probe, "--until", "10min", "--trace", trace)
    assert trace.read_bytes().startswith(b"time_s,kind,id,field,value\n0,")
    rows = rows_of(trace)
    keys = [tuple(row.values())[:4] for row in rows]
    assert len(keys) == len(set(keys))
    moments = {time: [key[1:] for key in keys if key[0] == time] for time in dict.fromkeys(key[0] for key in keys)}
    assert len(moments) == 11
    assert len({tuple(moment) for moment in moments.values()}) == 1
    fields = {(row["kind"], row["field"]) for row in rows}
    gases = {"pressure_pa", "o2_pa", "co2_pa", "n2_pa", "h2o_pa", "temperature_k", "people"}
    assert {("module", gas) for gas in gases} <= fields
    assert {("store", "kg"), ("ledger", "mol"), ("colonist", "hypoxia_dose"), ("colonist", "alive")} <= fields
    assert {row["id"] for row in rows if row["kind"] == "ledger"} == set("OCHN")


def test_a_sample_inside_a_step_is_what_a_shorter_step_would_reach(probe: Path) -> None:
    content = load_packs(core_pack_dir(), [probe])
    traced, stepped = (Session.new(content, "probe.rooms", 1) for _ in range(2))
    assert traced.next_step_s() > 20.0
    assert stepped.step(20.0) == 20.0
    inside = {row[:3]: row[3] for row in traced.truth(20.0) if row[0] == "module"}
    for kind, name, field, value in stepped.truth():
        if kind == "module" and field != "people":
            assert inside[kind, name, field] == pytest.approx(value, rel=1e-9)
    traced.close()
    stepped.close()


class StepThatEndsEarly:
    """A session whose steps end after 25 s, whatever was foreseen."""

    def __init__(self) -> None:
        self.elapsed_s = 0.0

    def truth(self, after_s: float = 0.0) -> list[tuple[str, str, str, float]]:
        return [("module", "lock", "foreseen_from_s", self.elapsed_s)]


def test_what_was_foreseen_past_the_end_of_a_step_is_taken_back(tmp_path: Path) -> None:
    session: Any = StepThatEndsEarly()
    path = tmp_path / "air.csv"
    with Trace(path, 10.0, pytest.fail) as trace:
        for _ in range(2):
            trace.before_step(session, 60.0)
            session.elapsed_s += 25.0
            trace.after_step(session)
        trace.end(session)
    seen = values(rows_of(path), "module", "lock", "foreseen_from_s")
    assert seen == {0.0: 0.0, 10.0: 0.0, 20.0: 0.0, 30.0: 25.0, 40.0: 25.0, 50.0: 50.0}
