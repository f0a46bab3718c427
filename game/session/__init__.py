"""One game in play: orders are the only way in, views the only way out."""
