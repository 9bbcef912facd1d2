import { parseConfig } from "./parse.ts";

/**
 * The text of `onethread.yaml` with these points under `plan.costs`; every other line, comments too, stays as it is.
 * @param costs entries of the cost table, whole points.
 * @returns null where the text is not written line by line there, so that nothing else could be kept: the lines of
 * `formatCosts` are then for somebody to put in.
 * @example writeCosts("checks: {}\n", { short: 80 }) // "checks: {}\nplan:\n  costs:\n    short: 80\n"
 */
export function writeCosts(text: string, costs: Readonly<Record<string, number>>): string | null {
  const written = edited(text, costs);
  if (written === null) return null;
  const [before, after] = [parseConfig(text), parseConfig(written)];
  const plan = { ...before.config.plan, costs: { ...before.config.plan.costs, ...costs } };
  const isWanted =
    sorted({ ...before.config, plan }) === sorted(after.config) &&
    before.problems.length === after.problems.length;
  return isWanted ? written : null;
}

/**
 * The lines that set these points.
 * @example formatCosts({ short: 80 }) // "plan:\n  costs:\n    short: 80\n"
 */
export function formatCosts(costs: Readonly<Record<string, number>>): string {
  return ["plan:", "  costs:", ...entries(costs, "    "), ""].join("\n");
}

const entries = (costs: Readonly<Record<string, number>>, indent: string): string[] =>
  Object.entries(costs).map(([entry, points]) => `${indent}${entry}: ${points}`);

const KEY_ALONE = (key: string): RegExp => new RegExp(`^( *)${key}:\\s*(?:#.*)?$`);

function edited(text: string, costs: Readonly<Record<string, number>>): string | null {
  const lines = text === "" || text.endsWith("\n") ? text.split("\n").slice(0, -1) : text.split("\n");
  const plan = lines.findIndex((line) => KEY_ALONE("plan").exec(line)?.[1] === "");
  if (plan < 0) return /^plan\s*:/m.test(text) ? null : [...lines, formatCosts(costs)].join("\n");
  const planEnd = endOf(lines, plan, 0);
  const first = lines.slice(plan + 1, planEnd).find(isSaid);
  const indent = first === undefined ? 2 : indentOf(first);
  const isKey = (line: string): boolean => KEY_ALONE("costs").exec(line)?.[1]?.length === indent;
  const at = lines.findIndex((line, k) => k > plan && k < planEnd && isKey(line));
  const pad = " ".repeat(indent);
  if (at < 0) {
    lines.splice(plan + 1, 0, `${pad}costs:`, ...entries(costs, `${pad}  `));
    return `${lines.join("\n")}\n`;
  }
  const costsEnd = endOf(lines, at, indent);
  const child = lines.slice(at + 1, costsEnd).find(isSaid);
  const childPad = child === undefined ? `${pad}  ` : " ".repeat(indentOf(child));
  const missing: Record<string, number> = {};
  for (const [entry, points] of Object.entries(costs)) {
    const known = lines.findIndex(
      (line, k) => k > at && k < costsEnd && new RegExp(`^ *${entry}:\\s*\\d+\\s*(?:#.*)?$`).test(line),
    );
    if (known < 0) missing[entry] = points;
    else lines[known] = (lines[known] ?? "").replace(/:(\s*)\d+/, `:$1${points}`);
  }
  lines.splice(at + 1, 0, ...entries(missing, childPad));
  return `${lines.join("\n")}\n`;
}

const isSaid = (line: string): boolean => /^\s*[^\s#]/.test(line);
const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The first line behind a key that is no more below it. */
function endOf(lines: readonly string[], key: number, indent: number): number {
  const end = lines.findIndex((line, k) => k > key && isSaid(line) && indentOf(line) <= indent);
  return end < 0 ? lines.length : end;
}

/** A value as text, whatever the order of its keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
