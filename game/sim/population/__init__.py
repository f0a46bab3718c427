"""Population: ages, couples, births and deaths, and what is inherited over generations."""
