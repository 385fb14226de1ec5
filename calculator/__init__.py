"""What a person gets: pure standard-library Python, facts and rules in, result and proof out. Knows no file, region
or clock."""
