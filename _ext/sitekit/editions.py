"""The editions of the site: what differs from one to the other, and where the twin of a page is.

conf.py tells them in `sitekit_editions`, the source first: its pages stand at the root of the site
and the others' in a folder each, under the same names and with the same anchors. A build makes one
edition, that of its `language` (``sphinx -D language=en``). `sitekit_address` is where the whole
site is published, with a slash at its end; empty, the pages tell no address of their own.

Imports the words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from .words import WORDS

# Before all that reads the settings of a build, which these change.
EARLY = 50
# For a reader of any other language, search engines show the source.
ANY_LANGUAGE = "x-default"
LOCALES = "locales"
_WORDS = "LC_MESSAGES/sphinx.po"
# What a setting that is filled in must look like.
_ADDRESS = re.compile(r"https?://[^/\s]+/(?:\S+/)?")
_REPOSITORY = re.compile(r"https?://[^/\s]+/\S*[^/\s]")
_CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@]+")


@dataclass(frozen=True)
class Edition:
    """One edition.

    ``label`` is the name of its language in that language, ``locale`` what social networks call it;
    ``path`` leads to it from the root of the site, and is empty for the source; ``base`` is its
    address, empty for a site that has none; ``settings`` are those of conf.py that it changes,
    ``context`` those of `html_context`. Where it is only ``begun``, the interface words that it
    lacks are those of the source.
    """

    language: str
    label: str
    path: str
    base: str = ""
    locale: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)
    begun: bool = False

    def address(self, target: str) -> str:
        """Return the whole address of a file of this edition; nothing for a site without one.

        >>> Edition("en", "English", "en/", "https://a.org/en/").address("guide/b.html")
        'https://a.org/en/guide/b.html'
        """
        return f"{self.base}{target}" if self.base else ""

    def link_from(self, other: Edition, target: str) -> str:
        """Return the address of a file of this edition, as seen from the same file of another.

        >>> french, english = Edition("fr", "Français", ""), Edition("en", "English", "en/")
        >>> english.link_from(french, "guide/b.html"), french.link_from(english, "guide/b.html")
        ('../en/guide/b.html', '../../guide/b.html')
        """
        up = "../" * (target.count("/") + other.path.count("/"))
        return f"{up}{self.path}{target}"


def editions(config: Config) -> tuple[Edition, ...]:
    """Return the editions of a site, the source first; none for a site that tells of none."""
    root = config.sitekit_address
    return tuple(
        Edition(language, base=f"{root}{settings['path']}" if root else "", **settings)
        for language, settings in config.sitekit_editions.items()
    )


def current(config: Config) -> Edition:
    """Return the edition that is being built; for a site that tells of none, its only one."""
    alone = Edition(config.language, config.language, "", config.sitekit_address)
    return next(
        (edition for edition in editions(config) if edition.language == config.language), alone
    )


def source(config: Config) -> Edition:
    """Return the edition that the others translate."""
    return next(iter(editions(config)), current(config))


def is_source(config: Config) -> bool:
    """Tell whether the edition that is being built is the one that the others translate."""
    language = str(config.language)
    return language == str(next(iter(config.sitekit_editions), language))


def twins(config: Config) -> tuple[Edition, ...]:
    """Return the other editions."""
    return tuple(edition for edition in editions(config) if edition.language != config.language)


def alternates(config: Config, target: str) -> tuple[tuple[str, str], ...]:
    """Return what search engines ask: language and address of a file in each edition.

    The last is for the readers of any other language. Nothing for a site without an address.
    """
    addresses = [
        (edition.language, edition.address(target)) for edition in editions(config) if edition.base
    ]
    return (*addresses, (ANY_LANGUAGE, addresses[0][1])) if addresses else ()


def faults(config: Config) -> Iterator[str]:
    """Yield what is wrong with the addresses of conf.py, and with who publishes."""
    settings = {
        "address": (config.sitekit_address, _ADDRESS),
        "repository": (config.html_context.get("repository_url", ""), _REPOSITORY),
        "contact": (config.sitekit_publisher.get("contact", ""), _CONTACT),
    }
    for name, (value, right) in settings.items():
        if value and not right.fullmatch(value):
            yield from (text.format(value=value) for text in WORDS.texts(f"wrong-{name}").values())


def choose(app: Sphinx, config: Config) -> None:
    """Put the settings of the edition that is being built in the place of the source's."""
    if wrong := list(faults(config)):
        raise ConfigError("\n".join(wrong))
    edition = current(config)
    for name, value in edition.settings.items():
        config[name] = value
    config.html_context = {
        **config.html_context,
        **edition.context,
        "edition": edition,
        "publisher": config.sitekit_publisher,
    }
    config.html_baseurl = edition.base
    config.sitekit_words = _digest(Path(app.srcdir), config)


def compile_catalogues(app: Sphinx, config: Config) -> None:
    """Have catalogues compiled beside the doctrees: Sphinx would do so among the sources.

    A site that names folders of its own (`locale_dirs`) keeps to them.
    """
    source = Path(app.srcdir, LOCALES, config.language)
    if config.locale_dirs or not source.is_dir():
        return
    folder = Path(app.doctreedir, LOCALES)
    copytree(source, folder / config.language, ignore=ignore_patterns("*.mo"), dirs_exist_ok=True)
    config.locale_dirs = [str(folder)]
    app._init_i18n()  # once more: Sphinx takes up its own words before any extension is heard


def _digest(root: Path, config: Config) -> str:
    """Return the mark of the interface words: when they change, Sphinx writes all pages anew."""
    paths = (root / folder / config.language / _WORDS for folder in config.locale_dirs)
    texts = [path.read_bytes() for path in paths if path.is_file()]
    return blake2b(b"".join(texts), digest_size=8).hexdigest()


def address(config: Config, target: str) -> str:
    """Return the address of a file of the edition; where there is none, the way from its root."""
    return current(config).address(target) or target


def show(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the layout the twins of a page, its addresses, and the file to mend.

    A translated page has none that a reader could mend: its words stand in a catalogue.
    A build that was told to show no twin (``-A editions=``), or no address, keeps to it.
    """
    target = app.builder.get_target_uri(pagename)
    context["page_file"] = target
    context.setdefault("editions", twins(app.config))
    context.setdefault("alternates", alternates(app.config, target))
    suffix = context.get("page_source_suffix", "")
    context["edited_file"] = f"{pagename}{suffix}" if is_source(app.config) else ""


def add(app: Sphinx) -> None:
    """Let a site tell its editions."""
    app.add_config_value("sitekit_address", "", "html", str)
    app.add_config_value("sitekit_editions", {}, "html", dict)
    app.add_config_value("sitekit_words", "", "html", str)
    app.add_config_value("sitekit_publisher", {}, "env", dict)
    app.connect("config-inited", compile_catalogues, priority=EARLY)
    app.connect("config-inited", choose, priority=EARLY)
    app.connect("html-page-context", show)
