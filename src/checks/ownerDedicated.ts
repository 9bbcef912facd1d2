import { NONE, say, type Assignment, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { areaName, named, percent } from "./wording.ts";
import { assumedShare, coreRowsOf, heldRowsOf, isAreaWithin, removeRow, shareOf } from "./work.ts";

/**
 * The owner works on the area and on nothing else; below the limit it blocks.
 * Source: docs/guides/checks.md#owner-dedicated.
 * @source aws
 * @example check(orgOf("a; x(sto): a* 0.7; y: a 0.3")) // "a owns x and gives it 70 %."
 */
export const ownerDedicated = defineCheck({
  id: "owner-dedicated",
  group: 2,
  tier: "default",
  title: "The owner works on nothing else",
  applies: "areas with mode sto or stl and one owner",
  modes: ["sto", "stl"],
  thresholds: {
    share: {
      value: 0.8,
      unit: "share",
      source: "our proposal, after AWS guidance on single-threaded leaders",
    },
  },
  needs: ["assignments", "owners", "shares"],
  each: "area",
  on: "product",
  check: ({ org, limit }, area) => {
    const owner = soleOwnerOf(org, area);
    if (owner === NONE || org.people[owner]!.vacant) return SOUND;
    const rows = coreRowsOf(org, owner).filter((row) => isAreaWithin(org, org.work.area[row]!, area));
    const share = shareOf(org, rows);
    if (share >= 1 - 1e-9) return SOUND;
    return [
      {
        area,
        subjects: [org.people[owner]!.id, org.areas[area]!.id],
        tier: share < limit("share") - 1e-9 ? "invariant" : "default",
        value: 1 - share,
        message: say([
          "assignment.share",
          "area.owners",
        ])`${named(org, owner)} owns ${areaName(org, area)} and gives it ${percent(share)}.`,
        evidence: heldRowsOf(org, owner).map((row) => ({
          subject: org.areas[org.work.area[row]!]!.id,
          says: say([
            "assignment.share",
          ])`${named(org, owner)} gives ${areaName(org, org.work.area[row]!)} ${percent(org.work.share[row]!)}.`,
        })),
        fixes: wholly(org, owner, area),
        assumed: assumedShare(org, heldRowsOf(org, owner)),
      },
    ];
  },
});

/** One row with the whole share in the area; every other row of work ends. */
export function wholly(org: Org, person: number, area: number): readonly OrgChange[] {
  const assignment: Assignment = {
    personId: org.people[person]!.id,
    areaId: org.areas[area]!.id,
    type: "core",
    isLead: false,
    share: 1,
  };
  return [
    ...heldRowsOf(org, person).flatMap((row) => removeRow(org, row)),
    { kind: "set-assignment", assignment },
  ];
}
