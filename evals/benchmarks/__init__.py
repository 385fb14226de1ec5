"""Measures speed and reliability: the calculator beside other engines, searching, answering. Imported by nothing."""
