"""Many games: who gives the orders when nobody sits at the desk, and colonies made larger."""
