"""What instruments say, which is near the truth."""
