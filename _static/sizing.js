// @ts-check
// The sizing calculator of guide/sizing. Without it the form is a sheet to print.
//
// It reads the model's own table from the page (data/workload.toml, written there by the build) and
// copies none of its numbers. The first half mirrors _ext/jobguide/workload.py,
// workload_reading.py and sizing.py, operation by operation, so that both give the same digits:
// tests/browser/test_sizing_agreement.py holds them together. The second half is the page.
// Nothing leaves the reader's browser: answers live in its storage, or in the link one copies.
"use strict";

/**
 * @typedef {{low: number, central: number, high: number}} Range
 * @typedef {{id: string, kind: string, amount: Range, mission: string, competency: string,
 *   criterion: string, grade: string, driver: string, minimumDriver: string,
 *   minimumMinutes: number}} Activity
 * @typedef {{id: string, volumes: Record<string, number>, fixed: Record<string, Range>}} Case
 * @typedef {{year: number, week: number, usable: Range, launch: Range}} Time
 * @typedef {{id: string, measure: string, value: number}} Bound
 * @typedef {{id: string, per: string, most: number}} Driver
 * @typedef {{time: Time, activities: Activity[], bounds: Bound[]}} Model
 * @typedef {Model & {cases: Case[], missions: string[], drivers: Driver[],
 *   periods: Record<string, number>, limits: Record<string, number>,
 *   words: Record<string, string>}} Data
 * @typedef {Record<string, string>} Fields what stands in each box, by its name
 * @typedef {{activity: Activity, hours: Range, share: number, swing: number}} Weight
 * @typedef {{kind: string, [value: string]: string | number}} Fault
 */

