// @ts-check
// The reading of a posting, step by step as _ext/jobguide/reading/read.py does it; no page here.
//
// The table is _ext/jobguide/reading/rules.toml as the build compiles it, with the same patterns, so
// that both give the same answers: tests/reading/test_agreement.py holds them together. Places are
// counted in code points, as Python counts them.
"use strict";

/**
 * @typedef {object} Sign
 * @property {string} [any]
 * @property {string} [unless]
 * @property {string} [before]
 * @property {string} [above]
 * @property {string} [needs]
 * @property {string} [saved]
 * @property {string} [here]
 * @property {number} [lines]
 * @property {string[]} [only]
 * @property {string} [strength]
 * @property {string[]} [absent]
 * @property {string[]} [present]
 * @property {number} [weight]
 *
 * @typedef {Record<string, Sign[]>} Signs
 * @typedef {{id: string, levels: Record<string, string>, signs: Sign[]}} Rule
 * @typedef {{limit: number, named: Record<string, string>, same: Record<string, string>, changes: [string, (number | string)[]][],
 *   fields: Signs, expected: Record<string, string[]>, statuses: Signs, rules: Rule[],
 *   missions: Signs, competencies: Signs}} Table
 * @typedef {{text: string, starts: number[], ends: number[], marks: number[]}} Plain
 * @typedef {[start: number, end: number]} Span
 * @typedef {{start: number, end: number, words: string}} Passage
 * @typedef {{id: string, level: string, strength: string, passage: Passage | null}} Point
 * @typedef {{status: string, is_inferred: boolean, points: Point[], missing: string[],
 *   fields: Record<string, Passage>, missions: Record<string, Passage>,
 *   competencies: Record<string, Passage>}} Reading
 *
 * What the page asks of this file.
 * @typedef {object} Reader
 * @property {(text: string, table: Table, status?: string) => Reading} read
 */

