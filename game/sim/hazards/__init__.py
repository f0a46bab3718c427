"""Alarms from readings, and the chain of causes behind a harm."""
