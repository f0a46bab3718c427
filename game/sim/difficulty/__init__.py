"""How hard the game is: sides of it that are set one by one, and can be set anew in play."""
