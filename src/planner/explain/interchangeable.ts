import type { Instance, Placement } from "../instance.ts";

/**
 * People whom nothing in the data tells apart, in groups in which the placement does: same seat of today, same areas
 * with the same points, same manager, nobody below them. Any two of a group may change places at no difference, so
 * that who of them goes is decided by their number alone and nothing else is a reason.
 * @returns groups of two and more, ascending by first person.
 * Cost: O(people). Source: docs/planner.md#interchangeable.
 */
export function interchangeable(instance: Instance, placement: Placement): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  const manages = new Uint8Array(instance.people);
  for (const m of instance.manager) if (m >= 0) manages[m] = 1;
  const apart = new Set([...instance.pinnedOwner, ...(instance.together ?? []).flat()]);
  for (let p = 0; p < instance.people; p++) {
    if (manages[p] === 1 || apart.has(p)) continue;
    const key = keyOf(instance, p);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [p]);
    else group.push(p);
  }
  const seatOf = (p: number): number => 2 * placement.unit[p]! + placement.isOwner[p]!;
  return [...groups.values()].filter((group) => group.some((p) => seatOf(p) !== seatOf(group[0]!)));
}

/** Everything that decides what a person costs anywhere. */
function keyOf(instance: Instance, p: number): string {
  const { role, weight, manager, managerChangeCost, elsewhereCost, site, skill, ownerClass } = instance;
  const columns = [role, weight, manager, managerChangeCost, elsewhereCost, site, skill, ownerClass];
  const { stayWithPlan, siteChange } = instance;
  const asked = [stayWithPlan?.unit[p] ?? -1, siteChange?.location[p] ?? -1];
  const from = instance.listStart[p]!;
  const to = instance.listStart[p + 1]!;
  const bans = instance.forbidUnit.subarray(instance.forbidStart[p], instance.forbidStart[p + 1]);
  const load = instance.room?.load.subarray(p * instance.units, (p + 1) * instance.units) ?? [];
  return [
    columns.map((column) => column[p]!),
    asked,
    instance.listUnit.subarray(from, to),
    instance.listCost.subarray(from, to),
    [instance.pinnedUnit[p]!],
    bans,
    load,
  ]
    .map((part) => part.join(" "))
    .join("|");
}
