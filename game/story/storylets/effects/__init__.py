"""What effects do: one module for each side of the colony, each by the rules of the room that owns it."""
