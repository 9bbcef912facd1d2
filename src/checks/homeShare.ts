import { NONE, say } from "../org/index.ts";
import { isProductArea } from "../metrics/index.ts";
import { among } from "./among.ts";
import { defineCheck, SOUND } from "./define.ts";
import { wholly } from "./ownerDedicated.ts";
import { areaName, listed, named, percent } from "./wording.ts";
import { areasOfRows, assumedShare, coreRowsOf, heldRowsOf, shareOf } from "./work.ts";

/**
 * Most of a person's time belongs to one area, and no more than a few areas pull at them.
 * Source: docs/guides/checks.md#home-share.
 * @source working-backwards
 * @example check(orgOf("a; x: a 0.7; y: a 0.3")) // "a is split: x 70 % and y 30 %."
 */
export const homeShare = defineCheck({
  id: "home-share",
  group: 4,
  tier: "default",
  title: "People have one home",
  applies: "people whose home is a live product or platform area",
  thresholds: {
    home: { value: 0.8, unit: "share", source: "our proposal, after Working Backwards" },
    severe: { value: 0.5, unit: "share", source: "our proposal" },
    areas: { value: 2, unit: "areas", source: "our proposal" },
  },
  needs: ["assignments", "shares"],
  each: "person",
  // Who gives one area everything can offend a limit only where it asks for more than that.
  among: ({ org, limit }) =>
    limit("home") <= 1 && limit("areas") >= 1 ? among.split(org) : among.everybody(org),
  check: ({ org, limit, isJudged }, person) => {
    const home = org.work.home[person]!;
    if (home === NONE || !isProductArea(org, home) || !isJudged(home)) return SOUND;
    const rows = heldRowsOf(org, person);
    const inHome = shareOf(
      org,
      coreRowsOf(org, person).filter((row) => org.work.area[row] === home),
    );
    const areas = areasOfRows(org, rows).filter((area) => isProductArea(org, area));
    if (inHome >= limit("home") - 1e-9 && areas.length <= limit("areas")) return SOUND;
    const parts = rows.map((row) => `${areaName(org, org.work.area[row]!)} ${percent(org.work.share[row]!)}`);
    return [
      {
        area: home,
        subjects: [org.people[person]!.id],
        severe: inHome < limit("severe") - 1e-9,
        value: 1 - inHome,
        message:
          rows.length > 1
            ? say(["assignment.share"])`${named(org, person)} is split: ${listed(parts)}.`
            : say([
                "assignment.share",
              ])`${named(org, person)} gives ${listed(parts)}; for the rest no area is named.`,
        evidence: rows.map((row) => ({
          subject: org.areas[org.work.area[row]!]!.id,
          says: say([
            "assignment.share",
          ])`${areaName(org, org.work.area[row]!)}: ${percent(org.work.share[row]!)}.`,
        })),
        fixes: wholly(org, person, home),
        assumed: assumedShare(org, rows),
      },
    ];
  },
});
