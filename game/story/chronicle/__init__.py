"""The chronicle: the run's own history, sifted for what will be remembered of it, and told as pages with dates."""
