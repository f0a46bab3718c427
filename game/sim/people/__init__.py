"""Colonists: who they are, where they are, and what bad air does to them."""
