"""The ward: who lies there, and what becomes of them."""
