/**
 * The text of the generated pages: an index of checks, an index of metrics, and a page for each. Pure, so that a test can
 * compare it with what is committed. An entry is `{id, of, doc, run}`: the definition, its docstring, and what runs an
 * example of it (test/entries.ts).
 */

const GROUPS = {
  1: "Structure",
  2: "Owner",
  3: "Lines",
  4: "Dedication",
  5: "Things owned",
  6: "Mandate",
  7: "Craft",
  8: "Shape",
  9: "Change",
};

const TIERS = {
  invariant: "blocks a commit that brings it",
  default: "wants a reason",
  norm: "informs",
};

const MADE = "by `npm run docs`; do not edit.";

/** Text by path from the project's root. */
export function pagesOf({ checks, metrics, unmeasured }) {
  for (const { id, doc } of [...checks, ...metrics])
    if (doc === null)
      throw new Error(`${id} has no docstring above its definition, so there is no page to make.`);
  return new Map([
    ["docs/guides/checks.md", checksIndex(checks)],
    ...checks.map((entry) => [`docs/checks/${entry.id}.md`, checkPage(entry)]),
    ["docs/guides/metrics.md", metricsIndex(metrics, unmeasured)],
    ...metrics.map((entry) => [`docs/metrics/${entry.id}.md`, metricPage(entry)]),
    ["src/usecases/definitionTexts.ts", definitionTexts(checks, metrics)],
  ]);
}

function checksIndex(checks) {
  const lines = [
    "# Checks",
    "",
    `Made from the list in \`src/checks/list.ts\` ${MADE} How to add one: [add-a-check](add-a-check.md).`,
    "An *invariant* blocks a commit that brings it, a *default* wants a reason, a *norm* informs. Thresholds are set in [onethread.yaml](settings.md).",
    ...examplesNote("check(org)` is what the check says of it"),
  ];
  for (const [group, name] of Object.entries(GROUPS)) {
    const members = checks.filter((entry) => entry.of.group === Number(group));
    if (members.length === 0) continue;
    lines.push("", `## ${name}`, "", "| check | holds when | tier |", "|---|---|---|");
    for (const { id, of } of members)
      lines.push(`| <a id="${id}"></a>[${id}](../checks/${id}.md) | ${of.title} | ${of.tier} |`);
  }
  return `${lines.join("\n")}\n`;
}

function metricsIndex(metrics, unmeasured) {
  const lines = [
    "# Metrics",
    "",
    `Made from the list in \`src/metrics/list.ts\` ${MADE} How to add one: [add-a-metric](add-a-metric.md).`,
    "Counted: core people of an area and the areas below it, by full-time shares of filled seats; vacancies are nodes of the tree. What the data lack makes a value null, with a reason; null is never 0. There is no total score.",
    "",
    '<a id="letters"></a>x: the area. o: its owner. core(x): people with core rows in x or below. S: core(x) and o. B: the deepest person with all of S in their subtree. R: o and, per discipline in S, the lead (a lead row, else the smallest depth, then the highest level, then the smallest id). anc(p): p and all above. T(p): how far p works on one area.',
    ...examplesNote('measure(org, "x")` is the value for area x, `measure(org)` that for the company'),
  ];
  for (const [scope, name] of [
    ["area", "Of an area"],
    ["company", "Of the company"],
  ]) {
    lines.push("", `## ${name}`, "", "| metric | what it says | unit |", "|---|---|---|");
    for (const { id, of } of metrics.filter((entry) => entry.of.scope === scope))
      lines.push(`| <a id="${id}"></a>[${id}](../metrics/${id}.md) | ${of.title} | ${of.unit} |`);
  }
  lines.push(
    "",
    '## <a id="unmeasured"></a>Not measured',
    "",
    "An org is one day. These need more than that; they are absent rather than guessed.",
    "",
    "| metric | what it would say | what is lacking |",
    "|---|---|---|",
    ...unmeasured.map(({ id, title, lacks }) => `| ${id} | ${title} | ${lacks} |`),
  );
  return `${lines.join("\n")}\n`;
}

function examplesNote(asked) {
  return [
    "",
    `<a id="examples"></a>Each page has an example that a test runs. \`orgOf\` makes a company from a line: \`a/design > b, c\`: b and c report to a, whose discipline is design; \`x(sto): a*, b 0.5, c 0.2 loan\`: area x of mode sto, owned by a, with half of b's time and a fifth of c's as a loan; \`x/y: …\`: area y below x. The day is 2026-06-01. \`${asked}.`,
  ];
}

