"""Learning: skills that grow by work and teaching and fade unused, depth, drills, and who leads what."""
