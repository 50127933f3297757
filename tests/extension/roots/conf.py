"""Settings of every tiny site of the tests: those of the real site that the domain depends on."""

project = "Essai"
author = "Essai"
version = release = "1"
extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx.ext.doctest",
    "jobguide",
]
primary_domain = "job"
nitpicky = True
language = "fr"
locale_dirs = ["locales"]
gettext_compact = False
gettext_location = False
gettext_uuid = False
smartquotes = False
html_theme = "basic"
html_copy_source = False
html_use_index = False
html_domain_indices = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "linkify"]
myst_linkify_fuzzy_links = False
myst_url_schemes = ["http", "https", "mailto", "tel"]
bibtex_bibfiles = ["references.bib"]
jobguide_statements = "data/statements.toml"
jobguide_workload = "data/workload.toml"
jobguide_pay = "data/pay.toml"
jobguide_code_pages = ["index"]
