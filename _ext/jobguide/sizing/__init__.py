"""How the work is sized: the model of data/workload.toml, and all that the pages show of it.

``model`` reads the file into records, ``reckoning`` counts with them; neither knows of Sphinx, and
``site_model`` hands the model of a site to its pages. ``directives`` are what a page writes;
``form`` fills the template of the calculator, ``sheet`` draws the time sheet, ``tables`` and
``charts`` the rest. Words, faults and the templates of the pictures are beside them.
In the browser, _static/sizing-reckoning.js counts as ``reckoning`` does, with the same records.
"""
