import {
  ID_LENGTH_MAX,
  say,
  type Area,
  type AreaId,
  type PersonMention,
  type Sentence,
} from "../../org/index.ts";
import type { AreaPart } from "../change.ts";
import type { ChangeKind } from "../kind.ts";
import { updated } from "../same.ts";
import {
  areaNameIn,
  endedOwners,
  insideOf,
  isSpent,
  leaveRedirect,
  moveRow,
  nameIn,
  needIn,
  type Workbench,
} from "../workbench.ts";

/**
 * An area becomes several. Each person, thing, agreement, open decision and area below goes to exactly one part; the
 * old area retires and leads to all of them. The parts have its charter as an unsigned draft and no owner yet.
 */
export const splitArea: ChangeKind<"split-area"> = {
  kind: "split-area",
  apply(bench, { areaId, parts }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to split.`;
    const fault = partsFault(bench, area, parts);
    if (fault !== null) return fault;
    const inside = insideOf(bench, areaId);
    for (const { list, has, words } of itemsOf(bench, inside)) {
      const counts = new Map<string, number>();
      for (const part of parts) for (const id of part[list] ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
      for (const [id, count] of counts) {
        if (count > 1)
          return say(["area"])`${words(id)} is placed ${count} times; each goes to one part of ${area.name}.`;
        if (!has.has(id)) return say(["area"])`${words(id)} is not in ${area.name} and cannot be placed.`;
      }
      for (const id of has)
        if (!counts.has(id))
          return say(["area"])`${words(id)} is in ${area.name} and placed in no part of it.`;
    }
    place(bench, area, parts);
    return null;
  },
  describe: ({ areaId, parts }, names) =>
    say([
      "area.id",
      "area.name",
    ])`${names.area(areaId)} is split into ${parts.map((part) => part.name).join(", ")}; their charters are drafts and they have no owner yet.`,
};

function partsFault(bench: Workbench, area: Area, parts: readonly AreaPart[]): Sentence | null {
  if (area.status === "retired") return say(["area.status"])`${area.name} is retired and cannot be split.`;
  if (area.parentId === null) return say(["area.parentId"])`${area.name} is the company and cannot be split.`;
  if (parts.length < 2)
    return say([
      "area.id",
    ])`${area.name} would be split into ${parts.length} ${parts.length === 1 ? "part" : "parts"}; at least 2 are needed.`;
  const ids = new Set<string>();
  for (const { id, name } of parts) {
    if (id === "" || id.length > ID_LENGTH_MAX)
      return say([
        "area.id",
      ])`The id of ${name} has ${id.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    if (ids.has(id) || bench.areas.has(id) || isSpent(bench, id))
      return say(["area.id"])`The area id ${id} was already used.`;
    ids.add(id);
  }
  return null;
}

type ItemList = "personIds" | "assetIds" | "dependencyIds" | "decisionIds" | "childIds";

/** What must be placed, list by list, with the words for one of it. */
function itemsOf(
  bench: Workbench,
  inside: ReturnType<typeof insideOf>,
): {
  readonly list: ItemList;
  readonly has: ReadonlySet<string>;
  readonly words: (id: string) => string | PersonMention;
}[] {
  const { rows, assets, dependencies, decisions, children } = inside;
  return [
    {
      list: "personIds",
      has: new Set(rows.map((row) => row.personId)),
      words: (id) => nameIn(bench, id),
    },
    {
      list: "assetIds",
      has: new Set(assets.map((one) => one.id)),
      words: (id) => bench.assets.get(id)?.name ?? id,
    },
    {
      list: "dependencyIds",
      has: new Set(dependencies.map((one) => one.id)),
      words: (id) => {
        const one = bench.dependencies.get(id);
        return one === undefined ? id : needIn(bench, one);
      },
    },
    {
      list: "decisionIds",
      has: new Set(decisions.map((one) => one.id)),
      words: (id) => bench.decisions.get(id)?.title ?? id,
    },
    { list: "childIds", has: new Set(children.map((one) => one.id)), words: (id) => areaNameIn(bench, id) },
  ];
}

function place(bench: Workbench, area: Area, parts: readonly AreaPart[]): void {
  const inside = insideOf(bench, area.id);
  const partOf = (list: ItemList): Map<string, AreaId> =>
    new Map(parts.flatMap((part) => (part[list] ?? []).map((id) => [id, part.id] as const)));
  const { signedBy: _, signedOn: __, ...text } = area.charter ?? {};
  for (const { id, name } of parts) {
    const draft = area.charter === undefined ? {} : { charter: { ...text, version: 1 } };
    bench.areas.set(
      updated(area, { id, name, owners: [], ...draft }, [
        "deputyId",
        "certifiedOn",
        "placeholder",
        "row",
        "extra",
      ]),
    );
  }
  const people = partOf("personIds");
  for (const row of inside.rows) moveRow(bench, row, { areaId: people.get(row.personId) ?? area.id });
  const assets = partOf("assetIds");
  for (const asset of inside.assets) {
    const { claimedBy, ...rest } = asset;
    const areaId = assets.get(asset.id) ?? area.id;
    const claims = (claimedBy ?? []).map((id) => (id === area.id ? areaId : id));
    bench.assets.set({ ...rest, areaId, ...(claims.length === 0 ? {} : { claimedBy: claims }) });
  }
  const dependencies = partOf("dependencyIds");
  for (const one of inside.dependencies) {
    const to = dependencies.get(one.id) ?? area.id;
    // New terms for the other side: who accepted the old area has not accepted this one.
    const { acceptedBy: _, ...terms } = one;
    bench.dependencies.set(
      one.consumerAreaId === area.id ? { ...terms, consumerAreaId: to } : { ...terms, providerAreaId: to },
    );
  }
  const decisions = partOf("decisionIds");
  for (const one of inside.decisions)
    bench.decisions.set({ ...one, areaId: decisions.get(one.id) ?? area.id });
  const children = partOf("childIds");
  for (const child of inside.children)
    bench.areas.set({ ...child, parentId: children.get(child.id) ?? area.id });
  bench.areas.set({ ...area, owners: endedOwners(bench, area), status: "retired" });
  leaveRedirect(bench, {
    kind: "area",
    fromId: area.id,
    toIds: parts.map((part) => part.id),
    on: bench.today,
  });
}
