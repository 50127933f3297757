"""`python -m jobguide read FILE`: what a posting says and lacks, in a terminal."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from .reading.files import MOST_BYTES, UnreadableError, text_of
from .reading.read import Reading, TooLongError, read
from .reading.report import as_json, as_text, is_contrary, the_table
from .reading.table import STATUSES
from .words import word

SOUND, CONTRARY, UNREAD = 0, 1, 2
STANDARD_INPUT = "-"
UNOPENED: dict[type, str] = {FileNotFoundError: "missing", IsADirectoryError: "folder"}
_EXIT_STATUS = """exit status:
  0  read, and nothing is contrary to a rule
  1  read, and something is contrary to a rule
  2  not read: the reason is told"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Read a posting, and say what came of it."""
    asked = _parser().parse_args(arguments)
    try:
        reading = _read(asked.file, asked.status)
    except UnreadableError as error:
        print(_why(error, asked.file, asked.language), file=sys.stderr)
        return UNREAD
    is_json = asked.format == "json"
    _say(as_json(reading) if is_json else as_text(reading, asked.language))
    return CONTRARY if is_contrary(reading) else SOUND


def _say(text: str) -> None:
    """Print a text, in UTF-8 wherever it goes; who stops reading it half-way is no fault."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Python would try again as it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m jobguide")
    commands = parser.add_subparsers(required=True, metavar="read")
    reading = commands.add_parser(
        "read",
        help="read a posting in French",
        description="Say what a posting in French says and lacks. Nothing is sent anywhere.",
        epilog=_EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reading.add_argument(
        "file", metavar="FILE", help="text, .docx, .odt, .pdf, or - for what is piped"
    )
    reading.add_argument(
        "--status", choices=STATUSES, default="unstated", help="unstated: guess it"
    )
    reading.add_argument("--format", choices=("text", "json"), default="text")
    reading.add_argument("--language", choices=("fr", "en"), default="fr", help="of the report")
    return parser


def _read(name: str, status: str) -> Reading:
    table = the_table()
    try:
        return read(text_of(_content(name)), table, status)
    except TooLongError as error:
        raise UnreadableError("huge", characters=table.limit) from error


def _content(name: str) -> bytes:
    """Return what a file holds, or at least enough to know that it is too much."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with Path(name).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        key = UNOPENED.get(type(error), "denied")
        raise UnreadableError(key, why=error) from error


def _why(error: UnreadableError, name: str, language: str) -> str:
    values = dict(error.values)
    for unit in ("characters", "bytes"):
        if unit in values:
            key = {"characters": "unread-characters", "bytes": "unread-megabytes"}[unit]
            values["most"] = word(language, key, count=values.pop(unit))
    return word(language, f"unread-{error.key}", name=name, **values)


if __name__ == "__main__":
    sys.exit(main())
