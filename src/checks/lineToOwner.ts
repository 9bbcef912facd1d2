import { NONE, say } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, SOUND, type CheckContext, type Fault } from "./define.ts";
import { areaName, named, reportsToRow } from "./wording.ts";
import { areasAround, assignmentOf, coreRowsOf, isAreaWithin, moveUnder, removeRow } from "./work.ts";

const MODES = ["sto"] as const;

/**
 * Whoever works on an area stands below its owner. Asked of each person, so that a move re-asks only those moved.
 * Source: docs/guides/checks.md#line-to-owner.
 */
export const lineToOwner = defineCheck({
  id: "line-to-owner",
  group: 3,
  tier: "invariant",
  title: "People of an area report to its owner",
  applies: "core people of areas with mode sto and one owner",
  modes: MODES,
  thresholds: {},
  needs: ["lines", "assignments", "owners"],
  each: "person",
  check: (ctx, person) => {
    const { org, lines } = ctx;
    const rows = coreRowsOf(org, person);
    if (rows.length === 0) return SOUND;
    const faults: Fault[] = [];
    for (const area of areasAround(org, rows)) {
      if (!ctx.isOfMode(area, MODES)) continue;
      const owner = soleOwnerOf(org, area);
      if (owner === NONE || lines.isUnder(person, owner)) continue;
      faults.push(faultOf(ctx, { person, area, owner }));
    }
    return faults.length === 0 ? SOUND : faults;
  },
});

interface Stray {
  readonly person: number;
  readonly area: number;
  readonly owner: number;
}

function faultOf(ctx: CheckContext, { person, area, owner }: Stray): Fault {
  const { org, lines } = ctx;
  const boss = lines.parent(person);
  const name = areaName(org, area);
  return {
    area,
    subjects: [org.people[person]!.id, org.areas[area]!.id],
    message:
      boss === NONE
        ? say(
            RESTS,
          )`${named(org, person)} works on ${name} and reports to nobody, not to ${named(org, owner)}.`
        : say(
            RESTS,
          )`${named(org, person)} works on ${name} and reports to ${named(org, boss)}, not to ${named(org, owner)}.`,
    evidence: [reportsToRow(org, person, boss)],
    fixes: fixesOf(ctx, { person, area, owner }),
  };
}

const RESTS = ["assignment", "person.managerId", "area.owners"];

/** Moving the person under the owner; whoever stands above the owner stays and only advises the area. */
function fixesOf({ org, lines }: CheckContext, { person, area, owner }: Stray): readonly OrgChange[] {
  const move = moveUnder(org, lines, person, owner);
  if (move.length > 0) return move;
  return coreRowsOf(org, person)
    .filter((row) => isAreaWithin(org, org.work.area[row]!, area))
    .flatMap((row) => [
      ...removeRow(org, row),
      { kind: "set-assignment" as const, assignment: assignmentOf(org, row, { type: "advisory", share: 0 }) },
    ]);
}
