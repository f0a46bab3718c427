"""The bus: what is made, what is drawn, what is shed."""
