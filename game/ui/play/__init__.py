"""A game being played in the window: time, what was seen so far, and what an alarm does."""
