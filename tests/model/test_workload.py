"""The sizing model: its laws on random cases, its table, its refusals, values reckoned by hand."""

from __future__ import annotations

import json
import pickle
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jobguide import workload
from jobguide.workload import Activity, Case, Evidence, Range, WorkloadError

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "data" / "workload.toml"
SCHEMA = json.loads((ROOT / "data" / "workload.schema.json").read_text(encoding="utf-8"))
RAW = tomllib.loads(TABLE.read_text(encoding="utf-8"))
MODEL = workload.load(TABLE)
FIXED = [activity.id for activity in MODEL.activities if activity.kind == "fixed"]
LEVELS = ("low", "central", "high")

# ---- random cases on the real table

counts = st.integers(0, 100_000)
levels = st.lists(st.floats(0, 40), min_size=3, max_size=3).map(lambda three: Range(*sorted(three)))
cases = st.builds(
    Case,
    id=st.just("any"),
    volumes=st.dictionaries(st.sampled_from(MODEL.drivers), counts),
    fixed=st.dictionaries(st.sampled_from(FIXED), levels),
)


def numbers(quantity: Range) -> tuple[float, float, float]:
    """Return the three levels."""
    return quantity.low, quantity.central, quantity.high


def assert_ordered(quantity: Range) -> None:
    """Check that a range is ordered and never negative."""
    assert 0 <= quantity.low <= quantity.central <= quantity.high


def with_volume(case: Case, driver: str, volume: float) -> Case:
    """Return the case with one volume changed."""
    return Case(case.id, {**case.volumes, driver: volume}, case.fixed)


@given(cases)
def test_every_result_is_an_ordered_range_and_never_negative(case: Case) -> None:
    """Whatever the volumes, low ≤ central ≤ high and nothing is under zero."""
    yearly = workload.yearly_hours(MODEL, case)
    parts = workload.by_activity(MODEL, case) | workload.by_mission(MODEL, case)
    week = workload.weekly_hours(yearly, MODEL.time)
    posts = workload.full_time_equivalent(yearly, MODEL.time)
    for quantity in (yearly, week, posts, *parts.values()):
        assert_ordered(quantity)


@given(cases, st.sampled_from(MODEL.drivers), counts, counts)
def test_more_volume_never_takes_less_time(case: Case, driver: str, one: int, other: int) -> None:
    """The model is monotone in each volume, at each level."""
    less, more = sorted((one, other))
    few = workload.yearly_hours(MODEL, with_volume(case, driver, less))
    many = workload.yearly_hours(MODEL, with_volume(case, driver, more))
    assert all(low <= high + 1e-6 for low, high in zip(numbers(few), numbers(many), strict=True))


@given(cases)
def test_the_year_is_the_sum_of_its_activities_and_of_its_missions(case: Case) -> None:
    """Nothing is counted twice, nothing is lost."""
    total = numbers(workload.yearly_hours(MODEL, case))
    for parts in (workload.by_activity(MODEL, case), workload.by_mission(MODEL, case)):
        summed = [sum(part.at(level) for part in parts.values()) for level in LEVELS]
        assert summed == pytest.approx(total)


@given(st.sampled_from(MODEL.activities), counts, counts)
def test_volumes_add_up(activity: Activity, one: int, other: int) -> None:
    """Twice the messages, twice the hours, while no minimum binds."""
    spent = [
        workload.hours(activity, Case("any", {activity.driver: volume}, {}), MODEL.time)
        for volume in (one, other, one + other)
    ]
    assert numbers(spent[0] + spent[1]) == pytest.approx(numbers(spent[2]))


@given(counts, counts)
def test_a_minimum_binds_only_small_events(events: int, participants: int) -> None:
    """An on-site event is the dearer of ten hours each and 0.3 h a participant."""
    activity = MODEL.activity("on-site-event")
    case = Case("any", {"on-site-events": events, "participants": participants}, {})
    spent = workload.hours(activity, case, MODEL.time)
    assert spent.central == pytest.approx(max(10 * events, 0.3 * participants))
    assert spent.high == pytest.approx(max(10 * events, 0.6 * participants))


