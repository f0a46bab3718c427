"""Places: modules, the doors and ducts that join them, the holes that end them, and the ways through."""
