"""Which clause ids belong to which place. Ids only; what the places say stands in the corpus."""

PREFIX = {"fuyang": "fy.", "mianyang": "my.", "jiande": "jd.", "wenzhou": "wz.", "shengzhou": "sz."}
