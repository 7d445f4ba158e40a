"""The pages themselves: each takes a request's desk and gives a response."""
