"""What people wear and carry: masks, suits, canisters, tools."""
