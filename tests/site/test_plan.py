"""The rules of the plan: three told cases, and the same answers in Python and in the browser."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest

import tools
from jobguide.plan.rules import Answers, ConditionError, Rule, allowed, held, parse, placed, verdict

SEED = 2026  # a failure comes back the same on every machine
TRIES = 3000
CASES = tomllib.loads(
    (tools.ROOT / "tests" / "fixtures" / "plan-cases.toml").read_text(encoding="utf-8")
)
# What a browser finds for each of some answers, asked of node: the script stands alone.
ASK = """
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");
const [script, guide] = process.argv.slice(1);
for (const path of [script, guide]) runInThisContext(readFileSync(path, "utf8"));
const { planRules, planGuide } = globalThis.jobguide;
const { rules, placements, objects } = planGuide;
const found = JSON.parse(readFileSync(0, "utf8")).map((answers) => ({
  verdict: planRules.verdict(rules, answers)?.id ?? null,
  held: ["advice", "placement", "status"].map(
    (kind) => planRules.held(rules, kind, answers).map(({ id }) => id)),
  placed: planRules.placed(rules, Object.keys(placements), answers),
  allowed: planRules.allowed(rules, Object.keys(objects.status), answers),
}));
process.stdout.write(JSON.stringify(found));
"""


def data_of(site: Path, name: str) -> Any:
    """Return what a script of the build holds."""
    text = (site / "_static" / name).read_text(encoding="utf-8")
    return json.loads(text[text.index(" = {") + 3 : text.rindex(";")])


@pytest.fixture(scope="module")
def guide(site: Path) -> Any:
    """Return what the scripts know of the guide."""
    return data_of(site, "plan-guide.js")


@pytest.fixture(scope="module")
def rules(guide: Any) -> list[Rule]:
    """Return the rules of the pages."""
    names = Rule.__dataclass_fields__
    return [Rule(**{name: one[name] for name in names}) for one in guide["rules"]]


def found(rules: list[Rule], guide: Any, answers: Answers) -> dict[str, Any]:
    """Return what Python finds, in the words of the script."""
    first = verdict(rules, answers)
    kinds = ("advice", "placement", "status")
    return {
        "verdict": first.id if first else None,
        "held": [[rule.id for rule in held(rules, kind, answers)] for kind in kinds],
        "placed": placed(rules, list(guide["placements"]), answers),
        "allowed": allowed(rules, list(guide["objects"]["status"]), answers),
    }


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_told_case_comes_to_what_it_must(case: Any, rules: list[Rule], guide: Any) -> None:
    answers, expected = case["answers"], case["expected"]
    come = found(rules, guide, answers)
    assert come["verdict"] == expected["verdict"]
    assert come["held"][0] == expected["advice"]
    assert come["placed"][: len(expected["order"])] == expected["order"]
    assert come["allowed"] | expected["statuses"] == come["allowed"]


def some_answers(chance: Random, asked: dict[str, Any]) -> dict[str, Any]:
    """Return answers of any sort, some of them left out, some of another kind than is asked."""
    answers: dict[str, Any] = {}
    for name, question in asked.items():
        choices = question.get("choices", ["yes"])
        drawn = chance.sample(choices, chance.randint(0, min(4, len(choices))))
        number = chance.choice(["0", "12", "23,5", "24", "29", "30", "1500", "abc", "1e3", "٣"])
        answer = {"many": drawn, "number": number}.get(question["kind"], chance.choice(choices))
        if chance.random() < 0.1:
            answer = chance.choice([drawn, number, ""])
        if chance.random() < 0.8:
            answers[name] = answer
    if chance.random() < 0.5:
        answers["hours.contract"] = chance.choice(["12.5", "24", "30"])
    return answers


def test_random_answers_come_to_the_same_in_the_browser(
    site: Path, rules: list[Rule], guide: Any
) -> None:
    chance, asked = Random(SEED), data_of(site, "plan-data.js")["questions"]
    tried = [some_answers(chance, asked) for _one in range(TRIES)]
    script, guide_script = tools.ROOT / "_static" / "plan-rules.js", site / "_static/plan-guide.js"
    command = [str(tools.program("node", "nodejs")), "-e", ASK, str(script), str(guide_script)]
    ran = subprocess.run(
        command, input=json.dumps(tried), text=True, capture_output=True, check=True
    )
    come = json.loads(ran.stdout)
    for answers, one in zip(tried, come, strict=True):
        assert one == found(rules, guide, answers), answers
    reached = {one["verdict"] for one in come}
    assert reached == {None, *(rule.id for rule in rules if rule.kind == "verdict")}
    assert {rule.id for rule in rules} == reached - {None} | {
        name for one in come for names in one["held"] for name in names
    }, "a rule that no answers call for"


def test_both_editions_decide_alike(site: Path, rules: list[Rule]) -> None:
    english = {one["id"]: one for one in data_of(site / "en", "plan-guide.js")["rules"]}
    for rule in rules:
        assert all(english[rule.id][name] == value for name, value in vars(rule).items()), rule


@pytest.mark.parametrize(
    "condition", ["", "a", "a =", "a = b c", "(a = b", "a < b", "count(x) > 1"]
)
def test_a_condition_that_says_nothing_is_refused(condition: str) -> None:
    with pytest.raises(ConditionError):
        parse(condition)
