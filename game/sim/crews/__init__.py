"""Crews: their plans, the hours that each shift brings, where those go, and what they take out of people."""
