"""Measures the calculator beside other engines. Imported by nothing."""
