// @ts-check
// The papers of the dossier (plan/papers): a posting or a role description, the note for the board,
// the first 90 days. Their texts are those of the pages, put together by the build
// (jobguide/plan/papers.py) as light Markdown: a line is a paragraph, an item after a dash, a row
// between bars; what stands in brackets is a blank, `[words](name)` one that an answer fills.
// What a reader types is never read as anything but text.
"use strict";

/**
 * @typedef {{text: string, bold?: boolean, italic?: boolean, blank?: boolean, name?: string}} Run
 * @typedef {{kind: "paragraph", runs: Run[]} | {kind: "bullets", items: Run[][]}
 *   | {kind: "table", rows: Run[][][]}} Block
 * @typedef {{id: string, title: Run[], blocks: Block[], changed: boolean, page: boolean}} Part
 * @typedef {{language: string, parts: Part[], missing: Set<string>}} Paper
 * @typedef {{id: string, title?: string, text?: string, for?: string[], unless?: string, page?: boolean}} Source
 * @typedef {{id: string, title: string, at: string, told: string}} Point
 * @typedef {{language: string, papers: Record<string, Source[]>, sheets: Record<string, Source[]>,
 *   sentences: Record<string, Record<string, string>>, points: Point[], steps: Record<string, string>, words: Record<string, string>}} Texts
 * @typedef {{title: string, at: string}} Known
 * @typedef {{objects: Record<string, Record<string, Known>>, placements: Record<string, string>,
 *   choices: Record<string, Record<string, string>>, rules: unknown[]}} Guide
 * @typedef {{answers: Record<string, string | string[]>, edits: Record<string, string>,
 *   hours: Record<string, string | number | boolean>,
 *   pay: Record<string, string | number | boolean>}} State
 */

