"""The files of data/ that hold numbers: read into records, refused with the place of the fault.

The records of a file have its keys. Here too, how an edition writes a number. Imports nothing of
ours and nothing of Sphinx.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, TypeVar, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
NO_BREAK_SPACE = "\u00a0"
HYPOTHESIS = "H"


class DataError(ValueError):
    """What a file has wrong, or a name that it does not have: a fault of faults.toml, and where.

    ``values`` are what the text of the fault is filled with.

    >>> print(DataError("model-order", {"value": "2, 1, 3"}).inside("minutes"))
    model-order: value=2, 1, 3, where=minutes
    """

    def __init__(self, code: str, values: Mapping[str, object], where: str = "") -> None:
        """Keep the parts apart, for whoever words the message."""
        super().__init__(code, values, where)
        self.code, self.where = code, where
        self.values = {**values, "where": where}

    def inside(self, where: str) -> DataError:
        """Return the same error, seen from the table that holds its place."""
        values = {name: value for name, value in self.values.items() if name != "where"}
        return DataError(self.code, values, joined(where, self.where))

    def __str__(self) -> str:
        """Write the parts as one line."""
        return f"{self.code}: " + ", ".join(
            f"{name}={value}" for name, value in self.values.items()
        )


def joined(outer: str, inner: str) -> str:
    """Return the path of a key: no point before the number or the id of a record."""
    return f"{outer}{'' if inner.startswith('[') or not (outer and inner) else '.'}{inner}"


def known(name: str, values: Mapping[str, Value]) -> Value:
    """Return the value of that name, or refuse the name and list the known ones."""
    if name in values:
        return values[name]
    raise DataError("model-name", {"value": name, "known": ", ".join(filter(None, values))})


def not_nothing(value: float, key: str = "value") -> None:
    """Refuse zero."""
    if not value:
        raise DataError("model-value", {"value": value, "example": "1"}, key)


def founded(grade: str, source: Collection[str]) -> None:
    """Refuse a hypothesis with a source, and anything else without one."""
    if (grade == HYPOTHESIS) == bool(source):
        raise DataError("model-evidence", {"value": grade, "count": len(source)})


def once(where: str, names: Iterable[str]) -> None:
    """Refuse a name that stands twice."""
    for name, count in Counter(names).items():
        if count > 1:
            raise DataError("model-twice", {"value": name}, f"{where}[{name}]")


def only(where: str, names: Iterable[object], allowed: Iterable[str]) -> None:
    """Refuse any name but these."""
    choices = list(allowed)
    for name in (name for name in names if name not in choices):
        known = ", ".join(choices) or "–"
        raise DataError("model-name", {"value": name, "known": known}, where)


def read(path: Path | str) -> dict[str, Any]:
    """Return what a file holds, as TOML has it. Raises DataError where it cannot be read."""
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError("model-unreadable", {"detail": error}, Path(path).name) from error


@dataclass(frozen=True)
class Reader:
    """Turns what TOML holds into records, by the types of their fields; it knows no field by name.

    ``defaults`` are what "default" stands for, by the last name of the place where it is written.
    """

    defaults: Mapping[str, object] = field(default_factory=dict)
    EXAMPLES: ClassVar[Mapping[object, str]] = {float: "12", str: '"…"', tuple: "[…]"}

    def value(self, kind: Any, raw: object, where: str = "") -> Any:
        """Return what a type makes of a value, or refuse the value at its place."""
        origin, inner = get_origin(kind), get_args(kind)
        if origin is UnionType:
            [kind] = [each for each in inner if each is not NoneType]
            return self.value(kind, raw, where)
        if origin is Literal:
            only(where, [raw], inner)
            return raw
        if origin is tuple:
            self._check(isinstance(raw, (list, tuple)), tuple, raw, where)
            return self._list(inner[0], raw, where)
        if is_dataclass(kind) or origin is not None:
            return self._table(kind, inner, raw, where)
        if kind is str:
            self._check(isinstance(raw, str) and raw != "", str, raw, where)
        else:
            self._check(_is_number(raw), float, raw, where)
        return raw

    def _check(self, fits: bool, kind: object, raw: object, where: str) -> None:
        if not fits:
            example = self.EXAMPLES.get(kind) or getattr(kind, "EXAMPLE", "{ … }")
            raise DataError("model-value", {"value": raw, "example": example}, where)

    def _list(self, kind: Any, raw: Any, where: str) -> tuple[Any, ...]:
        names = (item.get("id", f"#{n}") if isinstance(item, dict) else f"#{n}"
                 for n, item in enumerate(raw, 1))  # fmt: skip
        return tuple(
            self.value(kind, item, f"{where}[{name}]")
            for name, item in zip(names, raw, strict=True)
        )

    def _table(self, kind: Any, inner: tuple[Any, ...], raw: Any, where: str) -> Any:
        usual = self.defaults.get(where.rpartition(".")[2])
        if raw == "default" and isinstance(usual, get_origin(kind) or kind):
            return usual
        self._check(isinstance(raw, dict), kind, raw, where)
        if inner:
            return {key: self.value(inner[1], raw[key], joined(where, key)) for key in raw}
        hints = get_type_hints(kind)
        only(where, raw, [each.name for each in fields(kind)])
        for each in fields(kind):
            if each.name not in raw and each.default is MISSING:
                raise DataError("model-missing", {}, joined(where, each.name))
        given = {key: self.value(hints[key], raw[key], joined(where, key)) for key in raw}
        try:
            return kind(**given)
        except DataError as error:
            raise error.inside(where) from None


def _is_number(raw: object) -> bool:
    """Tell whether a value is a finite number, 0 or more; a truth is none."""
    return isinstance(raw, (int, float)) and not isinstance(raw, bool) and 0 <= raw < math.inf


def punctuated(number: str, language: str) -> str:
    r"""Write a number that Python wrote (``1,607.5``) as the language does.

    >>> punctuated("1,607.5", "fr"), punctuated("1,607.5", "en")
    ('1\xa0607,5', '1,607.5')
    """
    if language.startswith("en"):
        return number
    return number.replace(",", NO_BREAK_SPACE).replace(".", ",")
