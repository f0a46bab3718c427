"""Catalogues: what is read of them, what is wrong in them is told with file and line, and the state stays the same."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from game.cli import main
from game.content.catalogues.environment import wished
from game.content.catalogues.files import read_catalogue
from game.content.catalogues.filling import broken, filled
from game.content.catalogues.po import Catalogue, Message, read_po, written
from game.content.catalogues.tongue import PSEUDO_CODE, one_or_many, own_words, pseudo, together
from game.content.catalogues.translating import UnknownLanguage, check_known, in_language, own_name, plural_rule
from game.content.catalogues.updating import brought_up_to_date
from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.session.orders import Evacuate
from game.session.session import Session


@pytest.fixture(scope="module")
def german(content: Content) -> Content:
    return in_language(content, "de")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A mod that translates one text of the base game."""
    return _pack(tmp_path, "wort")


def _pack(beside: Path, name: str) -> Path:
    folder = beside / name
    (folder / "languages").mkdir(parents=True)
    (folder / "pack.toml").write_text(f'id = "{name}"\nversion = "1.0.0"\ngame = ">=0.1"\nname = "{name}"\n')
    return folder


def _catalogue(pack: Path, translation: str, english: str = "{count} saved", key: str = "core:ui.title.saves") -> None:
    text = f'msgctxt "{key}"\nmsgid "{english}"\nmsgstr "{translation}"\n'
    (pack / "languages" / "de.po").write_text(text, encoding="utf-8")


def _played(content: Content, told: Content) -> tuple[str, list[str]]:
    session = Session.new(content, "hab_3", 561)
    session.speak(told)
    try:
        while session.elapsed_s < 2_400.0:
            session.step()
            session.view()
        session.choices("hab_3")
        session.order(Evacuate("hab_3"))
        while session.elapsed_s < 4_000.0:
            session.step()
        return session.state_hash(), [line.text for line in session.view().log]
    finally:
        session.close()


def test_the_same_seed_and_orders_come_to_the_same_state_in_every_language(content: Content, german: Content) -> None:
    english, lines = _played(content, content)
    hash_in_german, german_lines = _played(content, german)
    assert hash_in_german == english
    assert _played(content, in_language(content, PSEUDO_CODE))[0] == english
    assert len(lines) == len(german_lines)
    assert not set(lines) & set(german_lines)


def test_hab_3_is_told_whole_in_german(content: Content, german: Content) -> None:
    night, plain = german.scenarios["hab_3"], content.scenarios["hab_3"]
    assert night.brief != plain.brief
    assert night.summary != plain.summary
    for end, english in zip(night.end, plain.end, strict=True):
        assert end.title != english.title
        assert end.text != english.text
    for item, english_item in zip(night.happening, plain.happening, strict=True):
        assert not item.cause or item.cause != english_item.cause


def test_a_text_that_is_not_translated_is_shown_in_english(content: Content, pack: Path) -> None:
    (pack / "languages" / "xx.po").write_text('msgctxt "core:ui.rail.map"\nmsgid "Map"\nmsgstr "Mappo"\n')
    other = in_language(load_packs(core_pack_dir(), [pack]), "xx")
    assert other.texts["ui.rail.map"].text == "Mappo"
    assert other.texts["ui.rail.people"].text == content.texts["ui.rail.people"].text


def test_a_translation_of_an_english_text_that_has_changed_is_not_used(pack: Path) -> None:
    _catalogue(pack, "alt", english="{count} kept")
    other = in_language(load_packs(core_pack_dir(), [pack]), "de")
    assert other.texts["ui.title.saves"].text == "{count} gespeichert"


