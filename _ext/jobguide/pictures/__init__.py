"""Records and numbers to inline SVG.

Each drawing has a title and a description, and uses classes only: the stylesheet gives the
colours, so that light, dark, print and forced colours all work. Imports nothing of Sphinx.
"""
