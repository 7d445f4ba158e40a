"""Where: the words that name a place, and which place is meant."""
