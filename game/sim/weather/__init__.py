"""The sky: date and distance of the sun, dust and storms, what can be foreseen of them, and dust on the panels."""
