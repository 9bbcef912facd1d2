/**
 * Measures by the CPU time of this process, not by the clock: other work on the machine disturbs less. Cases are
 * interleaved round by round, so that a slow minute hits all of them, and the median of the rounds counts.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";

const RESULTS = resolve(import.meta.dirname, "../results");

/** CPU milliseconds (user and system, all threads) that the work takes. */
export async function cpuMs(work) {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs each case once per round, in turn, and returns the median by name. The first `warmups` rounds do not count.
 * `prepare` of a case is not measured; its result is handed to `work`.
 * @param cases `{name: {prepare?, work}}`
 */
export async function interleaved(cases, { rounds, warmups = 1 }) {
  const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = -warmups; round < rounds; round++) {
    for (const [name, { prepare, work }] of Object.entries(cases)) {
      const input = await prepare?.();
      globalThis.gc?.();
      const ms = await cpuMs(() => work(input));
      if (round >= 0) times[name].push(ms);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** Prints rows of equal keys as a table; numbers to the right. */
export function printTable(title, rows) {
  const columns = Object.keys(rows[0] ?? {});
  const text = rows.map((row) => columns.map((column) => shown(row[column])));
  const width = columns.map((column, c) => Math.max(column.length, ...text.map((cells) => cells[c].length)));
  const line = (cells) => cells.map((cell, c) => cell.padStart(width[c])).join("  ");
  process.stdout.write(`\n${title}\n${[line(columns), ...text.map(line)].join("\n")}\n`);
}

function shown(value) {
  if (typeof value !== "number") return String(value ?? "");
  if (Number.isInteger(value)) return value.toLocaleString("en");
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

/** One line a goal: what was wanted, what came out. A missed goal does not fail the run; it is printed and recorded. */
export function goal(name, value, limit, unit) {
  const isMet = value <= limit;
  const sign = isMet ? "met   " : "MISSED";
  process.stdout.write(`${sign} ${name}: ${shown(value)} ${unit}, goal at most ${limit} ${unit}\n`);
  return { name, value, limit, unit, isMet };
}

/** Keeps the figures of a bench beside it, with the machine they come from. */
export function record(name, figures) {
  mkdirSync(RESULTS, { recursive: true });
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? "", cores: cpus().length };
  writeFileSync(
    resolve(RESULTS, `${name}.json`),
    `${JSON.stringify({ name, machine, ...figures }, rounded, 2)}\n`,
  );
}

function rounded(_, value) {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
