"""What is done: the words that name an act, and whether it is told as done."""
