"""Play Deferred, or run it without a screen: ``python main.py --help``."""

from game.cli import main

if __name__ == "__main__":  # worker processes import this file again
    raise SystemExit(main())
