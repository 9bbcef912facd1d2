import { canonicalText, type ChangeSet, type OrgChange } from "../../changes/index.ts";
import { say } from "../../org/index.ts";
import type { ChangeRef, Scenario } from "../scenario.ts";
import { edit, refuse, type EditBy, type Refused, type Stepped } from "./step.ts";

/** A change set more; its day decides its place among the waves. */
export function addChangeSet(scenario: Scenario, changeSet: ChangeSet, by: EditBy): Stepped {
  if (scenario.changeSets.some(({ id }) => id === changeSet.id))
    return refuse(
      "change-set-known",
      say([])`The scenario ${scenario.name} has a change set ${changeSet.id} already; nothing was added.`,
    );
  return edit(
    scenario,
    by,
    { kind: "change-set-added", changeSetId: changeSet.id },
    { changeSets: [...scenario.changeSets, changeSet] },
  );
}

/** Changes more, at the end of a change set. */
export function addChanges(
  scenario: Scenario,
  changeSetId: string,
  changes: readonly OrgChange[],
  by: EditBy,
): Stepped {
  const old = scenario.changeSets.find(({ id }) => id === changeSetId);
  if (old === undefined) return unknownSet(scenario, changeSetId);
  return edit(
    scenario,
    by,
    { kind: "changes-added", changeSetId },
    {
      changeSets: put(scenario, { ...old, changes: [...old.changes, ...changes] }),
    },
  );
}

/**
 * A change set as it shall be, in the place of the one with its id. What is struck through or commented and still there
 * stays so; a struck change that is not in it any more is gone, a comment on it becomes one on the scenario.
 */
export function replaceChangeSet(scenario: Scenario, changeSet: ChangeSet, by: EditBy): Stepped {
  const old = scenario.changeSets.find(({ id }) => id === changeSet.id);
  if (old === undefined) return unknownSet(scenario, changeSet.id);
  return edit(
    scenario,
    by,
    { kind: "change-set-replaced", changeSetId: changeSet.id },
    { changeSets: put(scenario, changeSet), ...followRefs(scenario, old, changeSet) },
  );
}

/** A change set less, with what is struck through in it; comments on it become comments on the scenario. */
export function removeChangeSet(scenario: Scenario, changeSetId: string, by: EditBy): Stepped {
  const old = scenario.changeSets.find(({ id }) => id === changeSetId);
  if (old === undefined) return unknownSet(scenario, changeSetId);
  return edit(
    scenario,
    by,
    { kind: "change-set-removed", changeSetId, text: old.reason },
    {
      changeSets: scenario.changeSets.filter(({ id }) => id !== changeSetId),
      ...followRefs(scenario, old, { ...old, changes: [] }),
    },
  );
}

export function unknownSet({ name }: Scenario, changeSetId: string): Refused {
  return refuse(
    "change-set-unknown",
    say([])`The scenario ${name} has no change set ${changeSetId}; nothing was changed.`,
  );
}

export function put({ changeSets }: Scenario, changeSet: ChangeSet): readonly ChangeSet[] {
  return changeSets.map((one) => (one.id === changeSet.id ? changeSet : one));
}

/** References to changes of `old` as references to the equal ones of `next`, each used once, the same place first. */
export function followRefs(
  { archivedChanges, comments }: Scenario,
  old: ChangeSet,
  next: ChangeSet,
): Pick<Scenario, "archivedChanges" | "comments"> {
  const placeOf = placesIn(old, next);
  const isOld = (ref: ChangeRef | undefined): ref is ChangeRef => ref?.changeSetId === old.id;
  return {
    archivedChanges: archivedChanges.flatMap((ref) => {
      if (!isOld(ref)) return [ref];
      const place = placeOf.get(ref.place);
      return place === undefined ? [] : [{ changeSetId: next.id, place }];
    }),
    comments: comments.map((comment) => {
      if (!isOld(comment.change)) return comment;
      const place = placeOf.get(comment.change.place);
      const { change: _, ...rest } = comment;
      return place === undefined ? rest : { ...rest, change: { changeSetId: next.id, place } };
    }),
  };
}

function placesIn(old: ChangeSet, next: ChangeSet): ReadonlyMap<number, number> {
  const texts = next.changes.map((change) => canonicalText(change));
  const places = new Map<number, number>();
  const taken = new Set<number>();
  const take = (from: number, to: number): void => {
    places.set(from, to);
    taken.add(to);
  };
  const olds = old.changes.map((change) => canonicalText(change));
  olds.forEach((text, place) => texts[place] === text && take(place, place));
  olds.forEach((text, place) => {
    if (places.has(place)) return;
    const to = texts.findIndex((one, at) => one === text && !taken.has(at));
    if (to !== -1) take(place, to);
  });
  return places;
}
