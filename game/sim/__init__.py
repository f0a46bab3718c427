"""What happens: no screen, no wall clock, no files."""
