"""When: time expressions, the days they mean, and which of them dates an act."""
