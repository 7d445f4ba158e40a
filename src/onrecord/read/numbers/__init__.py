"""How many: numbers with their bounds and the noun that they count."""
