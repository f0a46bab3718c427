"""The desk: readings and reports put together into views. It looks and never touches."""
