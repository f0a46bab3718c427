"""The director: how much has happened, what may be told next, and why not. It never makes anything fail."""
