"""What a post costs its employer: the rates of data/pay.toml, and all that pages show of them.

``rates`` reads the file into records, ``reckoning`` counts with them; neither knows of Sphinx.
``page`` is what a page writes: two roles, three tables, the calculator, filled from form.html.
In the browser, _static/pay.js counts as ``reckoning`` does, with the same rates.
"""
