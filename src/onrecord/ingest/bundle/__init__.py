"""Bundle: exports of news databases, split into their reports with what each one's header tells."""
