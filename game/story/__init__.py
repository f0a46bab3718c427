"""What it means: ends, the log of what happened, storylets and the director that lets them be told, the chronicle."""
