"""How the work is sized: the model of data/workload.toml, and all that the pages show of it.

``model`` reads the file into records, ``reckoning`` counts with them; neither knows of Sphinx, and
``site_model`` hands the model of a site to its pages and checks it. ``form`` is the calculator,
``spreadsheet`` the time sheet; ``tables`` and ``charts`` show the rest. Words, faults and templates
are beside them. In the browser, _static/sizing-reckoning.js counts as ``reckoning`` does, with the
same records.
"""
