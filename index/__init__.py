"""Where it is written: encode, rank and filter; question in, clauses out."""

from index.opening import open_searcher
from index.search import Hit, Searcher

__all__ = ["Hit", "Searcher", "open_searcher"]
