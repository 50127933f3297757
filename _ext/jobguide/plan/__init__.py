"""The reader's plan: five screens that ask, decide and write, each a page of `plan/`.

``asked`` reads the questions and the rules from the pages, ``screens`` draws them, ``papers`` puts
together what is written. The scripts of `_static/plan*.js` do the rest: all that they say comes
from the pages and from `words.toml`.
"""
