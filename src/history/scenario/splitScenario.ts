import { applyChanges, type ChangeSet } from "../../changes/index.ts";
import { say, type AreaId } from "../../org/index.ts";
import type { ChangeRef, Scenario, ScenarioEvent } from "../scenario.ts";
import { pendingSets } from "./live.ts";
import { closedFault, refuse, step, type By, type Refused } from "./step.ts";
import { sameRecords } from "./settleSet.ts";
import { touchedBy } from "./touched.ts";
import { walkScenario, type ScenarioBase } from "./walk.ts";

/** Two scenarios that together say what one said, with what the minutes of the first say. */
export type ScenarioSplit =
  | {
      readonly ok: true;
      readonly kept: Scenario;
      readonly taken: Scenario;
      readonly event: ScenarioEvent;
    }
  | Refused;

export interface SplitInput {
  /** The changes that go to the other scenario. */
  readonly picked: readonly ChangeRef[];
  readonly base: ScenarioBase;
  readonly id: string;
  readonly name: string;
  /** A new id for each change set of which only a part goes. */
  readonly newId: () => string;
}

/**
 * The picked changes as a scenario of their own, order and days kept, with their comments, pins, participants and what
 * is struck through among them. Approvals fall on both sides: neither is what was approved.
 * @returns `cannot-split` where a part does not apply without the other, or both do not lead where the whole does, naming
 * the change.
 * @example splitScenario(scenario, { picked: [], base: { org, scheduled: [] }, id: "s2", name: "b", newId: () => "c2" }, by).ok // false
 */
export function splitScenario(scenario: Scenario, input: SplitInput, by: By): ScenarioSplit {
  const closed = closedFault(scenario);
  if (closed !== null) return closed;
  const isPicked = ({ changeSetId, place }: ChangeRef): boolean =>
    input.picked.some((ref) => ref.changeSetId === changeSetId && ref.place === place);
  if ((scenario.mergedSets ?? []).length > 0)
    return refuse("cannot-split", say([])`A part of ${scenario.name} is merged already; it was not split.`);
  const [rest, part] = parted(scenario, isPicked, input.newId);
  if (pendingSets(part).length === 0 || pendingSets(rest).length === 0)
    return refuse(
      "cannot-split",
      say([])`All changes of ${scenario.name} would go to one side; it was not split. Pick some of them.`,
    );
  const fault = faultOfParts(scenario, rest, part, input.base);
  if (fault !== null) return fault;
  const { approvals, name } = scenario;
  const withdrawn = approvals.length === 0 ? {} : { withdrawn: approvals };
  const kept = step(
    rest,
    by,
    { kind: "split", text: input.name, ...withdrawn },
    { approvals: [], status: "open" },
  );
  // A plan is whole: what is split off is no longer what was planned.
  const { publishedAt: _, plan: __, ...confidential } = part;
  const { publishedAt } = scenario;
  const taken = step(
    publishedAt === undefined ? confidential : { ...confidential, publishedAt },
    by,
    { kind: "split-off", text: name },
    { id: input.id, name: input.name, approvals: [], status: "open", resolutions: [], events: [] },
  );
  return {
    ok: true,
    kept: kept.scenario,
    taken: { ...taken.scenario, events: [taken.event] },
    event: kept.event,
  };
}