@given(levels)
def test_a_week_and_a_year_of_the_same_work_agree(week: Range) -> None:
    """Fixed hours go to the year and come back unchanged."""
    case = Case("any", {}, {"monitoring": week})
    yearly = workload.yearly_hours(MODEL, case)
    back = workload.weekly_hours(yearly, MODEL.time)
    assert numbers(back) == pytest.approx(numbers(week))


@given(levels, st.floats(0, 100), st.floats(0, 100))
def test_scaling_is_linear(quantity: Range, one: float, other: float) -> None:
    """Scaling by a sum is the sum of the scalings."""
    together = quantity.scaled(one) + quantity.scaled(other)
    assert numbers(together) == pytest.approx(numbers(quantity.scaled(one + other)))


@given(st.text(max_size=40))
def test_any_expression_gives_a_quantity_or_a_clear_refusal(expression: str) -> None:
    """What a page asks wrongly is a WorkloadError, never another exception."""
    try:
        value, unit = workload.quantity(MODEL, expression)
    except WorkloadError as error:
        value, unit = 0, str(error)
    assert value >= 0
    assert unit


# ---- the real table


def test_the_table_fits_its_schema() -> None:
    """The table is what the schema says, and the schema is one."""
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(RAW)] == []


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        (("activity", 0), "grade", "E"),
        (("activity", 0), "source", ["someKey"]),
        (("activity", 1), "source", []),
        (("activity", 0), "hours_per_week", {"low": 1, "central": 1, "high": 1}),
        (("activity", 0), "name", "Publier"),
        (("activity", 0), "mission", "sell"),
        (("activity", 3), "driver", "posts"),
        (("time", "usable_share"), "high", 1.2),
        (("time", "usable_share"), "source", ["someKey"]),
        (("time", "legal_year_hours"), "value", 0),
        (("case", 0, "volumes"), "messages", -1),
        (("case", 2, "fixed"), "articulation", "usual"),
    ],
)
def test_the_schema_refuses(place: tuple[Any, ...], key: str, value: object) -> None:
    """Each rule of the schema has been seen refusing."""
    spoilt = json.loads(json.dumps(RAW))
    record = spoilt
    for step in place:
        record = record[step]
    record[key] = value
    assert list(Draft202012Validator(SCHEMA).iter_errors(spoilt))


@pytest.mark.parametrize("activity", MODEL.activities, ids=lambda activity: activity.id)
def test_hypotheses_have_no_source_and_all_else_has_one(activity: Activity) -> None:
    """Grade H means that no source was found; any other grade names its sources."""
    evidence = activity.evidence
    assert (evidence.grade == "H") == (not evidence.source)
    assert_ordered(activity.amount)


def test_the_table_covers_the_missions_and_the_criteria() -> None:
    """Each component of the source takes time, and each of its criteria drives some activity."""
    missions = {activity.mission for activity in MODEL.activities}
    assert missions == {"broadcast", "feedback", "animate", "events", "articulate"}
    criteria = {activity.criterion for activity in MODEL.activities}
    assert criteria == {"size", "volume", "operations", "choice"}


def test_the_evidence_of_the_constants() -> None:
    """The law sets two constants; the usable share is our hypothesis."""
    evidence = MODEL.time.evidence
    assert evidence["usable_share"] == Evidence("H", ())
    assert evidence["legal_year_hours"].grade == "law"
    assert evidence["launch_months"].source == ("pegasso2009",)


# ---- values reckoned by hand


def test_reading_the_messages_of_the_average_association() -> None:
    """2661 × 30 s = 22.2 h; at 10 s, 7.4 h; at one minute, 44.4 h."""
    spent = workload.yearly_hours(MODEL, MODEL.case("average-2013"))
    assert [round(value, 1) for value in numbers(spent)] == [7.4, 22.2, 44.4]
    assert spent.central == 2661 * 30 / 3600


