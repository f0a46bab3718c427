"""Work that people are sent to do: walking there, and the steps."""
