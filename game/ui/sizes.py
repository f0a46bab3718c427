"""How small a window may be, and how large the interface in it: window, settings and command line agree on it."""

LEAST_SIZE_PX = (1280, 720)
"""Smallest window or picture that every screen fits in."""
LEAST_SCALE, GREATEST_SCALE = 1.0, 2.0
"""Of the interface."""