def test_the_small_association_activity_by_activity() -> None:
    """Each central value, on paper."""
    spent = workload.by_activity(MODEL, MODEL.case("small-volunteer"))
    weeks = 1607 / 35
    by_hand = {
        "post": 104 * 30 / 60,
        "article": 4 * 4,
        "newsletter": 6 * 6,
        "measuring": 0.25 * weeks,
        "read": 520 * 0.5 / 60,
        "answer": 104 * 5 / 60,
        "incident": 2,
        "welcome": 40 * 5 / 60,
        "relationships": 0.5 * weeks,
        "online-meeting": 2 * 6,
        "on-site-event": 20,  # two events of 30: the minimum binds
        "articulation": 0.5 * weeks,
    }
    assert {name: part.central for name, part in spent.items()} == pytest.approx(by_hand)
    assert sum(by_hand.values()) == pytest.approx(211.7, abs=0.1)


def test_fixed_hours_of_a_full_post() -> None:
    """2.5 + 2 + 6 + 2 = 12.5 h a week by default."""
    case = MODEL.case("federation")
    assert sum(hours.central for hours in case.fixed.values()) == 12.5


def test_units_of_time() -> None:
    """A legal year is 45.9 weeks of 35 h; 1366 of its hours are usable."""
    assert MODEL.time.weeks_per_year == pytest.approx(45.914, abs=0.001)
    year = Range(1607, 1607, 1607)
    assert numbers(workload.weekly_hours(year, MODEL.time)) == pytest.approx((35, 35, 35))
    posts = workload.full_time_equivalent(year, MODEL.time)
    assert numbers(posts) == pytest.approx((1 / 0.9, 1 / 0.85, 1 / 0.8))


@pytest.mark.parametrize(("months", "hours"), [(0, 0), (6, 803.5), (12, 1607)])
def test_the_launch(months: float, hours: float) -> None:
    """Six months at full time are 803.5 h, twelve are the legal year."""
    assert workload.launch_hours(months, MODEL.time) == hours


def test_a_share_of_nothing_is_nothing() -> None:
    """An empty case divides by zero nowhere."""
    assert workload.share(workload.NOTHING, workload.NOTHING, "low") == 0


# ---- what a page may ask


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("average-2013 read central", "22"),
        ("average-2013 total high", "44"),
        ("average-2013 read low", "7,4"),
        ("average-2013 animate central", "22"),
        ("average-2013 messages", "2\u202f661"),
        ("average-2013 read central weekly", "0,5"),
        ("average-2013 total central fte", "0,02"),
        ("average-2013 read central share", "100"),
        ("small-volunteer incidents", "2"),
        ("unit-time read central seconds", "30"),
        ("unit-time read low seconds", "10"),
        ("unit-time answer high", "12"),
        ("unit-time monitoring central", "2,5"),
        ("legal-year-hours", "1\u202f607"),
        ("legal-week-hours", "35"),
        ("weeks-per-year", "45,9"),
        ("usable-share-central", "85"),
        ("usable-year-hours-central", "1\u202f366"),
        ("launch-months-high", "12"),
        ("launch-hours-low", "804"),
        ("launch-hours-high", "1\u202f607"),
    ],
)
def test_quantities_of_a_page(expression: str, shown: str) -> None:
    """What the roles print in French."""
    value, unit = workload.quantity(MODEL, expression)
    assert workload.display(value, "fr", unit) == shown


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("", "not an expression"),
        ("launch-hour", "constant “launch-hour”: unknown; choose among: legal-year-hours"),
        ("average read central", "case “average”: unknown; choose among: average-2013"),
        ("average-2013 reed central", "“reed”: unknown; choose among: total, read, animate"),
        ("average-2013 read middle", "level “middle”: unknown; choose among: low, central, high"),
        (
            "average-2013 read central daily",
            "measure “daily”: unknown; choose among: weekly, fte, share",
        ),
        ("average-2013 posts", "“posts”: unknown; choose among: messages"),
        ("unit-time reed low", "activity “reed”: unknown; choose among: post"),
        ("unit-time monitoring low seconds", "unit “seconds”: unknown"),
    ],
)
def test_unknown_names_are_refused_with_the_known_ones(expression: str, message: str) -> None:
    """The message says what could have been asked."""
    with pytest.raises(WorkloadError) as refused:
        workload.quantity(MODEL, expression)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("value", "unit", "french", "english"),
    [
        (0, "h", "0", "0"),
        (0.05, "h", "0,1", "0.1"),
        (9.94, "h", "9,9", "9.9"),
        (9.95, "h", "10", "10"),
        (10.5, "h", "11", "11"),
        (803.5, "h", "804", "804"),
        (1607, "h", "1\u202f607", "1,607"),
        (1234567.5, "h", "1\u202f234\u202f568", "1,234,568"),
        (1.005, "fte", "1,01", "1.01"),
        (12, "fte", "12,00", "12.00"),
        (8, "count", "8", "8"),
        (45.914, "weeks", "45,9", "45.9"),
        (85.0, "%", "85", "85"),
        (1.44, "%", "1,4", "1.4"),
        (5, "min", "5", "5"),
        (5.0, "h", "5", "5"),
        (1.25, "min", "1,3", "1.3"),
    ],
)
def test_numbers_as_each_language_writes_them(
    value: float, unit: str, french: str, english: str
) -> None:
    """Halves go up, thousands are grouped, decimals are few."""
    assert workload.display(value, "fr", unit) == french
    assert workload.display(value, "en", unit) == english


