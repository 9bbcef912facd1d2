import { NONE, ownersOf, say, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { soleOwnerOf, type Lines } from "../metrics/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { areaName, mentions, named, reportsToRow } from "./wording.ts";
import { moveUnder } from "./work.ts";

/**
 * The tree of areas and the tree of people agree: the owner stands below the owner of the nearest owned area above.
 * Where that area has several owners, standing below one of them is enough.
 * Source: docs/guides/checks.md#area-follows-line.
 * @source rubick
 * @example check(orgOf("c > a, b; x: a*; x/y(sto): b*"))
 *   // "b owns y and does not report to a, who owns x above it."
 */
export const areaFollowsLine = defineCheck({
  id: "area-follows-line",
  group: 3,
  tier: "invariant",
  title: "Owners report along the areas",
  applies: "areas with mode sto and one owner",
  modes: ["sto"],
  thresholds: {},
  needs: ["lines", "owners"],
  each: "area",
  on: "product",
  check: ({ org, lines }, area) => {
    const owner = soleOwnerOf(org, area);
    if (owner === NONE) return SOUND;
    const above = nearestOwned(org, area);
    if (above === NONE) return SOUND;
    const owners = ownersOf(org, above);
    if (owners.some((parent) => lines.isUnder(owner, parent))) return SOUND;
    return [
      {
        area,
        subjects: [org.areas[area]!.id, org.people[owner]!.id],
        message: say([
          "area.owners",
          "area.parentId",
          "person.managerId",
        ])`${named(org, owner)} owns ${areaName(org, area)} and does not report to ${mentions(org, owners)}, who ${owners.length === 1 ? "owns" : "own"} ${areaName(org, above)} above it.`,
        evidence: [reportsToRow(org, owner, lines.parent(owner))],
        fixes: fixesOf(org, lines, { area, owner, parent: owners[0]! }),
      },
    ];
  },
});

function nearestOwned(org: Org, area: number): number {
  let above = org.areaTree.parent[area]!;
  while (above !== NONE && ownersOf(org, above).length === 0) above = org.areaTree.parent[above]!;
  return above;
}

/** The owner moves under the parent's owner; where that would be a loop, the area moves up instead. */
function fixesOf(
  org: Org,
  lines: Lines,
  { area, owner, parent }: { area: number; owner: number; parent: number },
): readonly OrgChange[] {
  const move = moveUnder(org, lines, owner, parent);
  if (move.length > 0) return move;
  const root = org.areaIndexById.get(org.records.rootAreaId);
  if (root === undefined || ownersOf(org, root).some((o) => !lines.isUnder(owner, o))) return [];
  return [{ kind: "move-area", areaId: org.areas[area]!.id, parentId: org.records.rootAreaId }];
}
