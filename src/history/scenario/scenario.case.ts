import type { ChangeSet, OrgChange } from "../../changes/index.ts";
import type { Scenario } from "../scenario.ts";
import { addChangeSet } from "./changeSets.ts";
import { createScenario } from "./createScenario.ts";
import type { By, Refused } from "./step.ts";

/** Small scenarios for tests. */

export const at = (minute: number): string => `2026-06-01T09:${String(minute).padStart(2, "0")}:00.000Z`;
export const by = (user: string, minute = 0): By => ({ user, at: at(minute) });

/** The value of what went well; what did not fails the test with its words. */
export function done<T extends { readonly ok: true }>(result: T | Refused): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result;
}

export function codeOf(result: { readonly ok: true } | Refused): string {
  return result.ok ? "ok" : result.refusal.code;
}

export function set(id: string, changes: readonly unknown[], fields: Partial<ChangeSet> = {}): ChangeSet {
  return {
    id,
    author: "ada",
    reason: id,
    effectiveOn: "2026-06-01",
    ...fields,
    changes: changes as readonly OrgChange[],
  };
}

/** A scenario of ada's on revision 1 with these change sets. */
export function scenarioOf(...sets: readonly ChangeSet[]): Scenario {
  const fields = { id: "s", name: "One owner", orgId: "acme", baseRevision: 1, baseHash: "aa" };
  let scenario = done(createScenario(fields, by("ada"))).scenario;
  for (const one of sets) scenario = done(addChangeSet(scenario, one, by("ada"))).scenario;
  return scenario;
}