def test_a_broken_place_is_told_with_file_and_line_and_the_text_of_the_game_stays(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _catalogue(pack, "{zahl} gespeichert")
    assert main(["mods", "check", str(pack)]) == 1
    told = capsys.readouterr().out
    assert "wort/languages/de.po:1" in told
    assert "{zahl} is not in the English text" in told
    assert main(["language", "check", "de", "--pack", str(pack)]) == 1
    assert "wort/languages/de.po:1" in capsys.readouterr().out
    other = in_language(load_packs(core_pack_dir(), [pack]), "de")
    assert other.texts["ui.title.saves"].text == "{count} gespeichert"


def test_of_two_packs_that_translate_a_text_the_later_counts(tmp_path: Path) -> None:
    earlier, later = _pack(tmp_path, "eins"), _pack(tmp_path, "zwei")
    _catalogue(earlier, "{count} gesichert")
    _catalogue(later, "{count} behalten")
    other = in_language(load_packs(core_pack_dir(), [earlier, later]), "de")
    assert other.texts["ui.title.saves"].text == "{count} behalten"


def test_a_catalogue_that_is_too_large_is_refused_in_words(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "languages" / "de.po").write_bytes(b"#" * 8_000_001)
    assert main(["mods", "check", str(pack)]) == 1
    assert "larger than 8 MB" in capsys.readouterr().out


def test_a_catalogue_that_is_not_utf8_is_told_the_place_and_how_to_save_it(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / "languages" / "de.po").write_bytes(b'msgid ""\n# Gr\xfcn')
    assert main(["mods", "check", str(pack)]) == 1
    assert "wort/languages/de.po:2:5 is not UTF-8: byte 0xfc (mend: save the file as UTF-8)" in capsys.readouterr().out


def test_what_is_missing_fuzzy_or_obsolete_is_told_and_counted(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "languages" / "xx.po").write_text(
        '#, fuzzy\nmsgctxt "core:ui.rail.map"\nmsgid "Map"\nmsgstr "Mappo"\n\n'
        'msgctxt "core:ui.rail.mapp"\nmsgid "Map"\nmsgstr "Mappo"\n'
    )
    assert main(["language", "check", "xx", "--pack", str(pack)]) == 1
    told = capsys.readouterr().out
    assert "wort/languages/xx.po:2 [entry core:ui.rail.map] fuzzy" in told
    assert "wort/languages/xx.po:6 [entry core:ui.rail.mapp] obsolete" in told
    assert "did you mean core:ui.rail.map?" in told
    assert "core/texts/interface.toml:" in told
    assert " 1 fuzzy, 1 obsolete, 0 broken" in told


@pytest.mark.parametrize(
    ("before", "name"), [("", "Xisch"), ("#, fuzzy\n", "xx"), ("#~ ", "xx")], ids=["said", "fuzzy", "obsolete"]
)
def test_a_language_calls_itself_as_its_catalogue_says_and_by_its_code_where_that_is_in_doubt(
    pack: Path, before: str, name: str
) -> None:
    (pack / "languages" / "xx.po").write_text(
        'msgid ""\nmsgstr "Language: xx\\n"\n\n'
        'msgctxt "core:ui.rail.map"\nmsgid "Map"\nmsgstr "Mappo"\n\n'
        f'{before}msgctxt "core:language.name"\nmsgid "English"\nmsgstr "Xisch"\n\n'
        'msgctxt "core:ui.rail.people"\nmsgid "People"\nmsgstr "Leut"\n'
    )
    assert own_name("xx", [core_pack_dir(), pack]) == name
    assert own_name("de", [core_pack_dir(), pack]) == "Deutsch"


def test_a_language_that_nobody_speaks_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnknownLanguage, match=r'"klingon"; there are en, de'):
        check_known("klingon", [core_pack_dir()])


def test_an_unknown_language_to_be_checked_is_told_without_an_option_that_nobody_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["language", "check", "fr"]) == 2
    assert capsys.readouterr().err == 'deferred: no pack speaks the language "fr"; there are en, de\n'


def test_an_unknown_language_is_refused_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "hab_3", "--until", "60s", "--language", "fr"]) == 2
    assert "there are en, de" in capsys.readouterr().err


def _rows(path: Path) -> dict[str, Message]:
    return {row.context: row for row in read_po(path.read_text(encoding="utf-8")).messages}


def test_a_catalogue_that_is_extracted_again_keeps_its_translations(tmp_path: Path) -> None:
    out = tmp_path / "own.po"
    out.write_text('msgctxt "core:ui.rail.map"\nmsgid "Map"\nmsgstr "Mappo"\n')
    assert main(["language", "extract", "--out", str(out)]) == 0
    rows = _rows(out)
    assert rows["core:ui.rail.map"].translation == "Mappo"
    assert rows["core:ui.rail.people"].english == "People"
    assert any(key.endswith(":options.back.then") for key in rows)


