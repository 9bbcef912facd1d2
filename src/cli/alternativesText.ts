import { wording } from "../org/index.ts";
import { formatPlan, formatPlans, type Alternative, type Mark } from "../planner/index.ts";
import { MARK_WORDS } from "../report/index.ts";
import type { DraftedSet } from "../usecases/draftPlan.ts";
import { writeText } from "./session.ts";
import type { CliDeps } from "./deps.ts";
import { counted, tableLines, wrap, type Terminal } from "./terminal.ts";

/** Rows of the comparison that stand in the table, with a heading a narrow terminal can hold. */
const SHOWN = [
  ["points-people", "Points"],
  ["seats", "To fill"],
  ["manager-changes", "Managers"],
  ["moved", "Moved"],
  ["waves", "Waves"],
  ["legs", "Legs"],
  ["complete-areas", "Complete"],
] as const;

/** The set in one table: today, owner named only, STL, then each plan; below, what sets each plan apart. */
export function printAlternatives(
  { set, read, comparison, tried }: DraftedSet,
  terminal: Terminal,
  isFromFile?: true,
): void {
  terminal.out("");
  const looked = tried === undefined ? "" : ` of ${tried} looked at`;
  terminal.out(
    terminal.colors.bold(`${counted(set.plans.length, "plan")}${looked}, from least disruption for people`),
  );
  const rows = [...comparison.gains, ...comparison.costs];
  const columns = [
    { title: "" },
    ...SHOWN.map(([, title]) => ({ title, align: "right" as const })),
    { title: "Gap", align: "right" as const },
  ];
  const cells = comparison.columns.map((name, k) => [
    labelOf(name, read[k - 3]),
    ...SHOWN.map(([id]) => shownValue(rows.find((row) => row.id === id)?.values[k])),
    k < 3 ? "–" : gapOf(read[k - 3]),
  ]);
  for (const line of tableLines(columns, cells, terminal.width)) terminal.out(line);
  for (const line of wrap(
    `Points: borne by people, all at the plan's own prices (${set.plans[set.base]?.costTable["areaChange"] ?? ""} = one person to a new area). To fill: missing heads and owners. Managers: people with another one. Moved: to an area new to them. Complete: areas with an owner and every discipline wanted. Gap: how much cheaper a plan with the same weights could be at most${isFromFile === true ? ", as the file says" : ""}.`,
    terminal.width,
  ))
    terminal.out(terminal.colors.dim(line));
  terminal.out("");
  for (const one of read) {
    const names = one.marks.map((mark: Mark) => MARK_WORDS[mark]).join(", ");
    const head = `plan ${one.number}${names === "" ? "" : ` (${names})`}${weightWords(one)}`;
    for (const line of wrap(`${head}. ${wording(one.sentence)}`, terminal.width, "  ")) terminal.out(line);
  }
  if (read.length === 1)
    for (const line of wrap(
      "No other weights lead to a plan that is better in anything: the plan hardly rests on them.",
      terminal.width,
    ))
      terminal.out(line);
}

/** With what weights a plan was made, as ": heads at 25 % of their price". */
function weightWords({ weights }: Alternative): string {
  const parts = [
    ...(weights.heads === 1 ? [] : [`heads at ${percent(weights.heads)} of their price`]),
    ...(weights.lines === 1 ? [] : [`other managers at ${percent(weights.lines)}`]),
    ...(weights.movers === null
      ? []
      : [`${weights.movers === 0 ? "nobody" : `at most ${weights.movers}`} may move to a new area`]),
  ];
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}

function labelOf(column: string, one: Alternative | undefined): string {
  if (column === "owner named only") return "owner only";
  if (one?.marks.includes("base") === true) return `the plan (${one.number})`;
  return one?.marks.includes("knee") === true ? `${column}, knee` : column;
}

const percent = (factor: number): string => `${Math.round(factor * 100)} %`;

function gapOf(one: Alternative | undefined): string {
  const gap = one?.plan.gap;
  return gap === undefined || gap === null ? "–" : `${(gap * 100).toFixed(1)} %`;
}

function shownValue(value: number | string | undefined): string {
  return value === undefined ? "–" : typeof value === "number" ? value.toLocaleString("en") : value;
}

/** Writes the set: to one file where the name ends in .json, else to a folder, one file a plan and one of all. */
export function writeAlternatives({ set }: DraftedSet, out: string, deps: CliDeps): string {
  if (out.endsWith(".json")) {
    writeText(out, formatPlans(set), true, deps);
    return out;
  }
  const encoder = new TextEncoder();
  const files = [
    ...set.plans.map((plan, k) => ({
      name: `plan-${k + 1}.json`,
      bytes: encoder.encode(formatPlan(plan)),
    })),
    { name: "plans.json", bytes: encoder.encode(formatPlans(set)) },
  ];
  deps.writeFiles(out, files, true);
  return `${out.replace(/\/$/, "")}/plans.json`;
}
