"""What is well formed in a storylet and still goes wrong: it cannot be cast, cannot come, or says nothing."""
