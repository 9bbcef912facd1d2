import { say, type Problem, type Sentence } from "../../org/index.ts";

/** Name of the mapping in messages, wherever it was read from. */
export const MAPPING_FILE = "mapping.yaml";

/** More faults of one mapping than this are counted in one. */
const NOTES_MAX = 100;

/** Collects what is wrong with a mapping, each with its line. */
export interface Notes {
  /** A line that cannot be used. */
  bad(line: number, message: Sentence): void;
  /** A line that does nothing. */
  idle(line: number, message: Sentence): void;
  problems(): Problem[];
}

export function createNotes(): Notes {
  const found: Problem[] = [];
  const left: number[] = [];
  const add = (code: "config-bad" | "config-unknown", line: number, message: Sentence): void => {
    if (found.length >= NOTES_MAX) left.push(line);
    else found.push(problemOf(code, [line], message));
  };
  return {
    bad: (line, message) => add("config-bad", line, message),
    idle: (line, message) => add("config-unknown", line, message),
    problems: () =>
      left.length === 0
        ? found
        : [
            ...found,
            problemOf(
              "config-bad",
              left.slice(0, NOTES_MAX),
              say([])`${MAPPING_FILE}: ${left.length} more faults.`,
            ),
          ],
  };
}

function problemOf(
  code: "config-bad" | "config-unknown",
  rows: readonly number[],
  message: Sentence,
): Problem {
  return {
    code,
    blocks: code === "config-bad",
    file: MAPPING_FILE,
    rows,
    count: rows.length,
    policy: code === "config-bad" ? "this line of the mapping is ignored" : "nothing is read by it",
    message,
    subjects: [],
    fixes: [],
  };
}

/** "mapping.yaml, line 12" */
export const at = (line: number): string => `${MAPPING_FILE}, line ${line}`;
