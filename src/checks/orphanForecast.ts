import { NONE, type Decision, type Org, type Person } from "../org/index.ts";
import { openDecisions } from "../metrics/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { absenceOf, decidedByOwner } from "./oneDecider.ts";
import { orphaned, type Orphan } from "./orphans.ts";
import { withoutArea, withoutOwner } from "./orphansOfAreas.ts";
import { named } from "./wording.ts";

/**
 * What had an area, an owner, a decider or a manager before the changes still has one after them. Judged only where
 * the org before is given. Things that are gone themselves are no orphans.
 * Source: docs/guides/checks.md#orphan-forecast.
 * @source our proposal
 * @example check(orgOf("a > b; x: b", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1, areaId: "x"
 *   }] }), undefined, orgOf("a > b; x: b*", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1,
 *   areaId: "x" }] }))
 *   // "Committing leaves 2 without an owner: x and Ledger."
 */
export const orphanForecast = defineCheck({
  id: "orphan-forecast",
  group: 9,
  tier: "invariant",
  title: "Changes leave nothing without an owner",
  applies:
    "assets, open decisions, dependencies, loans and people, where the org before the changes is given",
  thresholds: {},
  needs: ["base"],
  each: "org",
  check: ({ org, base }) =>
    base === undefined || base === org
      ? []
      : [
          ...withoutArea(base, org),
          ...withoutOwner(base, org),
          ...withoutDecider(base, org),
          ...withoutManager(base, org),
        ],
});

/** Open decisions by the decider they had. */
function withoutDecider(base: Org, org: Org): Fault[] {
  let before: ReadonlyMap<string, Decision> | undefined;
  const byDecider = new Map<string, Orphan[]>();
  for (const decision of openDecisions(org)) {
    // Nearly all have one: told before what was is looked for.
    if (absenceOf(org, decision) === null) continue;
    before ??= new Map(openDecisions(base).map((one) => [one.id, one]));
    const had = before.get(decision.id);
    if (had?.deciderId === undefined || absenceOf(base, had) !== null) continue;
    const area = decision.areaId === undefined ? undefined : org.areaIndexById.get(decision.areaId);
    const orphan: Orphan = {
      id: decision.id,
      name: decision.title,
      fixes: area === undefined ? [] : decidedByOwner(org, decision, area),
    };
    const list = byDecider.get(had.deciderId);
    if (list === undefined) byDecider.set(had.deciderId, [orphan]);
    else list.push(orphan);
  }
  return [...byDecider.values()].map((orphans) =>
    orphaned("a decider", ["decision.deciderId", "person.status"], null, orphans),
  );
}

/** People by the manager they had. The only one at the top needs none. */
function withoutManager(base: Org, org: Org): Fault[] {
  if (!base.records.linesKnown || !org.records.linesKnown) return [];
  const byManager = new Map<number, Orphan[]>();
  const gone = goneColumn(org);
  for (let person = 0; person < org.people.length; person++) {
    const above = org.lines.parent[person]!;
    if (above === NONE ? org.lines.rootCount === 1 : gone[above] === 0) continue;
    const { id, placeholder } = org.people[person]!;
    if (placeholder === true) continue;
    const was = base.personIndexById.get(id);
    if (was === undefined || base.lines.parent[was] === NONE || !hasManager(base, was)) continue;
    const manager = base.lines.parent[was]!;
    const orphan: Orphan = { id, name: named(org, person), fixes: managedAgain(base, org, person, manager) };
    const list = byManager.get(manager);
    if (list === undefined) byManager.set(manager, [orphan]);
    else list.push(orphan);
  }
  return [...byManager.values()].map((orphans) => orphaned("a manager", ["person.managerId"], null, orphans));
}

/** 1 for each manager who is gone: read of managers alone, where nearly everybody has one who is here. */
function goneColumn(org: Org): Uint8Array {
  const gone = new Uint8Array(org.people.length);
  for (let person = 0; person < gone.length; person++)
    if (org.lines.childCount[person]! > 0 && isGone(org, org.people[person]!)) gone[person] = 1;
  return gone;
}

function hasManager(org: Org, person: number): boolean {
  const manager = org.lines.parent[person]!;
  if (manager === NONE) return org.lines.rootCount === 1;
  return !isGone(org, org.people[manager]!);
}

/** A seat that is open keeps its place in the tree; a person who left, or whom nobody knows, does not. */
function isGone({ today }: Org, { status, endOn, placeholder }: Person): boolean {
  return placeholder === true || status === "terminated" || (endOn !== undefined && endOn <= today);
}

/** Under the manager before, or the first above them who is still here. */
function managedAgain(base: Org, org: Org, person: number, manager: number): OrgChange[] {
  const { enter, end } = org.lines;
  for (let at = manager; at !== NONE; at = base.lines.parent[at]!) {
    const now = org.personIndexById.get(base.people[at]!.id);
    if (now === undefined || isGone(org, org.people[now]!)) continue;
    const isBelow = enter[person]! <= enter[now]! && enter[now]! < end[person]!;
    if (!isBelow)
      return [{ kind: "set-manager", personId: org.people[person]!.id, managerId: org.people[now]!.id }];
  }
  return [];
}
