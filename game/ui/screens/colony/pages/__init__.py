"""Pages that take the place of the map: everyone, every machine, the stores, the whole log."""
