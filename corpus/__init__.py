"""What the policies say: one folder per document; segment, load and check it."""
