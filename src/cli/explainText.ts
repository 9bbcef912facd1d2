import type { DefinitionText, ExplainedNumber, Explanation, FormulaSymbol, NumberRow } from "../api/index.ts";
import { metricById, type MetricResult } from "../metrics/index.ts";
import { wording, type Finding } from "../org/index.ts";
import { printPlannedArea, printPlannedPerson } from "./explainPlanText.ts";
import { counted, tableLines, wrap, type Terminal } from "./terminal.ts";

/** So many rows are printed; the rest are counted, `--all` prints them and `--json` has them. */
const ROWS_SHOWN = 25;

type Of<Kind extends Explanation["kind"]> = Extract<Explanation, { kind: Kind }>;

interface Printing {
  readonly say: (text: string, indent?: string) => void;
  readonly terminal: Terminal;
  readonly all: boolean;
}

/** One explanation on the terminal. */
export function printExplanation(one: Explanation, terminal: Terminal, all: boolean): void {
  const say = (text: string, indent = ""): void =>
    wrap(text, terminal.width - indent.length, "  ").forEach((line) => terminal.out(indent + line));
  const printing = { say, terminal, all };
  switch (one.kind) {
    case "check":
      return printCheck(one, printing);
    case "metric":
      return printMetric(one, printing);
    case "number":
      return printNumber(one, printing);
    case "area":
      return printArea(one, printing);
    case "person":
      return printPerson(one, printing);
    case "planned-person":
      return printPlannedPerson(one, terminal);
    case "planned-area":
      return printPlannedArea(one, terminal);
    case "outside-plan":
      say(terminal.colors.bold(`${one.subject.name} (${one.subject.kind} ${one.subject.id})`));
      return say(wording(one.sentence));
    case "record":
      return printRecord(one, printing);
  }
}

function printCheck({ check, text, findings }: Of<"check">, printing: Printing): void {
  const { say, terminal } = printing;
  say(terminal.colors.bold(`${check.id} (check, ${check.tier}): ${check.title}`));
  if (text !== null) say(text.prose);
  say(`Applies to: ${check.applies}. Rests on: ${check.needs.join(", ") || "the structure alone"}.`);
  printThresholds(check.id, check.thresholds, printing);
  printText(text, printing);
  if (findings !== null) printFindings(findings, printing);
}

function printThresholds(
  id: string,
  thresholds: Readonly<Record<string, { value: number; unit: string; source: string }>>,
  { say }: Printing,
): void {
  for (const [name, { value, unit, source }] of Object.entries(thresholds))
    say(`Threshold ${id}.${name}: ${value} ${unit} (${source}); set it in onethread.yaml`);
}

const OURS = "our proposal";

function printText(text: DefinitionText | null, { say }: Printing): void {
  if (text === null) return;
  if (text.sources !== "")
    say(`Source: ${text.sources}${text.sources === OURS ? "" : " (docs/literature.md names the works)"}`);
  if (text.example === "") return;
  say(`Example: ${text.example}`);
  say(`gives ${text.result}`, "         ");
  say(
    "To read it: a/eng > b: b reports to a, an engineer; x(sto): a*, b 0.5: area x, owned by a, with half of b.",
  );
}

function printSymbols(symbols: readonly FormulaSymbol[], { say }: Printing): void {
  for (const { symbol, means, here } of symbols)
    say(here === null ? `${symbol}: ${means}` : `${symbol} = ${here}: ${means}`, "  ");
}

function printMetric({ metric, text, symbols, company, areas }: Of<"metric">, printing: Printing): void {
  const { say, terminal } = printing;
  say(terminal.colors.bold(`${metric.id} (metric, ${metric.unit}): ${metric.title}`));
  if (text !== null) say(text.prose);
  say(`Formula: ${metric.formula}`);
  printSymbols(symbols, printing);
  printThresholds(metric.id, metric.thresholds ?? {}, printing);
  printText(text, printing);
  if (company !== null) {
    say(`Here: ${company.shown}`);
    printRows(company, printing);
  }
  if (areas === null) return;
  const hasFigures = areas.some((area) => area.inCheck !== null);
  const rows = areas.map((area) => [
    area.name,
    area.result.value === null ? `– ${area.result.why ?? ""}` : area.shown,
    ...(hasFigures ? [area.inCheck ?? "–"] : []),
    area.result.flags.join(", "),
  ]);
  const columns = [
    { title: "Area", flexible: true },
    { title: "Metric" },
    ...(hasFigures ? [{ title: "In check" }] : []),
    { title: "Flags" },
  ];
  tableLines(columns, rows, terminal.width).forEach(terminal.out);
  if (hasFigures) say(TWO_WAYS);
  say(`The rows behind one of them: onethread explain ${metric.id} --area <area> <path>`);
}

