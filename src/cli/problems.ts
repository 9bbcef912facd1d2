import { wording, type Problem } from "../org/index.ts";
import { wrap, type Terminal } from "./terminal.ts";

/** At most so many problems are printed; the rest are counted. */
const SHOWN_MAX = 8;

/** What was wrong with the input, blocking problems first, each with its rows and what was done. */
export function printProblems(problems: readonly Problem[], terminal: Terminal): void {
  if (problems.length === 0) return;
  const sorted = [...problems.filter((p) => p.blocks), ...problems.filter((p) => !p.blocks)];
  const blocking = problems.filter((p) => p.blocks).length;
  terminal.hint(`The input has ${problems.length} ${problems.length === 1 ? "problem" : "problems"}${blocking > 0 ? `, ${blocking} to settle before a commit` : ", all of them notes"}:`);
  for (const problem of sorted.slice(0, SHOWN_MAX)) {
    const place = problem.rows.length === 0 ? (problem.file ?? "") : `${problem.file ?? "row"}:${problem.rows.slice(0, 3).join(",")}${problem.count > 3 ? ",…" : ""}`;
    for (const line of wrap(`${place === "" ? "" : `${place} `}${problem.code}: ${wording(problem.message)} Done: ${problem.policy}`, terminal.width - 2)) terminal.hint(`  ${line}`);
  }
  if (sorted.length > SHOWN_MAX) terminal.hint(`  … and ${sorted.length - SHOWN_MAX} more; --json has all of them.`);
}
