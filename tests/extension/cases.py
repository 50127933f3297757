"""Cases by name, as pytest wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

T = TypeVar("T")


def each(cases: Mapping[str, T]) -> Iterable[ParameterSet]:
    """Return cases, each under its name."""
    return [pytest.param(case, id=name) for name, case in cases.items()]
