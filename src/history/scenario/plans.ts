import { say } from "../../org/index.ts";
import type { Scenario, ScenarioPlan } from "../scenario.ts";
import { edit, refuse, type By, type Stepped } from "./step.ts";

/** Plans that can be gone back to. */
export const PLANS_MAX = 20;
/** Characters of all files together: what is read with every scenario must not grow with every try. */
const ROOM = 4_000_000;

/**
 * A file of the planner as the plan of the scenario; what was undone before is gone, and the oldest make room. Its waves
 * and wishes are put in by whoever made it.
 * @param revision whose state the file was made for; the files of another revision are left behind.
 * @example takePlan(scenario, { file: "{}", revision: 3 }, by).ok // true
 */
export function takePlan(
  scenario: Scenario,
  { file, revision }: { readonly file: string; readonly revision: number },
  by: By,
): Stepped {
  const { plan } = scenario;
  const before = plan?.revision === revision ? plan.files.slice(0, plan.place + 1) : [];
  const files = withinRoom([...before, file]);
  return edit(
    scenario,
    { ...by, areas: [] },
    { kind: "planned" },
    { plan: { revision, files, place: files.length - 1 } },
  );
}

function withinRoom(files: readonly string[]): readonly string[] {
  let room = ROOM;
  let first = files.length - 1;
  for (let at = first; at >= 0 && files.length - at <= PLANS_MAX; at--) {
    room -= files[at]?.length ?? 0;
    if (room < 0 && at < files.length - 1) break;
    first = at;
  }
  return files.slice(first);
}

/**
 * The plan before (-1) or after (1) among those of the scenario; waves and wishes follow by whoever goes there.
 * @returns `no-such-plan` where there is none.
 * @example toPlan(scenario, -1, by).ok // false
 */
export function toPlan(scenario: Scenario, move: 1 | -1, by: By): Stepped {
  const { plan } = scenario;
  const place = (plan?.place ?? 0) + move;
  if (plan?.files[place] === undefined)
    return refuse(
      "no-such-plan",
      say([])`The scenario ${scenario.name} has no other plan to go to; nothing was changed.`,
    );
  const moved: ScenarioPlan = { ...plan, place };
  return edit(scenario, { ...by, areas: [] }, { kind: "planned" }, { plan: moved });
}

/**
 * What the letters of the scenario say beside what follows from its changes.
 * @example setLetters(scenario, { questionsTo: "the works council" }, by).ok // true
 */
export function setLetters(scenario: Scenario, letters: Readonly<Record<string, unknown>>, by: By): Stepped {
  return edit(scenario, { ...by, areas: [] }, { kind: "letters-set" }, { letters });
}
