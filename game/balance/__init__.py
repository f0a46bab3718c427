"""Many games: who sits at the desk when nobody plays, sweeps over seeds and what they tell, colonies made larger."""
