"""The checkers of the built site: plain functions from a folder of HTML to a report.

They know nothing of pytest, of Sphinx or of our extension, so that each can be run on a tiny
folder with a planted fault as well as on the real site.
"""
