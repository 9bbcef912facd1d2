import { NONE, say, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { ownedAreas, soleOwnerOf, type Lines } from "../metrics/index.ts";
import { defineCheck, SOUND, type CheckContext, type Fault } from "./define.ts";
import { areaName, listed, named, reportsToRow } from "./wording.ts";
import { anyRowsOf, areasOfRows, coreRowsOf, homeOwnerOf, isAreaWithin, moveUnder } from "./work.ts";

const MODES = ["sto"] as const;
const NONE_OWNED: readonly number[] = [];

/**
 * Who reports into an area works on it. Asked of the nearest owner above only: whoever works for an owner is that
 * owner's, and it is the owner who is foreign further up. Silent about people without any row: nothing says what they
 * work on.
 * Source: docs/guides/checks.md#foreign-report.
 */
export const foreignReport = defineCheck({
  id: "foreign-report",
  group: 3,
  tier: "default",
  title: "People below an owner work on the area",
  applies: "people below the one owner of an area with mode sto",
  modes: MODES,
  thresholds: {},
  needs: ["lines", "assignments", "owners"],
  each: "person",
  check: (ctx, person) => {
    const { org, lines } = ctx;
    if (org.work.personStart[person] === org.work.personStart[person + 1]) return SOUND;
    const rows = anyRowsOf(org, person);
    if (rows.length === 0) return SOUND;
    const worksOn = areasOfRows(org, coreRowsOf(org, person));
    const owned = ownedAreas(org);
    const faults: Fault[] = [];
    for (let above = person; above !== NONE; above = lines.parent(above)) {
      let isOwner = false;
      for (const area of owned.get(above) ?? NONE_OWNED) {
        if (soleOwnerOf(org, area) !== above || !ctx.isOfMode(area, MODES)) continue;
        isOwner = above !== person;
        if (worksOn.some((a) => isAreaWithin(org, a, area))) continue;
        faults.push(faultOf(ctx, { person, area, worksOn: areasOfRows(org, rows) }));
      }
      if (isOwner) break;
    }
    return faults;
  },
});

function faultOf(
  { org, lines }: CheckContext,
  { person, area, worksOn }: { person: number; area: number; worksOn: readonly number[] },
): Fault {
  return {
    area,
    subjects: [org.people[person]!.id, org.areas[area]!.id],
    message: say([
      "assignment",
      "person.managerId",
      "area.owners",
    ])`${named(org, person)} reports into ${areaName(org, area)} but works on ${listed(worksOn.map((a) => areaName(org, a)))}.`,
    evidence: [reportsToRow(org, person, lines.parent(person))],
    fixes: homeward(org, lines, { person, area }),
  };
}

/** Under the owner of the person's home, when that owner stands outside the area's owner. */
function homeward(
  org: Org,
  lines: Lines,
  { person, area }: { person: number; area: number },
): readonly OrgChange[] {
  const owner = homeOwnerOf(org, person);
  if (owner === NONE || lines.isUnder(owner, soleOwnerOf(org, area))) return [];
  return moveUnder(org, lines, person, owner);
}
