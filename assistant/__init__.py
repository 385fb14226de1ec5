"""How an answer is made: from a question to a checked, cited Answer. Knows no web framework."""
