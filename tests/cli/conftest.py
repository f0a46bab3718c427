"""The command line, called in this process, and a bare colony to call it on."""

from pathlib import Path

import pytest

from game.cli import main
from tests.cli.outcomes import Deferred, Told
from tests.core_pack import read_once

ROOMS = """\
[[scenario]]
id = "probe.rooms"
name = "Two rooms"
bare = true
[[scenario.module]]
id = "lock"
volume_m3 = 60.0
pressure_kpa = 101.3
temperature_k = 295.0
gas = { o2_share = 0.21, n2_share = 0.7896, co2_share = 0.0004, h2o_share = 0.0 }
[[scenario.module]]
id = "hall"
volume_m3 = 440.0
pressure_kpa = 101.3
temperature_k = 295.0
gas = { o2_share = 0.21, n2_share = 0.7896, co2_share = 0.0004, h2o_share = 0.0 }
[[scenario.door]]
id = "inner"
between = ["lock", "hall"]
state = "ajar"
gap_cm2 = 5.05
discharge_coefficient = 0.7
exchange_m3_per_s = 0.0
[[scenario.hole]]
module = "lock"
diameter_mm = 45.5
discharge_coefficient = 0.7
[[scenario.colonists]]
module = "hall"
count = 16
"""


@pytest.fixture(autouse=True)
def _base_game_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read_once(monkeypatch)


@pytest.fixture
def deferred(capsys: pytest.CaptureFixture[str]) -> Deferred:
    """Carry out a command line: ``deferred("run", "hab_3")``."""

    def carry_out(*words: str | Path) -> Told:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Told(code, *capsys.readouterr())

    return carry_out


@pytest.fixture
def probe(tmp_path: Path) -> Path:
    """A pack with one bare scenario: a lock with a hole, and a door ajar to a hall with sixteen people."""
    folder = tmp_path / "probe"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "pack.toml").write_text('id = "probe"\nversion = "1.0.0"\ngame = ">=0.1"\nname = "Probe"\n')
    (folder / "scenarios" / "rooms.toml").write_text(ROOMS)
    return folder
