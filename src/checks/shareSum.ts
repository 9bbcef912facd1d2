import { say } from "../org/index.ts";
import { among } from "./among.ts";
import { defineCheck, SOUND } from "./define.ts";
import { areaName, named, percent } from "./wording.ts";
import { assignmentOf, assumedShare, heldRowsOf, isWhollyHome, shareOf } from "./work.ts";

/**
 * Core and loan shares of a person add up to the whole person. People who only advise have nothing to add up.
 * Source: docs/guides/checks.md#share-sum.
 * @source working-backwards
 * @example check(orgOf("a; x: a 0.7; y: a 0.7")) // "The shares of a add up to 140 %."
 */
export const shareSum = defineCheck({
  id: "share-sum",
  group: 4,
  tier: "default",
  title: "Shares add up to one",
  applies: "people with core or loan rows",
  thresholds: { tolerance: { value: 0.05, unit: "share", source: "our proposal" } },
  needs: ["shares"],
  each: "person",
  among: ({ org }) => among.split(org),
  check: ({ org, limit }, person) => {
    if (isWhollyHome(org, person)) return SOUND;
    const rows = heldRowsOf(org, person);
    if (rows.length === 0) return SOUND;
    const sum = shareOf(org, rows);
    const off = Math.abs(sum - 1);
    if (off <= limit("tolerance") + 1e-9) return SOUND;
    return [
      {
        subjects: [org.people[person]!.id],
        value: off,
        message: say(["assignment.share"])`The shares of ${named(org, person)} add up to ${percent(sum)}.`,
        evidence: rows.map((row) => ({
          subject: org.areas[org.work.area[row]!]!.id,
          says: say([
            "assignment.share",
          ])`${named(org, person)} gives ${areaName(org, org.work.area[row]!)} ${percent(org.work.share[row]!)}.`,
        })),
        fixes:
          sum <= 0
            ? []
            : rows.map((row) => ({
                kind: "set-assignment" as const,
                assignment: assignmentOf(org, row, { share: org.work.share[row]! / sum }),
              })),
        assumed: assumedShare(org, rows),
      },
    ];
  },
});
