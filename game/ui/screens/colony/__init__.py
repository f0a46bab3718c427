"""The control room: top bar, rail, map with its alarms, the chosen thing, what comes, and the pages."""
