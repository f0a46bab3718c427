"""How long policies wait from one look to the next."""

from __future__ import annotations

from game.content.calendar import SOL_S

SOL_OF_LOOKS_S = float(int(SOL_S))
"""From a look to the one at the same hour of the next sol. In whole seconds, a quarter of one less than a sol: a turn
that comes a sol later to the last bit but one is not missed."""
ROUND_S = 22_200.0
"""Between two rounds: four a sol."""
