// @ts-check
// The reckoning of the hours, and all that plan/hours says of some answers; no page here.
//
// The model is data/workload.toml as the build reads it, under the same names. Operation by
// operation this does what _ext/jobguide/sizing/reckoning.py does, so that both give the same
// digits: tests/browser/test_sizing_agreement.py holds them together.
"use strict";

/**
 * @typedef {{low: number, central: number, high: number}} Range
 * @typedef {{id: string, mission: string, competency: string, criterion: string, grade: string,
 *   driver: string | null, minutes: Range | null, hours_per_week: Range | null,
 *   minimum: {driver: string, minutes: number} | null}} Activity
 * @typedef {{id: string, members: number, volumes: Record<string, number>,
 *   fixed: Record<string, Range>}} Case
 * @typedef {{legal_year_hours: {value: number}, legal_week_hours: {value: number},
 *   usable_share: Range, launch_months: Range}} Time
 * @typedef {{id: string, measure: string, value: number}} Bound
 * @typedef {{id: string, per: string, most: number}} Driver
 * @typedef {{time: Time, activities: Activity[], cases: Case[], bounds: Bound[],
 *   proposal: {grows: string[]} | null}} Model
 * @typedef {{model: Model, missions: string[], drivers: Driver[], staff: Record<string, string>,
 *   launches: Record<string, string>, periods: Record<string, number>,
 *   limits: Record<string, number>, words: Record<string, string>}} Data
 * @typedef {Record<string, string>} Fields what stands in boxes, by their names; of those that are
 *   typed, none is empty: an empty box takes back what is proposed
 * @typedef {{activity: Activity, hours: Range, share: number, swing: number}} Weight
 * @typedef {{kind: string, [value: string]: string | number}} Fault
 * @typedef {{label: string, told: string, range: Range}} Bar
 * @typedef {{name: string, told: string, example: boolean}} Answer
 * @typedef {{some: boolean, week: Range | null, contract: number | null,
 *   missions: Record<string, number>,
 *   out: Record<string, string>, headline: string[], bar: string, verdicts: string[], bars: Bar[],
 *   faults: Record<string, string>, marked: string[], first: {name: string, told: string}[],
 *   answers: Answer[]}} Told `marked` are proposed and not typed, `first` those that weigh most
 *
 * What the form asks of this file.
 * @typedef {object} Sizing
 * @property {(data: Data, language: string, typed: Fields) => Told} reckon
 * @property {(data: Data, language: string, typed: Fields) => Fields} filled
 * @property {(language: string, name: string, text: string) => string} packed
 * @property {(data: Data, language: string, kept: Record<string, unknown>) =>
 *   {typed: Fields, sound: boolean}} unpacked
 * @property {(text: string, language: string) => {plain: string} | {fault: Fault}} parse
 * @property {(name: string) => string} perOf
 * @property {(range: Range, factor: number) => Range} scaled
 * @property {(hours: number) => number} rounded
 * @property {(text: string, values: Record<string, string | number>) => string} fill
 */