def test_the_catalogue_that_comes_with_the_game_loses_nothing_when_it_is_extracted_again(
    tmp_path: Path, content: Content
) -> None:
    before = read_catalogue(core_pack_dir() / "languages" / "de.po")
    again = read_po(written(brought_up_to_date(before, content)))
    assert {(row.context, row.english, row.translation) for row in again.messages} == {
        (row.context, row.english, row.translation) for row in before.messages
    }
    assert not any(row.fuzzy or row.obsolete for row in again.messages)
    assert (again.header, again.unread) == (before.header, [])


def test_the_translations_of_a_pack_that_was_forgotten_are_kept_until_it_is_named_again(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / "texts").mkdir()
    (pack / "texts" / "own.toml").write_text('[[text]]\nid = "wort.hello"\ntext = "Hello"\n')
    out = tmp_path / "own.po"
    out.write_text('# of the mod\nmsgctxt "wort:wort.hello"\nmsgid "Hello"\nmsgstr "Hallo"\n')
    assert main(["language", "extract", "--out", str(out)]) == 0
    assert "1 kept as obsolete, since none of these packs has them; is a --pack missing?" in capsys.readouterr().out
    assert '# of the mod\n#~ msgctxt "wort:wort.hello"\n#~ msgid "Hello"\n#~ msgstr "Hallo"\n' in out.read_text()
    assert main(["language", "extract", "--out", str(out), "--pack", str(pack)]) == 0
    assert '\n\n# of the mod\nmsgctxt "wort:wort.hello"\nmsgid "Hello"\nmsgstr "Hallo"\n' in out.read_text()


def test_the_translation_of_a_text_that_has_changed_is_kept_as_fuzzy_with_what_the_text_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "own.po"
    out.write_text(
        'msgid ""\nmsgstr "Language: xx\\n"\n\n'
        '#, fuzzy\n#| msgid "A map"\nmsgctxt "core:ui.rail.map"\nmsgid "Charts"\nmsgstr "Karten"\n\n'
        "# careful\n#: where.toml:3\n#, no-wrap\n"
        'msgctxt "core:ui.title.saves"\nmsgid ""\n"{count}\\n"\n"kept"\nmsgstr "{count} alt"\n\n'
        'msgctxt "core:ui.rail.people"\nmsgid "Folk"\nmsgstr ""\n'
    )
    for _ in range(2):  # the second time as the first
        assert main(["language", "extract", "--out", str(out)]) == 0
        assert "2 fuzzy" in capsys.readouterr().out
        text = out.read_text()
        assert '\n#, fuzzy\n#| msgid "A map"\nmsgctxt "core:ui.rail.map"\nmsgid "Map"\nmsgstr "Karten"\n' in text
        assert (
            '\n# careful\n#: where.toml:3\n#, no-wrap\n#, fuzzy\n#| msgid ""\n#| "{count}\\n"\n#| "kept"\n'
            'msgctxt "core:ui.title.saves"\nmsgid "{count} saved"\nmsgstr "{count} alt"\n'
        ) in text
        assert '\n\nmsgctxt "core:ui.rail.people"\nmsgid "People"\nmsgstr ""\n' in text


def test_comments_header_and_what_is_commented_out_come_through_as_they_stood() -> None:
    text = (
        "# French by Ada.\n# For Deferred.\n#, fuzzy\n"
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Last-Translator: \\"Ada\\"\\n"\n\n'
        '# a part of its own\n\n#. from the game\nmsgctxt "a:b"\nmsgid "B\u2028b"\nmsgstr "C"\n\n'
        '#, fuzzy\n#~| msgid "old"\n#~ msgctxt "a:c"\n#~ msgid "new"\n#~ msgstr ""\n#~ "one\\n"\n#~ "two"\n\n'
        "# the end\n"
    )
    found = read_po(text)
    assert found.unread == []
    assert [(row.context, row.fuzzy, row.obsolete) for row in found.messages] == [
        ("a:b", False, False),
        ("a:c", True, True),
    ]
    assert found.messages[1].translation == "one\ntwo"
    again = written(found)
    assert again.replace("part of its own\n", "part of its own\n\n") == text.replace(
        "# For Deferred.\n#, fuzzy\n", "# For Deferred.\n"
    )


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"# Notes\n\n- buy bread\n", "it is no catalogue"),
        (b"# Notes\n", "it is no catalogue"),
        (b"\x89PNG\xff\xfe", "it is no text in UTF-8"),
        (b'msgctxt "a"\nmsgid "b"\nmsgstr "c"\nrubbish\n', "line 4 is no line of a catalogue"),
        (b'msgctxt "a"\nmsgid "b"\n\nmsgctxt "c"\nmsgid "d"\nmsgstr "e"\n', "line 1 begins a message that has no"),
        (b'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\nmsgctxt "d"\n', "line 5 begins a message that has no msgstr"),
        (b'msgctxt "a"\nmsgid "b"\nmsgstr[0] "c"\n', "it is no catalogue"),
    ],
)
def test_a_file_of_which_something_would_be_lost_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], held: bytes, why: str
) -> None:
    out = tmp_path / "notes.md"
    out.write_bytes(held)
    assert main(["language", "extract", "--out", str(out)]) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"deferred: --out {out} is left as it is, since {why}")
    assert (told.out, len(told.err.splitlines())) == ("", 1)
    assert out.read_bytes() == held


