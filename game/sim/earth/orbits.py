"""Where Earth and Mars are: how long a message takes, and when the sun stands between.

Both move on fixed ellipses whose elements drift slowly: the mean elements of Standish and Williams ("Approximate
Positions of the Planets", Jet Propulsion Laboratory 1992, valid 1800 to 2050 and good to a thousandth some decades
beyond), with Kepler's equation solved by Newton's method. Light covers an astronomical unit in 499.005 s.
"""

from __future__ import annotations

import math

from game.content.kinds.corporation import EarthRules, Planet
from game.sim import portable
from game.sim.clock import SOL_S
from game.sim.portable import DEGREE

J2000_JD = 2_451_545.0
CENTURY_DAYS = 36_525.0
DAY_S = 86_400.0
AU_LIGHT_S = 499.00478384
"""Light's time for an astronomical unit (IAU 2012 Resolution B2 and the speed of light)."""
MOST_ECCENTRIC = 0.99
"""However its elements drift, a planet stays on an ellipse on which Newton's method finds it."""
ROUNDS = 6
"""Newton's method gains all digits of a double in four at these eccentricities."""
LOOK_S = 3_600.0
"""A blackout's end is found to the hour."""
LONGEST_LOOKS = 24 * 90

Vector = tuple[float, float, float]


def julian_date(rules: EarthRules, now_s: float) -> float:
    """Return the Julian date of a time in seconds since midnight of sol 0."""
    return rules.opening_jd + (now_s - rules.opening_sol * SOL_S) / DAY_S


def position_au(planet: Planet, date_jd: float) -> Vector:
    """Return where a planet is about the sun, in the ecliptic of J2000, in astronomical units."""
    centuries = (date_jd - J2000_JD) / CENTURY_DAYS
    e = min(MOST_ECCENTRIC, max(0.0, planet.eccentricity + planet.eccentricity_rate * centuries))
    perihelion = planet.perihelion_deg + planet.perihelion_rate_deg * centuries
    node = planet.node_deg + planet.node_rate_deg * centuries
    mean = ((planet.longitude_deg + planet.longitude_rate_deg * centuries - perihelion) % 360.0) * DEGREE
    anomaly = mean
    for _ in range(ROUNDS):
        anomaly -= (anomaly - e * portable.sin(anomaly) - mean) / (1.0 - e * portable.cos(anomaly))
    along = planet.au * (portable.cos(anomaly) - e)
    across = planet.au * math.sqrt(1.0 - e * e) * portable.sin(anomaly)
    turn, up, tilt = (perihelion - node) * DEGREE, node * DEGREE, planet.inclination_deg * DEGREE
    x = along * portable.cos(turn) - across * portable.sin(turn)
    y = along * portable.sin(turn) + across * portable.cos(turn)
    flat = y * portable.cos(tilt)
    return (
        x * portable.cos(up) - flat * portable.sin(up),
        x * portable.sin(up) + flat * portable.cos(up),
        y * portable.sin(tilt),
    )


def _length(vector: Vector) -> float:
    x, y, z = vector
    return math.sqrt(x * x + y * y + z * z)


def distance_au(rules: EarthRules, date_jd: float) -> float:
    """Return how far Earth and Mars are apart, in astronomical units."""
    here, there = position_au(rules.mars, date_jd), position_au(rules.earth, date_jd)
    return _length((here[0] - there[0], here[1] - there[1], here[2] - there[2]))


def light_s(rules: EarthRules, now_s: float) -> float:
    """Return how long a message takes that leaves at a time in seconds since midnight of sol 0."""
    return distance_au(rules, julian_date(rules, now_s)) * AU_LIGHT_S


def sun_cosine(rules: EarthRules, now_s: float) -> float:
    """Return the cosine of the angle between the sun and Mars, seen from Earth."""
    date_jd = julian_date(rules, now_s)
    here, there = position_au(rules.mars, date_jd), position_au(rules.earth, date_jd)
    to_mars = (here[0] - there[0], here[1] - there[1], here[2] - there[2])
    to_sun = (-there[0], -there[1], -there[2])
    dot = to_mars[0] * to_sun[0] + to_mars[1] * to_sun[1] + to_mars[2] * to_sun[2]
    return dot / (_length(to_mars) * _length(to_sun))


def is_dark(rules: EarthRules, now_s: float) -> bool:
    """Return whether the sun stands between: Mars is behind it, or within ``blackout_deg`` of that."""
    cosine = sun_cosine(rules, now_s)
    if cosine < portable.cos(rules.blackout_deg * DEGREE):
        return False
    return distance_au(rules, julian_date(rules, now_s)) > rules.earth.au


def clear_s(rules: EarthRules, now_s: float) -> float:
    """Return the first time, to the hour, from which a message that waits since a time can leave."""
    for _ in range(LONGEST_LOOKS):
        if not is_dark(rules, now_s):
            return now_s
        now_s += LOOK_S
    return now_s
