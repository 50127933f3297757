"""Sheets as files that a word processor opens: the same words as the page, with real styles.

`content` holds what a sheet is made of, and finds it in a page; `opendocument` and `word` write it
through odfdo and python-docx. None of them needs a build, which only `publish` knows. pypandoc was
tried too: one call instead of two writers, but 155 MB to install and a fifth of a second for each
file.
"""
