"""Sunlight on level ground through dust: direct and diffuse together.

Pollack's normalised net flux for an albedo of 0.1, as tabled by Appelbaum and Flood, "Solar radiation on Mars" (NASA
TM-102299, 1989, table III; one misprinted entry put right). Light on the ground is
``G0 cosZ f(Z, tau) / (1 - albedo)``. The direct beam alone, ``exp(-tau / cosZ)``, would leave a storm dark that is
only dim.
"""

from __future__ import annotations

import math
from functools import lru_cache

from game.sim import portable
from game.sim.portable import DEGREE
from game.sim.weather.orbit import declination_sin, flux_w_per_m2

TAUS = (
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 2.25, 2.5, 2.75,
    3.0, 3.25, 3.5, 4.0, 5.0, 6.0,
)  # fmt: skip
ZENITHS_DEG = (0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 85.0)
NET_FLUX = (
    (0.885, 0.883, 0.882, 0.880, 0.876, 0.870, 0.857, 0.830, 0.755, 0.635),
    (0.866, 0.865, 0.860, 0.858, 0.851, 0.836, 0.813, 0.758, 0.640, 0.470),
    (0.847, 0.846, 0.841, 0.836, 0.826, 0.806, 0.774, 0.708, 0.562, 0.412),
    (0.828, 0.827, 0.821, 0.815, 0.802, 0.778, 0.740, 0.667, 0.502, 0.373),
    (0.810, 0.810, 0.802, 0.796, 0.778, 0.752, 0.708, 0.628, 0.452, 0.342),
    (0.793, 0.791, 0.785, 0.775, 0.755, 0.725, 0.677, 0.593, 0.414, 0.318),
    (0.776, 0.773, 0.766, 0.755, 0.733, 0.700, 0.646, 0.555, 0.383, 0.298),
    (0.760, 0.756, 0.750, 0.736, 0.710, 0.675, 0.616, 0.520, 0.360, 0.280),
    (0.745, 0.740, 0.733, 0.717, 0.690, 0.650, 0.587, 0.487, 0.336, 0.264),
    (0.732, 0.725, 0.717, 0.700, 0.670, 0.628, 0.560, 0.455, 0.317, 0.252),
    (0.713, 0.709, 0.700, 0.682, 0.651, 0.604, 0.539, 0.433, 0.300, 0.239),
    (0.697, 0.692, 0.683, 0.662, 0.632, 0.585, 0.518, 0.413, 0.288, 0.230),
    (0.682, 0.677, 0.667, 0.646, 0.613, 0.567, 0.498, 0.394, 0.273, 0.220),
    (0.666, 0.661, 0.650, 0.629, 0.596, 0.546, 0.478, 0.379, 0.262, 0.210),
    (0.651, 0.646, 0.633, 0.612, 0.580, 0.530, 0.460, 0.362, 0.251, 0.202),
    (0.637, 0.630, 0.618, 0.597, 0.563, 0.512, 0.441, 0.348, 0.240, 0.195),
    (0.622, 0.615, 0.601, 0.581, 0.546, 0.494, 0.424, 0.332, 0.232, 0.188),
    (0.609, 0.600, 0.586, 0.568, 0.531, 0.480, 0.408, 0.318, 0.224, 0.181),
    (0.596, 0.587, 0.571, 0.551, 0.514, 0.464, 0.393, 0.304, 0.217, 0.176),
    (0.582, 0.573, 0.558, 0.537, 0.500, 0.448, 0.378, 0.293, 0.208, 0.170),
    (0.552, 0.542, 0.522, 0.501, 0.462, 0.410, 0.343, 0.265, 0.190, 0.156),
    (0.518, 0.509, 0.492, 0.469, 0.430, 0.378, 0.316, 0.242, 0.174, 0.145),
    (0.486, 0.478, 0.462, 0.440, 0.401, 0.353, 0.293, 0.224, 0.158, 0.136),
    (0.460, 0.450, 0.434, 0.414, 0.376, 0.330, 0.273, 0.206, 0.150, 0.128),
    (0.434, 0.424, 0.410, 0.390, 0.354, 0.308, 0.254, 0.193, 0.140, 0.120),
    (0.411, 0.400, 0.387, 0.367, 0.333, 0.290, 0.240, 0.180, 0.132, 0.110),
    (0.370, 0.360, 0.347, 0.330, 0.296, 0.258, 0.212, 0.160, 0.118, 0.100),
    (0.294, 0.286, 0.275, 0.258, 0.230, 0.203, 0.166, 0.130, 0.094, 0.080),
    (0.228, 0.223, 0.215, 0.200, 0.178, 0.153, 0.130, 0.103, 0.080, 0.068),
)
SLOTS = 48
"""Stretches of a sol in which the sun is taken to stand still."""
THICK_TAU = 5.0
"""From here on cells lose more than light: what gets through is red."""
RED_LOSS = 0.14

