"""What the guide rests on: the bibliography, the grades of evidence."""
