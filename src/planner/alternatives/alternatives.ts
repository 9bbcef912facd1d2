import { applyChanges, type OrgChange } from "../../changes/index.ts";
import { Bug, isUnder, personIndex, wording, type Org } from "../../org/index.ts";
import type { Plan } from "../plan/plan.ts";

/** The four organisations of every comparison. */
export interface TargetOrgs {
  readonly today: Org;
  readonly ownerNamedOnly: Org;
  readonly stl: Org;
  readonly sto: Org;
}

/** Every change of every wave, in order. */
export function changesOf(plan: Plan): readonly OrgChange[] {
  return plan.waves.flatMap((wave) => wave.changeSet.changes);
}

/**
 * The org after all waves of the plan, on the day of the org.
 * @throws Bug if a change is refused: the plan belongs to another org.
 * @example targetOf(org, plan).areas
 */
export function targetOf(org: Org, plan: Plan): Org {
  return applied(org, changesOf(plan));
}

/**
 * Only the owners are named: seats, ownership and vacancies of owners to hire; no manager, no assignment and no
 * mode changes.
 */
export function ownerNamedOnly(plan: Plan): OrgChange[] {
  const kinds = new Set(["add-person", "set-owner", "clear-owner"]);
  return changesOf(plan).filter((change) => kinds.has(change.kind));
}

/** Owner named, people dedicated, mode `stl`; every line stays, and a dotted line leads to the owner. */
export function stlChanges(org: Org, plan: Plan): OrgChange[] {
  const kinds = new Set(["add-person", "set-owner", "clear-owner", "set-assignment", "remove-assignment"]);
  const changes: OrgChange[] = changesOf(plan).filter((change) => kinds.has(change.kind));
  const owners = new Map(plan.units.map((unit) => [unit.areaId as string, unit.ownerId]));
  for (const unit of plan.units) changes.push({ kind: "set-mode", areaId: unit.areaId, mode: "stl" });
  for (const one of plan.placements) {
    const ownerId = owners.get(one.unitId);
    if (ownerId === undefined || ownerId === one.personId) continue;
    const p = personIndex(org, one.personId);
    const owner = org.personIndexById.get(ownerId);
    if (owner !== undefined && isUnder(org, p, owner)) continue;
    if (org.people[p]?.dottedLines?.some((line) => line.managerId === ownerId) === true) continue;
    changes.push({
      kind: "add-dotted-line",
      personId: one.personId,
      line: { managerId: ownerId, purpose: "project" },
    });
  }
  return changes;
}

/**
 * Today, owner named only (changes no manager), STL (dedicated people, lines kept) and STO (the plan), all on the
 * day of the org, so that the same measures can be taken of each. O(people) each.
 * @throws Bug if the plan belongs to another org.
 * @example targetOrgs(org, plan).sto
 */
export function targetOrgs(org: Org, plan: Plan): TargetOrgs {
  return {
    today: org,
    ownerNamedOnly: applied(org, ownerNamedOnly(plan)),
    stl: applied(org, stlChanges(org, plan)),
    sto: targetOf(org, plan),
  };
}

function applied(org: Org, changes: readonly OrgChange[]): Org {
  const result = applyChanges(org, changes);
  if (!result.ok)
    throw new Bug(
      `Change ${result.refusal.change} was refused: ${wording(result.refusal.message)}`,
      "Maybe the plan was made for another org; verifyPlan tells.",
    );
  return result.org;
}
