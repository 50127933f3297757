"""Give every tool of the site what nobody should have written: `make fuzz SEED=7 N=1000`.

The same as the tests do with a few things of each; a thousand of each take an hour.
"""

from __future__ import annotations

import os
import sys

import pytest

if __name__ == "__main__":
    os.environ.setdefault("N", "1000")
    files = ("tests/browser/test_fuzz.py", "tests/reading/test_agreement.py")
    sys.exit(pytest.main(["-v", *files]))