(() => {
  const root = document.getElementById("papers");
  const told = document.getElementById("papers-told");
  /** @type {any} */
  const { jobguide } = globalThis;
  if (!root || !told || !jobguide?.plan) return;
  const { plan } = jobguide;
  // What the papers are made of comes once one of them is opened.
  const NEEDED = ["plan-guide.js", "plan-rules.js", "plan-papers-data.js", "reading.js", "../reading-data.js"];
  /** @type {Texts} */
  let texts;
  /** @type {Guide} */
  let guide;
  /** @type {Record<string, string>} */
  let words;

  const POSTING = "posting";
  const SECOND = "second"; // the volunteer's sheet of a pair, or that of a second volunteer
  const WHOLE = "text"; // a posting that was brought whole, from the page that rereads one
  const ASKED_AT_MOST = 4;
  const THREE_DAYS = 21; // hours a week up to which the template of a part of a post is meant
  const LEFT_OUT = " "; // the text of a part that the reader emptied
  const STAYS = 4000; // how long a state is said, in milliseconds

  // ---- Light Markdown

  const TOKEN = /\\(.)|\*\*|\*|\[([^[\]]+)\](?:\(([a-z-]+)\))?/g;

  /** @param {string} text @returns {Run[]} */
  const runsOf = (text) => {
    /** @type {Run[]} */
    const runs = [];
    let [bold, italic, from] = [false, false, 0];
    /** @param {string} piece @param {Partial<Run>} [more] */
    const add = (piece, more) => {
      const last = runs[runs.length - 1];
      if (!piece) return;
      if (last && !more && !last.blank && !last.bold === !bold && !last.italic === !italic)
        last.text += piece;
      else runs.push({ text: piece, ...(bold && { bold }), ...(italic && { italic }), ...more });
    };
    for (const token of text.matchAll(TOKEN)) {
      add(text.slice(from, token.index));
      from = token.index + token[0].length;
      if (token[1]) add(token[1]);
      else if (token[2]) add(token[2], { blank: true, ...(token[3] && { name: token[3] }) });
      else if (token[0] === "**") bold = !bold;
      else italic = !italic;
    }
    add(text.slice(from));
    return runs;
  };

  /** @param {string} line @returns {string[]} */
  const cellsOf = (line) =>
    (line.replace(/^\||\|$/g, "").match(/(?:\\.|[^\\|])+/g) ?? []).map((cell) => cell.trim());

  /** @param {string} text @returns {Block[]} */
  const blocksOf = (text) => {
    /** @type {Block[]} */
    const blocks = [];
    for (const line of text.split("\n").map((one) => one.trim())) {
      const last = blocks[blocks.length - 1];
      if (!line || /^\|[\s:|-]+\|$/.test(line)) continue;
      if (/^[-•] /.test(line)) {
        const item = runsOf(line.slice(2).trim());
        if (last?.kind === "bullets") last.items.push(item);
        else blocks.push({ kind: "bullets", items: [item] });
      } else if (line.startsWith("|") && line.length > 1) {
        const row = cellsOf(line).map(runsOf);
        if (last?.kind === "table") last.rows.push(row);
        else blocks.push({ kind: "table", rows: [row] });
      } else blocks.push({ kind: "paragraph", runs: runsOf(line) });
    }
    return blocks;
  };

  /** @param {Run[]} runs @param {boolean} [bare] without the marks of Markdown */
  const textOf = (runs, bare = false) =>
    runs
      .map(({ text, bold, italic, blank }) => {
        if (blank) return `[${text}]`;
        const mark = bare ? "" : bold ? "**" : italic ? "*" : "";
        return mark + (bare ? text : text.replace(/[\\*|[\]]/g, "\\$&")) + mark;
      })
      .join("");

  /** @param {Block[]} blocks @param {boolean} [bare] */
  const linesOf = (blocks, bare = false) =>
    blocks
      .map((block) => {
        if (block.kind === "paragraph") return textOf(block.runs, bare);
        if (block.kind === "bullets")
          return block.items.map((item) => `- ${textOf(item, bare)}`).join("\n");
        const rows = block.rows.map((row) => `| ${row.map((cell) => textOf(cell, bare)).join(" | ")} |`);
        if (!bare) rows.splice(1, 0, `|${"---|".repeat(block.rows[0].length)}`);
        return rows.join("\n");
      })
      .join("\n\n");

  // ---- What the answers say

  /** @param {unknown} value @returns {string[]} */
  const listOf = (value) => (Array.isArray(value) ? value : []);

  /** @param {string} title within a sentence */
  const lower = (title) => title.charAt(0).toLowerCase() + title.slice(1);

  /** What a paper is written for. @param {State} state @param {string} paper */
  const castOf = ({ answers, hours }, paper) => {
    const { staff } = answers;
    const status = String(answers.status ?? "") || (staff === "none" ? "volunteer" : "employee");
    const central = hours.sound === true ? Number(hours.central) : staff === "team" ? Infinity : 0;
    const paid = central > THREE_DAYS ? "model-full-time" : "model-part-time";
    const sheets = /** @type {Record<string, string>} */ ({
      employee: paid,
      apprentice: paid,
      volunteer: "model-volunteer",
      pair: paper === SECOND ? "model-pair-volunteer" : "model-pair-employee",
      trainee: "model-trainee-project",
    });
    const sheet = sheets[status] ?? "";
    // Two volunteers have the same sheet, each their own to change.
    return { status, sheet, names: [paper === SECOND && status === "pair" ? SECOND : status, sheet] };
  };

  /**
   * What fills the blanks that have a name: words, whole blocks, or nothing yet.
   *
   * @param {State} state @param {Texts} from @param {Guide} known
   * @returns {Record<string, () => Run[] | Block[] | null>}
   */
  const fillings = (state, from, known) => {
    const { answers, hours, pay } = state;
    const { language } = from;
    const missions = known.objects.mission;
    const weight = (/** @type {string} */ id) => Number(answers[`weight-${id}`] ?? 2);
    const kept = Object.keys(missions)
      .filter((id) => listOf(answers.missions).includes(id))
      .sort((one, other) => weight(other) - weight(one));
    const ways = (/** @type {string} */ way) =>
      Object.keys(known.objects.competency).filter((id) => answers[`way-${id}`] === way);
    const list = new Intl.ListFormat(language, { type: "conjunction" });
    /** @param {unknown} text @returns {Run[] | null} */
    const said = (text) => (text ? [{ text: String(text) }] : null);
    /** @param {unknown} value @param {Intl.NumberFormatOptions} [options] @param {string} [unit] */
    const number = (value, options, unit = "") =>
      value && Number.isFinite(Number(value)) ? said(new Intl.NumberFormat(language, options).format(Number(value)).replace(/\u202f/g, "\u00a0") + unit) : null;
    const hour = (/** @type {string} */ name) =>
      hours.sound === true ? number(hours[name], { maximumFractionDigits: 1 }, "\u00a0h") : null;
    const euros = (/** @type {string} */ name) =>
      number(pay[name], { style: "currency", currency: "EUR", maximumFractionDigits: 0 });
    /** @param {string[]} ids @param {(id: string) => Run[]} item @returns {Block[]} */
    const bullets = (ids, item) => [{ kind: "bullets", items: ids.map(item) }];
    /** @param {string} id @param {string} sentence @returns {Run[]} */
    const item = (id, sentence) => [
      { text: `${missions[id].title}.`, bold: true }, { text: " " }, ...runsOf(sentence),
    ];
    const phrase = (/** @type {string} */ id) =>
      from.papers.phrases.find((part) => part.id === id)?.text ?? "";
    const placement = String(answers.placement ?? "");
    const placed = from.sentences.placement[placement] ?? phrase(`placement-${placement}`);
    return {
      members: () => (/^\d+$/.test(String(answers.members ?? "")) ? number(Number(answers.members)) : null),
      channels: () =>
        said(list.format(listOf(answers.channels).map((id) => known.choices.channels?.[id] ?? "").filter(Boolean).map(lower))),
      verdict: () => said(jobguide.planRules.verdict(known.rules, jobguide.planRules.answersOf(state))?.body),
      missions: () =>
        kept.length ? bullets(kept, (id) => item(id, from.sentences.mission[id])) : null,
      "missions-named": () => said(list.format(kept.map((id) => lower(missions[id].title)))),
      others: () => {
        const left = Object.keys(missions).filter((id) => !kept.includes(id));
        if (!kept.length) return null;
        return left.length ? bullets(left, (id) => item(id, from.words.other)) : [];
      },
      out: () => said(String(answers.out ?? "").trim().replace(/[.\s]+$/, "").split(/\s*\n\s*/).join(", ")),
      asked: () => {
        const ids = ways("recruit").slice(0, ASKED_AT_MOST);
        return ids.length ? bullets(ids, (id) => runsOf(from.sentences.competency[id])) : null;
      },
      learnt: () => said(list.format(ways("learn").map((id) => lower(known.objects.competency[id].title)))),
      placement: () => (placed ? runsOf(placed) : null),
      status: () => said(lower(known.objects.status?.[String(answers.status)]?.title ?? "")),
      hours: () => hour("central"),
      "hours-low": () => hour("low"),
      "hours-high": () => hour("high"),
      contract: () => hour("contract"),
      time: () => {
        if (!kept.length) return null;
        const rows = kept.map((id) => [runsOf(missions[id].title), hour(`mission-${id}`) ?? runsOf(from.words["hours-blank"])]);
        const total = hour("contract") ?? runsOf(from.words["hours-blank"]);
        const more = [[runsOf(from.words["time-other"]), runsOf(from.words["hours-blank"])], [runsOf(from.words["time-total"]), total]];
        return [{ kind: "table", rows: [[runsOf(from.words["time-mission"]), runsOf(from.words["time-hours"])], ...rows, ...more] }];
      },
      "pay-total": () => euros("total"),
      "pay-gross": () => euros("gross"),
    };
  };

  // ---- The papers

  /**
   * @param {string} name @param {State} state @param {Texts} from @param {Guide} known
   * @returns {Paper}
   */
  const paperOf = (name, state, from, known) => {
    const { names, sheet } = castOf(state, name);
    const values = fillings(state, from, known);
    /** @type {Set<string>} */
    const missing = new Set();
    const steps = [...new Set(Object.values(from.steps))];

    /** @param {Run} run @returns {Run[] | Block[]} */
    const filled = (run) => {
      const found = run.name ? values[run.name]?.() : null;
      if (!run.name || found) return found ?? [run];
      missing.add(run.name);
      const step = steps.indexOf(from.steps[run.name]) + 1;
      return [{ text: from.words.blank.replace("{what}", () => run.text).replace("{step}", String(step)), blank: true }];
    };
    /** @param {Run[]} runs @returns {Run[]} */
    const inline = (runs) => runs.flatMap((run) => /** @type {Run[]} */ (filled(run)));
    /** @param {Block} block @returns {Block[]} */
    const whole = (block) => {
      if (block.kind === "bullets") return [{ kind: "bullets", items: block.items.map(inline) }];
      if (block.kind === "table") return [{ kind: "table", rows: block.rows.map((row) => row.map(inline)) }];
      const found = block.runs.length === 1 ? filled(block.runs[0]) : null;
      if (found && (!found.length || "kind" in found[0])) return /** @type {Block[]} */ (found);
      return [{ kind: "paragraph", runs: inline(block.runs) }];
    };

    const own = (from.papers[name === SECOND ? POSTING : name] ?? []).filter(
      (part) =>
        (!part.for || part.for.some((one) => names.includes(one))) &&
        !(part.unless && state.answers[part.unless] === "yes"),
    );
    const base = name === POSTING || name === SECOND ? (from.sheets[sheet] ?? []) : [];
    const ids = new Set((base.length ? base : own).map((part) => part.id));
    const isWhole = state.edits[`${name}.${WHOLE}`] !== undefined;
    const parts = (isWhole ? [WHOLE] : [...ids]).map((id) => {
      const edited = state.edits[`${name}.${id}`];
      const page = base.some((part) => part.id === id && part.page);
      if (edited !== undefined) {
        const [first, ...rest] = edited.split("\n");
        const isTitled = first.startsWith("# ");
        const title = isTitled ? runsOf(first.slice(2)) : [];
        return { id, title, blocks: blocksOf((isTitled ? rest : [first, ...rest]).join("\n")), changed: true, page };
      }
      const first = own.find((part) => part.id === id && part.title) ?? base.find((part) => part.id === id);
      const more = own.filter((part) => part.id === id && !part.title);
      const text = [first, ...more].map((part) => part?.text ?? "").join("\n");
      const blocks = blocksOf(text).flatMap(whole);
      return { id, title: inline(runsOf(first?.title ?? "")), blocks: joined(blocks), changed: false, page };
    });
    const kept = parts.filter((part) => part.changed || part.blocks.length || part.id === "title");
    return { language: from.language, parts: kept, missing };
  };

  /** Lists that follow one another are one. @param {Block[]} blocks @returns {Block[]} */
  const joined = (blocks) => {
    /** @type {Block[]} */
    const whole = [];
    for (const block of blocks) {
      const last = whole[whole.length - 1];
      if (block.kind === "bullets" && last?.kind === "bullets") last.items.push(...block.items);
      else whole.push(block);
    }
    return whole;
  };

  // ---- Points to watch: one function, which a better engine may take the place of

  const LETTER = /[\p{L}\p{N}_]/u;
  /** @param {string} text */
  const folded = (text) => text.replaceAll("’", "'").replace(/\s+/g, " ").toLowerCase();

  /** @param {string} text folded @param {string} term @returns {boolean} whether it has the term as words */
  const has = (text, term) => {
    const wanted = folded(term);
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
      if (!LETTER.test(text[at - 1] ?? " ") && !LETTER.test(text[at + wanted.length] ?? " ")) return true;
    return false;
  };

  /** The points that a text holds, or lacks, as the page that reads adverts finds them: in French.
   * @param {string} text @param {string} status @param {Texts} from @returns {{point: Point, seen: string[]}[]} */
  const pointsIn = (text, status, { language, points }) => {
    if (language !== "fr") return [];
    const { reading, readingData } = jobguide;
    const read = status === SECOND ? "volunteer" : status in readingData.table.expected ? status : "employee";
    /** @type {{id: string, passage: {words: string} | null}[]} */
    const found = reading.read(text, readingData.table, read).points;
    return points.flatMap((point) => {
      const mine = found.filter(({ id }) => id === point.id);
      const seen = mine.flatMap(({ passage }) => (passage ? [folded(passage.words)] : []));
      return mine.length ? [{ point, seen }] : [];
    });
  };

  // ---- What is shown

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children
   */
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /** @param {Run[]} runs @param {string} language @returns {Node[]} */
  const inlineNodes = (runs, language) =>
    runs.map(({ text, bold, italic, blank }) => {
      if (blank) return element("span", { class: "answer" }, `[${text}]`);
      if (bold) return element("strong", {}, text);
      // In a translated text, what is in italics was kept in French.
      if (italic) return element("em", language === "fr" ? {} : { lang: "fr" }, text);
      return document.createTextNode(text);
    });

  /** @param {Block} block @param {string} language */
  const blockNode = (block, language) => {
    const inside = (/** @type {Run[]} */ runs) => inlineNodes(runs, language);
    if (block.kind === "paragraph") return element("p", {}, ...inside(block.runs));
    if (block.kind === "bullets")
      return element("ul", {}, ...block.items.map((item) => element("li", {}, ...inside(item))));
    const [head, ...rows] = block.rows;
    const cells = head.map((cell) => element("th", { scope: "col" }, ...inside(cell)));
    const body = rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, ...inside(cell)))));
    return element("table", { class: "data" }, element("thead", {}, element("tr", {}, ...cells)), element("tbody", {}, ...body));
  };

  /** What is left of a paper once what the reader emptied is left out. @param {Paper} paper */
  const partsLeft = ({ parts }) => parts.filter(({ title, blocks }) => title.length || blocks.length);

  /** The paper as it is copied and printed. @param {Paper} paper @param {"h1" | "h2"} top */
  const wholeNode = (paper, top = "h1") =>
    element(
      "div", { lang: paper.language, class: "sheet" },
      ...partsLeft(paper).flatMap(({ id, title, blocks }) => [
        ...(title.length ? [element(id === "title" ? top : top === "h1" ? "h2" : "h3", {}, ...inlineNodes(title, paper.language))] : []),
        ...blocks.map((block) => blockNode(block, paper.language)),
      ]),
    );

  /** @param {Part} part @param {boolean} [bare] */
  const partText = ({ id, title, blocks }, bare = false) =>
    [title.length ? `${id === "title" ? "#" : "##"} ${textOf(title, bare)}` : "", linesOf(blocks, bare)].filter(Boolean).join("\n\n");

  /** @param {Paper} paper @param {boolean} [bare] */
  const paperText = (paper, bare = false) => `${partsLeft(paper).map((part) => partText(part, bare)).join("\n\n")}\n`;

  let silence = 0;
  /** @param {string} key */
  const say = (key) => {
    told.textContent = words[key];
    clearTimeout(silence);
    silence = setTimeout(() => (told.textContent = ""), STAYS);
  };

  /** @param {Blob} blob @param {string} name */
  const save = (blob, name) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), STAYS);
  };

  /** @param {Paper} paper */
  const copy = async (paper) => {
    const rich = wholeNode(paper);
    const plain = paperText(paper, true);
    try {
      const blobs = [["text/html", rich.outerHTML], ["text/plain", plain]].map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      say("copied");
    } catch {
      // From a disk, or where the reader refuses, a browser may have no clipboard of this kind.
      document.body.append(rich);
      getSelection()?.selectAllChildren(rich);
      say(document.execCommand("copy") ? "copied" : "not-copied");
      getSelection()?.removeAllRanges();
      rich.remove();
    }
  };

  /** @param {Paper} paper */
  const print = (paper) => {
    const printed = element("div", { class: "printed" }, wholeNode(paper));
    document.body.append(printed);
    document.documentElement.dataset.printing = "paper";
    const end = () => {
      delete document.documentElement.dataset.printing;
      printed.remove();
    };
    addEventListener("afterprint", end, { once: true });
    globalThis.print();
  };

  /** Scripts, in their order. @param {string[]} names @param {string} [folder] */
  const load = async (names, folder = "") => {
    for (const name of names) await jobguide.load((folder && new URL(folder, document.baseURI).href) + name);
  };

  /** @param {Paper} paper @param {string} name */
  const toWord = async (paper, name) => {
    say("writing");
    try {
      await load(["vendor/docx.iife.js", "plan-docx-template.js", "plan-docx.js"]);
      const template = jobguide.officeTemplates[paper.language];
      save(await jobguide.docx({ ...paper, parts: partsLeft(paper) }, template), `${words[`file-${name}`]}.docx`);
      say("written");
    } catch (error) {
      say("not-written");
      console.warn(error);
    }
  };

  /** @param {string} key @param {() => unknown} action @param {Record<string, string>} [attributes] */
  const button = (key, action, attributes = {}) => {
    const made = element("button", { type: "button", ...attributes }, words[key]);
    made.addEventListener("click", action);
    return made;
  };

  /** @param {string} name @param {() => Paper} paper */
  const tools = (name, paper) =>
    element(
      "div", { class: "entry" },
      button("copy", () => copy(paper())),
      button("word", () => toWord(paper(), name)),
      button("markdown", () => save(new Blob([paperText(paper())], { type: "text/markdown" }), `${words[`file-${name}`]}.md`)),
      button("print", () => print(paper())),
    );

  /** What the answers still lack, with the screens that ask for it. @param {Paper} paper */
  const lackNode = ({ missing }) => {
    const steps = Object.values(texts.steps).filter((step, at, all) => all.indexOf(step) === at);
    const lacking = steps.filter((step) => [...missing].some((name) => texts.steps[name] === step));
    if (!lacking.length) return element("p", { class: "help" }, words.complete);
    const links = lacking.map((step) =>
      element("li", {}, element("a", { href: `${step}.html` }, words[`lack-${step}`])),
    );
    return element("div", { class: "lack" }, element("p", {}, words.lack), element("ul", {}, ...links));
  };

  /** @param {{point: Point, seen: string[]}} found */
  const pointNode = ({ point, seen }) =>
    element(
      "li", {},
      element("a", { href: point.at }, point.title), ` (${point.told})`,
      seen.length ? ` ${words.seen.replace("{words}", () => seen.map((term) => words.quoted.replace("{word}", () => term)).join(", "))}` : "",
    );

  /** @param {string} key of an edit */
  const focusOn = (key) => {
    const again = root.querySelector(`[data-edits="${key}"]`);
    if (again instanceof HTMLElement) again.focus();
  };

  /** The box where a part is changed. @param {string} name @param {Part} part */
  const editor = (name, part) => {
    const key = `${name}.${part.id}`;
    const ident = `edit-${name}-${part.id}`;
    const area = element("textarea", { id: ident, rows: "10", maxlength: "20000", "aria-describedby": `${ident}-help` });
    area.value = `${part.title.length ? `# ${textOf(part.title)}\n\n` : ""}${linesOf(part.blocks)}`;
    const points = element("ul", { class: "points" });
    const watch = () => {
      const found = pointsIn(area.value, castOf(plan.read(), name).names[0], texts);
      points.replaceChildren(...found.filter(({ seen }) => seen.length).map(pointNode));
    };
    area.addEventListener("input", watch);
    watch();
    /** @param {string | undefined} [text] */
    const close = (text) => {
      open.delete(key);
      if (text !== undefined) plan.set("edits", key, text);
      show(name);
      focusOn(key);
    };
    const label = words.text.replace("{title}", () => textOf(part.title, true) || words[name]);
    const restore = part.changed ? [button("restore", () => close(""))] : [];
    const buttons = [button("keep", () => close(area.value.trim() || LEFT_OUT)), button("leave", () => close()), ...restore];
    return element(
      "div", { class: "plan-paper-part" },
      element("label", { for: ident }, label), area,
      element("p", { id: `${ident}-help`, class: "help" }, words["how-to-write"]),
      points, element("div", { class: "entry" }, ...buttons),
    );
  };

  /** @type {Set<string>} the parts that are being changed */
  const open = new Set();

  /** @param {string} name @param {Paper} paper @param {Part} part @param {ReturnType<typeof pointsIn>} points */
  const partNode = (name, { language }, part, points) => {
    const key = `${name}.${part.id}`;
    const mine = folded(linesOf(part.blocks, true));
    const here = name === POSTING || name === SECOND ? points.filter(({ seen }) => seen.some((term) => has(mine, term))) : [];
    const holder = element(
      "div", { class: "plan-paper-part" },
      ...(part.title.length ? [element(part.id === "title" ? "h2" : "h3", {}, ...inlineNodes(part.title, language))] : []),
      ...part.blocks.map((block) => blockNode(block, language)),
      ...(part.title.length || part.blocks.length ? [] : [element("p", { class: "help" }, words["left-out"])]),
      ...(here.length ? [element("ul", { class: "points" }, ...here.map(pointNode))] : []),
    );
    const change = button(part.changed ? "change-again" : "change", () => {
      const box = editor(name, part);
      open.add(key);
      holder.replaceWith(box);
      box.querySelector("textarea")?.focus();
    });
    change.dataset.edits = key;
    const title = textOf(part.title, true);
    if (title) change.append(element("span", { class: "visually-hidden" }, ` ${title}`));
    holder.append(change);
    return holder;
  };

  // ---- The French posting beside the English one

  /** @type {{texts: Texts, guide: Guide} | undefined} */
  let twin;
  const loadTwin = async () => {
    const folder = root.dataset.source ?? "";
    try {
      await load(["plan-guide.js", "plan-papers-data.js"], folder);
      twin = { texts: jobguide.papers, guide: jobguide.planGuide };
    } catch {
      say("no-twin");
    }
    Object.assign(jobguide, { papers: texts, planGuide: guide });
    show(POSTING);
    show(SECOND);
  };

  /** @param {string} name @returns {HTMLElement[]} */
  const twinNodes = (name) => {
    if (!root.dataset.source || (name !== POSTING && name !== SECOND)) return [];
    if (!twin) return [button("show-twin", loadTwin)];
    const { texts: from, guide: known } = twin;
    const paper = () => paperOf(name, { ...plan.read(), edits: {} }, from, known);
    return [element("h2", {}, words.twin), tools(name, paper), wholeNode(paper(), "h2")];
  };

  // ---- Each paper in its fold

  /** @type {Map<string, HTMLDetailsElement>} */
  const boxes = new Map();
  for (const box of root.querySelectorAll("details")) boxes.set(box.dataset.paper ?? "", box);

  /** @param {string} name */
  const show = (name) => {
    const state = plan.read();
    const box = boxes.get(name);
    const [line, body] = [".plan-paper-state", ".plan-paper-body"].map((part) => box?.querySelector(part));
    if (!box?.open || !line || !body || [...open].some((key) => key.startsWith(`${name}.`))) return;
    const paper = paperOf(name, state, texts, guide);
    const lacking = words.lacks.replace("{count}", String(paper.missing.size));
    line.textContent = paper.missing.size ? lacking : words.filled;
    const isPosting = name === POSTING || name === SECOND;
    const points = isPosting ? pointsIn(paperText(paper, true), castOf(state, name).names[0], texts) : [];
    const unsaid = points.filter(({ seen }) => !seen.length);
    body.replaceChildren(
      tools(name, () => paperOf(name, plan.read(), texts, guide)),
      lackNode(paper),
      ...(unsaid.length ? [element("p", {}, words.unsaid), element("ul", { class: "points" }, ...unsaid.map(pointNode))] : []),
      element("div", { class: "sheet" }, ...paper.parts.map((part) => partNode(name, paper, part, points))),
      ...twinNodes(name),
    );
  };

  const showAll = () => {
    const { status } = castOf(plan.read(), SECOND);
    boxes.get(SECOND)?.toggleAttribute("hidden", status !== "pair" && status !== "volunteer");
    if (texts) for (const name of boxes.keys()) show(name);
  };

  const prepare = async () => {
    await load(NEEDED);
    texts = jobguide.papers;
    guide = jobguide.planGuide;
    words = texts.words;
  };
  for (const [name, box] of boxes) {
    box.addEventListener("toggle", async () => {
      if (!box.open) return;
      try {
        if (!texts) await prepare();
        show(name);
      } catch (error) {
        told.className = "fault";
        told.textContent = root.dataset.failed ?? "";
        console.warn(error);
      }
    });
    if (box.open) box.dispatchEvent(new Event("toggle")); // by a reader quicker than this script
  }
  plan.listen(showAll);
  jobguide.planPapers = { blocksOf, linesOf, paperOf, paperText, partsLeft, pointsIn };
})();
