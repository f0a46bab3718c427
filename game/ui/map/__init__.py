"""The cutaway map of the colony: a plan made once, painted each frame from what the control room knows."""
