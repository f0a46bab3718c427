"""What happens, told: the log, the ends, and what could have been otherwise."""
