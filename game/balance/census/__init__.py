"""What many long games have in common: what was told, what was answered, how the colonies went, and how they ended."""
