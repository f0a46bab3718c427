"""A small house of several places to leave and to go to."""

import pytest

from tests.sim.small_colony import SmallColony

HOUSE = """
[[module]]
id = "hab"
volume_m3 = 440.0
rooms = [{ id = "near", name = "Near room" }, { id = "far", name = "Far room" }]
[[module]]
id = "mess"
volume_m3 = 400.0
beds = 20
[[module]]
id = "farm"
volume_m3 = 4000.0
[[module]]
id = "closet"
volume_m3 = 40.0
[[door]]
id = "hab.closet"
between = ["hab", "closet"]
walk_s = 5.0
[[door]]
id = "hab.mess"
between = ["hab", "mess"]
walk_s = 20.0
[[door]]
id = "mess.farm"
between = ["mess", "farm"]
walk_s = 30.0
[[colonists]]
module = "hab"
count = 12
"""
PASSAGES = """
[[passage]]
id = "far_door"
between = ["hab", "far"]
length_m = 24.0
[[passage]]
id = "back_door"
between = ["far", "farm"]
length_m = 60.0
state = "walled"
"""


@pytest.fixture
def house() -> SmallColony:
    return SmallColony(HOUSE, PASSAGES)
