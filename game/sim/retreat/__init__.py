"""Ugly ways out that were taken: places given up and shut, machines stripped for spares, the quota broken."""
