"""Upkeep: what is known of each part, inspection, service and repair, and what is put off."""
