"""Messages of people in danger, and of people who are not though their words are alike: examples to learn from (dev)
and to measure with (held)."""
