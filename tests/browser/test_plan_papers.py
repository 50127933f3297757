"""The papers of the plan, as a reader makes them: read, changed, copied, downloaded, printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.editions import FOLDERS, Edition
from checkers.axe import AXE_RUN
from checkers.browser import PHONE, new_page, watch

PAGE = "plan/papers.html"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
HOSTILE = "<img src=x onerror=\"document.title='hit'\"> $' __proto__ 🎉 \u202eabc"
CLUB = {
    "version": 1, "hours": {"central": 4.6, "low": 3, "high": 7, "sound": True},
    "answers": {
        "staff": "none", "members": "40", "missions": ["animate", "feedback"], "out": HOSTILE,
        "placement": "board", "status": "pair",
    },
}  # fmt: skip
