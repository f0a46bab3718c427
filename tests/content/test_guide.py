"""Schemas and the type reference say what the types say."""

import json
import re
from pathlib import Path

import msgspec
from jsonschema_rs import Draft202012Validator

from game.content.describe import describe_types, with_reference
from game.content.docstrings import field_docs
from game.content.kinds import FILES
from game.content.kinds.place import ModulePlan
from game.content.loading import load_packs
from game.content.schemas import schema_of, schemas, types_within, write_schemas
from game.locations import core_pack_dir


def test_the_guide_of_the_base_game_describes_the_types_as_they_are() -> None:
    guide = (core_pack_dir() / "README.md").read_text(encoding="utf-8")
    assert guide == with_reference(guide), "run: python -m game.content.describe"


def test_every_field_of_every_type_is_in_the_reference_with_its_meaning() -> None:
    text = describe_types()
    for kind in FILES.values():
        for inner in types_within(kind.type):
            docs = field_docs(inner)
            for info in msgspec.structs.fields(inner):
                assert docs.get(info.name), f"{inner.__name__}.{info.name} has no docstring"
                assert f"| `{info.encode_name}` |" in text


def test_the_reference_gives_limits_defaults_and_what_is_pointed_at() -> None:
    text = describe_types()
    assert "| `volume_m3` | a volume of 0.1 to 10,000,000 cubic metres | required | Volume of air. |" in text
    assert "| list of 2: id of a `[[module]]` | required | The two modules it joins. |" in text
    assert '| `"open"`, `"ajar"`, `"closed"`, `"sealed"`, `"jammed"` | `"open"` |' in text


def test_a_schema_takes_a_right_file_and_refuses_a_wrong_one() -> None:
    schema = json.loads(msgspec.json.encode(schema_of(FILES["modules.toml"])))
    validator = Draft202012Validator(schema)
    right = {
        "module": [{"id": "a", "volume_m3": 3}],
        "patch": [{"type": "module", "id": "b", "set": {"beds": 1}}],
    }
    assert validator.is_valid(right)
    assert not validator.is_valid({"module": [{"id": "a", "volume_m3": 0}]})
    assert not validator.is_valid({"module": [{"id": "a", "volume_m3": 1, "bedz": 1}]})
    assert not validator.is_valid({"modul": []})


def test_schemas_carry_the_words_of_the_types() -> None:
    parts = schema_of(FILES["modules.toml"])["$defs"]
    assert parts["ModulePlan"]["properties"]["volume_m3"]["description"] == "Volume of air."
    assert field_docs(ModulePlan)["volume_m3"] == "Volume of air."


def test_there_is_a_schema_for_each_data_file_and_settings_that_name_them(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "out")
    assert len(written) == len(FILES) + 3
    assert {path.name for path in written} == {*schemas(), "tombi.toml"}
    settings = (tmp_path / "out" / "tombi.toml").read_text()
    assert 'path = "scenarios.schema.json"\ninclude = ["scenarios/*.toml"]' in settings
    for path in written[:-1]:
        Draft202012Validator(json.loads(path.read_text()))


def test_the_examples_of_the_guide_load_on_top_of_the_base_game(tmp_path: Path) -> None:
    guide = (core_pack_dir() / "README.md").read_text(encoding="utf-8")
    for block in re.findall(r"```toml\n(.*?)```", guide, flags=re.DOTALL):
        name = block.splitlines()[0].removeprefix("# ")
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, encoding="utf-8")
    content = load_packs(core_pack_dir(), [tmp_path / "probe"])
    assert content.machine_kinds["oxygen_generator"].name == "Oxygen generator, refitted"
    assert "probe.rooms" in content.scenarios
