"""What a result says: what weighs, what bounds it, its phases; and the laws of units."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobguide import workload, workload_reading
from jobguide.workload import Case, Model, Range, WorkloadError

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "data" / "workload.toml").read_text(encoding="utf-8")
MODEL = workload.load(ROOT / "data" / "workload.toml")
KEYS = (ROOT / "references.bib").read_text(encoding="utf-8")
FIXED = [activity.id for activity in MODEL.activities if activity.kind == "fixed"]
LEVELS = ("low", "central", "high")

counts = st.integers(0, 100_000)
levels = st.lists(st.floats(0, 40), min_size=3, max_size=3).map(lambda three: Range(*sorted(three)))
cases = st.builds(
    Case,
    id=st.just("any"),
    volumes=st.dictionaries(st.sampled_from(MODEL.drivers), counts),
    fixed=st.dictionaries(st.sampled_from(FIXED), levels),
)


def numbers(quantity: Range) -> tuple[float, ...]:
    """Return the three levels."""
    return tuple(quantity.at(level) for level in LEVELS)


def scaled(model: Model, factor: float) -> Model:
    """Return the model with every unit time and every minimum multiplied."""
    activities = tuple(
        replace(
            each, amount=each.amount.scaled(factor), minimum_minutes=each.minimum_minutes * factor
        )
        for each in model.activities
    )
    return replace(model, activities=activities)


# ---- what weighs


@given(cases)
def test_the_weights_are_the_whole_the_heaviest_first(case: Case) -> None:
    found = workload_reading.weights(MODEL, case)
    total = workload.yearly_hours(MODEL, case)
    assert sum(weight.hours.central for weight in found) == pytest.approx(total.central)
    assert sum(weight.share for weight in found) == pytest.approx(100 if total.central else 0)
    assert [weight.hours.central for weight in found] == sorted(
        (weight.hours.central for weight in found), reverse=True
    )
    assert {weight.activity for weight in found} == set(workload.by_activity(MODEL, case))


@given(cases)
def test_the_swings_together_are_the_width_of_the_envelope(case: Case) -> None:
    """All lows together and all highs together: nothing else widens the range of the total."""
    found = workload_reading.weights(MODEL, case)
    total = workload.yearly_hours(MODEL, case)
    assert all(weight.swing >= 0 for weight in found)
    assert sum(weight.swing for weight in found) == pytest.approx(total.high - total.low)


@given(cases)
def test_the_shares_of_the_missions_are_the_whole(case: Case) -> None:
    shares = workload_reading.mission_shares(MODEL, case)
    total = workload.yearly_hours(MODEL, case)
    assert sum(shares.values()) == pytest.approx(100 if total.central else 0)


def test_the_other_week_is_whole() -> None:
    """FeverBee's 40 h: 35 % of it has no counterpart in our model."""
    assert MODEL.week is not None
    assert sum(part.hours for part in MODEL.week.parts) == 40
    shares = workload_reading.week_shares(MODEL)
    assert sum(shares.values()) == pytest.approx(100)
    assert shares == {
        "": 35,
        "animate": 35,
        "broadcast": 10,
        "events": 10,
        "feedback": 5,
        "articulate": 5,
    }


def test_a_model_without_another_week_has_no_shares_of_it() -> None:
    assert workload_reading.week_shares(replace(MODEL, week=None)) == {}


# ---- the marks


@pytest.mark.parametrize(
    ("weekly", "members", "marks"),
    [
        (0, 0, ["presence"]),
        (4.99, 0, ["presence"]),
        (5, 0, ["running"]),
        (19.99, 0, ["running"]),
        (20, 0, []),
        (35 * 0.85, 1606, []),
        (35 * 0.85, 1608, ["members"]),
        (4, 5000, ["presence", "members"]),
    ],
)
def test_the_marks_that_a_result_crosses(weekly: float, members: float, marks: list[str]) -> None:
    """A full post of 29.75 usable hours a week serves 1,607 members, not 1,608."""
    hours = weekly * MODEL.time.weeks_per_year
    crossed = workload_reading.crossed(MODEL, Range(hours, hours, hours), members)
    assert [mark.id for mark in crossed] == marks


