"""Find the programs that the checks drive and pip cannot bring, or install them.

`make test` runs this file first; the tests then ask the same functions where each program is.
An order is followed for each: named by the reader, found on the machine, installed. Where nothing
works, one line says what to install. To change a version in npm/package.json, edit it there and
run `npm install --package-lock-only` in that folder.

Imports nothing but Python's own library, so that it can also run before anything is installed.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from ctypes.util import find_library
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NPM_FILES = ROOT / "tests" / "npm"
NPM_HOME = ROOT / ".tools" / "npm"
LOCK = "package-lock.json"
# The same browser without its windows takes two thirds of the time: installed where it can be, even
# beside another.
SHELL = "chromium-headless-shell"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VNU_JAR = NPM_HOME / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ESLINT = NPM_HOME / "node_modules" / "eslint" / "bin" / "eslint.js"
# Beside the lock, since what it imports stands beside what is installed.
ESLINT_CONFIG = NPM_HOME / "eslint.config.mjs"
# The browser of 2023 comes packed; unpacked, it stands beside the lock too.
PACKED = NPM_HOME / "node_modules" / "@sparticuz" / "chromium" / "bin" / "chromium.br"
UNPACK = "fs.writeFileSync(to, zlib.brotliDecompressSync(fs.readFileSync(from)), {mode: 0o755})"
# What LibreOffice lacks where a library is not there; Arial is then drawn as wide as it is.
OFFICE = {
    "libswlo.so": "libreoffice-writer-nogui",
    "libsclo.so": "libreoffice-calc-nogui",
    "../../../share/fonts/truetype/liberation": "fonts-liberation",
}
TSC = NPM_HOME / "node_modules" / "typescript" / "bin" / "tsc"


class MissingToolError(Exception):
    """A program is missing and could not be installed; the message says what to do."""


def run(*command: str | Path, folder: Path = ROOT) -> bool:
    """Run a command and tell whether it succeeded; its output goes to the terminal."""
    # A Debian package must not stop to ask a question that nobody will answer.
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode == 0


def found(*names: str) -> Path | None:
    """Return the first of these programs that is on PATH."""
    places = (shutil.which(name) for name in names)
    return next((Path(place) for place in places if place), None)


def install_package(package: str) -> bool:
    """Install a Debian package where that is possible at all: Debian's tools, and root."""
    rights = rights_to_install()
    if rights is None or not shutil.which("apt-get") or not agreed(package):
        return False
    apt_get = (*rights, "apt-get", "--quiet")
    return run(*apt_get, "update") and run(
        *apt_get, "--yes", "--no-install-recommends", "install", package
    )


def rights_to_install() -> tuple[str, ...] | None:
    """Return what a command needs before it to act as root, or nothing where it may not.

    A person is not asked for more rights by a check, unless YES=1 says so; a robot's machine is
    thrown away afterwards.
    """
    if os.geteuid() == 0:
        return ()
    return ("sudo", "--non-interactive") if said_yes() and found("sudo") else None


def said_yes() -> bool:
    """Tell whether nobody has to be asked: a robot, or who has answered before (YES=1)."""
    return bool(os.environ.get("CI") or os.environ.get("YES"))


def agreed(package: str) -> bool:
    """Say what is about to be installed; ask, where somebody is there to answer."""
    print(f"tests/tools.py: apt-get install {package}, for all of this machine", flush=True)
    if said_yes() or not sys.stdin.isatty():
        return True
    return input("Install it? (YES=1 answers yes to all) [y/N] ").strip().lower() in (
        "y",
        "yes",
        "o",
    )


def named_chromium() -> Path | None:
    """Return the browser that the variable CHROMIUM names, for those who keep several."""
    named = os.environ.get("CHROMIUM")
    if named and not found(named):
        raise MissingToolError(f"CHROMIUM is {named}, which is no program. Correct or unset it.")
    return found(named) if named else None


def playwright_chromium() -> Path | None:
    """Return the browser that Playwright installed in the reader's home, if it did."""
    question = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )
    return found(answer.stdout.strip())


def shell_of_chromium() -> Path | None:
    """Return the browser without its windows, installed if that is possible."""
    return found(SHELL) or (found(SHELL) if install_package(SHELL) else None)


def downloaded_chromium() -> Path | None:
    """Return the build that Playwright offers, once it is there."""
    run(sys.executable, "-m", "playwright", "install", "chromium")
    return playwright_chromium()


def chromium() -> Path:
    """Return the browser that the tests drive."""
    ways = (
        named_chromium,
        shell_of_chromium,
        lambda: found(*CHROMIUMS),
        playwright_chromium,
        downloaded_chromium,
    )
    browser = next((found_there for way in ways if (found_there := way())), None)
    if not browser:
        raise MissingToolError("Install Chromium, or name one: CHROMIUM=/path/to/it make test")
    return browser


