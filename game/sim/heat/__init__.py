"""Warmth of the colony's places: what they lose, what keeps them warm, and what freezes when nothing does."""
