"""Saves: the same game afterwards, and one clear word about a file that is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from game.content.store import Content
from game.session.orders import Accepted, Evacuate, SendTeam
from game.session.save import MAGIC, MOST_BYTES, SaveError, read_save, replay, write_save
from game.session.session import Session

Begin = Callable[..., Session]


def play(session: Session, until_s: float) -> Session:
    while session.elapsed_s < until_s:
        session.step(until_s - session.elapsed_s)
    return session


def send_kwan(session: Session) -> None:
    order = SendTeam(("kwan", "hassan"), "replace_harness", "hab_3.generator/ignition_harness", masks=True)
    assert isinstance(session.order(order), Accepted)


@pytest.mark.parametrize("saved_at_s", [0.0, 330.0, 700.0, 1_930.0])
def test_a_game_that_was_saved_and_read_goes_on_to_the_same_end(
    begin: Begin, content: Content, tmp_path: Path, saved_at_s: float
) -> None:
    straight, broken = begin(), begin()
    for session in (straight, broken):
        if saved_at_s > 300.0:
            play(session, 300.0)
            send_kwan(session)
        play(session, saved_at_s)
    write_save(broken, tmp_path / "night.save")
    again = read_save(tmp_path / "night.save", content)
    try:
        assert again.state_hash() == straight.state_hash()
        play(again, 2_600.0)
        play(straight, 2_600.0)
        assert again.state_hash() == straight.state_hash()
    finally:
        again.close()


def test_a_quiet_week_broken_by_a_save_each_sol_is_the_same_week(
    begin: Begin, content: Content, tmp_path: Path
) -> None:
    straight = play(begin("quiet", 3), 7 * 86_400.0)
    session = begin("quiet", 3)
    for day in range(1, 8):
        play(session, day * 86_400.0)
        write_save(session, tmp_path / "week.save")
        session.close()
        session = read_save(tmp_path / "week.save", content)
    try:
        assert session.state_hash() == straight.state_hash()
    finally:
        session.close()


def test_a_replay_finds_each_sol_as_it_was(begin: Begin, content: Content, tmp_path: Path) -> None:
    session = begin()
    play(session, 300.0)
    send_kwan(session)
    play(session, 2.2 * 88_775.0)
    write_save(session, tmp_path / "run.save")
    report = replay(tmp_path / "run.save", content, lambda _: None)
    assert report.same
    assert report.sols == 2


@pytest.mark.parametrize("look_s", [7.0, 0.3])
def test_a_replay_steps_as_the_run_did_however_its_steps_were_cut(
    begin: Begin, content: Content, tmp_path: Path, look_s: float
) -> None:
    session = begin("sector_nine")
    while session.elapsed_s < 400.0:
        session.step(look_s if session.steps % 5 else 1.0e9)
    session.order(Evacuate("sector_nine"))
    play(session, 600.0)
    write_save(session, tmp_path / "night.save")
    report = replay(tmp_path / "night.save", content, lambda _: None)
    assert report.end_same
    assert report.refused_s is None


@pytest.mark.skipif(os.name != "posix", reason="only there is a folder opened")
def test_a_save_in_a_folder_that_the_system_does_not_open_is_written_all_the_same(
    begin: Begin, content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_no_folder(path: Path, flags: int) -> int:
        raise PermissionError(f"{path} with {flags}")

    session, path = begin("quiet"), tmp_path / "game.save"
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", open_no_folder)
        write_save(session, path)
    with closing(read_save(path, content)) as again:
        assert again.state_hash() == session.state_hash()


def test_a_file_that_is_no_save_or_is_not_there_is_refused(tmp_path: Path, content: Content) -> None:
    with pytest.raises(SaveError, match="no save of this game"):
        read_save(Path(__file__), content)
    with pytest.raises(SaveError, match="cannot be read"):
        read_save(tmp_path / "missing.save", content)


def test_a_small_file_that_unpacks_to_a_giant_is_refused(tmp_path: Path, content: Content) -> None:
    bomb = MAGIC + zstandard.ZstdCompressor().compress(bytes(MOST_BYTES + 1_000_000))
    (tmp_path / "bomb.save").write_bytes(bomb)
    with pytest.raises(SaveError, match="no save is so large"):
        read_save(tmp_path / "bomb.save", content)


def test_a_save_cut_short_is_refused(begin: Begin, content: Content, tmp_path: Path) -> None:
    path = tmp_path / "night.save"
    write_save(begin(), path)
    whole = path.read_bytes()
    for left in (len(whole) // 2, len(whole) - 1, 20, len(MAGIC)):
        path.write_bytes(whole[:left])
        with pytest.raises(SaveError, match="is damaged"):
            read_save(path, content)


def test_what_stands_after_the_end_of_a_save_changes_nothing(begin: Begin, content: Content, tmp_path: Path) -> None:
    path, session = tmp_path / "night.save", begin()
    write_save(session, path)
    path.write_bytes(path.read_bytes() + b"x")
    with closing(read_save(path, content)) as again:
        assert again.state_hash() == session.state_hash()


def test_a_flipped_bit_is_refused_or_changes_nothing(begin: Begin, content: Content, tmp_path: Path) -> None:
    path, session = tmp_path / "night.save", begin()
    write_save(session, path)
    whole, told = path.read_bytes(), session.state_hash()
    refused = 0
    for at in range(len(MAGIC), len(whole), len(whole) // 20):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            with closing(read_save(path, content)) as again:
                assert again.state_hash() == told
        except SaveError:
            refused += 1
    assert refused > 10


@given(data=st.binary(max_size=400))
def test_any_bytes_at_all_give_a_clear_refusal(
    tmp_path_factory: pytest.TempPathFactory, content: Content, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.save"
    path.write_bytes(MAGIC + data)
    with pytest.raises(SaveError):
        read_save(path, content)
