import { wording, type Problem } from "../org/index.ts";
import { wrap, type Terminal } from "./terminal.ts";

/** At most so many kinds of problem are printed, each with its first; the rest are counted. */
const SHOWN_MAX = 8;

/** Each is a loss of its own: none of them stands for the others of its kind. */
const EACH_SHOWN: readonly Problem["code"][] = ["not-carried", "handle-missing", "path-unsafe"];

/** What was wrong with something, one line a kind, blocking kinds first, with rows and what was done. */
export function printProblems(what: string, problems: readonly Problem[], terminal: Terminal): void {
  if (problems.length === 0) return;
  const groups = new Map<string, Problem[]>();
  for (const problem of [...problems.filter((p) => p.blocks), ...problems.filter((p) => !p.blocks)]) {
    const key = EACH_SHOWN.includes(problem.code) ? wording(problem.message) : problem.code;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  const sorted = [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ problem: first, more: more.length }],
  );
  const blocking = problems.filter((p) => p.blocks).length;
  terminal.hint(
    `${what} has ${problems.length} ${problems.length === 1 ? "problem" : "problems"}${blocking > 0 ? `, ${blocking} to settle before a commit` : problems.length === 1 ? ", a note" : ", all of them notes"}:`,
  );
  for (const { problem, more } of sorted.slice(0, SHOWN_MAX)) {
    const place = placeOf(problem);
    for (const line of wrap(
      `${place === "" ? "" : `${place} `}${problem.code}: ${wording(problem.message)} Done: ${problem.policy}.${more > 0 ? ` (and ${more} more of the kind)` : ""}`,
      terminal.width - 2,
    ))
      terminal.hint(`  ${line}`);
  }
  if (sorted.length > SHOWN_MAX)
    terminal.hint(`  … and ${sorted.length - SHOWN_MAX} other kinds; --json has all of them.`);
}

/** "people.csv:3,4", with further files counted. */
function placeOf({ file, rows, count, places = [] }: Problem): string {
  if (rows.length === 0) return file ?? "";
  const others = new Set(places.map((place) => place.file)).size - 1;
  const more = others > 0 ? ` and ${others} more ${others === 1 ? "file" : "files"}` : count > 3 ? ",…" : "";
  return `${file ?? "row"}:${rows.slice(0, 3).join(",")}${more}`;
}
