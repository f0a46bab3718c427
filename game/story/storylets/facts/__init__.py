"""What conditions may read, and where it is read: one module for each side of the colony."""
