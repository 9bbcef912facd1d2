import type { Org } from "../../org/index.ts";
import type { ReachLost } from "../plan/plan.ts";

/** Least people below somebody today before a loss is listed. Our proposal. */
export const REACH_FROM = 5;
/** Who keeps less than this share of the people below them is listed. Our proposal. */
export const REACH_KEPT_MIN = 0.5;

/** People below each person over all levels: filled seats; placeholders of the file are nobody. O(people). */
function reachOf({ people, lines }: Org): Int32Array {
  const filled = new Int32Array(lines.size + 1);
  for (let k = 0; k < lines.size; k++) {
    const person = people[lines.preorder[k]!]!;
    filled[k + 1] = filled[k]! + (person.vacant || person.placeholder === true ? 0 : 1);
  }
  return Int32Array.from(people, (_, p) => filled[lines.end[p]!]! - filled[lines.enter[p]! + 1]!);
}

/** People who keep under half of the people below them, by people lost, then id. Nothing about them but counts. */
export function reachLostOf(org: Org, target: Org): ReachLost[] {
  const before = reachOf(org);
  const after = reachOf(target);
  const list: ReachLost[] = [];
  for (let p = 0; p < org.people.length; p++) {
    const person = org.people[p]!;
    if (person.vacant || person.placeholder === true || before[p]! < REACH_FROM) continue;
    const there = target.personIndexById.get(person.id);
    const kept = there === undefined ? 0 : after[there]!;
    if (kept < REACH_KEPT_MIN * before[p]!)
      list.push({ personId: person.id, before: before[p]!, after: kept });
  }
  return list.sort((a, b) => b.before - b.after - (a.before - a.after) || (a.personId < b.personId ? -1 : 1));
}
