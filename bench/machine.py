"""What the figures were taken on."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

PROCESSOR = Path("/proc/cpuinfo")
MEMORY = Path("/proc/meminfo")


def conditions(browser: Path) -> dict[str, str]:
    """Return the date, the machine, its load, and the versions of what every measure uses."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{os.cpu_count()} × {processor()}, {memory()}, {platform.system()}",
        "load at the start": ", ".join(f"{load:.1f}" for load in os.getloadavg()),
        "python": platform.python_version(),
        "browser": version_of(browser),
    }


def processor() -> str:
    """Return the name of the processor, where the system tells it."""
    lines = PROCESSOR.read_text().splitlines() if PROCESSOR.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def memory() -> str:
    """Return how much memory there is, where the system tells it."""
    lines = MEMORY.read_text().splitlines() if MEMORY.exists() else []
    counts = [int(line.split()[1]) for line in lines if line.startswith("MemTotal")]
    return f"{counts[0] / 1024 / 1024:.0f} GiB" if counts else "memory unknown"


def version_of(command: Path) -> str:
    """Return what a program says of its version."""
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    return told.stdout.strip()
