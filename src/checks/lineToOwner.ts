import { NONE, say, WORK_CORE, WORK_GUESS } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, SOUND, withFault, type CheckContext, type Fault } from "./define.ts";
import { areaName, areaWords, named, reportsToRows } from "./wording.ts";
import { areasAround, assignmentOf, coreRowsOf, isAreaWithin, moveUnder, removeRow } from "./work.ts";

/**
 * Whoever works on an area stands below its owner. Asked of each person, so that a move re-asks only those moved.
 * Source: docs/guides/checks.md#line-to-owner.
 * @source rubick
 * @example check(orgOf("ceo > o, p; x(sto): o*, p")) // "p works on x and reports to ceo, not to o."
 */
export const lineToOwner = defineCheck({
  id: "line-to-owner",
  group: 3,
  tier: "invariant",
  title: "People of an area report to its owner",
  applies: "core people of areas with mode sto and one owner",
  modes: ["sto"],
  thresholds: {},
  needs: ["lines", "assignments", "owners"],
  each: "person",
  check: (ctx, person) => {
    // Asked of everybody, so nothing is built before somebody strays.
    if (!isStray(ctx, person)) return SOUND;
    let faults: readonly Fault[] = SOUND;
    for (const area of areasAround(ctx.org, coreRowsOf(ctx.org, person))) {
      const owner = missedOwner(ctx, person, area);
      if (owner !== NONE) faults = withFault(faults, faultOf(ctx, { person, area, owner }));
    }
    return faults;
  },
});

function isStray(ctx: CheckContext, person: number): boolean {
  const { personStart, byPerson, flags, area } = ctx.org.work;
  const { parent } = ctx.org.areaTree;
  for (let k = personStart[person]!; k < personStart[person + 1]!; k++) {
    const row = byPerson[k]!;
    if ((flags[row]! & (WORK_CORE | WORK_GUESS)) !== WORK_CORE) continue;
    for (let around = area[row]!; around !== NONE; around = parent[around]!)
      if (missedOwner(ctx, person, around) !== NONE) return true;
  }
  return false;
}

/** The one owner of an area of mode sto, where the person does not stand below them; −1 otherwise. */
function missedOwner(ctx: CheckContext, person: number, area: number): number {
  const owner = ctx.threadOwner(area);
  return owner === NONE || ctx.lines.isUnder(person, owner) ? NONE : owner;
}

interface Stray {
  readonly person: number;
  readonly area: number;
  readonly owner: number;
}

function faultOf(ctx: CheckContext, { person, area, owner }: Stray): Fault {
  const { org, lines } = ctx;
  const boss = lines.parent(person);
  return {
    area,
    subjects: [org.people[person]!.id, org.areas[area]!.id],
    message:
      boss === NONE
        ? say(
            RESTS,
          )`${named(org, person)} works on ${areaName(org, area)} and reports to nobody, not to ${named(org, owner)}.`
        : {
            parts: [
              named(org, person),
              worksOn(org, area),
              named(org, boss),
              ", not to ",
              named(org, owner),
              ".",
            ],
            restsOn: RESTS,
          },
    evidence: reportsToRows(org, person, boss),
    fixes: fixesOf(ctx, { person, area, owner }),
  };
}

const worksOn = areaWords(" works on ", " and reports to ");
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