def test_a_catalogue_for_which_the_disk_has_no_room_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "own.po"
    out.write_text('msgctxt "core:ui.rail.map"\nmsgid "Map"\nmsgstr "Mappo"\n')
    before = out.read_bytes()
    monkeypatch.setattr("game.writing.os.fsync", full)
    assert main(["language", "extract", "--out", str(out)]) == 1
    told = capsys.readouterr().err
    assert told == f"deferred: --out {out}: cannot be written: No space left on device; it is left as it was\n"
    assert out.read_bytes() == before
    assert list(tmp_path.iterdir()) == [out]


def test_what_is_fuzzy_or_commented_out_is_not_spoken_and_not_counted_as_done(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / "languages" / "xx.po").write_text(
        '#, fuzzy\n#| msgid "A map"\nmsgctxt "core:ui.rail.map"\nmsgid "Map"\nmsgstr "Mappo"\n\n'
        '#~ msgctxt "core:ui.rail.people"\n#~ msgid "People"\n#~ msgstr "Leut"\n\n'
    )
    other = in_language(load_packs(core_pack_dir(), [pack]), "xx")
    assert (other.texts["ui.rail.map"].text, other.texts["ui.rail.people"].text) == ("Map", "People")
    assert main(["language", "check", "xx", "--pack", str(pack)]) == 1
    summary = capsys.readouterr().out.splitlines()[-1]
    assert summary.startswith("0 of ")
    assert " 1 fuzzy, 1 obsolete, 0 broken" in summary


def test_the_catalogue_that_comes_with_the_game_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "check", "de"]) == 0
    assert " 0 missing, 0 fuzzy, 0 obsolete, 0 broken." in capsys.readouterr().out


@pytest.mark.parametrize(("count", "said"), [("1", "1 Tag"), ("0", "0 Tage"), ("5", "5 Tage")])
def test_a_number_chooses_its_form(count: str, said: str) -> None:
    assert filled("{count} {count:Tag|Tage}", {"count": count}, one_or_many) == said


@pytest.mark.parametrize(
    ("translation", "why"),
    [
        ("{count} da", ""),
        ("da", "{count} of the English text is missing"),
        ("{count} {wo} da", "{wo} is not in the English text"),
        ("{count da", "a brace stands alone"),
        ("{count:einer|viele} {count}", ""),
    ],
)
def test_places_of_a_translation_must_be_those_of_the_english_text(translation: str, why: str) -> None:
    assert broken("{count} there", translation) == why


def test_the_pseudo_language_is_longer_and_keeps_its_places() -> None:
    told = pseudo("Nothing has failed in {place} yet.")
    assert "{place}" in told
    assert len(told) >= 1.2 * len("Nothing has failed in {place} yet.")


def test_the_pseudo_language_speaks_the_words_of_a_choice_too() -> None:
    told = pseudo("{days:a day|{days} days} later")
    assert filled(told, {"days": "1"}, one_or_many).startswith("⟦á dáý látéř")
    assert filled(told, {"days": "3"}, one_or_many).startswith("⟦3 dáýš")


def test_lines_that_are_no_catalogue_are_named() -> None:
    found = read_po('msgctxt "a"\nmsgid "b"\nmsgstr "c"\nmsgid_plural "d"\nrubbish\n')
    assert [line for line, _ in found.unread] == [4, 5]


def test_names_of_things_keep_their_capital_inside_a_german_sentence(german: Content) -> None:
    tongue = german.tongue
    assert tongue.named("ignition harness") == "Zündkabelbaum"
    assert tongue.filled("{a}", {"a": "breathing mask, crowbar"}) == "Atemmaske, Brecheisen"
    assert tongue.inside("Atemmaske") == "Atemmaske"


