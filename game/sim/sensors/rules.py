"""How instruments come to read wrong, and right again."""

from __future__ import annotations

from game.content.kinds.part import Sensing
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import Part
from game.sim.sensors.components import Sensor
from game.sim.sensors.instruments import Instruments
from game.sim.settlement import Settlement
from game.sim.world import World

MONTH_S = 30.0 * SOL_S
"""What drift is counted against."""
CALIBRATED_WITHIN = 0.001
"""Standard deviation of what a calibration leaves."""


def drawn_sensor(chance: Chance, sensing: Sensing, part: str, fittings: int, calibrated_s: float) -> Sensor:
    """Return a new instrument with a drift of its own: about its kind's, a third of it either way."""
    stream = chance.once(f"sensor/{part}/{fittings}")
    drift = sensing.drift_share_per_month * (1.0 + 0.33 * stream.normal())
    return Sensor(
        measure=sensing.measure,
        gain_per_s=drift / MONTH_S,
        offset_share=CALIBRATED_WITHIN * stream.normal(),
        noise_share=sensing.noise_share,
        calibrated_s=calibrated_s,
    )


def calibrate(world: World, entity: int) -> None:
    """Set an instrument right; a new one in its place draws its own drift."""
    part = world.get(entity, Part)
    sensing = world.the(Settlement).part_kinds[part.kind].sensing
    if sensing is None:
        raise ValueError(f"{part.id} is no instrument")
    now_s = world.one(Clock).elapsed_s
    fresh = drawn_sensor(world.one(Chance), sensing, part.id, part.fittings, now_s)
    sensor = world.get(entity, Sensor)
    sensor.gain_per_s, sensor.offset_share = fresh.gain_per_s, fresh.offset_share
    sensor.calibrated_s, sensor.stuck_at = now_s, None
    world.the(Instruments).refresh()
