"""What is seen and heard: the only room that imports pygame."""
