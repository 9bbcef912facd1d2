import { holdsOn, say, type AreaId, type Dependency, type Sentence } from "../../org/index.ts";
import type { ChangeKind, ChangeOf } from "../kind.ts";
import { leaveRedirect, moveRow, type Workbench } from "../workbench.ts";
import { setOwner } from "./setOwner.ts";

/**
 * Areas become part of another one, with one owner named. People, things and areas below go along; shares of one
 * person add up; owners not named keep their place and lose the ownership; dependencies between the areas end, and
 * equal ones become one. The merged areas stay as retired ones that lead to the other.
 */
export const mergeAreas: ChangeKind<"merge-areas"> = {
  kind: "merge-areas",
  apply(bench, change) {
    const refusal = refusalOf(bench, change);
    if (refusal !== null) return refusal;
    const { fromIds, into, ownerId } = change;
    const owned = setOwner.apply(bench, { kind: "set-owner", areaId: into, personId: ownerId });
    if (owned !== null) return owned;
    const gone = new Set<string>(fromIds);
    const areaOf = (id: AreaId): AreaId => (gone.has(id) ? into : id);
    moveRows(bench, gone, into);
    moveThings(bench, areaOf);
    joinDependencies(bench, gone, areaOf);
    retire(bench, gone, into);
    return null;
  },
  describe: ({ fromIds, into, ownerId }, names) =>
    say([
      "area.id",
      "area.owners",
    ])`${[...new Set(fromIds)].map((id) => names.area(id)).join(", ")} ${fromIds.length === 1 ? "becomes" : "become"} part of ${names.area(into)}, owned by ${names.person(ownerId)}.`,
};

function refusalOf(bench: Workbench, { fromIds, into, ownerId }: ChangeOf<"merge-areas">): Sentence | null {
  const target = bench.areas.get(into);
  if (target === undefined || target.status === "retired")
    return say(["area.id"])`Areas would be merged into ${target?.name ?? into}, which is no live area.`;
  if (fromIds.length === 0) return say(["area.id"])`No area is named to merge into ${target.name}.`;
  const owner = bench.people.get(ownerId);
  if (owner === undefined || owner.placeholder === true)
    return say(["area.owners"])`${target.name} would be owned by ${ownerId}, who is not in the org.`;
  for (const id of fromIds) {
    const area = bench.areas.get(id);
    if (area === undefined || area.status === "retired")
      return say(["area.id"])`${area?.name ?? id} is no live area and cannot be merged.`;
    if (area.parentId === null)
      return say(["area.parentId"])`${area.name} is the company and cannot be merged.`;
    for (let at: string | null = into; at !== null; at = bench.areas.get(at)?.parentId ?? null) {
      if (at === id)
        return say([
          "area.parentId",
        ])`${area.name} cannot become part of ${target.name}, which ${at === into ? "it is" : "lies inside it"}.`;
    }
  }
  return null;
}

/** Rows of the merged areas, under the other one; rows of one person, type and start become one. */
function moveRows(bench: Workbench, gone: ReadonlySet<string>, into: AreaId): void {
  for (const row of bench.assignments.values())
    if (gone.has(row.areaId)) moveRow(bench, row, { areaId: into });
}

function moveThings(bench: Workbench, areaOf: (id: AreaId) => AreaId): void {
  const listOf = (ids: readonly AreaId[]): AreaId[] => [...new Set(ids.map(areaOf))];
  for (const asset of bench.assets.values()) {
    const { areaId, claimedBy, usedBy, sharedWith } = asset;
    const named = [areaId, ...(claimedBy ?? []), ...(usedBy ?? []), ...(sharedWith ?? [])];
    if (named.every((id) => id === undefined || areaOf(id) === id)) continue;
    const { claimedBy: _, ...rest } = asset;
    const claims = listOf(claimedBy ?? []);
    bench.assets.set({
      ...rest,
      ...(areaId === undefined ? {} : { areaId: areaOf(areaId) }),
      // One claim that the area itself makes is no claim beside it.
      ...(claims.length === 0 || (claims.length === 1 && areaId !== undefined && areaOf(areaId) === claims[0])
        ? {}
        : { claimedBy: claims }),
      ...(usedBy === undefined ? {} : { usedBy: listOf(usedBy) }),
      ...(sharedWith === undefined ? {} : { sharedWith: listOf(sharedWith) }),
    });
  }
  for (const decision of bench.decisions.values()) {
    const { areaId } = decision;
    if (areaId !== undefined && areaOf(areaId) !== areaId)
      bench.decisions.set({ ...decision, areaId: areaOf(areaId) });
  }
}

function joinDependencies(bench: Workbench, gone: ReadonlySet<string>, areaOf: (id: AreaId) => AreaId): void {
  const firstOf = new Map<string, Dependency>();
  for (const dependency of bench.dependencies.values()) {
    if (!holdsOn(dependency, bench.today)) continue;
    const { consumerAreaId, providerAreaId } = dependency;
    const [consumer, provider] = [areaOf(consumerAreaId), areaOf(providerAreaId)];
    const isMoved = gone.has(consumerAreaId) || gone.has(providerAreaId);
    const key = JSON.stringify([consumer, provider]);
    const first = firstOf.get(key);
    if (first === undefined && consumer !== provider) {
      const kept = isMoved
        ? { ...dependency, consumerAreaId: consumer, providerAreaId: provider }
        : dependency;
      firstOf.set(key, kept);
      if (isMoved) bench.dependencies.set(kept);
    } else if (isMoved || consumer === provider) bench.dependencies.set({ ...dependency, to: bench.today });
    if (first !== undefined && isMoved && dependency.blocking && !first.blocking) {
      const blocking = { ...first, blocking: true };
      firstOf.set(key, blocking);
      bench.dependencies.set(blocking);
    }
  }
}

function retire(bench: Workbench, gone: ReadonlySet<string>, into: AreaId): void {
  for (const area of bench.areas.values()) {
    if (gone.has(area.id)) {
      const owners = area.owners.flatMap((owner) =>
        !holdsOn(owner, bench.today)
          ? [owner]
          : owner.from !== undefined && owner.from >= bench.today
            ? []
            : [{ ...owner, to: bench.today }],
      );
      bench.areas.set({ ...area, owners, status: "retired" });
      leaveRedirect(bench, { kind: "area", fromId: area.id, toIds: [into], on: bench.today });
    } else if (area.parentId !== null && gone.has(area.parentId))
      bench.areas.set({ ...area, parentId: into });
  }
}
