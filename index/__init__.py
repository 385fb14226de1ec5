"""Where it is written: encode, rank and filter; question in, clauses out."""