const TWO_WAYS =
  "Metric: core people, areas below included. In check: the area's own members of any type, by heads.";

function printNumber(
  { metric, area, coverage, symbols, number, inCheck }: Of<"number">,
  printing: Printing,
): void {
  const { say, terminal } = printing;
  say(terminal.colors.bold(`${metric.title} of ${area.name}: ${number.shown}`));
  say(`Formula (${metric.id}): ${metric.formula}`);
  printSymbols(symbols, printing);
  if (coverage !== null && coverage < 1)
    say(`${Math.round(coverage * 100)} % of its people are confirmed; the number rests on those alone.`);
  printRows(number, printing);
  if (inCheck === null) return;
  const of = inCheck.emptySeats === 0 ? "" : `, ${counted(inCheck.emptySeats, "empty seat")} among them`;
  say(
    `In check: ${inCheck.shown}, over its ${counted(inCheck.people, "own member")} of any type, by heads${of}.`,
  );
  if (String(inCheck.value) !== String(number.result.value))
    printTable(inCheck.rows, inCheck.value, printing);
}

function printRows(number: ExplainedNumber, printing: Printing): void {
  const { value, numerator } = number.result;
  printTable(number.rows, numerator ?? value, printing);
  for (const note of number.notes) printing.say(note);
}

/** Rows that sum up to the number add to it; others are what it was chosen from. */
function printTable(
  rows: readonly NumberRow[],
  total: number | string | null,
  { terminal, say, all }: Printing,
): void {
  if (rows.length === 0) return;
  const hasTitle = rows.some((row) => row.title !== null);
  const hasNote = rows.some((row) => row.note !== null);
  const hasOf = rows.some((row) => row.of !== null);
  const sum = rows.reduce((added, row) => added + row.value, 0);
  const isSum = typeof total === "number" && (Math.abs(sum - total) < 1e-6 || hasOf);
  const cells = rows
    .slice(0, all ? rows.length : ROWS_SHOWN)
    .map((row) => [
      row.vacant ? `${row.name} (empty seat)` : row.name,
      ...(hasTitle ? [row.title ?? ""] : []),
      ...(hasNote ? [row.note ?? ""] : []),
      round(row.value),
      ...(hasOf ? [row.of === null ? "" : round(row.of)] : []),
    ]);
  const columns = [
    { title: "Row" },
    ...(hasTitle ? [{ title: "Title", flexible: true }] : []),
    ...(hasNote ? [{ title: "What" }] : []),
    { title: isSum ? "Adds" : "Value", align: "right" as const },
    ...(hasOf ? [{ title: "Of", align: "right" as const }] : []),
  ];
  tableLines(columns, cells, terminal.width).forEach(terminal.out);
  if (rows.length > cells.length) say(`… and ${rows.length - cells.length} more rows: --all`);
}

function printArea(one: Of<"area">, printing: Printing): void {
  const { say, terminal } = printing;
  say(terminal.colors.bold(`${one.name} (area ${one.id}): ${rowsText(one)}`));
  if (one.coverage !== null && one.coverage < 1)
    say(
      `${Math.round(one.coverage * 100)} % of its people are confirmed; the metrics below rest on those alone.`,
    );
  const rows = one.members.map((row) => [
    row.person.vacant ? `${row.person.name} (empty seat)` : row.person.name,
    row.person.discipline ?? "–",
    `${shareText(row)}${row.isGuess ? ", a guess" : ""}`,
    row.role ?? (row.isFromOwner ? OWNER_COLUMN : "–"),
    row.manager?.name ?? "nobody",
  ]);
  const columns = [
    { title: "Person" },
    { title: "Discipline" },
    { title: "Share", align: "right" as const },
    { title: "Role", flexible: true },
    { title: "Reports to" },
  ];
  tableLines(columns, rows, terminal.width).forEach(terminal.out);
  terminal.out("");
  say(`In check (own members of any type, by heads): ${rowText(one)}`);
  terminal.out("");
  terminal.out("Metrics: core people, areas below included, by full-time shares");
  for (const [id, metric] of Object.entries(one.metrics))
    printMetricLine(id, metric, { printing, shown: one.shown[id] ?? "" });
  say("The rows behind one of them: onethread explain <metric> --area <area> <path>");
  terminal.out("");
  printFindings(one.findings, printing);
}

