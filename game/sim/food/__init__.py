"""What is grown, cut and eaten."""
