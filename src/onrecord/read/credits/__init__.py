"""Who says so: which words are credited to whom, by rules and by learned choices."""
