// @ts-check
// A paper of the dossier as a .docx, loaded by the click that asks for it. The look is that of the
// house's template (jobguide/documents/template-docx), which the build puts into
// plan-docx-template.js; `vendor/docx.iife.js` puts the blocks into its body. Blanks are fields that
// Word and LibreOffice fill in, one after another.
"use strict";

/**
 * @typedef {{text: string, bold?: boolean, italic?: boolean, blank?: boolean}} Run
 * @typedef {{kind: "paragraph", runs: Run[]} | {kind: "bullets", items: Run[][]}
 *   | {kind: "table", rows: Run[][][]}} Block
 * @typedef {{id: string, title: Run[], blocks: Block[], page?: boolean}} Part
 */

(() => {
  /** @type {any} */
  const globals = globalThis;
  const library = globals.docx;
  const BETWEEN_MARGINS = 9638; // in twentieths of a point, as in the template
  const SIGNED = 900; // the least height of a row where people sign
  const FRENCH = "fr-FR"; // what a translated text keeps in italics
  const BOX = "☐";

  /** An element of the file. @param {string} name @param {Record<string, string>} [attributes] @param {unknown[]} children */
  const part = (name, attributes = {}, ...children) =>
    new library.BuilderElement({
      name,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }])),
      children,
    });

  /** XML has no place for most control signs. @param {string} text */
  // eslint-disable-next-line no-control-regex
  const clean = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "");

  /** A field that the reader of the file fills in. @param {unknown} shown @param {unknown[]} said of it */
  const field = (shown, ...said) => part("w:sdt", {}, part("w:sdtPr", {}, ...said), part("w:sdtContent", {}, shown));

  /** A box that a click ticks. */
  const box = () =>
    field(
      new library.TextRun(BOX),
      part("w14:checkbox", {}, part("w14:checked", { "w14:val": "0" }), part("w14:checkedState", { "w14:val": "2612" }), part("w14:uncheckedState", { "w14:val": "2610" })),
    );

  /** @param {Run} run @param {string} language @returns {unknown[]} */
  const runsOf = ({ text, bold, italic, blank }, language) => {
    const words = clean(text);
    if (blank) {
      const name = { "w:val": words.slice(0, 60) };
      const shown = new library.TextRun({ text: `[${words}]`, style: "Blank" });
      return [field(shown, part("w:alias", name), part("w:tag", name), part("w:showingPlcHdr"))];
    }
    const look = { bold, italics: italic, ...(italic && language !== "fr" && { language: { value: FRENCH } }) };
    const pieces = words.split(BOX).map((piece) => new library.TextRun({ text: piece, ...look }));
    return pieces.flatMap((piece, at) => (at ? [box(), piece] : [piece]));
  };

  /** @param {Run[]} runs @param {string} language @param {string} [style] @param {Record<string, boolean>} [options] */
  const paragraph = (runs, language, style, options = {}) =>
    new library.Paragraph({ style, ...options, children: runs.flatMap((run) => runsOf(run, language)) });

  const LEAST = 0.16; // of the width of a table, for its narrowest column

  /** Widths that go by what the columns hold. @param {Run[][][]} rows @param {number} columns */
  const widthsOf = (rows, columns) => {
    const length = (/** @type {Run[]} */ cell = []) => cell.reduce((sum, { text }) => sum + text.length, 0);
    const longest = Array.from({ length: columns }, (_none, at) => Math.max(1, ...rows.map((row) => length(row[at]))));
    const all = longest.reduce((sum, one) => sum + one, 0);
    const wanted = longest.map((one) => Math.max(one / all, Math.min(LEAST, 1 / columns)));
    const sum = wanted.reduce((total, one) => total + one, 0);
    return wanted.map((one) => Math.floor((BETWEEN_MARGINS * one) / sum));
  };

  /** @param {Run[][][]} rows @param {string} language */
  const table = (rows, language) => {
    const columns = Math.max(...rows.map((row) => row.length));
    const isSigned = rows.slice(1).every((row) => row.every((cell) => cell.length === 1 && cell[0].blank));
    const widths = isSigned ? Array(columns).fill(Math.floor(BETWEEN_MARGINS / columns)) : widthsOf(rows, columns);
    return new library.Table({
      style: "TableGrid",
      tableLook: { firstRow: true },
      width: { size: BETWEEN_MARGINS, type: library.WidthType.DXA },
      columnWidths: widths,
      layout: library.TableLayoutType.FIXED,
      rows: rows.map((row, at) =>
        new library.TableRow({
          cantSplit: true,
          tableHeader: at === 0,
          ...(at && isSigned && { height: { value: SIGNED, rule: library.HeightRule.ATLEAST } }),
          children: Array.from({ length: columns }, (_none, column) =>
            new library.TableCell({
              width: { size: widths[column], type: library.WidthType.DXA },
              children: [paragraph(row[column] ?? [], language, at ? "SheetCell" : "SheetHead", { keepNext: at < rows.length - 1 })],
            })),
        })),
    });
  };

  /** @param {Block} block @param {string} language @returns {unknown[]} */
  const written = (block, language) => {
    if (block.kind === "paragraph") return [paragraph(block.runs, language)];
    if (block.kind === "bullets") return block.items.map((item) => paragraph(item, language, "ListBullet"));
    // A table that follows would join this one.
    return [table(block.rows, language), paragraph([], language, "AfterTable")];
  };

  /** @param {Part} one @param {string} language @returns {unknown[]} */
  const partOf = ({ id, title, blocks, page = false }, language) => [
    ...(title.length ? [paragraph(title, language, id === "title" ? "Heading1" : "Heading2", { pageBreakBefore: page })] : []),
    ...blocks.flatMap((block) => written(block, language)),
  ];

  /** @param {string} base64 @returns {Uint8Array} */
  const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

  /**
   * @param {{language: string, parts: Part[]}} paper
   * @param {string} template as base64
   * @returns {Promise<Blob>}
   */
  globals.jobguide.docx = ({ language, parts }, template) => {
    const titled = parts.find(({ id }) => id === "title")?.title ?? parts[0]?.title ?? [];
    const title = clean(titled.map(({ text, blank }) => (blank ? `[${text}]` : text)).join(""));
    return library.patchDocument({
      outputType: "blob",
      data: bytes(template),
      keepOriginalStyles: false,
      recursive: false,
      placeholderDelimiters: { start: "((", end: "))" },
      properties: { title },
      patches: {
        body: { type: library.PatchType.DOCUMENT, children: parts.flatMap((one) => partOf(one, language)) },
        title: { type: library.PatchType.PARAGRAPH, children: [new library.TextRun(title)] },
      },
    });
  };
})();
