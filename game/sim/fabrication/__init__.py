"""Making spares here: a queue, stations, materials, inspection and what comes of it."""