def test_what_a_record_keeps_filled_in_is_told_in_german_too(german: Content) -> None:
    tongue = german.tongue
    assert tongue.named("Hab-3 generator had stopped.") == "Generator Hab-3 stand."
    assert tongue.named(together(["Wei Chen", "Marchetti"])) == "Wei Chen und Marchetti"
    assert tongue.named("No current to the stack and no reply from the purge valve.").startswith("Kein Strom")


def test_a_button_is_told_by_the_text_that_says_most_of_it(german: Content) -> None:
    tongue = german.tongue
    assert tongue.named("Kwan: free door, Sector nine") == "Kwan: Tür lösen, Sektor neun"
    assert tongue.named("Kwan: free Hassan") == "Kwan: Hassan befreien"


def test_names_that_are_told_together_have_the_word_of_each_language_between_them(
    content: Content, german: Content
) -> None:
    values = {"who": together(["Kwan", "Hassan", "Ito"]), "one": together(["Kwan"])}
    assert content.tongue.filled("{who}; {one}", values) == "Kwan, Hassan and Ito; Kwan"
    assert german.tongue.filled("{who}; {one}", values) == "Kwan, Hassan und Ito; Kwan"


@pytest.mark.parametrize("said", ["wait for parts and crew", "ignition harness, crowbar", "3.5 kg", "crowbar"])
def test_what_a_player_typed_is_told_in_every_language_as_it_was_typed(
    content: Content, german: Content, said: str
) -> None:
    for told in (content, german):
        assert told.tongue.filled("{why}", {"why": own_words(said)}) == said
        assert told.tongue.named(own_words(said)) == said
    assert own_words("") == ""


def test_a_sentence_that_no_language_knows_keeps_its_and(german: Content) -> None:
    assert german.tongue.filled("{why}", {"why": "wait for parts and crew"}) == "wait for parts and crew"


def test_doors_posts_closed_answers_and_what_helps_with_a_commander_are_told_in_german(german: Content) -> None:
    tongue = german.tongue
    assert tongue.named("Hab-3 / Hab-3 shaft") == "Hab-3 / Schacht Hab-3"
    assert tongue.named("keeper of the slips") == "führt die Zettel"
    assert tongue.named("Not while precautions are taken") == "Nicht, solange Vorsorge getroffen ist"
    assert tongue.named("a vote of the council would help") == "eine Abstimmung im Rat würde helfen"


def test_what_earth_asked_and_what_was_promised_stand_in_the_german_log_in_german(german: Content) -> None:
    tongue = german.tongue
    asked = tongue.named("225 h of work a sol for the company, until sol 782")
    assert asked == "225 h Arbeit je Sol für den Konzern, bis Sol 782"
    assert tongue.named("nobody dies until sol 610") == "niemand stirbt bis Sol 610"


def test_the_words_of_a_choice_may_have_places_of_their_own() -> None:
    assert not broken("{dead.Words} died", "{dead:Ein Mensch starb|{dead.Words} Menschen starben}")
    assert broken("{dead.Words} died", "{dead:Ein Mensch starb|{dead.Words} Menschen starben") == "a brace stands alone"


@pytest.mark.parametrize("rule", ["n/0", "n%0", "n-5", "import os"])
def test_a_rule_of_plurals_that_fails_for_some_number_is_refused(rule: str) -> None:
    assert plural_rule(Catalogue(header={"Plural-Forms": f"nplurals=2; plural={rule};"})) is None


def test_a_rule_of_plurals_that_fails_later_on_takes_the_first_form() -> None:
    rule = plural_rule(Catalogue(header={"Plural-Forms": "nplurals=2; plural=0*(1/(n-1000));"}))
    assert rule is not None
    assert [rule(number) for number in (0, 200, 1_000)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANGUAGE": "fr:de"}, "de"),
        ({"LC_ALL": "C", "LANG": "de_DE"}, "en"),
        ({"LANG": "fr_FR"}, "en"),
        ({"LC_MESSAGES": "de_DE@euro"}, "de"),
        ({}, "en"),
    ],
)
def test_the_window_speaks_the_first_language_of_the_computer_that_some_pack_speaks(
    environment: dict[str, str], code: str
) -> None:
    assert wished(environment, [core_pack_dir()]) == code
