"""Getting people out: evacuation, refuge, return."""
