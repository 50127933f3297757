"""The postings, the article of 2009 first: their lines, their points to watch, tables, data."""
