"""Machines and their parts: what they do, what wears them, how they fail, and who stands in."""
