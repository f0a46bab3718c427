"""What bad air does to a body: time of useful consciousness, carbon dioxide, and the way to death and back."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.sim import portable
from game.sim.clock import SOL_S

ALVEOLAR_VAPOUR_KPA = 6.27
"""Vapour pressure in the lungs, at body temperature."""
VACUUM_KPA = 6.3
"""Ambient pressure under which body fluids boil (Armstrong's limit): only a suit helps."""
VACUUM_CONSCIOUS_S = 12.0
"""Useful consciousness in a vacuum, whatever one does in it."""
VACUUM_SURVIVAL_S = 90.0
"""Time that somebody who is down lives in a vacuum (NASA-STD-3001, ebullism)."""
BEST_INSPIRED_O2_KPA = 20.0
"""What a suit gives, and a mask at most."""
SAFE_INSPIRED_O2_KPA = 12.0
"""From here up no dose is taken."""
SEA_LEVEL_KPA = 101.3
"""Pressure against which percent are counted."""
O2_PERCENT_PER_KPA = 100.0 / SEA_LEVEL_KPA
"""What a reading of oxygen counts for."""
CO2_LIMIT_PERCENT = 4.0
"""Immediately dangerous to life or health: from here up nobody stays who need not."""
CO2_FELLS_PERCENT = 5.0
"""From here up a dose is taken: under it people breathe hard, have headaches, and stay on their feet for days."""
NEAR_INSPIRED_O2_KPA, NEAR_CO2_PERCENT = SAFE_INSPIRED_O2_KPA + 2.0, CO2_LIMIT_PERCENT - 1.0
"""Oxygen below the one, or carbon dioxide from the other up, is near to harm."""
RECOVERY_S = 90.0
"""Time in which a hypoxia dose falls to 1/e in good air."""
CO2_RECOVERY_S = 1_200.0
"""The same for carbon dioxide."""
DYING_RECOVERY_S = 300.0
"""Time in which somebody who was dying draws back to 1/e in good air."""
AWAKE_BELOW = 0.5
"""Somebody who was down comes round when both doses are under this."""
MOST_DOSE = 1.5
"""Doses are not counted beyond this: down is down."""
DYING_O2_KPA = 8.0
"""Inspired oxygen under which somebody who is down is dying."""
DYING_CO2_PERCENT = 12.0
"""Carbon dioxide above which somebody who is down is dying."""
THIRST = "thirst"
"""What those die of who lie where nobody brings them anything."""
THIRST_S = 3.5 * SOL_S
"""How long anybody lives without a drink, lying still in the cool (Piantadosi, The Biology of Human Survival, 2003)."""
THIRST_SHOWS_S = 0.5 * SOL_S
"""From then on it is reckoned with that this may be their end; before, other things come sooner."""


@dataclass(frozen=True, slots=True)
class Breath:
    """What one breath of a module's air is to somebody in it."""

    inspired_o2_kpa: float
    """Oxygen pressure in the windpipe."""
    co2_percent: float
    """Carbon dioxide as a share of sea-level pressure, in percent."""
    vacuum: bool = False
    """Whether the body is bare to a pressure in which its fluids boil."""

    @classmethod
    def of(cls, o2_kpa: float, co2_kpa: float, pressure_kpa: float) -> Breath:
        """Return the breath that partial pressures give."""
        share = o2_kpa / pressure_kpa if pressure_kpa > 0.0 else 0.0
        inspired = share * max(0.0, pressure_kpa - ALVEOLAR_VAPOUR_KPA)
        return cls(inspired, 100.0 * co2_kpa / SEA_LEVEL_KPA, pressure_kpa < VACUUM_KPA)

    @classmethod
    def masked(cls, pressure_kpa: float) -> Breath:
        """Return what a mask gives at an ambient pressure: pure oxygen, less the vapour in the lungs."""
        inspired = min(BEST_INSPIRED_O2_KPA, max(0.0, pressure_kpa - ALVEOLAR_VAPOUR_KPA))
        return cls(inspired, GOOD_BREATH.co2_percent, pressure_kpa < VACUUM_KPA)

    @property
    def harms(self) -> bool:
        """Whether it takes a dose, or is so bad that nobody should be in it."""
        return self.inspired_o2_kpa < SAFE_INSPIRED_O2_KPA or self.co2_percent >= CO2_LIMIT_PERCENT

    @property
    def nearly_harms(self) -> bool:
        """Whether it is close enough to harm to be watched by the minute."""
        return self.inspired_o2_kpa < NEAR_INSPIRED_O2_KPA or self.co2_percent >= NEAR_CO2_PERCENT


GOOD_BREATH = Breath(BEST_INSPIRED_O2_KPA, 0.04)
"""What a suit gives."""


def useful_consciousness_s(inspired_o2_kpa: float) -> float:
    """Return the time of useful consciousness of somebody at rest; inf where there is no danger.

    ``max(10.5, 3.70 exp(0.65 PiO2))``: a fit within 15 % of the FAA's mid-values from flight level 180 to 400.
    """
    if inspired_o2_kpa >= SAFE_INSPIRED_O2_KPA:
        return math.inf
    return max(10.5, 3.70 * portable.exp(0.65 * inspired_o2_kpa))


def conscious_s(breath: Breath, exertion: float) -> float:
    """Return the time of useful consciousness at an exertion, against that at rest; inf where there is no danger."""
    if breath.vacuum:
        return VACUUM_CONSCIOUS_S
    return useful_consciousness_s(breath.inspired_o2_kpa) / max(1.0, exertion)


def co2_incapacitation_s(co2_percent: float) -> float:
    """Return the time to incapacitation by carbon dioxide: ``exp(6.162 - 0.519 %)`` minutes (Purser); inf under 5 %.

    The curve was fitted to exposures of minutes at 5 % and more; drawn on below that it would fell people in an hour
    in air in which crews have worked for days.
    """
    if co2_percent < CO2_FELLS_PERCENT:
        return math.inf
    return 60.0 * portable.exp(6.162 - 0.519 * co2_percent)


def survival_s(breath: Breath) -> float:
    """Return how long somebody who is down lives in this air; inf where they are not dying.

    About six minutes at 4 kPa of inspired oxygen, growing as consciousness does; half an hour at 12 % carbon dioxide;
    a minute and a half in a vacuum.
    """
    if breath.vacuum:
        return VACUUM_SURVIVAL_S
    survival = math.inf
    if breath.inspired_o2_kpa < DYING_O2_KPA:
        survival = max(120.0, 360.0 * portable.exp(0.65 * (breath.inspired_o2_kpa - 4.0)))
    if breath.co2_percent >= DYING_CO2_PERCENT:
        survival = min(survival, max(120.0, 1_800.0 * portable.exp(-0.3 * (breath.co2_percent - DYING_CO2_PERCENT))))
    return survival


def impairment_share(breath: Breath, hypoxia_dose: float, slowing_share: float) -> float:
    """Return how much of somebody's speed and care bad air takes, 0 to 0.9.

    Nothing at 19.5 % of sea-level oxygen, a tenth at 16, a half at 12, and ``slowing_share`` more by the time
    that the dose reaches one half.
    """
    inspired = breath.inspired_o2_kpa
    if inspired >= 18.5:
        by_air = 0.0
    elif inspired >= 15.2:
        by_air = 0.1 * (18.5 - inspired) / 3.3
    else:
        by_air = 0.1 + 0.4 * (15.2 - inspired) / 3.8
    return min(0.9, by_air + 2.0 * slowing_share * hypoxia_dose)


def dose_after(dose: float, time_to_one_s: float, recovery_s: float, step_s: float) -> float:
    """Return a dose after some seconds of air in which it would reach 1 in ``time_to_one_s``; inf: it recovers."""
    if time_to_one_s == math.inf:
        if dose == 0.0:
            return 0.0
        faded = dose * portable.exp(-step_s / recovery_s)
        return faded if faded > 1e-3 else 0.0
    return min(MOST_DOSE, dose + step_s / time_to_one_s)
