import {
  DEFAULT_CONFIG,
  EMPTY_DRAFT,
  PROBLEM_CODES,
  type Hat,
  type OrgDraft,
  type Problem,
} from "../../org/index.ts";
import type { ReadOptions, Reading } from "../define.ts";
import { createDraft } from "./draft.ts";
import { createFaults, type Faults } from "./faults.ts";

/** One import: collects the tables, faults and problems of all its files. */
export function createReading(given: ReadOptions): Reading & { finish(names: readonly string[]): OrgDraft } {
  const options = { ...given, config: given.config ?? DEFAULT_CONFIG };
  const draft = createDraft(options);
  const allFaults: Faults[] = [];
  const worded: Problem[] = [];
  const hats: Hat[] = [];
  let isRefused = false;
  return {
    options,
    isRefused: () => isRefused,
    faults(file) {
      const faults = createFaults(file);
      allFaults.push(faults);
      return faults;
    },
    table: (list, faults, text = "cell", headings = "theirs") => draft.table(list, faults, text, headings),
    hat: (hat) => void hats.push(hat),
    problem: (problem) => void worded.push(problem),
    refuse(faults, reason) {
      isRefused = true;
      faults.add("limit", 0, { readAs: reason });
    },
    finish(names) {
      const problems = inOrder([...allFaults.flatMap((faults) => faults.problems()), ...worded]);
      const source = names.length === 1 ? (names[0] ?? "") : `${names.length} files`;
      if (isRefused)
        return { ...EMPTY_DRAFT, source, problems: problems.filter((problem) => problem.code === "limit") };
      const made = draft.finish(source, problems);
      return hats.length === 0 ? made : { ...made, hats };
    },
  };
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const place = new Map(PROBLEM_CODES.map((code, i) => [code as string, i]));
  return [...problems].sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0));
}
