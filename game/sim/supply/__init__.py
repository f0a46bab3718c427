"""What Earth sends: orders, flights, manifests and landings."""
