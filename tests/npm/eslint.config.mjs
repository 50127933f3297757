// What our style sheets and scripts ask of a browser, held against the one list of those that we
// serve: "browserslist" in package.json. tests/checkers/browsers.py runs this and judges what it says.
import { readFileSync } from "node:fs";
import css from "@eslint/css";
import compat from "eslint-plugin-compat";

const listed = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")).browserslist;
const year = Number(/\d{4}/.exec(listed)[0]);

// The functions that a custom property may hold. A browser that does not know one keeps the property,
// and drops every declaration that uses it.
const KNOWN = new Set(["var", "calc", "min", "max", "clamp", "rgb", "url"]);

const ours = {
  rules: {
    // The parser leaves the value of a custom property as it is written, so that no other rule reads it.
    "custom-property": {
      create: (context) => ({
        Declaration(node) {
          if (!node.property.startsWith("--")) return;
          for (const [, name] of context.sourceCode.getText(node.value).matchAll(/([\w-]+)\(/g))
            if (!KNOWN.has(name)) context.report({ node, message: `Function '${name}' in the custom property '${node.property}'` });
        },
      }),
    },
    // content: "x" / "" is dropped whole by a browser that does not know the words after the slash.
    "content-alternative": {
      create: (context) => ({
        "Block"(block) {
          let plain = false;
          for (const node of block.children) {
            if (node.type !== "Declaration" || node.property !== "content") continue;
            const told = context.sourceCode.getText(node.value);
            if (!/["')]\s*\/\s*"/.test(told)) plain = true;
            else if (!plain) context.report({ node, message: "A content with a slash, and none without before it" });
          }
        },
      }),
    },
    // In a list of selectors, one that a browser does not know takes the others with it.
    "lone-has": {
      create: (context) => ({
        Rule({ prelude }) {
          const having = prelude.children.filter((selector) => selector.children?.some((part) => part.name === "has"));
          if (having.length && having.length < prelude.children.length)
            context.report({ node: prelude, message: "A ':has' in a list with selectors that do without" });
        },
      }),
    },
  },
};

export default [
  {
    files: ["**/*.css"],
    plugins: { css, ours },
    language: "css/css",
    rules: {
      "css/use-baseline": ["error", { available: year }],
      "ours/custom-property": "error",
      "ours/content-alternative": "error",
      "ours/lone-has": "error",
    },
  },
  {
    ...compat.configs["flat/recommended"],
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: year, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "off" },
    rules: {
      "compat/compat": "error",
      "no-restricted-syntax": ["error", { selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: "A lookbehind, on which Safari of before 2023 stops" }],
    },
    // theme.js gives it to browsers that lack it.
    settings: { targets: [listed], polyfills: ["Object.hasOwn"] },
  },
];
