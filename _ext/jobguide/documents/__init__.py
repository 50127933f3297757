"""Sheets as files that a word processor opens: the same words as the page, with real styles.

`content` holds what a sheet is made of, and finds it in a page; `publish` writes it. A folder
``template-…`` is such a file unzipped, with all of its look: a designer zips it, changes it, unzips
it. ``written-…`` has what the build puts in its place: the body, and what a file says of itself.
"""