(() => {
  // ---- Reckoning, as workload.py does

  const MINUTES_PER_HOUR = 60;
  const MONTHS_PER_YEAR = 12;
  // The grade of a time that is the reader's and no longer the model's; it sorts after the others.
  const OWN = "own";
  /** @type {Range} */
  const NOTHING = { low: 0, central: 0, high: 0 };

  /** @param {Range} range @param {(level: number) => number} change @returns {Range} */
  const each = ({ low, central, high }, change) => ({
    low: change(low),
    central: change(central),
    high: change(high),
  });

  /** @param {Range} one @param {Range} other */
  const same = (one, other) =>
    one.low === other.low && one.central === other.central && one.high === other.high;

  /** @param {Range} range @param {number} factor */
  const scaled = (range, factor) => each(range, (level) => level * factor);

  /** @param {Range} one @param {Range} other @returns {Range} */
  const plus = (one, other) => ({
    low: one.low + other.low,
    central: one.central + other.central,
    high: one.high + other.high,
  });

  /** @param {Time} time */
  const weeksPerYear = (time) => time.year / time.week;

  /** Hours a year of an activity. @param {Activity} activity @param {Case} of @param {Time} time */
  const hours = (activity, of, time) => {
    if (activity.kind === "fixed")
      return scaled(of.fixed[activity.id] ?? NOTHING, weeksPerYear(time));
    const volume = of.volumes[activity.driver] ?? 0;
    const owed = (of.volumes[activity.minimumDriver] ?? 0) * activity.minimumMinutes;
    const minutes = each(scaled(activity.amount, volume), (level) => Math.max(level, owed));
    return scaled(minutes, 1 / MINUTES_PER_HOUR);
  };

  /** @param {Model} model @param {Case} of @returns {Map<Activity, Range>} */
  const byActivity = (model, of) =>
    new Map(
      model.activities
        .map((activity) => /** @type {const} */ ([activity, hours(activity, of, model.time)]))
        .filter(([, spent]) => spent.low || spent.central || spent.high),
    );

  /** @param {Map<Activity, Range>} spent @returns {Record<string, Range>} */
  const byMission = (spent) => {
    /** @type {Record<string, Range>} */
    const missions = {};
    for (const [{ mission }, range] of spent)
      missions[mission] = plus(missions[mission] ?? NOTHING, range);
    return missions;
  };

  /** @param {Map<Activity, Range>} spent */
  const yearlyHours = (spent) => [...spent.values()].reduce(plus, NOTHING);

  /** @param {Range} yearly @param {Time} time */
  const weeklyHours = (yearly, time) => scaled(yearly, 1 / weeksPerYear(time));

  /** @param {Range} yearly @param {Time} time @returns {Range} */
  const fullTimeEquivalent = (yearly, { year, usable }) => {
    const posts = scaled(yearly, 1 / year);
    return {
      low: posts.low / usable.high,
      central: posts.central / usable.central,
      high: posts.high / usable.low,
    };
  };

  /** Per cent. @param {number} part @param {number} whole */
  const share = (part, whole) => (whole ? (100 * part) / whole : 0);

  /** @param {number} months @param {Time} time */
  const launchHours = (months, time) => (time.year * months) / MONTHS_PER_YEAR;

  // ---- Reading a result, as workload_reading.py and sizing.py do

  /** Heaviest first. @param {Map<Activity, Range>} spent @returns {Weight[]} */
  const weights = (spent) => {
    const total = yearlyHours(spent).central;
    return [...spent]
      .map(([activity, range]) => ({
        activity,
        hours: range,
        share: share(range.central, total),
        swing: range.high - range.low,
      }))
      .sort((one, other) => other.hours.central - one.hours.central);
  };

  /** @param {Weight[]} sorted @returns {Weight | undefined} */
  const mostUncertain = ([first, ...others]) =>
    others.reduce((most, weight) => (weight.swing > most.swing ? weight : most), first);

  /** Members for a post. @param {Bound} bound @param {Time} time */
  const membersOf = (bound, time) =>
    time.year / ((bound.value * MONTHS_PER_YEAR) / MINUTES_PER_HOUR);

  /** Marks that a result crosses. @param {Model} model @param {Range} yearly @param {number} members */
  const crossed = (model, yearly, members) => {
    const week = weeklyHours(yearly, model.time).central;
    const posts = fullTimeEquivalent(yearly, model.time).central;
    const under = model.bounds
      .filter((bound) => bound.measure === "hours-week" && week < bound.value)
      .sort((one, other) => one.value - other.value)
      .slice(0, 1);
    const beyond = model.bounds.filter(
      (bound) =>
        bound.measure === "member-minutes" && members > posts * membersOf(bound, model.time),
    );
    return [...under, ...beyond];
  };

  /** What can be given up, in order. @param {Weight[]} sorted */
  const reducible = (sorted) => [
    ...sorted.filter(({ activity: { kind, criterion } }) => kind === "unit" && criterion === "choice"),
    ...sorted.filter(({ activity }) => activity.criterion === "operations"),
  ];

  /** Central hours to keep in one hand, and to share. @param {Weight[]} sorted */
  const sharedOut = (sorted) => {
    let [kept, shared] = [0, 0];
    for (const { activity, hours: spent } of sorted) {
      if (activity.kind === "fixed" || activity.competency === "moderation") kept += spent.central;
      else shared += spent.central;
    }
    return { kept, shared };
  };

  /** Central hours by grade, strongest first. @param {Weight[]} sorted */
  const graded = (sorted) => {
    /** @type {Record<string, number>} */
    const spent = {};
    for (const { activity, hours: range } of sorted)
      spent[activity.grade] = (spent[activity.grade] ?? 0) + range.central;
    return Object.entries(spent).sort(([one], [other]) => (one < other ? -1 : 1));
  };

  /** Hours a week around a usual number. @param {Activity} activity @param {number} central */
  const hoursAround = ({ amount: own }, central) =>
    own.central
      ? {
          low: Math.min((central * own.low) / own.central, central),
          central,
          high: Math.max((central * own.high) / own.central, central),
        }
      : { low: central, central, high: central };

  // ---- Numbers in the reader's language

  /** @type {Record<string, number>} other units: by size */
  const DECIMALS = { fte: 2, weeks: 1, months: 0, count: 0, s: 0 };
  const NARROW_NO_BREAK_SPACE = "\u202f";
  const SMALL_IN_TENTHS = 100n;

  /** @param {string} language */
  const isEnglish = (language) => language.startsWith("en");

  /**
   * A number in units of its last decimal place, half up, reckoned on the digits that the number
   * shows: Python's Decimal(str(number)) does the same, where binary halves would go astray.
   * @param {number} value @param {number} places
   */
  const inUnits = (value, places) => {
    const [mantissa, exponent = "0"] = String(value).split("e");
    const [whole, decimals = ""] = mantissa.split(".");
    const shift = Number(exponent) - decimals.length + places;
    const digits = BigInt(whole + decimals);
    const power = 10n ** BigInt(Math.abs(shift));
    return shift < 0 ? (2n * digits + power) / (2n * power) : digits * power;
  };

  /** @param {number} value @param {string} language @param {string} [unit] */
  const display = (value, language, unit = "h") => {
    const tenths = inUnits(value, 1);
    const places = DECIMALS[unit] ?? (tenths < SMALL_IN_TENTHS && tenths % 10n ? 1 : 0);
    const digits = String(inUnits(value, places)).padStart(places + 1, "0");
    const end = digits.length - places;
    const [comma, point] = isEnglish(language) ? [",", "."] : [NARROW_NO_BREAK_SPACE, ","];
    const whole = digits.slice(0, end).replace(/\B(?=(\d{3})+$)/g, comma);
    return places ? whole + point + digits.slice(end) : whole;
  };

  /** A number as one would type it. @param {number | string} value @param {string} language */
  const written = (value, language) =>
    isEnglish(language) ? String(value) : String(value).replace(".", ",");

  const GROUPED = /^\d{1,3}(\s\d{3})+([.,]\d*)?$/;
  const GROUPED_IN_ENGLISH = /^[1-9]\d{0,2}([\s,]\d{3})+(\.\d*)?$/;
  // "1.500" is fifteen hundred for some and one and a half for others; a French reader means either.
  const AMBIGUOUS = /^[1-9]\d{0,2}\.\d{3}$/;

  /**
   * What someone typed, as digits with a point, or why it is no number.
   * @param {string} text @param {string} language @returns {{plain: string} | {fault: Fault}}
   */
  const parse = (text, language) => {
    const typed = text.trim();
    if (/^[-\u2212\u2013]\s*[\d.,]/.test(typed)) return { fault: { kind: "negative" } };
    const english = isEnglish(language);
    if (!english && AMBIGUOUS.test(typed)) {
      const [whole, part] = [typed.replace(".", ""), typed.replace(".", ",")];
      return { fault: { kind: "ambiguous", whole, part } };
    }
    const grouped = english ? GROUPED_IN_ENGLISH : GROUPED;
    const joined = grouped.test(typed) ? typed.replace(english ? /[\s,]/g : /\s/g, "") : typed;
    if (!/^(\d+[.,]?\d*|[.,]\d+)$/.test(joined)) return { fault: { kind: "number" } };
    const [whole, decimals] = joined.replace(",", ".").split(".");
    return { plain: (whole || "0") + (decimals ? `.${decimals}` : "") };
  };

  // ---- From the boxes to the model

  /** @param {string} name */
  const perOf = (name) => `${name}-per`;
  /** @param {string} name */
  const threeOf = (name) => /** @type {const} */ ([`${name}-low`, name, `${name}-high`]);
  /** @param {Activity} activity */
  const timeOf = (activity) => `time-${activity.id}`;
  /** @param {Activity} activity */
  const minimumOf = (activity) => `${timeOf(activity)}-minimum`;

  /** Numbers read from the boxes; what is no number is noted, and counts as not written. */
  class Reader {
    /** @param {Data} data @param {string} language @param {Fields} fields */
    constructor(data, language, fields) {
      this.data = data;
      this.language = language;
      this.fields = fields;
      /** @type {Record<string, Fault>} */
      this.faults = {};
    }

    /** @param {string} name */
    text(name) {
      return (this.fields[name] ?? "").trim();
    }

    /** @param {string} name @param {number} most @param {number} [times] @param {string} [kind] */
    number(name, most, times = 1, kind = "most") {
      const text = this.text(name);
      if (!text) return null;
      const read = parse(text, this.language);
      if ("plain" in read && Number(read.plain) * times <= most) return Number(read.plain);
      this.faults[name] = "fault" in read ? read.fault : { kind, most };
      return null;
    }

    /** @param {Driver} driver */
    period(driver) {
      const chosen = this.fields[perOf(driver.id)];
      return Object.hasOwn(this.data.periods, chosen) ? chosen : driver.per;
    }

    /** A year's volume, or what is asked as it is. @param {Driver} driver */
    volume(driver) {
      const times = this.data.periods[this.period(driver)];
      if (!times) return this.number(driver.id, driver.most);
      const value = this.number(driver.id, driver.most, times, "most-year");
      return value === null ? null : value * times;
    }

    /**
     * Three levels; what is not written is taken around the central one.
     * @param {string} name @param {number} most @param {number | null} usual
     * @param {(central: number) => Range} around @returns {Range | null}
     */
    levels(name, most, usual, around) {
      const [low, central, high] = threeOf(name).map((one) => this.number(one, most));
      const middle = central ?? usual;
      if (middle === null) {
        const alone = (low ?? high) !== null && !this.faults[name];
        if (alone) this.faults[name] = { kind: "central" };
        return null;
      }
      const other = around(middle);
      if (low !== null && low > middle) this.faults[`${name}-low`] = { kind: "order" };
      if (high !== null && high < middle) this.faults[`${name}-high`] = { kind: "order" };
      return {
        low: Math.min(low ?? other.low, middle),
        central: middle,
        high: Math.max(high ?? other.high, middle),
      };
    }

    /** The case of the reader. @returns {Case} */
    case() {
      /** @type {Case} */
      const mine = { id: "mine", volumes: {}, fixed: {} };
      for (const driver of this.data.drivers) mine.volumes[driver.id] = this.volume(driver) ?? 0;
      for (const activity of this.data.activities.filter(({ kind }) => kind === "fixed")) {
        const around = (/** @type {number} */ central) => hoursAround(activity, central);
        const week = this.levels(activity.id, this.data.limits.hours, null, around);
        if (week) mine.fixed[activity.id] = week;
      }
      return mine;
    }

    /** The model with the reader's own unit times. @returns {Model} */
    model() {
      const { time, bounds, limits, activities } = this.data;
      const launch = this.levels("launch", limits.months, time.launch.central, () => time.launch);
      return {
        bounds,
        time: { ...time, launch: launch ?? time.launch },
        activities: activities.map((activity) => {
          if (activity.kind === "fixed") return activity;
          const { amount, minimumMinutes } = activity;
          const own = this.levels(timeOf(activity), limits.minutes, amount.central, () => amount);
          const minimum = this.number(minimumOf(activity), limits.minutes);
          return {
            ...activity,
            amount: own ?? amount,
            grade: own && !same(own, amount) ? OWN : activity.grade,
            minimumMinutes: minimum ?? minimumMinutes,
          };
        }),
      };
    }

    /** Ids of what the model counts and the form asks. */
    questions() {
      const { activities, drivers } = this.data;
      const used = activities.flatMap(({ driver, minimumDriver }) => [driver, minimumDriver]);
      const asked = drivers.filter(({ id }) => used.includes(id)).map(({ id }) => id);
      const fixed = activities.filter(({ kind }) => kind === "fixed").map(({ id }) => id);
      return [...asked, ...fixed];
    }
  }

  /** A year's volume in the period of its question, if that is a whole number.
   * @param {number} volume @param {string} period @param {Record<string, number>} periods */
  const natural = (volume, period, periods) =>
    volume % periods[period]
      ? /** @type {const} */ ([volume, "year"])
      : /** @type {const} */ ([volume / periods[period], period]);

  /**
   * The boxes of an example, or empty ones; the unit times of the model in any case.
   * @param {Data} data @param {string} language @param {string} [id] @returns {Fields}
   */
  const example = (data, language, id) => {
    const from = data.cases.find((one) => one.id === id);
    /** @type {Fields} */
    const fields = { phase: "cruise", case: from ? from.id : "none" };
    /** @param {string} name @param {Range | undefined} range */
    const put = (name, range) => {
      const levels = range ? [range.low, range.central, range.high] : ["", "", ""];
      threeOf(name).forEach((one, at) => (fields[one] = written(levels[at], language)));
    };
    for (const { id: name, per } of data.drivers) {
      const volume = from?.volumes[name];
      const asked = Object.hasOwn(data.periods, per);
      const [value, period] =
        volume === undefined || !asked ? [volume ?? "", per] : natural(volume, per, data.periods);
      fields[name] = written(value, language);
      if (asked) fields[perOf(name)] = period;
    }
    for (const activity of data.activities) {
      if (activity.kind === "fixed") put(activity.id, from?.fixed[activity.id]);
      else put(timeOf(activity), activity.amount);
      if (activity.minimumDriver)
        fields[minimumOf(activity)] = written(activity.minimumMinutes, language);
    }
    put("launch", data.time.launch);
    return fields;
  };

  // ---- From the model to words

  /** @param {string} text @param {Record<string, string | number>} values */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

  /** What the answers come to, and all that the page says of it. */
  class Result {
    /** @param {Data} data @param {string} language @param {Fields} fields */
    constructor(data, language, fields) {
      this.data = data;
      this.language = language;
      this.fields = fields;
      this.reader = new Reader(data, language, fields);
      this.mine = this.reader.case();
      this.model = this.reader.model();
      this.spent = byActivity(this.model, this.mine);
      this.missions = byMission(this.spent);
      this.sorted = weights(this.spent);
      this.year = yearlyHours(this.spent);
      this.week = weeklyHours(this.year, this.model.time);
      this.posts = fullTimeEquivalent(this.year, this.model.time);
      this.some = this.sorted.length > 0;
      this.launch = fields.phase === "launch" ? this.launchTold() : [];
    }

    /** @param {number} value @param {string} [unit] */
    show(value, unit) {
      return display(value, this.language, unit);
    }

    /** A number of the reader's own, with no decimal that was not typed. @param {number} value */
    typed(value) {
      return Number.isInteger(value) ? this.show(value, "count") : written(value, this.language);
    }

    /** @param {string} key @param {Record<string, string | number>} [values] */
    say(key, values = {}) {
      return fill(this.data.words[key], values);
    }

    /** @param {Range} range @param {string} [unit] */
    levels({ low, central, high }, unit) {
      const [least, usual, most] = [low, central, high].map((level) => this.show(level, unit));
      return { low: least, central: usual, high: most };
    }

    /** Hours a week of some hours a year. @param {number} yearly */
    weekly(yearly) {
      return yearly * (1 / weeksPerYear(this.model.time));
    }

    /** @param {Activity} activity */
    named(activity) {
      return this.say(`activity-${activity.id}`);
    }

    /** @param {number} part of the year's central hours */
    percent(part) {
      return this.show(share(part, this.year.central), "%");
    }

    /** A name and its hours a week. @param {string} name @param {number} yearly */
    item(name, yearly) {
      return this.say("item", { name, hours: this.show(this.weekly(yearly)) });
    }

    launchTold() {
      const { launch, week } = this.model.time;
      const months = this.levels(launch, "months");
      const [from, to] = [launch.low, launch.high].map((one) =>
        this.show(launchHours(one, this.model.time)),
      );
      const told = [this.say("launch", { ...months, from, to })];
      const available = this.mine.volumes.available;
      if (!available) return told;
      const slow = this.levels(scaled(launch, week / available), "months");
      return [...told, this.say("launch-slow", { ...slow, available: this.typed(available) })];
    }

    /** Cells of the tables, by their place. */
    cells() {
      /** @type {Record<string, string>} */
      const cells = {};
      const totals = { year: this.year, week: this.week, fte: this.posts };
      for (const [name, range] of Object.entries(totals))
        for (const [level, told] of Object.entries(this.levels(range, name === "fte" ? name : "h")))
          cells[`${name}-${level}`] = told;
      for (const [{ id }, range] of this.spent) Object.assign(cells, this.row(`activity-${id}`, range));
      for (const [id, range] of Object.entries(this.missions))
        Object.assign(cells, this.row(`mission-${id}`, range));
      return cells;
    }

    /** @param {string} name @param {Range} range */
    row(name, range) {
      const { low, central, high } = this.levels(range);
      return {
        [`${name}-central`]: central,
        [`${name}-range`]: this.say("range", { low, high }),
        [`${name}-share`]: this.say("percent", { share: this.percent(range.central) }),
      };
    }

    /** What weighs most, what would change the result most, what it rests on.
     * @returns {Record<string, string>} */
    weight() {
      const [heaviest, unsure] = [this.sorted[0], mostUncertain(this.sorted)];
      if (!heaviest || !unsure) return {};
      const rest = this.year.central - unsure.hours.central;
      const [low, high] = [unsure.hours.low, unsure.hours.high].map((one) =>
        this.show(this.weekly(rest + one)),
      );
      const shares = graded(this.sorted).map(([grade, part]) =>
        this.say(grade === OWN ? "grade-own" : "grade", { grade, share: this.percent(part) }),
      );
      return {
        heaviest: this.say("heaviest", {
          activity: this.named(heaviest.activity),
          share: this.show(heaviest.share, "%"),
        }),
        uncertain: this.say("uncertain", { activity: this.named(unsure.activity), low, high }),
        evidence: this.say("evidence", { shares: shares.join(", ") }),
      };
    }

    /** Hours a week that are missing, 0 if what is left out would not show. */
    gap() {
      const gap = this.week.central - this.mine.volumes.available;
      return gap > 0 && this.show(gap) !== this.show(0) ? gap : 0;
    }

    /** Beside the hours that one has, and the members. */
    checks() {
      const { members, available } = this.mine.volumes;
      /** @type {Record<string, string>} */
      const told = {};
      if (members && this.posts.central)
        told["check-members"] = this.say("members", {
          members: this.show(members / this.posts.central, "count"),
        });
      if (this.reader.text("available") && !this.reader.faults.available) {
        const values = { available: this.typed(available), gap: this.show(this.gap()) };
        told["check-available"] = this.say(this.gap() ? "short" : "enough", values);
      }
      return told;
    }

    /** What is not the reader's: questions without an answer, answers of the example. */
    borrowed() {
      const { words } = this.data;
      const empty = this.reader.questions().filter((name) => !this.reader.text(name));
      const names = empty.map((id) => words[`driver-${id}`] ?? words[`activity-${id}`]);
      const counts = this.copied();
      return {
        empty: empty.length ? this.say("empty", { names: names.join(", ") }) : "",
        example: counts.count ? this.say("example", counts) : "",
      };
    }

    /** How many answers are still the example's. */
    copied() {
      const from = example(this.data, this.language, this.fields.case);
      const answered = this.reader.questions().filter((name) => this.reader.text(name));
      const same = (/** @type {string} */ name) => (this.fields[name] ?? "") === (from[name] ?? "");
      const copied = answered.filter((name) => [perOf(name), ...threeOf(name)].every(same));
      return { count: copied.length, total: answered.length };
    }

    /** What the situations have to say: none, a fraction of a post, a team. */
    advice() {
      const { kept, shared } = sharedOut(this.sorted);
      const first = this.reduced().map((one) => this.item(this.named(one.activity), one.hours.central));
      const served = this.data.missions.filter((mission) => this.missions[mission]);
      const split = served.map((one) => this.item(this.say(`mission-${one}`), this.missions[one].central));
      return {
        half: this.say("half", { half: this.show(this.week.central / 2) }),
        reduce: first.length ? this.say("reduce", { list: first.join(", ") }) : "",
        kept: this.say("kept", {
          kept: this.show(this.weekly(kept)),
          shared: this.show(this.weekly(shared)),
        }),
        missions: this.say("missions", { list: split.join(", ") }),
      };
    }

    /** What to reduce first: until the missing hours are found, or all of it where none are said. */
    reduced() {
      const list = reducible(this.sorted);
      const gap = this.mine.volumes.available ? this.gap() : 0;
      if (!gap) return list;
      let found = 0;
      return list.filter(({ hours: { central } }) => {
        const needed = found < gap;
        found += this.weekly(central);
        return needed;
      });
    }

    /** The sentence to copy. */
    sentence() {
      const told = this.launch.slice(0, 1);
      const unsure = mostUncertain(this.sorted);
      if (!unsure) return told.join(" ");
      const figures = { year: this.show(this.year.central), fte: this.show(this.posts.central, "fte") };
      const [heaviest, uncertain] = [this.sorted[0], unsure].map(({ activity }) => this.named(activity));
      const guessed = Object.fromEntries(graded(this.sorted)).H ?? 0;
      const counts = this.copied();
      return [
        ...told,
        this.say("sentence", { ...this.levels(this.week), ...figures }),
        this.say(heaviest === uncertain ? "sentence-both" : "sentence-weighs", { heaviest, uncertain }),
        ...(guessed ? [this.say("sentence-rests", { share: this.percent(guessed) })] : []),
        ...(counts.count ? [this.say("sentence-example", counts)] : []),
      ].join(" ");
    }

    /** Ids of the marks that the page has a sentence for. */
    verdicts() {
      if (!this.some) return [];
      const marks = crossed(this.model, this.year, this.mine.volumes.members);
      const under = marks.some(({ measure }) => measure === "hours-week");
      return [...(under ? [] : ["reached"]), ...marks.map(({ id }) => id)];
    }

    bars() {
      return this.data.missions
        .filter((mission) => this.missions[mission])
        .map((mission) => ({
          label: this.say(`mission-${mission}`),
          told: `${this.show(this.missions[mission].central)}\u00a0h`,
          range: this.missions[mission],
        }));
    }

    /** What is wrong, by the name of the box. */
    faults() {
      const told = Object.entries(this.reader.faults).map(([name, fault]) => {
        const most = typeof fault.most === "number" ? this.show(fault.most, "count") : "";
        return [name, this.say(`fault-${fault.kind}`, { ...fault, most })];
      });
      return Object.fromEntries(told);
    }

    /** What is said aloud, line by line. */
    headline() {
      const count = Object.keys(this.reader.faults).length;
      const then = this.launch.length ? `${this.say("then")} ` : "";
      return [
        ...this.launch,
        ...(this.some ? [then + this.say("week", this.levels(this.week))] : []),
        ...(count ? [this.say("faults", { count })] : []),
      ];
    }

    /** All of it. */
    told() {
      const sentence = this.sentence();
      /** @type {Record<string, string>} */
      const out = this.some
        ? { ...this.cells(), ...this.weight(), ...this.checks(), ...this.borrowed(), ...this.advice(), sentence }
        : { sentence };
      return {
        some: Boolean(sentence),
        out,
        headline: this.headline(),
        bar: this.some ? this.say("bar", this.levels(this.week)) : sentence,
        verdicts: this.verdicts(),
        bars: this.bars(),
        faults: this.faults(),
      };
    }
  }

  /** All that the page says of some answers.
   * @param {Data} data @param {string} language @param {Fields} fields */
  const reckon = (data, language, fields) => new Result(data, language, fields).told();

  // ---- Answers in a link and in the browser's storage

  const VERSION = "1";
  const LONGEST = 40;
  const RAW = "~"; // before what is no number, so that it comes back as it was typed

  /** Answers that differ from an empty form, their numbers with a point.
   * @param {Data} data @param {string} language @param {Fields} fields @returns {Fields} */
  const packed = (data, language, fields) => {
    const usual = example(data, language);
    /** @type {Fields} */
    const kept = {};
    for (const [name, text] of Object.entries(fields)) {
      const asked = name.replace(/-per$/, "");
      const silent = name === asked ? !text.trim() : !(fields[asked] ?? "").trim();
      const same = text === usual[name] && name === asked;
      if (silent || same || !Object.hasOwn(usual, name)) continue;
      if (name !== asked || name === "case" || name === "phase") kept[name] = text;
      else {
        const read = parse(text, language);
        kept[name] = "plain" in read ? read.plain : RAW + text.slice(0, LONGEST);
      }
    }
    return kept;
  };

  /**
   * The boxes that such answers fill, whoever wrote them; `sound` is false where some made no sense.
   * @param {Data} data @param {string} language @param {Record<string, unknown>} kept
   */
  const unpacked = (data, language, kept) => {
    const fields = example(data, language);
    /** @type {Record<string, string[]>} */
    const choices = {
      phase: ["cruise", "launch"],
      case: ["none", ...data.cases.map(({ id }) => id)],
    };
    for (const { id } of data.drivers) choices[perOf(id)] = Object.keys(data.periods);
    let sound = true;
    for (const [name, text] of Object.entries(kept)) {
      const known = Object.hasOwn(fields, name) && typeof text === "string";
      if (!known || text.length > LONGEST + 1) sound = false;
      else if (Object.hasOwn(choices, name)) {
        if (choices[name].includes(text)) fields[name] = text;
        else sound = false;
      } else if (/^\d+(\.\d+)?$/.test(text)) fields[name] = written(text, language);
      else {
        fields[name] = text.startsWith(RAW) ? text.slice(1) : text;
        if (!text.startsWith(RAW)) sound = false;
      }
    }
    return { fields, sound };
  };

  /** The fragment that carries answers; its end shows that nothing was cut.
   * @param {Fields} kept */
  const encode = (kept) => String(new URLSearchParams({ sizing: VERSION, ...kept, end: VERSION }));

  /** What a fragment carries, or nothing if it is another kind of fragment.
   * @param {string} fragment */
  const decode = (fragment) => {
    const pairs = [...new URLSearchParams(fragment.replace(/^#/, ""))];
    const [first, last] = [pairs[0], pairs[pairs.length - 1]];
    if (!first || first[0] !== "sizing") return null;
    const whole = last[0] === "end" && last[1] === first[1];
    const kept = pairs.slice(1, whole ? -1 : undefined);
    return { whole, older: first[1] !== VERSION, kept: Object.fromEntries(kept) };
  };

  const sizing = {
    byActivity, byMission, crossed, decode, display, encode, example, fullTimeEquivalent, graded,
    hours, launchHours, parse, packed, reckon, reducible, share, sharedOut, unpacked, weeklyHours,
    weights, yearlyHours,
  }; // prettier-ignore

  // @ts-ignore: the page's one global name, and Node's way of sharing the same functions
  globalThis.jobguide = Object.assign(globalThis.jobguide ?? {}, { sizing });
  // @ts-ignore
  if (typeof module !== "undefined") module.exports = sizing;
  if (typeof document === "undefined") return;

  // ---- The page

  const STORE = "sizing";
  const PAUSE = 700; // milliseconds without a key before the result is said and faults are told

  const form = document.getElementById("sizing-form");
  const source = document.getElementById("sizing-data");
  if (!(form instanceof HTMLFormElement) || !source) return;

  /** @type {Data} */
  const data = JSON.parse(source.textContent ?? "");
  const language = document.documentElement.lang;
  /** @param {string} id @returns {HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @param {string} selector @returns {HTMLElement[]} */
  const all = (selector) => [...form.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

  /** The boxes, radio buttons and lists of the form. */
  const controls = [...form.elements].filter(
    (one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement,
  );
  let shared = false; // the answers shown are a link's
  /** @type {Fields | null} */
  let previous = null; // the answers that one may take back
  let chosen = "none"; // the example that fills the form
  /** @type {Set<string>} */
  let emptied = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @returns {Fields} */
  const collected = () => {
    /** @type {Fields} */
    const fields = {};
    for (const one of controls)
      if (one.name && (one.type !== "radio" || /** @type {HTMLInputElement} */ (one).checked))
        fields[one.name] = one.value;
    return fields;
  };

  /** @param {Fields} fields */
  const put = (fields) => {
    for (const one of controls) {
      if (one instanceof HTMLInputElement && one.type === "radio")
        one.checked = one.value === fields[one.name];
      else if (one.name) one.value = fields[one.name] ?? "";
    }
    chosen = fields.case;
    emptied = new Set();
  };

  // A browser may refuse to keep anything, from a disk above all: the answers then last as long as
  // the page.
  const stored = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(STORE) ?? "null");
      return kept && typeof kept === "object" ? unpacked(data, language, kept).fields : null;
    } catch {
      return null;
    }
  };

  /** @param {Fields} kept */
  const store = (kept) => {
    try {
      if (Object.keys(kept).length) localStorage.setItem(STORE, JSON.stringify(kept));
      else localStorage.removeItem(STORE);
    } catch {
      // Nothing is lost but the memory of it.
    }
  };

  /** @param {string} fragment */
  const address = (fragment) => location.href.split("#")[0] + fragment;

  const keep = () => {
    const kept = packed(data, language, collected());
    if (shared) history.replaceState(history.state, "", address(`#${encode(kept)}`));
    else store(kept);
  };

  /** @param {string} text @param {string} id */
  const tell = (text, id = "sizing-done") => {
    byId(id).textContent = text;
  };

  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
  const drawn = (name, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };

  const WIDTH = 360;
  const ROW = 44;

  /** The same bars as _ext/jobguide/pictures/bars.py. @param {ReturnType<typeof reckon>["bars"]} bars */
  const draw = (bars) => {
    const scale = (WIDTH - 70) / (Math.max(...bars.map(({ range }) => range.high)) || 1);
    const size = { viewBox: `0 0 ${WIDTH} ${bars.length * ROW + 4}`, width: WIDTH };
    const named = { role: "img", "aria-labelledby": "sizing-bars-title sizing-bars-desc" };
    const picture = drawn("svg", { ...size, ...named });
    const said = bars.map(({ label, told }) => `${label}: ${told}`).join(" ; ");
    picture.append(
      drawn("title", { id: "sizing-bars-title" }, data.words.picture),
      drawn("desc", { id: "sizing-bars-desc" }, said),
    );
    bars.forEach(({ label, told, range }, index) => {
      const [top, middle] = [index * ROW, index * ROW + 30];
      const { low, central, high } = scaled(range, scale);
      const line = (/** @type {number} */ x1, /** @type {number} */ x2, /** @type {number} */ half) =>
        drawn("line", { class: "range", x1, y1: middle - half, x2, y2: middle + half });
      picture.append(
        drawn("text", { class: "label", x: 0, y: top + 15, "font-size": 13 }, label),
        drawn("rect", { class: "accent", x: 0, y: top + 22, width: Math.max(central, 1), height: 16, rx: 6 }),
        drawn("text", { class: "label-strong", x: high + 8, y: middle + 5, "font-size": 13 }, told),
        line(low, high, 0),
        line(low, low, 5),
        line(high, high, 5),
      );
    });
    byId("sizing-picture").replaceChildren(...(bars.length ? [picture] : []));
  };

  /** On paper a box is a line, or the answer. @param {Fields} fields */
  const copyToPaper = (fields) => {
    for (const line of all("[data-blank]")) {
      const name = line.dataset.blank ?? "";
      const text = (fields[name] ?? "").trim();
      const period = data.words[`per-${fields[perOf(name)]}`];
      line.textContent = text && period ? `${text} ${period}` : text;
    }
  };

  /** @param {Record<string, string>} faults @param {boolean} all whether new ones are told as well */
  const showFaults = (faults, all) => {
    for (const box of controls) {
      const place = box.name && document.getElementById(`sizing-${box.name}-fault`);
      if (!place) continue;
      const fault = faults[box.name] ?? "";
      const note = emptied.has(box.name) ? data.words["fault-empty"] : "";
      if (!all && (fault || note) && !place.textContent) continue;
      place.textContent = fault || note;
      box.toggleAttribute("aria-invalid", Boolean(fault));
      if (fault) box.setAttribute("aria-invalid", "true");
    }
  };

  /** Show at once all that can be seen. @param {boolean} settled */
  const show = (settled) => {
    const fields = collected();
    const { some, out, headline, bar, verdicts, bars, faults } = reckon(data, language, fields);
    for (const place of all("[data-out]")) {
      const text = out[place.dataset.out ?? ""] ?? "";
      place.textContent = text;
      place.hidden = !text;
      const row = place.closest("tr");
      if (row) row.hidden = !text;
    }
    for (const one of all("[data-verdict]"))
      one.hidden = !verdicts.includes(one.dataset.verdict ?? "");
    for (const one of all("[data-situation]"))
      one.hidden = chosen !== "none" && one.dataset.situation !== chosen;
    for (const id of ["sizing-result", "sizing-bar"]) byId(id).hidden = !some;
    byId("sizing-detail").hidden = !bars.length;
    const link = byId("sizing-bar").firstElementChild;
    if (link) link.textContent = bar;
    form.classList.toggle("is-filled", some);
    draw(bars);
    copyToPaper(fields);
    showFaults(faults, settled);
    if (settled) {
      sayAloud(headline);
      keep();
    }
  };

  /** Said again only if it changed: a screen reader is not to repeat itself. @param {string[]} lines */
  const sayAloud = (lines) => {
    const told = byId("sizing-told");
    if (told.dataset.said === lines.join("\n")) return;
    told.dataset.said = lines.join("\n");
    const spans = lines.map((textContent, index) =>
      Object.assign(document.createElement("span"), { textContent, className: index ? "" : "main" }),
    );
    // The spaces part the lines for those who hear or copy them.
    told.replaceChildren(...spans.flatMap((span) => [span, " "]));
  };

  const settle = () => {
    clearTimeout(waiting);
    show(true);
  };

  /** Fill with another example what still is the first one's. */
  const changeExample = () => {
    const fields = collected();
    const [old, next] = [chosen, fields.case].map((id) => example(data, language, id));
    const untouched = Object.keys(next).filter((name) => {
      const asked = name.replace(/-per$/, "");
      return [asked, perOf(asked)].every((one) => (fields[one] ?? "") === (old[one] ?? ""));
    });
    const filled = untouched.filter((name) => name !== "phase").map((name) => [name, next[name]]);
    put({ ...fields, ...Object.fromEntries(filled) });
  };

  /** Show answers, with what there is to say of where they come from.
   * @param {Fields} fields @param {string} notice */
  const load = (fields, notice) => {
    put(fields);
    tell(notice, "sizing-notice");
    for (const one of all("[data-do=undo]")) one.hidden = !previous;
    const times = form.querySelector("details.times");
    const usual = example(data, language);
    const changed = Object.keys(usual).some((name) => /^(time|launch)/.test(name) && fields[name] !== usual[name]);
    if (times instanceof HTMLDetailsElement && changed) times.open = true;
    settle();
  };

  /** Show what the link carries; what was stored stays there, and can be taken back. */
  const follow = () => {
    const link = decode(location.hash);
    if (!link) return false;
    const { fields, sound } = unpacked(data, language, link.kept);
    const notices = [data.words.shared];
    if (link.older) notices.push(data.words.older);
    else if (!link.whole || !sound) notices.push(data.words.damaged);
    shared = true;
    previous = stored();
    load(fields, notices.join(" "));
    return true;
  };

  const leaveLink = () => {
    if (shared) history.replaceState(history.state, "", address(""));
    shared = false;
  };

  /** @param {string} text @param {HTMLElement} place */
  const copy = async (text, place) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(data.words.copied);
    } catch {
      if (place instanceof HTMLInputElement) place.select();
      else getSelection()?.selectAllChildren(place);
      tell(data.words.select);
    }
  };

  /** @type {Record<string, () => void>} */
  const actions = {
    copy: () => void copy(byId("sizing-sentence").textContent ?? "", byId("sizing-sentence")),
    link: () => {
      const box = /** @type {HTMLInputElement} */ (byId("sizing-address"));
      box.value = address(`#${encode(packed(data, language, collected()))}`);
      if (box.parentElement) box.parentElement.hidden = false;
      void copy(box.value, box);
    },
    print: () => {
      const { classList } = document.documentElement;
      classList.add("only-tool");
      addEventListener("afterprint", () => classList.remove("only-tool"), { once: true });
      print();
    },
    reset: () => {
      previous = collected();
      leaveLink();
      load(example(data, language), "");
      tell(data.words.cleared);
    },
    undo: () => {
      const back = previous ?? example(data, language);
      previous = null;
      leaveLink();
      load(back, "");
      tell(data.words.back);
      // The button that had the focus is gone.
      /** @type {HTMLElement | null} */ (form.querySelector("input:checked"))?.focus();
    },
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.name === "case") changeExample();
    const asked = !/^(time|launch)|-(low|high)$|^(members|available)$/.test(target.name);
    if (target.value.trim() || !asked) emptied.delete(target.name);
    else emptied.add(target.name);
    tell("");
    clearTimeout(waiting);
    if (target instanceof HTMLInputElement && target.type === "text") {
      show(false);
      waiting = setTimeout(settle, PAUSE);
    } else settle();
  });
  form.addEventListener("change", settle);
  form.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("[data-do]");
    if (button instanceof HTMLElement) actions[button.dataset.do ?? ""]?.();
    if (target?.closest("#sizing-bar a")) {
      // By hand: the fragment may hold a link's answers.
      event.preventDefault();
      byId("sizing-result").focus();
      byId("sizing-result").scrollIntoView();
    }
  });
  addEventListener("hashchange", follow);

  for (const one of all("[data-needs-script]")) one.hidden = false;
  form.classList.add("is-live");
  if (!follow()) load(stored() ?? example(data, language), "");
})();