def program(name: str, package: str) -> Path:
    """Return a program of the machine, installed from its Debian package if need be."""
    place = found(name) or (found(name) if install_package(package) else None)
    if not place:
        raise MissingToolError(f"Install {name} (Debian's package is {package}).")
    return place


def java() -> Path:
    """Return the Java that runs the Nu checker."""
    return program("java", "default-jre-headless")


def grammalecte() -> Path:
    """Return the grammar checker that reads the French pages."""
    return program("grammalecte-cli", "grammalecte-cli")


def office() -> Path:
    """Return LibreOffice, which opens the files to download; each of its parts is a package."""
    for library, package in OFFICE.items():
        there = found("soffice")
        if not there or not (there.resolve().parent / library).exists():
            install_package(package)
    there = found("soffice")
    if not there:
        raise MissingToolError(
            f"Install LibreOffice (Debian's packages: {' '.join(OFFICE.values())})."
        )
    return there


def pango() -> str:
    """Return the library that lays out the lines of the books: WeasyPrint loads it."""
    name = find_library("pangoft2-1.0")
    if not name and install_package("libpangoft2-1.0-0"):
        name = find_library("pangoft2-1.0")
    if not name:
        raise MissingToolError("Install Pango (Debian's package is libpangoft2-1.0-0).")
    return name


def install_npm_packages() -> None:
    """Install what tests/npm locks under .tools/, where git does not look.

    The files are copied there since npm installs beside the lock that it reads.
    """
    npm = program("npm", "npm")
    shutil.copytree(NPM_FILES, NPM_HOME, dirs_exist_ok=True)
    if not run(npm, "ci", "--silent", folder=NPM_HOME):
        raise MissingToolError("npm could not install tests/npm/package.json: see its words above.")


def from_npm(place: Path) -> Path:
    """Return a file of a package of npm; what is installed is what the lock asks for."""
    installed = NPM_HOME / LOCK
    if not place.exists() or installed.read_bytes() != (NPM_FILES / LOCK).read_bytes():
        install_npm_packages()
    return place


def vnu_jar() -> Path:
    """Return the Nu HTML checker."""
    return from_npm(VNU_JAR)


def typescript() -> Path:
    """Return the compiler that reads the types of the scripts."""
    return from_npm(TSC)


def eslint() -> Path:
    """Return what reads our sheets and scripts for what browsers may not know."""
    linter = from_npm(ESLINT)
    shutil.copytree(NPM_FILES, NPM_HOME, dirs_exist_ok=True)  # its settings as they are today
    return linter


def old_chromium() -> Path:
    """Return the browser of 2023 that npm brings, unpacked once."""
    packed = from_npm(PACKED)
    unpacked = NPM_HOME / "chromium-2023"
    if not unpacked.exists() or unpacked.stat().st_mtime < packed.stat().st_mtime:
        node = program("node", "nodejs")
        given = f"const [from, to] = {json.dumps([str(packed), str(unpacked)])}; {UNPACK}"
        run(node, "--eval", given)
    return unpacked


def ask_node(*arguments: str | Path, asked: object) -> Any:
    """Return what a script answers to what it is asked, both as JSON."""
    ran = subprocess.run(
        [program("node", "nodejs"), *arguments],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(ran.stdout)


def check_scripts() -> int:
    """Check the types that the comments of our scripts state (tsconfig.json)."""
    node = program("node", "nodejs")
    kept = ("--incremental", "--tsBuildInfoFile", ROOT / ".tools" / "types.json")
    return 0 if run(node, typescript(), "--project", ROOT, *kept) else 1


TOOLS = {
    "Chromium": chromium,
    "Java": java,
    "Nu checker": vnu_jar,
    "TypeScript": typescript,
    "ESLint": eslint,
    "Chromium of 2023": old_chromium,
    "Grammalecte": grammalecte,
    "Pango": pango,
    "LibreOffice": office,
}
# What `make check` does without.
LATER = ("Chromium", "Java", "Nu checker", "Chromium of 2023", "Pango", "LibreOffice")


def main(asked: Sequence[str]) -> int:
    """Make the tools ready and say where each is; with `scripts`, check the types of ours."""
    left_out = LATER if "--quick" in asked else ()
    wanted = {name: place for name, place in TOOLS.items() if name not in left_out}
    missing = []
    for name, place in wanted.items() if "scripts" not in asked else ():
        try:
            print(f"{name}: {place()}")
        except MissingToolError as problem:
            missing.append(str(problem))
    for told in dict.fromkeys(missing):  # several may want the same
        print(f"tests/tools.py: {told}", file=sys.stderr)
    return check_scripts() if "scripts" in asked else int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