(() => {
  // ---- Reckoning

  const MINUTES_PER_HOUR = 60;
  const MONTHS_PER_YEAR = 12;
  // The grade of a time that is the reader's and no longer the model's.
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
  const weeksPerYear = (time) => time.legal_year_hours.value / time.legal_week_hours.value;

  /** The time of an activity, in its own unit. @param {Activity} activity */
  const amountOf = ({ minutes, hours_per_week: weekly }) => minutes ?? weekly ?? NOTHING;

  /** @param {Activity} activity */
  const isWeekly = (activity) => activity.hours_per_week !== null;

  const FEW = 5;

  /** A case as so many members would make it. @param {Model} model @param {Case} of
   * @param {number} members @returns {Case} */
  const proposed = (model, of, members) => {
    if (!members || !of.members) return of;
    const volumes = Object.entries(of.volumes).map(([name, volume]) => {
      const grows = model.proposal?.grows.includes(name);
      return [name, grows ? (volume * members) / of.members : volume];
    });
    return { ...of, volumes: Object.fromEntries(volumes) };
  };

  /** A year's volume as a whole number of a period: the usual one, or a longer one.
   * @param {number} volume @param {string} usual @param {Record<string, number>} periods
   * @returns {[number, string]} */
  const counted = (volume, usual, periods) => {
    const found = Object.entries(periods).find(
      ([, times]) =>
        times <= periods[usual] && (volume % times === 0 || volume / times >= FEW),
    );
    const [period, times] = found ?? ["year", 1];
    return [Math.floor(volume / times + 0.5), period];
  };

  /** Hours a year of an activity. @param {Activity} activity @param {Case} of @param {Time} time */
  const hours = (activity, of, time) => {
    if (isWeekly(activity)) return scaled(of.fixed[activity.id] ?? NOTHING, weeksPerYear(time));
    const volume = of.volumes[activity.driver ?? ""] ?? 0;
    const { driver, minutes: least } = activity.minimum ?? { driver: "", minutes: 0 };
    const owed = (of.volumes[driver] ?? 0) * least;
    const minutes = each(scaled(amountOf(activity), volume), (level) => Math.max(level, owed));
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
  const fullTimeEquivalent = (yearly, { legal_year_hours: year, usable_share: usable }) => {
    const posts = scaled(yearly, 1 / year.value);
    return {
      low: posts.low / usable.high,
      central: posts.central / usable.central,
      high: posts.high / usable.low,
    };
  };

  /** Per cent. @param {number} part @param {number} whole */
  const share = (part, whole) => (whole ? (100 * part) / whole : 0);

  /** @param {number} months @param {Time} time */
  const launchHours = (months, time) => (time.legal_year_hours.value * months) / MONTHS_PER_YEAR;

  // ---- Reading a result

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

  /** The mark of hours a week that a result does not reach, if any.
   * @param {Model} model @param {Range} yearly */
  const crossed = (model, yearly) => {
    // As the reader sees it: nobody is told "5 h", then "under 5 h".
    const week = rounded(weeklyHours(yearly, model.time).central);
    return model.bounds
      .filter((bound) => bound.measure === "hours-week" && week < bound.value)
      .sort((one, other) => one.value - other.value)[0];
  };

  /** What can be given up, in order. @param {Weight[]} sorted */
  const reducible = (sorted) => [
    ...sorted.filter(({ activity }) => !isWeekly(activity) && activity.criterion === "choice"),
    ...sorted.filter(({ activity }) => activity.criterion === "operations"),
  ];

  /** Central hours to keep in one hand, and to share. @param {Weight[]} sorted */
  const sharedOut = (sorted) => {
    let [kept, shared] = [0, 0];
    for (const { activity, hours: spent } of sorted) {
      if (isWeekly(activity) || activity.competency === "moderation") kept += spent.central;
      else shared += spent.central;
    }
    return { kept, shared };
  };

  /** Central hours a year that rest on hypotheses of the model. @param {Weight[]} sorted */
  const guessed = (sorted) =>
    sorted.reduce((sum, { activity, hours: spent }) => sum + (activity.grade === "H" ? spent.central : 0), 0);

  /** Hours a week around a usual number. @param {Activity} activity @param {number} central */
  const hoursAround = (activity, central) => {
    const own = amountOf(activity);
    if (!own.central) return { low: central, central, high: central };
    return {
      low: Math.min((central * own.low) / own.central, central),
      central,
      high: Math.max((central * own.high) / own.central, central),
    };
  };

  // ---- Numbers in the reader's language

  /** @type {Record<string, number>} other units: by size */
  const DECIMALS = { fte: 2, weeks: 1, months: 0, count: 0, s: 0 };
  const NO_BREAK_SPACE = "\u00a0";
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

  /** How many decimals a number is told with. @param {number} value @param {string} [unit] */
  const placesOf = (value, unit = "h") => {
    const tenths = inUnits(value, 1);
    return DECIMALS[unit] ?? (tenths < SMALL_IN_TENTHS && tenths % 10n ? 1 : 0);
  };

  /** Hours as a number, once rounded as they are told. @param {number} hours */
  const rounded = (hours) => {
    const places = placesOf(hours);
    return Number(inUnits(hours, places)) / 10 ** places;
  };

  /** @param {number} value @param {string} language @param {string} [unit] */
  const display = (value, language, unit = "h") => {
    const places = placesOf(value, unit);
    const digits = String(inUnits(value, places)).padStart(places + 1, "0");
    const end = digits.length - places;
    const [comma, point] = isEnglish(language) ? [",", "."] : [NO_BREAK_SPACE, ","];
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
    /** @param {Data} data @param {string} language @param {Fields} typed */
    constructor(data, language, typed) {
      this.data = data;
      this.language = language;
      this.typed = typed;
      this.fields = filled(data, language, typed);
      /** @type {Record<string, Fault>} */
      this.faults = {};
      this.number("members", data.limits.members);
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
      const mine = { id: "mine", members: 0, volumes: {}, fixed: {} };
      for (const driver of this.data.drivers) mine.volumes[driver.id] = this.volume(driver) ?? 0;
      for (const activity of this.data.model.activities.filter(isWeekly)) {
        const around = (/** @type {number} */ central) => hoursAround(activity, central);
        const week = this.levels(activity.id, this.data.limits.hours, null, around);
        if (week) mine.fixed[activity.id] = week;
      }
      return mine;
    }

    /** The model with the reader's own unit times. @returns {Model} */
    model() {
      const { model, limits } = this.data;
      const usual = model.time.launch_months;
      const launch = this.levels("launch", limits.months, usual.central, () => usual);
      return {
        ...model,
        time: { ...model.time, launch_months: launch ?? usual },
        activities: model.activities.map((activity) => this.timed(activity)),
      };
    }

    /** An activity with the reader's own unit time. @param {Activity} activity @returns {Activity} */
    timed(activity) {
      const { minutes, minimum, grade } = activity;
      if (!minutes) return activity;
      const most = this.data.limits.minutes;
      const own = this.levels(timeOf(activity), most, minutes.central, () => minutes);
      const least = this.number(minimumOf(activity), most);
      return {
        ...activity,
        minutes: own ?? minutes,
        grade: own && !same(own, minutes) ? OWN : grade,
        minimum: minimum && { ...minimum, minutes: least ?? minimum.minutes },
      };
    }

    /** Ids of what the model counts and the form asks. */
    questions() {
      const { model, drivers } = this.data;
      const used = model.activities.flatMap(({ driver, minimum }) => [driver, minimum?.driver]);
      const asked = drivers.filter(({ id }) => used.includes(id)).map(({ id }) => id);
      return [...asked, ...model.activities.filter(isWeekly).map(({ id }) => id)];
    }

    /** Ids of the answers that are still the example's. */
    copied() {
      const boxes = (/** @type {string} */ name) => [perOf(name), ...threeOf(name)];
      return this.questions().filter(
        (name) => this.text(name) && !boxes(name).some((box) => Object.hasOwn(this.typed, box)),
      );
    }
  }

  /** How many members are typed; 0 where that is no number that one may have.
   * @param {Data} data @param {string} language @param {Fields} typed */
  const membersOf = (data, language, typed) => {
    const read = parse(typed.members ?? "", language);
    const members = "plain" in read ? Number(read.plain) : 0;
    return members <= data.limits.members ? members : 0;
  };

  /**
   * What stands in the boxes before anything else is typed: what the case and the members propose,
   * and the unit times of the model.
   * @param {Data} data @param {string} language @param {Fields} typed @returns {Fields}
   */
  const proposal = (data, language, typed) => {
    const { model, periods } = data;
    const from = model.cases.find(({ id }) => id === typed.case);
    /** @type {Fields} */
    const fields = { phase: "cruise", case: from?.id ?? "none", status: "" };
    fields.members = from?.members ? written(from.members, language) : "";
    /** @type {Record<string, number>} */
    const volumes = from
      ? proposed(model, from, membersOf(data, language, typed)).volumes
      : {};
    for (const { id, per } of data.drivers) {
      const isCounted = Object.hasOwn(periods, per);
      const volume = volumes[id];
      fields[id] = "";
      if (isCounted) fields[perOf(id)] = per;
      if (volume === undefined) continue;
      const [number, period] = isCounted ? counted(volume, per, periods) : [volume, ""];
      fields[id] = written(number, language);
      if (isCounted) fields[perOf(id)] = period;
    }
    // An empty least or most is the model's, or stretches to what is typed between them.
    /** @param {string} name @param {Range | undefined} range @param {boolean} around */
    const put = (name, range, around) => {
      const levels = range && [around ? range.low : "", range.central, around ? range.high : ""];
      threeOf(name).forEach((box, at) => (fields[box] = levels ? written(levels[at], language) : ""));
    };
    for (const activity of model.activities) {
      if (activity.minutes) put(timeOf(activity), activity.minutes, false);
      else put(activity.id, from?.fixed[activity.id], true);
      if (activity.minimum)
        fields[minimumOf(activity)] = written(activity.minimum.minutes, language);
    }
    put("launch", model.time.launch_months, false);
    return fields;
  };

  /**
   * What stands in all boxes: what is typed, and what is proposed for the rest. A number that is
   * corrected no longer has the example's least and most around it, nor its period.
   * @param {Data} data @param {string} language @param {Fields} typed @returns {Fields}
   */
  const filled = (data, language, typed) => {
    const fields = proposal(data, language, typed);
    for (const { id, per } of data.drivers)
      if (Object.hasOwn(typed, id) && Object.hasOwn(fields, perOf(id))) fields[perOf(id)] = per;
    for (const { id } of data.model.activities.filter(isWeekly))
      if (Object.hasOwn(typed, id)) fields[`${id}-low`] = fields[`${id}-high`] = "";
    return { ...fields, ...typed };
  };

  // ---- From the model to words

  /** @param {string} text @param {Record<string, string | number>} values */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

  // With these, and among volunteers who have not chosen, nobody is told a full time.
  const UNPAID = ["volunteer", "pair"];
  const PAID = "employee";
  const FIRST = 3; // answers to correct before the others

  /** What the answers come to, and all that the page says of it. */
  class Result {
    /** @param {Data} data @param {string} language @param {Fields} typed */
    constructor(data, language, typed) {
      this.data = data;
      this.language = language;
      this.reader = new Reader(data, language, typed);
      const { fields } = this.reader;
      this.fields = fields;
      const amongVolunteers = fields.case === data.staff.none;
      this.isUnpaid = fields.status ? UNPAID.includes(fields.status) : amongVolunteers;
      this.isPaid = fields.status
        ? fields.status === PAID
        : fields.case !== "none" && !amongVolunteers;
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
      const { launch_months: launch, legal_week_hours: week } = this.model.time;
      const kind = this.isUnpaid ? "small" : (this.data.launches[this.fields.case] ?? "hours");
      const [from, to] = [launch.low, launch.high].map((one) =>
        this.show(launchHours(one, this.model.time)),
      );
      const told = [this.say(`launch-${kind}`, { ...this.levels(launch, "months"), from, to })];
      const available = this.mine.volumes.available;
      if (!available || kind === "small") return told;
      const slow = this.levels(scaled(launch, week.value / available), "months");
      return [...told, this.say("launch-slow", { ...slow, available: this.typed(available) })];
    }

    /** Cells of the tables, by their place. */
    cells() {
      /** @type {Record<string, string>} */
      const cells = {};
      const totals = { year: this.year, week: this.week, ...(!this.isUnpaid && { fte: this.posts }) };
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
      return {
        heaviest: this.say("heaviest", {
          activity: this.named(heaviest.activity),
          share: this.show(heaviest.share, "%"),
        }),
        uncertain: this.say("uncertain", { activity: this.named(unsure.activity), low, high }),
      };
    }

    /** Hours a week that are missing, 0 if what is left out would not show. */
    gap() {
      const gap = this.week.central - this.mine.volumes.available;
      return gap > 0 && this.show(gap) !== this.show(0) ? gap : 0;
    }

    /** Beside the hours that one has. @returns {Record<string, string>} */
    checks() {
      if (!this.reader.text("available")) return {};
      const available = this.typed(this.mine.volumes.available);
      const values = { available, gap: this.show(this.gap()) };
      return { "check-available": this.say(this.gap() ? "short" : "enough", values) };
    }

    /** @param {string} id of a volume, or of an activity */
    asked(id) {
      return this.data.words[`driver-${id}`] ?? this.data.words[`activity-${id}`];
    }

    /** How sure it is, and the questions without an answer. */
    certainty() {
      const { count, total } = this.copied();
      const share = this.percent(guessed(this.sorted));
      const values = { share: this.say("percent", { share }), count, total };
      const empty = this.reader.questions().filter((name) => !this.reader.text(name));
      const names = empty.map((id) => this.asked(id)).join(", ");
      return {
        sure: this.say(count ? "sure" : "sure-own", values),
        empty: names && this.say("empty", { names }),
      };
    }

    /** What a full week leaves for the job, and how many of them the result takes.
     * @returns {Record<string, string>} */
    full() {
      const { legal_week_hours: full, usable_share: usable } = this.model.time;
      return {
        fte: this.show(this.posts.central, "fte"),
        usable: this.show(full.value * usable.central, "count"),
        full: this.show(full.value),
      };
    }

    /** Hours a week of a contract that leaves the result for the job, to the half-hour above. */
    contract() {
      const { legal_week_hours: full, usable_share: usable } = this.model.time;
      const halves = Number(((2 * this.week.central) / usable.central).toFixed(6));
      return this.isPaid ? Math.min(full.value, Math.ceil(halves) / 2) : null;
    }

    /** The hours a week of each mission. @returns {Record<string, number>} */
    missionWeeks() {
      const weeks = Object.entries(this.missions).map(([id, { central }]) => [id, this.weekly(central)]);
      return Object.fromEntries(weeks);
    }

    /** The hours a week of each group of questions. */
    groups() {
      const grows = this.model.proposal?.grows ?? [];
      const hours = { weekly: 0, grow: 0, choice: 0 };
      for (const { activity, hours: spent } of this.sorted) {
        const grown = grows.includes(activity.driver ?? "") ? "grow" : "choice";
        hours[isWeekly(activity) ? "weekly" : grown] += spent.central;
      }
      const told = Object.entries(hours).map(([name, yearly]) => [
        `group-${name}`,
        this.say("size", { hours: this.show(this.weekly(yearly)) }),
      ]);
      return Object.fromEntries(told);
    }

    /** The answers to correct first: those of the example that weigh most. */
    first() {
      const copied = this.reader.copied();
      return this.sorted
        .map(({ activity, hours: { central } }) => ({
          name: activity.driver ?? activity.id,
          told: this.item(this.named(activity), central),
        }))
        .filter(({ name }) => copied.includes(name))
        .slice(0, FIRST);
    }

    /** All answers, as they stand on paper. @returns {Answer[]} */
    answers() {
      const copied = this.reader.copied();
      const marked = (/** @type {string} */ name) => !Object.hasOwn(this.reader.typed, name);
      const members = { name: this.say("members"), told: this.reader.text("members"), example: marked("members") };
      const others = this.reader.questions().filter((name) => this.reader.text(name)).map((id) => {
        const per = this.data.words[`per-${this.fields[perOf(id)]}`];
        const text = this.reader.text(id);
        const told = per ? `${text} ${per}` : this.say("size", { hours: text });
        return { name: this.asked(id), told, example: copied.includes(id) };
      });
      return members.told ? [members, ...others] : others;
    }

    /** How many answers are still the example's. */
    copied() {
      const answered = this.reader.questions().filter((name) => this.reader.text(name));
      return { count: this.reader.copied().length, total: answered.length };
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
      const told = this.isUnpaid ? [] : this.launch.slice(0, 1); // else nothing for a board to vote
      const unsure = mostUncertain(this.sorted);
      if (!unsure) return told.join(" ");
      const figures = { ...this.levels(this.week), year: this.show(this.year.central) };
      const [heaviest, uncertain] = [this.sorted[0], unsure].map(({ activity }) => this.named(activity));
      const rests = guessed(this.sorted);
      const counts = this.copied();
      return [
        ...told,
        this.say("sentence", figures),
        ...(this.isUnpaid ? [] : [this.say("sentence-posts", this.full())]),
        this.say(heaviest === uncertain ? "sentence-both" : "sentence-weighs", { heaviest, uncertain }),
        ...(rests ? [this.say("sentence-rests", { share: this.percent(rests) })] : []),
        ...(counts.count ? [this.say("sentence-example", counts)] : []),
      ].join(" ");
    }

    /** Ids of the sentences of the page that the result calls for. */
    verdicts() {
      return this.some ? [crossed(this.model, this.year)?.id ?? "reached"] : [];
    }

    bars() {
      return this.data.missions
        .filter((mission) => this.missions[mission])
        .map((mission) => ({
          label: this.say(`mission-${mission}`),
          told: this.barTold(this.missions[mission]),
          range: this.missions[mission],
        }));
    }

    /** @param {Range} range */
    barTold(range) {
      const [low, central, high] = Object.values(this.levels(range)).map((told) => `${told}\u00a0h`);
      return this.say("bar-told", { low, central, high });
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
      const then = this.launch.length ? `${this.say("then")} ` : "";
      const told = this.some ? then + this.say("week", this.levels(this.week)) : this.say("ask");
      return [...this.launch, told];
    }

    /** What is told beside the hours. @returns {Record<string, string>} */
    out() {
      const sentence = this.sentence();
      if (!this.some) return { sentence };
      const posts = this.isUnpaid ? "" : this.say("posts", this.full());
      return {
        ...this.cells(),
        ...this.weight(),
        ...this.checks(),
        ...this.certainty(),
        ...this.advice(),
        ...this.groups(),
        posts,
        sentence,
      };
    }

    /** All of it: no number while an answer is wrong. @returns {Told} */
    told() {
      const faults = this.faults();
      const count = Object.keys(faults).length;
      const marked = this.reader.copied();
      if (this.reader.text("members") && !Object.hasOwn(this.reader.typed, "members"))
        marked.push("members");
      const said = { faults, marked };
      if (count) {
        const incomplete = this.say(count > 1 ? "incomplete" : "incomplete-one", { count });
        return {
          some: true, week: null, contract: null, missions: {}, out: {}, headline: [incomplete],
          bar: incomplete, verdicts: [], bars: [], first: [], answers: [], ...said,
        }; // prettier-ignore
      }
      return {
        some: this.some || this.launch.length > 0,
        week: this.some ? this.week : null,
        contract: this.some ? this.contract() : null,
        missions: this.missionWeeks(),
        out: this.out(),
        headline: this.headline(),
        bar: this.some ? this.say("bar", this.levels(this.week)) : this.launch.slice(0, 1).join(""),
        verdicts: this.verdicts(),
        bars: this.bars(),
        first: this.first(),
        answers: this.answers(),
        ...said,
      };
    }
  }

  /** All that the page says of what is typed.
   * @param {Data} data @param {string} language @param {Fields} typed */
  const reckon = (data, language, typed) => new Result(data, language, typed).told();

  // ---- Answers as the plan keeps them

  const LONGEST = 40; // the plan keeps no more
  const RAW = "~"; // before what is no number, so that it comes back as it was typed

  /** A text as it is kept: a number with a point, whatever the edition.
   * @param {string} language @param {string} name @param {string} text */
  const packed = (language, name, text) => {
    if (/^(phase|case|status)$|-per$/.test(name)) return text;
    const read = parse(text, language);
    const fits = "plain" in read && read.plain.length <= LONGEST;
    return fits ? read.plain : RAW + text.slice(0, LONGEST - 1);
  };

  /**
   * What such answers say was typed, whoever wrote them; `sound` is false where some made no sense.
   * @param {Data} data @param {string} language @param {Record<string, unknown>} kept
   */
  const unpacked = (data, language, kept) => {
    const known = proposal(data, language, {});
    /** @type {Record<string, string[]>} */
    const choices = { phase: ["cruise", "launch"], case: Object.values(data.staff) };
    for (const { id } of data.drivers) choices[perOf(id)] = Object.keys(data.periods);
    /** @type {Fields} */
    const typed = {};
    let sound = true;
    for (const [name, text] of Object.entries(kept)) {
      const fits = Object.hasOwn(known, name) && typeof text === "string";
      if (!fits || text.length > LONGEST + 1) sound = false;
      else if (Object.hasOwn(choices, name)) {
        if (choices[name].includes(text)) typed[name] = text;
        else if (name !== "case" || text !== "none") sound = false;
      } else if (/^\d+(\.\d+)?$/.test(text)) typed[name] = written(text, language);
      else if (text) {
        typed[name] = text.startsWith(RAW) ? text.slice(1) : text;
        if (!text.startsWith(RAW)) sound = false;
      }
    }
    return { typed, sound };
  };

  /** @type {Sizing & Record<string, unknown>} */
  const sizing = {
    byActivity, byMission, counted, display, fill, filled, fullTimeEquivalent, packed, parse, perOf,
    proposed, reckon, rounded, scaled, unpacked, weeklyHours, weights, yearlyHours,
  }; // prettier-ignore

  // @ts-ignore: the page's one global name
  globalThis.jobguide = Object.assign(globalThis.jobguide ?? {}, { sizing });
})();
