"""The same game on another processor: results may not depend on which instructions it has."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import hashlib
import numpy as np
from game.sim.chance import noise
from tests.sim.air.networks import HOUR_S, random_colony

digest = hashlib.sha256()
for seed in range(6):
    for doors in (False, True):
        colony = random_colony(seed, doors=doors, scarce=seed % 2 == 1)
        digest.update(colony.wait(4 * HOUR_S, 1_700.0).state.tobytes())
digest.update(noise(np.arange(1_000, dtype=np.uint64), 7).tobytes())
print(digest.hexdigest())
"""
OLD_X86 = "AVX512_SKX AVX512_ICL AVX512_CNL AVX512_CLX AVX512F AVX512CD AVX2 FMA3 AVX F16C POPCNT SSE42 SSE41 SSSE3"


def digest_on(features_to_disable: str, core: str) -> str:
    """What the program prints on a processor without some features, in the last line."""
    environment = os.environ | {
        "NPY_DISABLE_CPU_FEATURES": features_to_disable,
        "OPENBLAS_CORETYPE": core,
        "PYTHONHASHSEED": "1" if features_to_disable else "2",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.split()[-1]


def test_an_old_processor_and_a_new_one_give_the_same_bytes() -> None:
    assert digest_on(OLD_X86, "Nehalem") == digest_on("", "Haswell")
