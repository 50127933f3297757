"""Settings of the site, in the order of Sphinx's manual. No logic, no network, no date."""

import atexit
import gc
import os
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "_ext"))

# Most of what a build makes lives to its end: collecting it on the way, or there, takes a second.
gc.set_threshold(3_000_000, 50, 50)
atexit.register(gc.freeze)

# -- Project (https://www.sphinx-doc.org/en/master/usage/configuration.html)
project = "Animer la communauté en ligne d'une association"
author = "The jobguide contributors"
version = release = "1.0"

# -- General
extensions = [
    "myst_parser",  # pages are Markdown: anyone can mend one from a browser
    "sphinxcontrib.bibtex",  # sources, cited by key
    "sphinx.ext.doctest",  # the examples of jobguide_code_pages are run
    "jobguide",  # the model of the job
    "sitekit",  # how the site is shown
    "books",  # the guide as a PDF and an EPUB, the site as one file
]
# An allow-list: a virtual environment or a README cannot become a page by accident.
include_patterns = ["index.md", "urgent.md"]
include_patterns += ["start/**", "plan/**", "guide/**", "examples/**", "about/**"]
exclude_patterns = [".*", "_build", "tests"]  # not walked through at each build
templates_path = ["_templates"]
primary_domain = "job"
doctest_test_doctest_blocks = ""  # only what says that it is an example is run
nitpicky = True
show_warning_types = True

# -- Internationalisation: French is the source, other editions come through gettext
language = "fr"  # `-D language=en` builds the English edition
locale_dirs = []  # sitekit compiles those of locales/ in the folder of the build
gettext_compact = False
sitekit_address = os.environ.get("SITE_ADDRESS", "https://jobguide.github.io/jobguide/")
_ENGLISH = "Running an association's online community"
sitekit_editions = {  # what each changes of this file; the source first
    "fr": {"label": "Français", "path": "", "locale": "fr_FR"},
    "en": {
        "label": "English",
        "path": "en/",
        "locale": "en_GB",
        "settings": {
            "project": _ENGLISH,
            "html_title": _ENGLISH,
            "html_short_title": "Online community",
        },
        "context": {"licence_url": "https://creativecommons.org/licenses/by/4.0/deed.en"},
    },
}

# -- Who publishes: shown on about/legal and in the footer; fill in before publishing
sitekit_publisher = {
    "name": "",  # the association or person that publishes, and who answers for what is published
    "host": "",  # who hosts the files: name, postal address, telephone number
    "contact": "",  # an e-mail address, or a postal one
}

# -- Markup
smartquotes = False  # sitekit.typography does it, French way
sitekit_foreign_words = {"en": ["community manager", "community managers", "community management"]}

# -- HTML
html_theme = "basic"
html_title = project
html_short_title = "Communauté en ligne"
html_static_path = ["_static"]
html_copy_source = False
html_use_index = False  # the glossary and the search serve readers better than a list of ids
html_permalinks_icon = '<span aria-hidden="true">#</span>'  # their title is what they are called
html_favicon = "_static/icon.svg"
html_context = {
    "repository_url": os.environ.get("SITE_REPOSITORY", "https://github.com/jobguide/jobguide"),
    "repository_branch": "main",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/deed.fr",
}

# -- Link check: each exception has its reason and its review date beside it
_LINKS = tomllib.loads((ROOT / "data" / "link-exceptions.toml").read_text(encoding="utf-8"))
linkcheck_ignore = ["(?![a-z]+:)"]  # our own files, some of which the build writes: tests hold them
linkcheck_ignore += [entry["pattern"] for entry in _LINKS.get("ignore", [])]
linkcheck_allowed_redirects = {e["from"]: e["to"] for e in _LINKS.get("redirect", [])}
linkcheck_anchors_ignore_for_url = [entry["pattern"] for entry in _LINKS.get("anchors", [])]
linkcheck_retries = 2
linkcheck_timeout = 20
linkcheck_rate_limit_timeout = 60
linkcheck_workers = 4

# -- MyST
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "linkify"]
myst_linkify_fuzzy_links = False  # conf.py is a file, not a site of Paraguay
myst_url_schemes = ["http", "https", "mailto", "tel"]

# -- Books: what the PDF and the EPUB leave to the site, and what they keep (the postings of 2009)
books_left_out = ["plan/*", "examples/*", "about/*"]
books_kept = ["examples/models/*", "about/legal", "about/method", "about/source"]
books_kept += ["examples/duperrin", "examples/f4", "examples/seriousguide", "examples/wwf"]

# -- Sources
bibtex_bibfiles = ["references.bib"]

# -- The model of the job
jobguide_statements = "data/source-2009.toml"
jobguide_statements_digest = "4bd993c80c78232cf060a7a0061ddbd3262d38b1283da6018e313b1217a1ed9e"
jobguide_workload = "data/workload.toml"
jobguide_pay = "data/pay.toml"
jobguide_brief_folders = ["start", "guide", "examples", "about"]  # whose pages say first what to do
jobguide_code_pages = ["guide/sizing-model"]  # the only ones whose examples a build runs
