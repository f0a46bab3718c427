"""What may exist: packs of TOML files, read into frozen types, with every mistake told at once."""
