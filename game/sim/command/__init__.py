"""Command: the commander who answers to Earth, the council and its factions, and where the colony is going."""
