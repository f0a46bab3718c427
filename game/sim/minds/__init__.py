"""Fear, tiredness and will: what people do under orders, and without."""
