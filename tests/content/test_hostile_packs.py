"""Packs that are too much, or meant to do harm: refused with a reason, and never a crash."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content import datafile, folder
from game.content.catalogues.translating import languages, own_name
from game.content.loading import check_packs
from tests.content.conftest import MakePack, Told


def test_a_file_of_two_hundred_megabytes_is_refused_unread(make_pack: MakePack, told: Told) -> None:
    pack = make_pack("probe")
    with (pack / "modules.toml").open("wb") as file:
        file.truncate(200_000_000)  # a hole in the disk: nothing is written
    [line] = told(pack)
    assert line.startswith("probe/modules.toml is too large: 200.0 MB where 4 MB is the most")


def test_a_pack_of_too_much_data_or_too_many_files_is_refused(
    make_pack: MakePack, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MAX_PACK_BYTES", 100)
    monkeypatch.setattr(folder, "MAX_FILES", 3)
    lines = told(make_pack("probe", {f"texts/{n}.toml": "# " + "x" * 60 for n in range(5)}))
    assert any("holds more than 3 files" in line for line in lines)
    assert any("MB of data" in line for line in lines)


def test_a_link_out_of_the_pack_is_refused_and_never_read(make_pack: MakePack, told: Told, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text("secret = true")
    pack = make_pack("probe")
    (pack / "modules.toml").symlink_to(secret)
    (pack / "texts").symlink_to(tmp_path)
    lines = told(pack)
    assert [line.split(" (")[0] for line in lines] == [
        "probe/modules.toml is a link that leaves the pack's folder",
        "probe/texts is a link that leaves the pack's folder",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_pack_is_refused_without_waiting_for_it(make_pack: MakePack, told: Told) -> None:
    pack = make_pack("probe")
    os.mkfifo(pack / "modules.toml")
    [line] = told(pack)
    assert "probe/modules.toml is not a plain file" in line


def test_a_ring_of_links_in_a_pack_is_refused(make_pack: MakePack, told: Told) -> None:
    pack = make_pack("probe")
    (pack / "texts").symlink_to(pack / "texts")
    [line] = told(pack)
    assert "probe/texts is a link that leaves the pack's folder" in line


def test_catalogues_that_are_hidden_or_elsewhere_or_no_files_are_never_read(
    make_pack: MakePack, told: Told, tmp_path: Path
) -> None:
    pack, words = make_pack("probe"), b'msgctxt "core:language.name"\nmsgid "English"\nmsgstr "Secret"\n'
    (pack / "languages").mkdir()
    (tmp_path / "secret.po").write_bytes(words)
    (pack / "languages" / ".hidden.po").write_bytes(words)
    (pack / "languages" / "fr.po").symlink_to(tmp_path / "secret.po")
    (pack / "languages" / "es.po").symlink_to("/dev/zero")
    assert languages([pack]) == ("en",)
    assert own_name("fr", [pack]) == "fr"
    assert [line.split(" (")[0] for line in told(pack)] == [
        "probe/languages/es.po is a link that leaves the pack's folder",
        "probe/languages/fr.po is a link that leaves the pack's folder",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_catalogue_that_is_a_pipe_is_not_waited_for(make_pack: MakePack) -> None:
    pack = make_pack("probe")
    (pack / "languages").mkdir()
    os.mkfifo(pack / "languages" / "fr.po")
    assert own_name("fr", [pack]) == "fr"


def test_deep_nesting_is_refused(make_pack: MakePack, told: Told) -> None:
    deep = datafile.MAX_DEPTH + 2
    lines = told(
        make_pack("a", {"modules.toml": "x = " + "[" * deep + "]" * deep}),
        make_pack("b", {"modules.toml": "x = " + "[" * 5000}),
        make_pack("c", {"modules.toml": "a" + ".a" * 3000 + " = 1"}),
    )
    assert "a/modules.toml:1" in lines[0]
    assert "is nested more than 24 deep" in lines[0]
    assert "b/modules.toml is nested too deeply" in lines[1]
    assert "c/modules.toml is nested too deeply" in lines[2]


def test_a_number_of_thousands_of_digits_is_refused_where_it_stands(make_pack: MakePack, told: Told) -> None:
    [line] = told(make_pack("probe", {"modules.toml": "# big\nx = " + "9" * 5000}))
    assert line.startswith("probe/modules.toml:2:5 holds a number or date that cannot be read")


def test_control_characters_of_a_pack_never_reach_the_terminal(make_pack: MakePack, told: Told) -> None:
    text = '[[module]]\nid = "a\\u001b[2J"\nvolume_m3 = 1\n"\\u001b[31m" = 1\n'
    lines = told(make_pack("probe", {"modules.toml": text}))
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


TOML_BITS = st.sampled_from(
    [
        *(
            "[[module]]\n",
            "[module]\n",
            "[[patch]]\n",
            'id = "a"\n',
            "volume_m3 = 1\n",
            "gas = {",
            "}",
            "=",
            "[",
        ),
        *(
            "]",
            '"',
            "'''",
            "\n",
            "x.y = 1\n",
            "\\",
            "é",
            "1e999",
            "nan",
            "2026-01-01",
            "true",
            ",",
            "#",
            "\ufeff",
        ),
        *('type = "module"\n', "add = {id=1}\n", "set = { beds = 1 }\n", "\r\n", "\0", "-", "0x", "9" * 30),
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(st.binary(max_size=200), st.lists(TOML_BITS, max_size=25).map(lambda bits: "".join(bits).encode()))
)
def test_any_bytes_at_all_are_read_or_refused_with_a_reason(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.getbasetemp() / "any"
    root.mkdir(exist_ok=True)
    (root / "pack.toml").write_text('id = "any"\nversion = "1"\ngame = ">=0"\nname = "Any"\n')
    (root / "modules.toml").write_bytes(data)
    report = check_packs([root])
    assert report.ok == (report.content is not None)
    assert all(problem.render().isprintable() for problem in report.problems)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.lists(TOML_BITS, max_size=12).map(lambda bits: "".join(bits).encode()))
def test_any_bytes_as_the_head_of_a_pack_are_read_or_refused_with_a_reason(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.getbasetemp() / "head"
    root.mkdir(exist_ok=True)
    (root / "pack.toml").write_bytes(data)
    assert not check_packs([root]).ok
