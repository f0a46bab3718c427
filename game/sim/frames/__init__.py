"""Frames that hold modules up, and how they come down."""
