"""What the calculator must say of some answers, reckoned with the Python model alone.

Nothing here comes from _static/sizing.js but the names of the boxes and of the places it fills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from jobguide import sizing, workload_reading
from jobguide.workload import (
    Activity,
    Case,
    Model,
    Range,
    by_activity,
    by_mission,
    display,
    full_time_equivalent,
    launch_hours,
    share,
    weekly_hours,
    yearly_hours,
)
from jobguide.workload_records import LEVELS

Words = Mapping[str, str]
Three = tuple[float | None, float | None, float | None]
# A time that is no longer the model's: not a grade of evidence, and told after them.
OWN = "own"


@dataclass(frozen=True)
class Answers:
    """What a reader means, as numbers; a level that is None was left blank."""

    volumes: Mapping[str, float] = field(default_factory=dict)
    fixed: Mapping[str, Three] = field(default_factory=dict)
    times: Mapping[str, Three] = field(default_factory=dict)
    minimum: Mapping[str, float] = field(default_factory=dict)
    launch: Three = (None, None, None)
    launching: bool = False


def levels(written: Three, usual: float | None, around: Callable[[float], Range]) -> Range | None:
    """Return the range that three boxes mean: blanks filled, levels out of order brought in."""
    low, central, high = written
    middle = usual if central is None else central
    if middle is None:
        return None
    other = around(middle)
    least = other.low if low is None else low
    most = other.high if high is None else high
    return Range(min(least, middle), middle, max(most, middle))


@dataclass(frozen=True)
class Oracle:
    """The model, the words of one language, and the answers of a reader."""

    model: Model
    words: Words
    language: str
    answers: Answers

    @cached_property
    def own(self) -> Model:
        """The model with the reader's own times."""
        usual = self.model.time.launch_months
        launch = levels(self.answers.launch, usual.central, lambda _central: usual)
        time = replace(self.model.time, launch_months=launch or usual)
        activities = tuple(map(self._timed, self.model.activities))
        return replace(self.model, time=time, activities=activities)

    def _timed(self, activity: Activity) -> Activity:
        written = self.answers.times.get(activity.id)
        minimum = self.answers.minimum.get(activity.id, activity.minimum_minutes)
        if activity.kind == "fixed":
            return activity
        amount = activity.amount
        own = levels(written, amount.central, lambda _central: amount) if written else amount
        grade = OWN if own and own != amount else activity.evidence.grade
        evidence = replace(activity.evidence, grade=grade)
        return replace(activity, amount=own or amount, minimum_minutes=minimum, evidence=evidence)

    @cached_property
    def case(self) -> Case:
        """The reader's association."""
        fixed: dict[str, Range] = {}
        for activity in self.model.activities:
            written = self.answers.fixed.get(activity.id, (None, None, None))
            around = _around(activity)
            hours = levels(written, None, around)
            if activity.kind == "fixed" and hours is not None:
                fixed[activity.id] = hours
        return Case("mine", self.answers.volumes, fixed)

    @cached_property
    def year(self) -> Range:
        """Hours a year."""
        return yearly_hours(self.own, self.case)

    @cached_property
    def week(self) -> Range:
        """Hours a week."""
        return weekly_hours(self.year, self.own.time)

    @cached_property
    def weights(self) -> list[workload_reading.Weight]:
        """The activities, the heaviest first."""
        return workload_reading.weights(self.own, self.case)

    @property
    def members(self) -> float:
        """How many members, 0 where nothing is said."""
        return self.answers.volumes.get("members", 0)

    def show(self, value: float, unit: str = "h") -> str:
        """Write a number."""
        return display(value, self.language, unit)

    def say(self, key: str, **values: str) -> str:
        """Fill in words."""
        return self.words[key].format(**values)

    def weekly(self, yearly: float) -> float:
        """Turn central hours a year into hours a week."""
        return weekly_hours(Range(yearly, yearly, yearly), self.own.time).central

    def percent(self, hours: float) -> str:
        """Write a part of the year."""
        part = Range(hours, hours, hours)
        return self.show(share(part, _flat(self.year.central), "central"), "%")

    def cells(self) -> dict[str, str]:
        """Return the cells of the tables."""
        posts = full_time_equivalent(self.year, self.own.time)
        totals = {"year": (self.year, "h"), "week": (self.week, "h"), "fte": (posts, "fte")}
        found = {
            f"{name}-{level}": self.show(range_.at(level), unit)
            for name, (range_, unit) in totals.items()
            for level in LEVELS
        }
        parts = {f"activity-{k}": v for k, v in by_activity(self.own, self.case).items()}
        parts |= {f"mission-{k}": v for k, v in by_mission(self.own, self.case).items()}
        for name, range_ in parts.items():
            found[f"{name}-central"] = self.show(range_.central)
            ends = {"low": self.show(range_.low), "high": self.show(range_.high)}
            found[f"{name}-range"] = self.say("range", **ends)
            found[f"{name}-share"] = self.say("percent", share=self.percent(range_.central))
        return found

    def weighs(self) -> dict[str, str]:
        """Return what weighs most, what moves the result most, on which grades it rests."""
        heaviest = self.weights[0]
        unsure = max(self.weights, key=lambda weight: weight.swing)
        rest = self.year.central - unsure.hours.central
        grades = sizing.graded(self.own, self.weights).items()
        shares = (
            self.say("grade-own" if g == OWN else "grade", grade=g, share=self.percent(hours))
            for g, hours in grades
        )
        return {
            "heaviest": self.say(
                "heaviest",
                activity=self.words[f"activity-{heaviest.activity}"],
                share=self.show(heaviest.share, "%"),
            ),
            "uncertain": self.say(
                "uncertain",
                activity=self.words[f"activity-{unsure.activity}"],
                low=self.show(self.weekly(rest + unsure.hours.low)),
                high=self.show(self.weekly(rest + unsure.hours.high)),
            ),
            "evidence": self.say("evidence", shares=", ".join(shares)),
        }

    def advice(self) -> dict[str, str]:
        """Return what the three situations are told."""
        kept, shared = sizing.shared_out(self.own, self.weights)
        missions = by_mission(self.own, self.case)
        served = [name for name in self._missions() if name in missions]
        items = (self._item(f"mission-{name}", missions[name].central) for name in served)
        told = {
            "half": self.say("half", half=self.show(self.week.central / 2)),
            "kept": self.say(
                "kept", kept=self.show(self.weekly(kept)), shared=self.show(self.weekly(shared))
            ),
            "missions": self.say("missions", list=", ".join(items)),
        }
        reduce = [self._item(f"activity-{w.activity}", w.hours.central) for w in self.reduced()]
        return told | ({"reduce": self.say("reduce", list=", ".join(reduce))} if reduce else {})

    def _missions(self) -> list[str]:
        return [key.removeprefix("mission-") for key in self.words if key.startswith("mission-")]

    def _item(self, key: str, yearly: float) -> str:
        return self.say("item", name=self.words[key], hours=self.show(self.weekly(yearly)))

    def gap(self) -> float:
        """Return the hours a week that are missing, if they would show."""
        gap = self.week.central - self.answers.volumes.get("available", 0)
        return gap if gap > 0 and self.show(gap) != self.show(0) else 0

    def reduced(self) -> list[workload_reading.Weight]:
        """Return what to reduce first."""
        listed = sizing.reducible(self.own, self.weights)
        gap = self.gap() if self.answers.volumes.get("available") else 0
        if not gap:
            return listed
        found, chosen = 0.0, []
        for weight in listed:
            if found < gap:
                chosen.append(weight)
            found += self.weekly(weight.hours.central)
        return chosen

    def verdicts(self) -> list[str]:
        """Return the ids of the sentences that the result calls for."""
        crossed = workload_reading.crossed(self.own, self.year, self.members)
        under = any(bound.measure == "hours-week" for bound in crossed)
        return [*([] if under else ["reached"]), *(bound.id for bound in crossed)]

    def checks(self) -> dict[str, str]:
        """Return what is said of the members, and of the hours that one has."""
        told = {}
        posts = full_time_equivalent(self.year, self.own.time).central
        if self.members and posts:
            members = self.show(self.members / posts, "count")
            told["check-members"] = self.say("members", members=members)
        if "available" in self.answers.volumes:
            values = {"available": self.typed("available"), "gap": self.show(self.gap())}
            told["check-available"] = self.say("short" if self.gap() else "enough", **values)
        return told

    def typed(self, name: str) -> str:
        """Write a number as the reader did: no decimal that is not there."""
        value = self.answers.volumes[name]
        if value == int(value):
            return self.show(value, "count")
        return repr(value).replace(".", "," if self.language == "fr" else ".")

    def launch(self) -> list[str]:
        """Return what is said of preparation and launch."""
        if not self.answers.launching:
            return []
        time = self.own.time
        months = time.launch_months
        values = {
            "low": self.show(months.low, "months"),
            "high": self.show(months.high, "months"),
            "from": self.show(launch_hours(months.low, time)),
            "to": self.show(launch_hours(months.high, time)),
        }
        told = [self.say("launch", **values)]
        available = self.answers.volumes.get("available")
        if available:
            slow = workload_reading.launch_months(available, time)
            ends = {level: self.show(slow.at(level), "months") for level in ("low", "high")}
            told.append(self.say("launch-slow", available=self.typed("available"), **ends))
        return told

    def sentence(self) -> str:
        """Return the sentence to copy."""
        told = self.launch()[:1]
        if not self.weights:
            return " ".join(told)
        unsure = max(self.weights, key=lambda weight: weight.swing).activity
        heaviest = self.weights[0].activity
        posts = full_time_equivalent(self.year, self.own.time).central
        week = {level: self.show(self.week.at(level)) for level in LEVELS}
        year = {"year": self.show(self.year.central), "fte": self.show(posts, "fte")}
        names = {
            "heaviest": self.words[f"activity-{heaviest}"],
            "uncertain": self.words[f"activity-{unsure}"],
        }
        told.append(self.say("sentence", **week, **year))
        both = "sentence-both" if heaviest == unsure else "sentence-weighs"
        told.append(self.say(both, **names))
        guessed = sizing.graded(self.own, self.weights).get("H", 0)
        if guessed:
            told.append(self.say("sentence-rests", share=self.percent(guessed)))
        return " ".join(told)

    def out(self) -> dict[str, str]:
        """Return all that the page fills in, but for what it says of blanks and examples."""
        told = self.sentence()
        sentence = {"sentence": told} if told else {}
        if not self.weights:
            return sentence
        return self.cells() | self.weighs() | self.checks() | self.advice() | sentence

    def marks(self) -> list[str]:
        """Return the verdicts of a result, none where there is no result."""
        return self.verdicts() if self.weights else []


def _flat(value: float) -> Range:
    return Range(value, value, value)


def _around(activity: Activity) -> Callable[[float], Range]:
    return lambda central: sizing.hours_around(activity, central)