function checkPage({ id, of, doc, run }) {
  const lines = [
    `# ${id}`,
    "",
    `Made from \`src/checks/${camelCase(id)}.ts\` ${MADE} All checks: [checks](../guides/checks.md#${id}).`,
    "",
    `**${of.title}.** ${doc.prose}`,
    "",
    "| | |",
    "|---|---|",
    `| tier | ${of.tier}: ${TIERS[of.tier]} |`,
    `| applies to | ${of.applies} |`,
    ...(of.needs.length > 0 ? [`| rests on | ${of.needs.join(", ")} |`] : []),
    `| source | ${sourceLinks(doc.sources)} |`,
    ...thresholdLines(id, of.thresholds),
    ...exampleLines("../guides/checks.md", doc, run),
  ];
  return `${lines.join("\n")}\n`;
}

function metricPage({ id, of, doc, run }) {
  const lines = [
    `# ${id}`,
    "",
    `Made from \`src/metrics/${camelCase(id)}.ts\` ${MADE} All metrics: [metrics](../guides/metrics.md#${id}).`,
    "",
    `**${of.title}.** ${doc.prose}`,
    "",
    "| | |",
    "|---|---|",
    `| unit | ${of.unit} |`,
    `| of | ${of.scope === "area" ? "an area" : "the company"} |`,
    `| formula | ${of.formula} ([letters](../guides/metrics.md#letters)) |`,
    `| source | ${sourceLinks(doc.sources)} |`,
    ...thresholdLines(id, of.thresholds ?? {}),
    ...exampleLines("../guides/metrics.md", doc, run),
  ];
  return `${lines.join("\n")}\n`;
}

/** What `explain` says of a definition where no page is at hand: a module, formatted as the formatter would. */
function definitionTexts(checks, metrics) {
  const entry = (kind, { id, doc }) => [
    `  "${kind} ${id}": {`,
    ...Object.entries({
      prose: doc.prose,
      sources: doc.sources.join("; "),
      example: doc.examples[0]?.code ?? "",
      result: doc.examples[0]?.result ?? "",
    }).flatMap(([key, text]) => {
      const line = `    ${key}: ${literal(text)},`;
      return line.length <= 110 ? [line] : [`    ${key}:`, `      ${literal(text)},`];
    }),
    "  },",
  ];
  const lines = [
    'import type { DefinitionText } from "../api/index.ts";',
    "",
    `/** What stands above each check and metric in its own file. Made ${MADE} */`,
    "export const DEFINITION_TEXTS: Readonly<Record<string, DefinitionText>> = {",
    ...checks.flatMap((one) => entry("check", one)),
    ...metrics.flatMap((one) => entry("metric", one)),
    "};",
  ];
  return `${lines.join("\n")}\n`;
}

/** A text in the quotes that need fewer escapes. */
function literal(text) {
  const count = (sign) => text.split(sign).length - 1;
  return count('"') > count("'")
    ? `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`
    : JSON.stringify(text);
}

function sourceLinks(sources) {
  return sources
    .map((one) => (one === "our proposal" ? "our proposal" : `[${one}](../literature.md#${one})`))
    .join("; ");
}

function thresholdLines(id, thresholds) {
  const rows = Object.entries(thresholds).map(
    ([name, { value, unit, source }]) => `| \`${id}.${name}\` | ${value} | ${unit} | ${source} |`,
  );
  if (rows.length === 0) return [];
  return ["", "## Thresholds", "", "| setting | default | unit | source |", "|---|---|---|---|", ...rows];
}

function exampleLines(index, doc, run) {
  return [
    "",
    "## Example",
    "",
    `How to read it: [examples](${index}#examples).`,
    ...doc.examples.flatMap((example) => {
      const suggested = run(example).suggests.map(({ kind, text }) => `- \`${kind}\`: ${text}`);
      return [
        "",
        "```ts",
        ...broken(example.code),
        `// ${example.result}`,
        "```",
        ...(suggested.length === 0 ? [] : ["", "It suggests:", "", ...suggested]),
      ];
    }),
  ];
}

/** Lines of at most so many characters, cut at spaces outside of texts. */
function broken(code, width = 90) {
  const words = code.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
  const lines = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines;
}

function camelCase(id) {
  return id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