@given(cases, counts)
def test_a_result_crosses_one_mark_a_measure_at_most(case: Case, members: int) -> None:
    crossed = workload_reading.crossed(MODEL, workload.yearly_hours(MODEL, case), members)
    measures = [mark.measure for mark in crossed]
    assert len(measures) == len(set(measures))


@given(cases, st.sampled_from(MODEL.drivers), counts)
def test_more_work_never_crosses_a_mark_of_hours_anew(case: Case, driver: str, more: int) -> None:
    volumes = {**case.volumes, driver: case.volumes.get(driver, 0) + more}
    rank = {"presence": 0, "running": 1}
    places = [
        min((rank[mark.id] for mark in workload_reading.crossed(MODEL, hours)), default=2)
        for hours in (
            workload.yearly_hours(MODEL, case),
            workload.yearly_hours(MODEL, replace(case, volumes=volumes)),
        )
    ]
    assert places[0] <= places[1]


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("bound-presence", "5"),
        ("bound-running", "20"),
        ("bound-members", "1\u202f607"),
        ("preparation-months-low", "1"),
        ("preparation-months-high", "3"),
    ],
)
def test_a_page_may_ask_for_the_marks(expression: str, shown: str) -> None:
    value, unit = workload.quantity(MODEL, expression)
    assert workload.display(value, "fr", unit) == shown


# ---- the phases


@given(cases)
def test_the_phases_follow_one_another(case: Case) -> None:
    preparation, launch, cruise = workload_reading.phases(MODEL, case)
    assert numbers(preparation.begins) == (0, 0, 0)
    assert preparation.ends == launch.begins
    assert launch.ends == cruise.begins == MODEL.time.launch_months
    assert cruise.ends is None
    assert numbers(preparation.weekly) == numbers(launch.weekly) == (35, 35, 35)
    assert numbers(cruise.weekly) == numbers(
        workload.weekly_hours(workload.yearly_hours(MODEL, case), MODEL.time)
    )


@given(st.floats(0.1, 60))
def test_the_launch_takes_the_same_hours_however_slowly(weekly: float) -> None:
    """Months × hours a month is the launch of the source, at each level."""
    months = workload_reading.launch_months(weekly, MODEL.time)
    monthly = weekly * MODEL.time.weeks_per_year / 12
    for level in LEVELS:
        hours = workload.launch_hours(MODEL.time.launch_months.at(level), MODEL.time)
        assert months.at(level) * monthly == pytest.approx(hours)


# ---- units: hours stay hours whatever the units that lead to them


@given(cases, st.floats(0.01, 100))
def test_times_in_another_unit_give_the_same_hours_in_that_unit(case: Case, factor: float) -> None:
    """All times multiplied multiply the result: no constant of time hides in it."""
    other = replace(case, fixed={name: hours.scaled(factor) for name, hours in case.fixed.items()})
    found = workload.yearly_hours(scaled(MODEL, factor), other)
    expected = workload.yearly_hours(MODEL, case).scaled(factor)
    assert numbers(found) == pytest.approx(numbers(expected))


@given(cases, st.floats(0.5, 2))
def test_the_length_of_the_year_changes_the_fixed_hours_only(case: Case, factor: float) -> None:
    """Volumes are a year's already; hours a week are multiplied by the weeks."""
    longer = replace(MODEL.time, legal_year_hours=MODEL.time.legal_year_hours * factor)
    model = replace(MODEL, time=longer)
    for activity in MODEL.activities:
        before = workload.hours(activity, case, MODEL.time)
        after = workload.hours(activity, case, model.time)
        times = factor if activity.kind == "fixed" else 1
        assert numbers(after) == pytest.approx(numbers(before.scaled(times)))


