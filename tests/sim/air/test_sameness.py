"""The same game on another processor: results may not depend on which instructions it has."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import hashlib
import numpy as np
from game.sim.chance import noise
from tests.sim.air.networks import HOUR_S, random_colony

digest = hashlib.sha256()
for seed in range(4):
    for doors in (False, True):
        colony = random_colony(seed, doors=doors, scarce=seed % 2 == 1)
        digest.update(colony.wait(2 * HOUR_S, 1_700.0).state.tobytes())
digest.update(noise(np.arange(1_000, dtype=np.uint64), 7).tobytes())
print(digest.hexdigest())
"""
FOUND = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
"""What this processor has above the least that NumPy was made for."""


def digest_on(features_to_disable: str, core: str) -> str:
    """What the program prints on a processor without some features, in the last line."""
    environment = os.environ | {
        "NPY_DISABLE_CPU_FEATURES": features_to_disable,
        "OPENBLAS_CORETYPE": core,
        "PYTHONHASHSEED": "1" if features_to_disable else "2",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.split()[-1]


def test_an_old_processor_and_a_new_one_give_the_same_bytes() -> None:
    assert digest_on(" ".join(FOUND), "Nehalem") == digest_on("", "Haswell")