const OWNER_COLUMN = "from the owner column";

/** Owners whom no row names are no rows. */
function rowsText({ members }: Of<"area">): string {
  const owners = members.filter((row) => row.isFromOwner).length;
  const rows = members.length - owners;
  if (owners === 0) return counted(rows, "row");
  return `${rows === 0 ? "no row" : counted(rows, "row")}, ${counted(owners, "owner")} ${OWNER_COLUMN}`;
}

/** The figures of the area row, with the empty seats they count. */
function rowText({ row, emptySeats }: Of<"area">): string {
  const seats = emptySeats === 0 ? "" : ` (${counted(emptySeats, "empty seat")} among them)`;
  const under =
    row.lineIntegrity === null
      ? ""
      : `, ${Math.round(row.lineIntegrity * row.people)} of ${row.people} are or report to the owner`;
  return `${counted(row.people, "person", "people")}${seats}, legs ${row.legs ?? "–"}, levels up ${row.levelsUp ?? "–"}${under}.`;
}

function printMetricLine(
  id: string,
  metric: MetricResult,
  { printing, shown }: { printing: Printing; shown: string },
): void {
  const title = metricById(id)?.title ?? id;
  const flags = metric.flags.length === 0 ? "" : ` [${metric.flags.join(", ")}]`;
  for (const line of wrap(`${title} (${id}): ${shown}${flags}`, printing.terminal.width - 2, "  "))
    printing.terminal.out(`  ${line}`);
}

function printPerson(
  { person, chain, reports, emptySeats, rows, findings }: Of<"person">,
  printing: Printing,
): void {
  const { say, terminal } = printing;
  const title = person.title === undefined ? "" : `, ${person.title}`;
  say(
    terminal.colors.bold(`${person.name}${title} (${person.vacant ? "empty seat" : "person"} ${person.id})`),
  );
  const seats =
    emptySeats === 0
      ? ""
      : `, ${emptySeats === 1 ? "one of them an empty seat" : `${emptySeats} of them empty seats`}`;
  say(
    `Reports to: ${chain.length === 0 ? "nobody" : chain.map((manager) => manager.name).join(" → ")}. Direct reports: ${reports}${seats}.`,
  );
  for (const row of rows)
    say(
      `${row.area}: ${shareText(row)}${row.isFromOwner ? `, ${OWNER_COLUMN}` : ""}${row.role === null ? "" : `, ${row.role}`}${row.isGuess ? ", a guess nobody confirmed" : ""}`,
      "  ",
    );
  if (rows.length === 0) say("No area is on record.", "  ");
  printFindings(findings, printing);
}

function printRecord({ subject, fields, findings }: Of<"record">, printing: Printing): void {
  const { say, terminal } = printing;
  say(terminal.colors.bold(`${subject.name} (${subject.kind} ${subject.id})`));
  for (const { label, text } of fields) say(`${label}: ${text}`, "  ");
  if (fields.length === 0) say("Nothing is on record of it any more.", "  ");
  printFindings(findings, printing);
}

const shareText = ({ share, isAssumed }: { share: number; isAssumed: boolean }): string =>
  `${Math.round(share * 100)} %${isAssumed ? " assumed" : ""}`;

const round = (value: number): string => String(Math.round(value * 1000) / 1000);

function printFindings(findings: readonly Finding[], { terminal, say, all }: Printing): void {
  say(
    findings.length === 0
      ? "No findings."
      : `${counted(findings.length, "finding")}, judged as if every product area were sto:`,
  );
  for (const finding of findings.slice(0, all ? findings.length : ROWS_SHOWN)) {
    for (const line of wrap(
      `${finding.tier} ${finding.check}: ${wording(finding.message)}`,
      terminal.width - 2,
      "  ",
    ))
      terminal.out(`  ${line}`);
    // One finding is small enough for its rows; of many, --all prints them.
    if (!all && findings.length > 1) continue;
    for (const { says } of finding.evidence)
      for (const line of wrap(wording(says), terminal.width - 6, "  ")) terminal.out(`      ${line}`);
  }
  if (!all && findings.length > ROWS_SHOWN) say(`… and ${findings.length - ROWS_SHOWN} more: --all`);
}