(() => {
  const FOUND = "found";

  const NEVER = "(?!)";
  const NEAR = 60; // characters before a match: about five words

  /** @type {Record<"g" | "dg", Map<string, RegExp>>} */
  const compiled = { g: new Map(), dg: new Map() };

  // The patterns that have a name, which others hold as @name@.
  /** @type {Record<string, string>} */
  let named = {};

  /** A pattern with those that it names, which may name others. @param {string} pattern @returns {string} */
  const whole = (pattern) => pattern.replace(/@([a-z-]+)@/g, (_held, name) => whole(named[name]));

  /** A pattern, compiled once; the flag d gives the places of groups, and is slow.
   * @param {string} pattern @param {"g" | "dg"} flags */
  const regExp = (pattern, flags) => {
    let found = compiled[flags].get(pattern);
    if (!found) {
      found = new RegExp(whole(pattern), flags);
      compiled[flags].set(pattern, found);
    }
    found.lastIndex = 0;
    return found;
  };

  /** @param {string | undefined} pattern @param {string} text */
  const holds = (pattern, text) => pattern !== undefined && regExp(pattern, "g").test(text);

  /** Where a pattern stands: matchAll would copy it each time. @param {string} pattern @param {string} text */
  const spansOf = (pattern, text) => {
    const sought = regExp(pattern, "g");
    /** @type {Span[]} */
    const spans = [];
    for (let found = sought.exec(text); found; found = sought.exec(text)) {
      spans.push([found.index, found.index + found[0].length]);
      if (!found[0]) sought.lastIndex += 1;
    }
    return spans;
  };

  /** The same, with the places of its groups. @param {string} pattern @param {string} text */
  const groupsOf = (pattern, text) =>
    Array.from(text.matchAll(regExp(pattern, "dg")), ({ indices }) =>
      /** @type {(Span | undefined)[]} */ ([...(indices ?? [])]),
    );

  // ---- A text made plain

  /** @param {string} character @param {Record<string, string>} same */
  const lettersOf = (character, same) => {
    if (Object.hasOwn(same, character)) return same[character];
    if (character <= "\x7f") {
      return character === "\n" || (character >= " " && character <= "~") ? character : " ";
    }
    return Array.from(character.normalize("NFKD"), (part) => {
      if (Object.hasOwn(same, part)) return same[part];
      if (part >= "\u0300" && part < "\u0370") return "";
      return part >= " " && part <= "~" ? part : " ";
    }).join("");
  };

  /** @param {string[]} characters @param {Table} table @returns {Plain} */
  const makePlain = (characters, { same, changes }) => {
    /** @type {Map<string, string>} */
    const known = new Map();
    let text = "";
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const ends = [];
    characters.forEach((character, place) => {
      const letters = known.get(character) ?? lettersOf(character, same);
      known.set(character, letters);
      text += letters;
      for (let count = letters.length; count; count -= 1) {
        starts.push(place);
        ends.push(place + 1);
      }
    });
    /** @type {Plain} */
    let plain = { text, starts, ends, marks: [] };
    for (const [pattern, into] of changes) plain = changed(plain, pattern, into);
    const lower = plain.text.toLowerCase();
    const marks = spansOf("[.!?;](?= )|\\n", lower).map(([place]) => place);
    return { ...plain, text: lower, marks };
  };

  /** @param {Plain} plain @param {string} pattern @param {(number | string)[]} into @returns {Plain} */
  const changed = (plain, pattern, into) => {
    /** @type {string[]} */
    const pieces = [];
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const ends = [];
    /** @param {number} start @param {number} end */
    const keep = (start, end) => {
      pieces.push(plain.text.slice(start, end));
      for (let place = start; place < end; place += 1) {
        starts.push(plain.starts[place]);
        ends.push(plain.ends[place]);
      }
    };
    let done = 0;
    for (const groups of groupsOf(pattern, plain.text)) {
      const [begins, finishes] = /** @type {Span} */ (groups[0]);
      keep(done, begins);
      done = begins;
      into.forEach((part, number) => {
        if (typeof part === "number") {
          const span = groups[part];
          if (span) {
            keep(...span);
            done = Math.max(done, span[1]);
          }
          return;
        }
        const last = nextGroup(groups, into.slice(number + 1)) ?? finishes;
        pieces.push(part);
        for (let count = part.length; count; count -= 1) {
          starts.push(plain.starts[Math.min(done, last - 1)]);
          ends.push(plain.ends[last - 1]);
        }
      });
      done = finishes;
    }
    keep(done, plain.text.length);
    return { text: pieces.join(""), starts, ends, marks: [] };
  };

  /**
   * Where the first of these groups that is there starts.
   * @param {(Span | undefined)[]} groups @param {(number | string)[]} parts
   */
  const nextGroup = (groups, parts) => {
    const there = parts.find((part) => typeof part === "number" && groups[part]);
    return typeof there === "number" ? groups[there]?.[0] : undefined;
  };

  /** The place of the first mark that is not before. @param {number[]} marks @param {number} place */
  const bisect = (marks, place) => {
    let [low, high] = [0, marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (marks[middle] < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** The sentence that holds a piece of the text. @param {Plain} plain @param {Span} span @returns {Span} */
  const sentenceOf = ({ text, marks }, [start, end]) => {
    const [before, after] = [bisect(marks, start), bisect(marks, end)];
    return [before ? marks[before - 1] + 1 : 0, after < marks.length ? marks[after] : text.length];
  };

  /** @param {string} text @param {number} count */
  const firstLines = (text, count) => text.split("\n").slice(0, count).join("\n");

  // ---- What it says and lacks

  /** Where the words of a sign stand, in the sentences where they count.
   * @param {Plain} plain @param {Sign} sign @returns {Span[]} */
  const matchesOf = (plain, { any = NEVER, unless, before, above, needs, lines = 0 }) => {
    const text = lines ? firstLines(plain.text, lines) : plain.text;
    // A sentence is judged once, however many matches it holds: a long one may hold thousands.
    /** @type {Map<string, boolean>} */
    const judged = new Map();
    return spansOf(any, text).filter((span) => {
      const [begins, ends] = sentenceOf(plain, span);
      const key = `${begins} ${ends}`;
      let counts = judged.get(key);
      if (counts === undefined) {
        const sentence = plain.text.slice(begins, ends);
        counts = !holds(unless, sentence) && (needs === undefined || holds(needs, sentence));
        if (counts && begins) {
          counts = !holds(above, plain.text.slice(...sentenceOf(plain, [begins - 1, begins - 1])));
        }
        judged.set(key, counts);
      }
      return counts && !holds(before, plain.text.slice(Math.max(begins, span[0] - NEAR), span[0]));
    });
  };

  /** @param {Sign} sign @param {string} status */
  const concerns = ({ only = [] }, status) => !only.length || only.includes(status);

  /** @param {string[]} characters @param {Plain} plain @param {Span} span @returns {Passage} */
  const passageOf = (characters, plain, [first, last]) => {
    const [start, end] = [plain.starts[first], plain.ends[last - 1]];
    return { start, end, words: characters.slice(start, end).join("") };
  };

  /** The status whose signs weigh most. @param {Plain} plain @param {Signs} statuses */
  const inferred = (plain, statuses) => {
    let [best, most] = ["unstated", 0];
    for (const [status, signs] of Object.entries(statuses)) {
      const seen = signs.filter((sign) => matchesOf(plain, sign).length);
      const weight = seen.reduce((sum, { weight = 1 }) => sum + weight, 0);
      if (weight > most) [best, most] = [status, weight];
    }
    return best;
  };

  /** @param {string} text @param {Table} table @param {string} [told] @returns {Reading} */
  const read = (text, table, told = "") => {
    if (named !== table.named) {
      Object.values(compiled).forEach((known) => known.clear());
      named = table.named;
    }
    const characters = Array.from(text);
    if (characters.length > table.limit) throw new RangeError(String(table.limit));
    const plain = makePlain(characters, table);
    const isInferred = told === "" || told === "unstated";
    const status = isInferred ? inferred(plain, table.statuses) : told;

    /** The first passage that shows each thing. @param {Signs} signed */
    const first = (signed) => {
      /** @type {Record<string, Passage>} */
      const found = {};
      for (const [name, signs] of Object.entries(signed)) {
        for (const sign of signs) {
          const span = concerns(sign, status) ? matchesOf(plain, sign)[0] : undefined;
          if (span) {
            found[name] = passageOf(characters, plain, span);
            break;
          }
        }
      }
      return found;
    };

    const fields = first(table.fields);

    /** @param {Sign} sign */
    const standsIn = (sign) =>
      concerns(sign, status) &&
      !(sign.absent ?? []).some((name) => Object.hasOwn(fields, name)) &&
      (sign.present ?? []).every((name) => Object.hasOwn(fields, name)) &&
      !holds(sign.saved, plain.text) &&
      (sign.here === undefined || holds(sign.here, plain.text));

    /** What is found, else what is not seen. @param {Rule} rule @returns {Point[]} */
    const pointsOf = ({ id, levels, signs }) => {
      if (!Object.hasOwn(levels, status)) return [];
      const level = levels[status];
      const stand = signs.filter(standsIn);
      const found = stand
        .filter((sign) => sign.any)
        .flatMap((sign) => {
          const strength = sign.strength ?? FOUND;
          return matchesOf(plain, sign).map((span) => ({ span, strength }));
        })
        .sort(
          (one, other) =>
            one.span[0] - other.span[0] ||
            one.span[1] - other.span[1] ||
            (one.strength < other.strength ? -1 : Number(one.strength > other.strength)),
        );
      let done = 0;
      /** @type {Point[]} */
      const points = [];
      for (const { span, strength } of found) {
        if (span[0] >= done) {
          points.push({ id, level, strength, passage: passageOf(characters, plain, span) });
          done = span[1];
        }
      }
      const absence = stand.find((sign) => !sign.any);
      if (absence && !found.length) {
        points.push({ id, level, strength: absence.strength ?? FOUND, passage: null });
      }
      return points;
    };

    return {
      status,
      is_inferred: isInferred,
      points: table.rules.flatMap(pointsOf),
      missing: table.expected[status].filter((name) => !Object.hasOwn(fields, name)),
      fields,
      missions: first(table.missions),
      competencies: first(table.competencies),
    };
  };

  /** @type {Reader} */
  const reading = { read };

  // @ts-ignore: the page's one global name
  globalThis.jobguide = Object.assign(globalThis.jobguide ?? {}, { reading });
})();
