"""Air: gases per module, everything that moves or changes them, and the ledger on which nothing is lost."""