@given(cases)
def test_a_week_of_the_result_is_a_share_of_a_legal_week(case: Case) -> None:
    """Hours a week ÷ 35 and posts × usable share are the same part of a full post."""
    yearly = workload.yearly_hours(MODEL, case)
    week = workload.weekly_hours(yearly, MODEL.time).central / MODEL.time.legal_week_hours
    posts = workload.full_time_equivalent(yearly, MODEL.time).central
    assert week == pytest.approx(posts * MODEL.time.usable_share.central)


@given(cases, cases)
def test_two_associations_without_a_minimum_are_the_sum_of_both(one: Case, other: Case) -> None:
    """The model is additive in its volumes and its fixed hours."""
    nothing = Range(0, 0, 0)
    free = replace(
        MODEL,
        activities=tuple(
            replace(each, minimum_driver="", minimum_minutes=0) for each in MODEL.activities
        ),
    )
    both = Case(
        "both",
        {
            name: one.volumes.get(name, 0) + other.volumes.get(name, 0)
            for name in {*one.volumes, *other.volumes}
        },
        {
            name: one.fixed.get(name, nothing) + other.fixed.get(name, nothing)
            for name in {*one.fixed, *other.fixed}
        },
    )
    apart = workload.yearly_hours(free, one) + workload.yearly_hours(free, other)
    assert numbers(workload.yearly_hours(free, both)) == pytest.approx(numbers(apart))


# ---- what the table may hold beside activities and cases


def test_every_number_names_sources_of_the_bibliography() -> None:
    evidence = [
        *MODEL.time.evidence.values(),
        *(activity.evidence for activity in MODEL.activities),
        *(bound.evidence for bound in MODEL.bounds),
        *(stage.evidence for stage in MODEL.stages),
        *([MODEL.week.evidence] if MODEL.week else []),
    ]
    keys = {key for each in evidence for key in each.source}
    assert len(evidence) > 20
    assert [key for key in sorted(keys) if f"{{{key}," not in KEYS] == []


SPOILT = [
    (
        'id = "presence"\nmeasure = "hours-week"',
        'id = "presence"\nmeasure = "posts"',
        "choose hours",
    ),
    ('id = "presence"', 'id = "running"', "bound[running].id: used twice"),
    ("value = 20\n", "value = 0\n", "bound[running].value: 0 does not fit"),
    ("value = 20\n", "value = 20\nunit = 1\n", "bound[running].unit: unknown key"),
    ('id = "maturity"', 'id = "inception"', "stage[inception].id: used twice"),
    ("lasts = { low = 6, c", "lasts = { low = 60, c", "stage[establishment].lasts: 60, 12, 18"),
    ('mission = "articulate" },\n]', 'mission = "sell" },\n]', "week.part[integration].mission"),
    ('{ id = "technology", hours = 4 }', '{ id = "growth", hours = 4 }', "week.part[growth].id"),
    ("high = 3\ngrade", "high = 13\ngrade", "time.preparation_months: longer than the launch"),
    ("low = 1\ncentral = 2\nhigh = 3\ngrade", "low = 0\ncentral = 4\nhigh = 8\ngrade", "a rest"),
    ('id = "post"', 'id = "other"', "activity[other].id: used twice"),
]


@pytest.mark.parametrize(("good", "bad", "message"), SPOILT)
def test_a_faulty_mark_is_refused(tmp_path: Path, good: str, bad: str, message: str) -> None:
    assert good in TABLE
    path = tmp_path / "workload.toml"
    path.write_text(TABLE.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(WorkloadError) as refused:
        workload.load(path)
    assert message in str(refused.value)


def test_a_table_may_do_without_them(tmp_path: Path) -> None:
    """Only time, activities and cases are needed."""
    path = tmp_path / "workload.toml"
    short = TABLE.partition("# ---- marks")[0]
    start, rest = short.split("[time.preparation_months]")
    path.write_text(start + rest.partition("source = []\n")[2], encoding="utf-8")
    model = workload.load(path)
    assert (model.bounds, model.stages, model.week) == ((), (), None)
    assert model.time.preparation_months == Range(0, 0, 0)
    assert workload_reading.crossed(model, Range(1, 1, 1), 10) == ()
