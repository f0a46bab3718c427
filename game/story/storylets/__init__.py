"""Storylets: casting, telling, answering, and what comes of it."""
