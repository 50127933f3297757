"""The postings: their facts, lines and passages, the points to watch, the tables, the data."""
