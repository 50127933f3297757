"""The rules of the plan: what they come to for three told cases; each can be called for."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

import tools
from jobguide.plan.asked import ConditionError, parse

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


Come = Callable[[list[Any]], list[Any]]


@pytest.fixture(scope="module")
def come_to(site: Path) -> Come:
    """Return what the script finds for each of some answers."""
    script, guide = tools.ROOT / "_static" / "plan-rules.js", site / "_static" / "plan-guide.js"
    return lambda asked: list(tools.ask_node("-e", ASK, script, guide, asked=asked))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_told_case_comes_to_what_it_must(case: Any, come_to: Come) -> None:
    [come], expected = come_to([case["answers"]]), case["expected"]
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


def test_some_answers_call_for_each_rule(site: Path, guide: Any, come_to: Come) -> None:
    chance, asked = Random(SEED), data_of(site, "plan-data.js")["questions"]
    come = come_to([some_answers(chance, asked) for _one in range(TRIES)])
    reached = {one["verdict"] for one in come}
    assert reached == {None, *(rule["id"] for rule in guide["rules"] if rule["kind"] == "verdict")}
    assert {rule["id"] for rule in guide["rules"]} == reached - {None} | {
        name for one in come for names in one["held"] for name in names
    }, "a rule that no answers call for"


def test_both_editions_decide_alike(site: Path, guide: Any) -> None:
    english = {one["id"]: one for one in data_of(site / "en", "plan-guide.js")["rules"]}
    for rule in guide["rules"]:
        assert english[rule["id"]] | {"body": rule["body"]} == rule


@pytest.mark.parametrize(
    ("condition", "fault"),
    {
        "": "…", "a": "a", "a =": "=", "a = b c": "c", "(a = b": "(a = b", "a < b": "a < b",
        "count(x) > 1": "count(x) > 1", "count(no: a) = 2": "count(no: a) = 2",
        "a = b or": "a = b or",
        "a = b = c": "= c", "a = b and c": "c", "not": "not",
        "a has b, c has d": "a has b, c has d", "a @ b": "a @ b", "a = b)": ")",
    }.items(),
)  # fmt: skip
def test_a_condition_that_says_nothing_is_refused(condition: str, fault: str) -> None:
    with pytest.raises(ConditionError) as refused:
        parse(condition)
    assert str(refused.value) == fault
