"""One small module per address family."""
