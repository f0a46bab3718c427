"""The frames that hold modules up: how they share load, creep, give way and come down."""
