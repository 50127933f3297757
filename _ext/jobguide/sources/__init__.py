"""What the guide rests on: the article of 2009, the bibliography, the grades of evidence."""
