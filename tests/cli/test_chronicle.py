"""``chronicle`` as a reader uses it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.outcomes import Deferred


def test_a_saved_run_is_told_as_pages_and_the_same_each_time(deferred: Deferred, tmp_path: Path) -> None:
    save, out, told = tmp_path / "year.save", tmp_path / "year.md", tmp_path / "year.json"
    assert deferred("run", "first_year", "--until", "3sols", "--save", save, "--json", told).code == 0
    assert json.loads(told.read_text())["ending"] is None
    assert deferred("chronicle", "--save", save, "--out", out).code == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# The first year\n")
    for part in ("*Sols 540 to 543*", "## The year in figures", "Upkeep owed", "## Those with a name", "Alexis Kwan"):
        assert part in text
    assert deferred("chronicle", "--save", save).out == text


def test_a_chronicle_is_told_in_the_language_that_is_named_headings_and_all(deferred: Deferred, tmp_path: Path) -> None:
    save = tmp_path / "year.save"
    assert deferred("run", "first_year", "--until", "3sols", "--save", save).code == 0
    text = deferred("chronicle", "--save", save, "--language", "de").out
    for part in ("# Das erste Jahr", "Es geht weiter.", "## Das Jahr in Zahlen", "zuerst", "## Die mit Namen"):
        assert part in text
    for part in ("It goes on", "The year in figures", "Those with a name", "Day by day", " first "):
        assert part not in text
    assert "--language" in deferred("chronicle", "--save", save, "--language", "xx").err


def test_an_ending_is_told_in_the_json(deferred: Deferred, tmp_path: Path) -> None:
    told = tmp_path / "night.json"
    assert deferred("run", "hab_3", "--json", told).code == 0
    ending = json.loads(told.read_text())["ending"]
    assert ending["id"] == json.loads(told.read_text())["outcome"]
    assert ending["title"]


def test_a_single_night_has_no_chronicle(deferred: Deferred, tmp_path: Path) -> None:
    save = tmp_path / "night.save"
    assert deferred("run", "hab_3", "--until", "60s", "--save", save).code == 0
    assert "single night" in deferred("chronicle", "--save", save).err
    assert deferred("chronicle").code == 2
