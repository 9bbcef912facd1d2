import { CHECKS } from "../checks/index.ts";
import { METRICS } from "../metrics/index.ts";
import { say, type Config, type Problem, type Sentence } from "../org/index.ts";

/** Threshold names that belong to the questions and the planner; the others stand in `CHECKS` and `METRICS`. */
const OTHER_THRESHOLDS = /^(?:contraindications\.yes|plan\.owner-level-[a-z]+)$/;

/**
 * Settings that name a check or threshold nobody knows, or switch off what cannot be: the checks of structure.
 * @returns the settings that hold, and a problem for each line that does not.
 */
export function judgeSettings(config: Config): {
  readonly config: Config;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const checkById = new Map(CHECKS.map((check) => [check.id as string, check]));
  const known = new Set(
    [...CHECKS, ...METRICS].flatMap(({ id, thresholds = {} }) =>
      Object.keys(thresholds).map((name) => `${id}.${name}`),
    ),
  );
  for (const key of Object.keys(config.thresholds)) {
    if (!known.has(key) && !OTHER_THRESHOLDS.test(key))
      problems.push(
        ignored(
          `thresholds.${key}`,
          say([])`No check has the threshold "${key}". onethread explain <check> lists those it has.`,
        ),
      );
  }
  for (const id of Object.keys(config.tiers)) {
    if (!checkById.has(id)) problems.push(ignored(`tiers.${id}`, say([])`No check is called "${id}".`));
  }
  const off = config.off.filter((id) => {
    const check = checkById.get(id);
    if (check !== undefined && check.group !== 1) return true;
    problems.push(
      ignored(
        "off",
        check === undefined
          ? say([])`No check is called "${id}".`
          : say(
              [],
            )`The check "${id}" cannot be switched off: what is drawn rests on the structure it judges.`,
      ),
    );
    return false;
  });
  const tiers = Object.fromEntries(Object.entries(config.tiers).filter(([id]) => checkById.has(id)));
  return { config: { ...config, off, tiers }, problems };
}

function ignored(column: string, message: Sentence): Problem {
  return {
    code: "config-unknown",
    blocks: false,
    file: "onethread.yaml",
    rows: [],
    count: 1,
    cell: { column, text: "" },
    policy: "this line is ignored",
    message,
    subjects: [],
    fixes: [],
  };
}