@pytest.mark.parametrize(
    ("minutes", "readable"),
    [(0.5, (30, "s")), (1, (1, "min")), (60, (60, "min")), (90, (1.5, "h")), (1080, (18, "h"))],
)
def test_times_in_the_unit_people_say(minutes: float, readable: tuple[float, str]) -> None:
    """Seconds under a minute, hours beyond one hour."""
    assert workload.readable(minutes) == readable


# ---- what the table may not hold

TIME = """
[time]
legal_year_hours = { value = 1607, grade = "law", source = ["k"] }
legal_week_hours = { value = 35, grade = "law", source = ["k"] }
usable_share = { low = 0.8, central = 0.85, high = 0.9, grade = "H", source = [] }
launch_months = { low = 6, central = 9, high = 12, grade = "C", source = ["k"] }
"""
READ = """
[[activity]]
id = "read"
kind = "unit"
driver = "messages"
minutes = { low = 0.2, central = 0.5, high = 1 }
mission = "animate"
competency = "moderation"
criterion = "volume"
grade = "D"
source = ["k"]
"""
WATCH = """
[[activity]]
id = "watch"
kind = "fixed"
hours_per_week = { low = 1, central = 2, high = 5 }
mission = "feedback"
competency = "listening"
criterion = "choice"
grade = "H"
source = []
"""
SMALL = """
[[case]]
id = "small"
volumes = { messages = 120 }
fixed = { watch = "default" }
"""
GOOD = TIME + READ + WATCH + SMALL


def loaded(tmp_path: Path, text: str) -> workload.Model:
    """Load a table given as text."""
    path = tmp_path / "workload.toml"
    path.write_text(text, encoding="utf-8")
    return workload.load(path)


def test_a_small_table_loads(tmp_path: Path) -> None:
    """The table that the refusals below spoil is a good one."""
    model = loaded(tmp_path, GOOD)
    assert model.drivers == ("messages",)
    assert workload.yearly_hours(model, model.case("small")).central == pytest.approx(
        1 + 2 * 1607 / 35
    )


