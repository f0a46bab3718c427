"""What is seen and heard: the only rooms that import pygame."""
