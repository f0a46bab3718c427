"""Lockers and stores: what lies where."""
