"""The chosen thing, always in one order: name, danger over time, what is known, who is on it, orders."""