COURSES_KEPT = 16
"""Courses of a sol that are kept, the last asked for: cells and crops ask for the same."""

_COSINES = tuple(portable.cos(zenith * DEGREE) for zenith in ZENITHS_DEG)


def net_flux(cosine: float, tau: float) -> float:
    """Return the net flux at a cosine of the sun's zenith angle; beyond opacity 6 as it falls from 5 to 6."""
    row = len(TAUS) - 2
    for index in range(len(TAUS) - 1):
        if tau < TAUS[index + 1]:
            row = index
            break
    low, high = _at(row, cosine), _at(row + 1, cosine)
    if tau > TAUS[-1]:
        return high * portable.exp(portable.log(high / low) * (tau - TAUS[-1]))
    share = max(0.0, (tau - TAUS[row]) / (TAUS[row + 1] - TAUS[row]))
    return low + (high - low) * share


def _at(row: int, cosine: float) -> float:
    line = NET_FLUX[row]
    for column in range(len(_COSINES) - 1):
        if cosine >= _COSINES[column + 1]:
            share = (_COSINES[column] - cosine) / (_COSINES[column] - _COSINES[column + 1])
            return line[column] + (line[column + 1] - line[column]) * max(0.0, share)
    return line[-1]


def light_w_per_m2(cosine: float, tau: float, flux: float, albedo: float) -> float:
    """Return direct and diffuse light on level ground; ``flux`` is the sunlight above the air, W/m2."""
    return flux * cosine * net_flux(cosine, tau) / (1.0 - albedo) if cosine > 0.0 else 0.0


def cell_share(tau: float) -> float:
    """Return what cells make of the light under thick dust, against the same light under a clear sky."""
    return portable.exp(-RED_LOSS * (tau - THICK_TAU)) if tau > THICK_TAU else 1.0


def rated_w_per_m2(clear_tau: float, albedo: float) -> float:
    """Return the light by which arrays are rated: noon at the equator at the northern spring equinox, W/m2."""
    return light_w_per_m2(1.0, clear_tau, flux_w_per_m2(0.0), albedo)


@lru_cache(maxsize=COURSES_KEPT)
def course_w_per_m2(ls: float, tau: float, latitude_deg: float, albedo: float) -> tuple[float, ...]:
    """Return the light on level ground in the middle of each of ``SLOTS`` equal stretches of a sol from midnight on."""
    sine = declination_sin(ls)
    high = portable.sin(latitude_deg * DEGREE) * sine
    wide = portable.cos(latitude_deg * DEGREE) * math.sqrt(1.0 - sine * sine)
    flux = flux_w_per_m2(ls)
    half = []
    for slot in range(SLOTS // 2):
        hour = (slot + 0.5) / SLOTS * 360.0 - 180.0
        half.append(light_w_per_m2(high + wide * portable.cos(hour * DEGREE), tau, flux, albedo))
    return (*half, *reversed(half))
