"""The sizing model: its laws on random cases, what it refuses, values reckoned by hand.

The model is the tests' own: a number of data/workload.toml may change without a word here. What
must hold of the real one, whatever its numbers, the build checks.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobguide.data_files import DataError
from jobguide.sizing import reckoning
from jobguide.sizing.model import LEVELS, NOTHING, Activity, Case, Range, load

FILE = Path(__file__).resolve().parents[1] / "fixtures" / "sizing-model.toml"
TEXT = FILE.read_text(encoding="utf-8")
MODEL = load(FILE)
SMALL = MODEL.case("small")
WEEKLY = [activity.id for activity in MODEL.activities if activity.is_weekly]

# ---- laws, on random cases

counts = st.integers(0, 100_000)
ranges = st.tuples(st.floats(0, 40), st.floats(0, 40), st.floats(0, 40)).map(
    lambda three: Range(*sorted(three))
)
cases = st.builds(
    Case,
    id=st.just("any"),
    volumes=st.dictionaries(st.sampled_from(MODEL.drivers), counts),
    fixed=st.dictionaries(st.sampled_from(WEEKLY), ranges),
)


def numbers(quantity: Range) -> tuple[float, ...]:
    """Return the three levels."""
    return quantity.low, quantity.central, quantity.high


@given(cases)
def test_every_result_is_an_ordered_range_and_the_sum_of_its_parts(case: Case) -> None:
    yearly = reckoning.yearly_hours(MODEL, case)
    for parts in (reckoning.by_activity(MODEL, case), reckoning.by_mission(MODEL, case)):
        summed = [sum(part.at(level) for part in parts.values()) for level in LEVELS]
        assert summed == pytest.approx(numbers(yearly))
    posts = reckoning.full_time_equivalent(yearly, MODEL.time)
    for low, central, high in map(numbers, (yearly, posts)):
        assert 0 <= low <= central <= high


@given(cases, st.sampled_from(MODEL.drivers), counts)
def test_more_volume_never_takes_less_time(case: Case, driver: str, more: int) -> None:
    volumes = {**case.volumes, driver: case.volumes.get(driver, 0) + more}
    before = reckoning.yearly_hours(MODEL, case)
    after = reckoning.yearly_hours(MODEL, replace(case, volumes=volumes))
    assert all(
        few <= many + 1e-6 for few, many in zip(numbers(before), numbers(after), strict=True)
    )


@given(counts, counts)
def test_a_minimum_binds_only_small_meetings(meetings: int, participants: int) -> None:
    volumes = {"meetings": meetings, "participants": participants}
    case = Case(id="any", volumes=volumes, fixed={})
    spent = reckoning.hours(MODEL.activity("meet"), case, MODEL.time)
    assert spent.central == pytest.approx(max(10 * meetings, 0.3 * participants))
    assert spent.high == pytest.approx(max(10 * meetings, 0.6 * participants))


@given(ranges)
def test_a_week_and_a_year_of_the_same_work_agree(week: Range) -> None:
    yearly = reckoning.yearly_hours(MODEL, Case(id="any", volumes={}, fixed={"watch": week}))
    assert numbers(reckoning.weekly_hours(yearly, MODEL.time)) == pytest.approx(numbers(week))


@given(cases, st.floats(0.01, 100))
def test_all_times_multiplied_multiply_the_result(case: Case, factor: float) -> None:
    """No constant of time hides in it."""
    other = replace(case, fixed={name: hours.scaled(factor) for name, hours in case.fixed.items()})
    model = replace(MODEL, activities=tuple(_longer(each, factor) for each in MODEL.activities))
    expected = reckoning.yearly_hours(MODEL, case).scaled(factor)
    assert numbers(reckoning.yearly_hours(model, other)) == pytest.approx(numbers(expected))


def _longer(activity: Activity, factor: float) -> Activity:
    """Return an activity with its time and its minimum multiplied."""
    least = activity.minimum
    return replace(
        activity,
        minutes=activity.minutes and activity.minutes.scaled(factor),
        hours_per_week=activity.hours_per_week and activity.hours_per_week.scaled(factor),
        minimum=least and replace(least, minutes=least.minutes * factor),
    )


@given(cases)
def test_the_weights_are_the_whole_and_their_swings_its_width(case: Case) -> None:
    weights = reckoning.weights(MODEL, case)
    total = reckoning.yearly_hours(MODEL, case)
    central = [weight.hours.central for weight in weights]
    assert central == sorted(central, reverse=True)
    assert sum(central) == pytest.approx(total.central)
    assert sum(weight.swing for weight in weights) == pytest.approx(total.high - total.low)
    whole = 100 if total.central else 0
    assert sum(weight.share for weight in weights) == pytest.approx(whole)
    assert sum(reckoning.mission_shares(MODEL, case).values()) == pytest.approx(whole)


@given(cases)
def test_the_phases_follow_one_another(case: Case) -> None:
    preparation, launch, cruise = reckoning.phases(MODEL, case)
    assert preparation.begins == NOTHING
    assert preparation.ends == launch.begins == MODEL.time.preparation_months
    assert launch.ends == cruise.begins == MODEL.time.launch_months
    assert cruise.ends is None
    assert preparation.weekly == launch.weekly == 40


@given(st.text(max_size=40))
def test_any_expression_gives_a_quantity_or_a_refusal(expression: str) -> None:
    try:
        value, unit = reckoning.quantity(MODEL, expression)
    except DataError as error:
        value, unit = 0, error.code
    assert value >= 0
    assert unit


# ---- values reckoned by hand


def test_a_case_activity_by_activity() -> None:
    spent = reckoning.by_activity(MODEL, SMALL)
    assert {name: part.central for name, part in spent.items()} == {
        "read": 120 * 0.5 / 60,
        "post": 4 * 30 / 60,
        "meet": 10,  # one meeting of 30: the minimum binds
        "watch": 2 * 40,  # weeks of 40 h in a year of 1,600
    }
    assert list(reckoning.by_mission(MODEL, SMALL)) == [
        "animate",
        "broadcast",
        "events",
        "feedback",
    ]
    yearly = reckoning.yearly_hours(MODEL, SMALL)
    assert yearly.central == 93
    assert reckoning.weekly_hours(yearly, MODEL.time).central == pytest.approx(93 / 40)
    posts = reckoning.full_time_equivalent(Range(800, 800, 800), MODEL.time)
    assert numbers(posts) == pytest.approx((0.5, 0.625, 1.0))


def test_the_other_week_is_whole() -> None:
    assert reckoning.week_shares(MODEL) == {"animate": 75, "": 25}
    assert reckoning.week_shares(replace(MODEL, week=None)) == {}


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("legal-year-hours", "1\u00a0600"),
        ("weeks-per-year", "40,0"),
        ("usable-week-hours-central", "32"),
        ("launch-hours-low", "800"),
        ("preparation-months-high", "3"),
        ("bound-presence", "5"),
        ("bound-members", "1\u00a0600"),
        ("small messages", "120"),
        ("small members", "50"),
        ("small read central", "1"),
        ("small animate high", "2"),
        ("small total central", "93"),
        ("small total central weekly", "2,3"),
        ("small total central half", "1\u00a0h\u00a015"),
        ("small total central fte", "0,07"),
        ("small read central share", "1,1"),
        ("unit-time read central seconds", "30"),
        ("unit-time post central", "30"),
        ("unit-time watch high", "5"),
        ("unit-time meet minimum", "10"),
    ],
)
def test_a_page_may_ask(expression: str, shown: str) -> None:
    value, unit = reckoning.quantity(MODEL, expression)
    assert reckoning.display(value, "fr", unit) == shown


@pytest.mark.parametrize(
    ("expression", "value", "known"),
    [
        ("launch-hour", "launch-hour", "legal-year-hours"),
        ("smal read central", "smal", "small, reading"),
        ("small reed central", "reed", "total, read"),
        ("small read middle", "middle", "low, central, high"),
        ("small read central daily", "daily", "weekly"),
        ("reading posts", "posts", "messages"),
        ("unit-time reed low", "reed", "read, post"),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(
    expression: str, value: str, known: str
) -> None:
    with pytest.raises(DataError) as refused:
        reckoning.quantity(MODEL, expression)
    assert (refused.value.code, refused.value.values["value"]) == ("model-name", value)
    assert str(refused.value.values["known"]).startswith(known)


@pytest.mark.parametrize(
    ("value", "unit", "french", "english"),
    [
        (0.05, "h", "0,1", "0.1"),
        (9.94, "h", "9,9", "9.9"),
        (9.95, "h", "10", "10"),
        (803.5, "h", "804", "804"),
        (1234567.5, "h", "1\u00a0234\u00a0568", "1,234,568"),
        (1.005, "fte", "1,01", "1.01"),
        (45.914, "weeks", "45,9", "45.9"),
        (1.44, "%", "1,4", "1.4"),
        (5.0, "h", "5", "5"),
    ],
)
def test_numbers_as_each_language_writes_them(
    value: float, unit: str, french: str, english: str
) -> None:
    assert reckoning.display(value, "fr", unit) == french
    assert reckoning.display(value, "en", unit) == english


# ---- what the file may not hold: code of the fault, and where

REFUSALS = [
    ("central = 0.5,", "central = 5,", "model-order", "activities[read].minutes"),
    ("low = 0.2,", "low = -1,", "model-value", "activities[read].minutes.low"),
    ("low = 0.2,", "low = nan,", "model-value", "activities[read].minutes.low"),
    ("low = 0.2,", "low = true,", "model-value", "activities[read].minutes.low"),
    ("low = 0.2,", "", "model-missing", "activities[read].minutes.low"),
    ("low = 0.2,", "lowest = 0, low = 0.2,", "model-name", "activities[read].minutes"),
    ("high = 1 }", "high = inf }", "model-value", "activities[read].minutes.high"),
    ('driver = "messages"\n', "", "model-driver", "activities[read]"),
    (
        'driver = "posts"\n',
        "hours_per_week = { low = 1, central = 1, high = 1 }\n",
        "model-time",
        "activities[post]",
    ),
    ('mission = "animate"\n', "", "model-missing", "activities[read].mission"),
    ('competency = "moderation"', 'competency = ""', "model-value", "activities[read].competency"),
    ('grade = "D"', 'grade = "E"', "model-name", "activities[read].grade"),
    ('grade = "D"', 'grade = "law"', "model-name", "activities[read].grade"),
    ('grade = "D"', 'grade = "H"', "model-evidence", "activities[read]"),
    ('source = ["k"]\n\n[[', "source = [1]\n\n[[", "model-value", "activities[read].source[#1]"),
    ('id = "post"', 'id = "read"', "model-twice", "activities[read]"),
    ('id = "post"', 'id = "total"', "model-twice", "activities[total]"),
    ('id = "post"', 'id = "animate"', "model-twice", "activities[animate]"),
    ("messages = 120", "mesages = 120", "model-name", "cases[small].volumes"),
    ("messages = 120", "messages = -1", "model-value", "cases[small].volumes.messages"),
    ('watch = "default"', 'read = "default"', "model-value", "cases[small].fixed.read"),
    ('watch = "default"', 'watch = "usual"', "model-value", "cases[small].fixed.watch"),
    ("value = 1600", "value = 0", "model-value", "time.legal_year_hours.value"),
    ("high = 1.0,", "high = 1.1,", "model-share", "time.usable_share"),
    (
        "low = 1, central = 2, high = 3,",
        "low = 0, central = 4, high = 8,",
        "model-preparation",
        "time.preparation_months",
    ),
    ("[time]", "[tim]", "model-name", ""),
    ("[[cases]]", "[[case]]", "model-name", ""),
    ('measure = "hours-week"', 'measure = "posts"', "model-name", "bounds[presence].measure"),
    ('id = "members"', 'id = "presence"', "model-twice", "bounds[presence]"),
    ("lasts = { low = 3,", "lasts = { low = 30,", "model-order", "stages[inception].lasts"),
    (
        'mission = "animate" },',
        'mission = "sell" },',
        "model-name",
        "week.parts[moderation].mission",
    ),
    ('id = "technology"', 'id = "moderation"', "model-twice", "week.parts[moderation]"),
    ('grows = ["messages"]', 'grows = ["mesages"]', "model-name", "proposal.grows"),
    ("[time]", "[time", "model-unreadable", "model.toml"),
]


@pytest.mark.parametrize(("good", "bad", "code", "where"), REFUSALS)
def test_a_faulty_file_is_refused(
    tmp_path: Path, good: str, bad: str, code: str, where: str
) -> None:
    assert good in TEXT
    path = tmp_path / "model.toml"
    path.write_text(TEXT.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load(path)
    assert (refused.value.code, refused.value.where) == (code, where)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"model-unreadable: .*where=nowhere\.toml"):
        load(tmp_path / "nowhere.toml")


def test_only_time_activities_and_cases_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "model.toml"
    path.write_text(TEXT.partition("[[bounds]]")[0], encoding="utf-8")
    model = load(path)
    assert (model.bounds, model.stages, model.week) == ((), (), None)
