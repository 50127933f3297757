"""Sheets as files that a word processor opens: the same words as the page, with real styles.

`content` holds what a sheet is made of, and finds it in a page; `publish` writes it. A folder
``template-…`` is such a file unzipped: its styles, its page, and the template of its body.
"""