/** Both parts; a change set that falls in two gets a new id on the side of the picked ones. */
function parted(
  scenario: Scenario,
  isPicked: (ref: ChangeRef) => boolean,
  newId: () => string,
): readonly [Scenario, Scenario] {
  const sides: { changeSets: ChangeSet[]; archivedChanges: ChangeRef[]; ref: Map<string, ChangeRef> }[] = [
    { changeSets: [], archivedChanges: [], ref: new Map() },
    { changeSets: [], archivedChanges: [], ref: new Map() },
  ];
  for (const changeSet of scenario.changeSets) {
    const side = changeSet.changes.map((_, place) =>
      isPicked({ changeSetId: changeSet.id, place }) ? 1 : 0,
    );
    const isTorn = side.includes(0) && side.includes(1);
    sides.forEach((to, at) => {
      const places = side.flatMap((one, place) => (one === at ? [place] : []));
      if (places.length === 0 && (changeSet.changes.length > 0 || at === 1)) return;
      const id = at === 1 && isTorn ? newId() : changeSet.id;
      to.changeSets.push({
        ...changeSet,
        id,
        changes: changeSet.changes.filter((_, place) => side[place] === at),
      });
      places.forEach((place, i) =>
        to.ref.set(keyOf({ changeSetId: changeSet.id, place }), { changeSetId: id, place: i }),
      );
    });
  }
  const [rest, part] = sides.map((to, at): Scenario => {
    return {
      ...scenario,
      changeSets: to.changeSets,
      archivedChanges: scenario.archivedChanges.flatMap((ref) => to.ref.get(keyOf(ref)) ?? []),
      comments: scenario.comments.flatMap((one) => {
        if (one.change === undefined) return at === 0 ? [one] : [];
        const change = to.ref.get(keyOf(one.change));
        return change === undefined ? [] : [{ ...one, change }];
      }),
    };
  });
  return [rest ?? scenario, part ?? scenario];
}

function keyOf({ changeSetId, place }: ChangeRef): string {
  return JSON.stringify([changeSetId, place]);
}

/** Why the parts do not stand alone, or do not say together what the whole said. */
function faultOfParts(whole: Scenario, rest: Scenario, part: Scenario, base: ScenarioBase): Refused | null {
  const before = new Set(walkScenario(whole, base).held.map(({ message }) => JSON.stringify(message)));
  for (const side of [rest, part]) {
    const held = walkScenario(side, base).held.find(({ message }) => !before.has(JSON.stringify(message)));
    if (held !== undefined)
      return refuse(
        "cannot-split",
        say(
          [],
        )`The scenario was not split: change ${held.place + 1} of ${held.changeSetId} needs what would go to the other part. Alone: ${held.message}`,
      );
  }
  const both: Scenario = {
    ...rest,
    changeSets: [...rest.changeSets, ...part.changeSets],
    archivedChanges: [...rest.archivedChanges, ...part.archivedChanges],
  };
  return sameRecords(walkScenario(both, base).org, walkScenario(whole, base).org)
    ? null
    : refuse(
        "cannot-split",
        say(
          [],
        )`The scenario was not split: both parts change the same, and their order matters. Pick all changes of one subject.`,
      );
}

/** All changes of these change sets. */
export function changesOfSets(scenario: Scenario, changeSetIds: readonly string[]): readonly ChangeRef[] {
  return scenario.changeSets
    .filter(({ id }) => changeSetIds.includes(id))
    .flatMap(({ id, changes }) => changes.map((_, place) => ({ changeSetId: id, place })));
}

/**
 * The live changes that touch these areas alone.
 * @returns `cannot-split` for a change that touches one of them and another area too, naming both.
 */
export function changesOfAreas(
  scenario: Scenario,
  areas: readonly AreaId[],
  base: ScenarioBase,
): { readonly ok: true; readonly picked: readonly ChangeRef[] } | Refused {
  const picked: ChangeRef[] = [];
  for (const { changeSet, applied, places, before } of walkScenario(scenario, base).steps) {
    let org = before;
    for (const [i, change] of applied.entries()) {
      const after = applyChanges(org, [change]);
      if (!after.ok) break;
      const touched = [...touchedBy(org, after.org).areas];
      org = after.org;
      const inside = touched.filter((area) => areas.includes(area));
      const outside = touched.filter((area) => !areas.includes(area));
      const place = places[i] ?? i;
      if (inside.length > 0 && outside.length > 0)
        return refuse(
          "cannot-split",
          say(
            [],
          )`The scenario was not split: change ${place + 1} of ${changeSet.id} touches ${inside.join(", ")} and ${outside.join(", ")} at once. Take these areas together, or pick changes one by one.`,
        );
      if (inside.length > 0) picked.push({ changeSetId: changeSet.id, place });
    }
  }
  return { ok: true, picked };
}
