"""The outlook: where the colony goes if nothing is done, from what is known, and what ugly ways out there are."""