REFUSALS = [
    ("central = 0.5,", "central = 5,", "activity[read].minutes: 0.2, 5, 1; order the levels"),
    ("low = 0.2,", "low = -1,", "activity[read].minutes.low: -1 does not fit; write a finite"),
    ("low = 0.2,", "low = nan,", "activity[read].minutes.low: nan does not fit"),
    ("low = 0.2,", "low = true,", "activity[read].minutes.low: True does not fit"),
    ("low = 0.2,", "", "activity[read].minutes.low: missing; add a number"),
    ("low = 0.2,", "lowest = 0, low = 0.2,", "activity[read].minutes.lowest: unknown key; choose"),
    ("high = 1 }", "high = inf }", "activity[read].minutes.high: inf does not fit"),
    ('driver = "messages"\n', "", "activity[read].driver: missing"),
    ('kind = "unit"', 'kind = "daily"', "activity[read].kind: “daily” does not fit; choose unit"),
    ('kind = "unit"', 'kind = "fixed"', "activity[read].driver: unknown key"),
    ('mission = "animate"\n', "", "activity[read].mission: missing"),
    ('competency = "moderation"', 'competency = ""', "activity[read].competency: “” does not fit"),
    ('grade = "D"', 'grade = "E"', "activity[read].grade: “E” does not fit; choose A or B or C"),
    ('grade = "D"', 'grade = "law"', "activity[read].grade: “law” does not fit"),
    ('grade = "D"', 'grade = "H"', "activity[read].grade: “H” with 1 sources; H has none"),
    ('grade = "H"\nsource = []', 'grade = "C"\nsource = []', "activity[watch].grade: “C” with 0"),
    ('source = ["k"]\n\n', "source = [1]\n\n", "activity[read].source: [1] does not fit"),
    ('id = "watch"', 'id = "read"', "activity[read].id: used twice"),
    ('id = "watch"', 'id = "total"', "activity[total].id: used twice"),
    ('id = "watch"', 'id = "animate"', "activity[animate].id: used twice"),
    ('id = "read"\n', "", "activity[#1].id: missing"),
    ("messages = 120", "mesages = 120", "case[small].volumes.mesages: unknown key; choose among"),
    ("messages = 120", "messages = -1", "case[small].volumes.messages: -1 does not fit"),
    ('watch = "default"', 'read = "default"', "case[small].fixed.read: unknown key; choose among"),
    ('watch = "default"', 'watch = "usual"', "case[small].fixed.watch: 'usual' does not fit"),
    ('id = "small"', 'id = "unit-time"', "case[unit-time].id: used twice"),
    ("value = 1607", "value = 0", "time.legal_year_hours.value: 0 does not fit"),
    ("high = 0.9,", "high = 1.1,", "time.usable_share: not between 0 and 1; write 0.85"),
    ("low = 0.8,", "low = 0,", "time.usable_share: not between 0 and 1"),
    ("[time]", "[tim]", "tim: unknown key; choose among: time, activity, case"),
    (SMALL, "", "case: missing; add records, [[case]]"),
    (SMALL, "\n[case]\nid = 1\n", "case: {'id': 1} does not fit; write records, [[case]]"),
    ("[time]", "[time", "cannot be read"),
]


@pytest.mark.parametrize(("good", "bad", "message"), REFUSALS)
def test_a_faulty_table_is_refused(tmp_path: Path, good: str, bad: str, message: str) -> None:
    """Each fault is told with its place in the file and its remedy."""
    assert good in GOOD
    with pytest.raises(WorkloadError) as refused:
        loaded(tmp_path, GOOD.replace(good, bad, 1))
    assert message in str(refused.value)
    assert refused.value.remedy


def test_records_that_are_none_are_refused(tmp_path: Path) -> None:
    """A list of words is no list of records."""
    with pytest.raises(WorkloadError, match=r"activity: not a list of records"):
        loaded(tmp_path, 'activity = ["read"]\n' + TIME + SMALL)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(WorkloadError, match=r"nowhere\.toml: cannot be read"):
        workload.load(tmp_path / "nowhere.toml")


def test_a_minimum_is_read_and_checked(tmp_path: Path) -> None:
    """A minimum needs its driver, which then counts among the volumes."""
    minimum = 'minutes = { low = 0.2, central = 0.5, high = 1 }\nminimum = { driver = "days", '
    text = GOOD.replace("minutes = { low = 0.2, central = 0.5, high = 1 }\n", minimum + "@ }\n")
    model = loaded(tmp_path, text.replace("@", "minutes = 600"))
    assert model.drivers == ("messages", "days")
    with pytest.raises(WorkloadError, match=r"activity\[read\]\.minimum\.hours: unknown key"):
        loaded(tmp_path, text.replace("@", "hours = 10"))


@pytest.mark.parametrize("bad", [(2, 1, 3), (-1, 0, 1), (0, 1, float("nan")), (0, 1, float("inf"))])
def test_a_range_out_of_order_cannot_be_made(bad: tuple[float, float, float]) -> None:
    """Not even in Python."""
    with pytest.raises(WorkloadError, match="is not 0 ≤ low ≤ central ≤ high"):
        Range(*bad)


def test_a_refusal_survives_pickling() -> None:
    """Sphinx reads pages in several processes."""
    error = WorkloadError("case[small]", "unknown", "write another")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert str(WorkloadError("alone")) == "alone"
