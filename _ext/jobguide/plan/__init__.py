"""The reader's plan: five screens that ask, decide and write, each a page of `plan/`.

``rules`` is pure: how a condition is read, and what some answers call for. ``screens`` is what
pages write of it, how a screen is drawn, and the data that the scripts of `_static/plan*.js` are
given: all that they say comes from there.
"""
