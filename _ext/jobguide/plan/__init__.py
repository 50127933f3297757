"""The reader's plan: five screens that ask, decide and write, each a page of `plan/`.

``rules`` is pure: how a condition is read, and what some answers come to. ``asked`` reads the
questions and the rules from the pages, ``screens`` draws them, ``data`` writes what the scripts of
`_static/plan*.js` are given: all that they say comes from the pages and from `words.toml`.
"""
