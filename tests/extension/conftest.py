"""The tiny sites of the tests: fresh copies to change, and one that is built once and only read."""

import gc
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

import pybtex.plugin
import pytest
import sphinx.registry
import sphinx.theming
import sphinxcontrib.bibtex.plugin

from extension.english import Editions, build_english, translate
from extension.support import Built, TinySite


@pytest.fixture(scope="package", autouse=True)
def _seldom_collected() -> Iterator[None]:
    """Spare the many builds what the site's own conf.py spares its one: looking at all again."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.fixture(scope="package", autouse=True)
def _packages_read_once() -> Iterator[None]:
    """Spare each build a look at all that pip has installed: nothing is, while the tests run."""
    patch = pytest.MonkeyPatch()
    read_once = cache(entry_points)
    for module in (pybtex.plugin, sphinx.registry, sphinx.theming, sphinxcontrib.bibtex.plugin):
        patch.setattr(module, "entry_points", read_once)
    yield
    patch.undo()


@pytest.fixture
def tiny(tmp_path: Path) -> Callable[[str], TinySite]:
    """Return a fresh copy of a root, named without its ``test-``."""
    return lambda root: TinySite(tmp_path, root)


@pytest.fixture
def bare(tiny: Callable[[str], TinySite]) -> TinySite:
    """Return a site of one empty page, without any data."""
    return tiny("bare")


@pytest.fixture
def whole_site(tiny: Callable[[str], TinySite]) -> TinySite:
    """Return a copy of the site that holds everything, to be changed."""
    return tiny("whole")


@pytest.fixture
def light_site(whole_site: TinySite) -> TinySite:
    """Return a copy without the pages that take longest, to be built many times."""
    whole_site.lighten()
    return whole_site


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site that holds everything, once, for the tests that only read it."""
    return TinySite(tmp_path_factory.mktemp("whole"), "whole").build()


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory, whole: Built) -> Editions:
    """Build the English edition of the whole site, once."""
    site = TinySite(tmp_path_factory.mktemp("editions"), "whole")
    extracted = translate(site)
    return Editions(whole, build_english(site), extracted)
