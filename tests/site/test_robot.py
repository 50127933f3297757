"""What the robots do: what they show beside the lines of a proposal, read, and may do."""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest

SHOWN = {
    "a fault of the build": (
        "guide/a.md:7: WARNING: degré inconnu « E ». [job.unknown-grade]",
        "::error file=guide/a.md,line=7::WARNING: degré inconnu « E ». [job.unknown-grade]",
    ),
    "a notice": (
        "index.md:3: NOTICE: pas encore traduit: Le fil",
        "::notice file=index.md,line=3::pas encore traduit: Le fil",
    ),
    "what a check found": (
        "E   locales/en/LC_MESSAGES/guide/a.po:12: is not as it is written",
        "::error file=locales/en/LC_MESSAGES/guide/a.po,line=12::is not as it is written",
    ),
    "progress": ("reading sources... [  1%] about/a.md", ""),
    "an address": ("https://example.org/guide/a.md:80: no", ""),
}


@pytest.mark.parametrize(("line", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_what_a_log_tells_is_shown_beside_its_line(root: Path, line: str, shown: str) -> None:
    script = root / ".ci" / "annotate.sed"
    done = run(["sed", "-E", "-f", script], input=line, capture_output=True, text=True, check=True)
    assert [one for one in done.stdout.splitlines() if one.startswith("::")] == [shown][
        : bool(shown)
    ]


BIN = Path(sys.executable).parent
SCHEMAS = {
    "github-workflows": ".github/workflows/*.yml",
    "github-issue-forms": ".github/ISSUE_TEMPLATE/[0-9]*.yml",
    "github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "dependabot": ".github/dependabot.yml",
    "readthedocs": ".readthedocs.yaml",
    "citation-file-format": "CITATION.cff",
}


def told_by(program: str, *arguments: str | Path) -> str:
    """Return what a program finds wrong, nothing where it says that all is well."""
    done = run([BIN / program, *arguments], capture_output=True, text=True, check=False)
    return f"{program} ends with {done.returncode}: {done.stdout}{done.stderr}" * bool(
        done.returncode
    )


@pytest.mark.parametrize("schema", SCHEMAS)
def test_what_others_read_has_their_shape(
    schema: str, root: Path, say: Callable[[str], None]
) -> None:
    files = sorted(root.glob(SCHEMAS[schema]))
    say(f"{schema}: {len(files)} files")
    assert files
    assert told_by("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files) == ""


WORKFLOWS = {
    # Rights too wide, actions not pinned, injected text.
    "zizmor": ("--offline", "--no-progress", "--persona=regular"),
    # Names of nothing, expressions that cannot be.
    "actionlint": (),
}


@pytest.mark.parametrize("program", WORKFLOWS)
def test_the_workflows_can_do_what_they_need_and_no_more(
    program: str, root: Path, say: Callable[[str], None]
) -> None:
    workflows = sorted((root / ".github" / "workflows").glob("*.yml"))
    say(f"{program}: {len(workflows)} workflows")
    assert workflows
    assert told_by(program, *WORKFLOWS[program], *workflows) == ""
