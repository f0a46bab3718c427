"""Saves and packs: what may change between two evenings, and one clear word about what may not."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.session.save import SaveError, read_save, replay, write_save
from game.session.session import Session
from game.story.storylets.components import StoryBook

PAGE = """
[[storylet]]
id = "{name}.page"
channel = "ambient"
tags = ["quiet"]
weight = 1000.0
title = "A page from a pack"

[[storylet.variants]]
text = "{words}"

[[storylet.options]]
id = "good"
text = "Thank them."
"""


def pack(folder: Path, name: str, files: dict[str, str], head: str = "") -> Path:
    """A pack of some files."""
    root = folder / name
    files = {"pack.toml": f'id = "{name}"\nversion = "1.2.0"\ngame = ">=0.1"\nname = "{name}"\n{head}', **files}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def talking(folder: Path, name: str, words: str = "Somebody has swept the corridor.", head: str = "") -> Path:
    """A pack of one page."""
    return pack(folder, name, {"storylets/own.toml": PAGE.format(name=name, words=words)}, head)


def with_packs(*roots: Path) -> Content:
    return load_packs(core_pack_dir(), roots)


def saved(content: Content, path: Path, scenario: str = "quiet") -> Path:
    with closing(Session.new(content, scenario, 1)) as session:
        session.step(3_600.0)
        write_save(session, path)
    return path


def hash_of(path: Path, content: Content) -> str:
    with closing(read_save(path, content)) as session:
        return session.state_hash()


@pytest.fixture
def probed(tmp_path: Path) -> Path:
    """A save that was played with the pack probe."""
    return saved(with_packs(talking(tmp_path, "probe")), tmp_path / "a.save")


def test_a_save_is_refused_by_the_name_of_the_pack_that_is_missing_or_too_many(
    tmp_path: Path, content: Content, probed: Path
) -> None:
    with pytest.raises(SaveError, match=r"was played with the pack probe 1\.2\.0; load it with --pack"):
        read_save(probed, content)
    more = with_packs(tmp_path / "probe", talking(tmp_path, "second"))
    with pytest.raises(SaveError, match="was played without the pack second; leave it out"):
        read_save(probed, more)


def test_a_mended_sentence_or_a_comment_in_a_pack_spoils_no_save(tmp_path: Path, probed: Path) -> None:
    before = hash_of(probed, with_packs(tmp_path / "probe"))
    file = talking(tmp_path, "probe", "Somebody has swept it twice.") / "storylets" / "own.toml"
    file.write_bytes(b"# Said at last.\r\n" + file.read_bytes().replace(b"\n", b"\r\n"))
    edited = with_packs(tmp_path / "probe")
    assert edited.table("storylet")["probe.page"].variants[0].text == "Somebody has swept it twice."
    assert hash_of(probed, edited) == before


def test_a_pack_that_does_something_else_than_it_did_is_refused_with_what_to_put_back(
    tmp_path: Path, probed: Path
) -> None:
    file = tmp_path / "probe" / "storylets" / "own.toml"
    file.write_text(file.read_text().replace("weight = 1000.0", "weight = 2.0"))
    with pytest.raises(SaveError, match=r"the probe 1\.2\.0 that is loaded differs in more than its words: put back"):
        read_save(probed, with_packs(tmp_path / "probe"))


def test_a_pack_of_words_alone_may_come_and_go(tmp_path: Path, content: Content) -> None:
    words = 'msgctxt "core:ui.title.saves"\nmsgid "{count} saved"\nmsgstr "{count} gardées"\n'
    text = '[[text]]\nid = "french.own"\ntext = "Voilà."\n'
    french = with_packs(pack(tmp_path, "french", {"languages/fr.po": words, "texts/own.toml": text}))
    without = saved(content, tmp_path / "without.save")
    assert hash_of(without, french) == hash_of(saved(french, tmp_path / "with.save"), content)


def test_a_pack_that_patches_the_base_game_is_named_though_it_adds_nothing(tmp_path: Path, content: Content) -> None:
    larger = '[[patch]]\ntype = "module"\nid = "hab_1"\nmultiply = { volume_m3 = 1.5 }\n'
    patched = with_packs(pack(tmp_path, "larger", {"patches.toml": larger}))
    with pytest.raises(SaveError, match="was played without the pack larger"):
        read_save(saved(content, tmp_path / "plain.save"), patched)
    with pytest.raises(SaveError, match="was played with the pack larger"):
        read_save(saved(patched, tmp_path / "patched.save"), content)


def test_a_pack_that_is_safe_to_add_joins_a_game_that_has_begun_and_is_heard_in_it(
    tmp_path: Path, content: Content
) -> None:
    begun = saved(content, tmp_path / "begun.save", "first_year")
    with pytest.raises(SaveError, match="was played without the pack probe"):
        read_save(begun, with_packs(talking(tmp_path, "probe")))
    more = with_packs(talking(tmp_path, "probe", head="safe_to_add = true\n"))
    with closing(read_save(begun, more)) as session:
        first = session.sol
        assert session.joined == {"probe": first}
        while "probe.page" not in session.world.one(StoryBook).told and session.sol < first + 20:
            session.step(3_600.0)
        assert "probe.page" in session.world.one(StoryBook).told
        write_save(session, tmp_path / "on.save")
    with closing(read_save(tmp_path / "on.save", more)) as session:
        assert session.joined == {"probe": first}
    with pytest.raises(SaveError, match=rf"from its beginning: the pack probe joined it on sol {first}"):
        replay(tmp_path / "on.save", more, lambda _: None)
    with pytest.raises(SaveError, match="was played with the pack probe"):
        read_save(tmp_path / "on.save", content)
