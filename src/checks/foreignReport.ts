import { NONE, WORK_CORE, WORK_GUESS, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { ownedAreas, ownerColumn, soleOwnerOf, type Lines } from "../metrics/index.ts";
import { defineCheck, SOUND, withFault, type CheckContext, type Fault } from "./define.ts";
import { areaName, areaWords, listed, named, reportsToRows } from "./wording.ts";
import { anyRowsOf, areasOfRows, homeOwnerOf, isAreaWithin, moveUnder, NO_CHANGES } from "./work.ts";

const NONE_OWNED: readonly number[] = [];

/**
 * Who reports into an area works on it. Asked of the nearest owner above only: whoever works for an owner is that
 * owner's, and it is the owner who is foreign further up. Silent about people without any row: nothing says what they
 * work on.
 * Source: docs/guides/checks.md#foreign-report.
 * @source rubick
 * @example check(orgOf("c > a, o; a > b; x(sto): a*; y(sto): o*, b")) // "b reports into x but works on y."
 */
export const foreignReport = defineCheck({
  id: "foreign-report",
  group: 3,
  tier: "default",
  title: "People below an owner work on the area",
  applies: "people below the one owner of an area with mode sto",
  modes: ["sto"],
  thresholds: {},
  needs: ["lines", "assignments", "owners"],
  each: "person",
  check: (ctx, person) => {
    const { org, lines } = ctx;
    if (!hasRow(org, person)) return SOUND;
    const owners = ownerColumn(org);
    let faults: readonly Fault[] = SOUND;
    for (let above = person; above !== NONE; above = lines.parent(above)) {
      // Most of a chain owns nothing.
      if (owners[above] !== 2) continue;
      let isOwner = false;
      for (const area of ownedAreas(org).get(above) ?? NONE_OWNED) {
        if (ctx.threadOwner(area) !== above) continue;
        isOwner = above !== person;
        if (worksWithin(org, person, area)) continue;
        faults = withFault(faults, faultOf(ctx, person, area));
      }
      if (isOwner) break;
    }
    return faults;
  },
});

function hasRow(org: Org, person: number): boolean {
  const { personStart, byPerson, flags } = org.work;
  for (let k = personStart[person]!; k < personStart[person + 1]!; k++)
    if ((flags[byPerson[k]!]! & WORK_GUESS) === 0) return true;
  return false;
}

/** Whether a confirmed core row of the person lies in the area or below it. */
function worksWithin(org: Org, person: number, top: number): boolean {
  const { personStart, byPerson, flags, area } = org.work;
  for (let k = personStart[person]!; k < personStart[person + 1]!; k++) {
    const row = byPerson[k]!;
    const isCore = (flags[row]! & (WORK_CORE | WORK_GUESS)) === WORK_CORE;
    if (isCore && isAreaWithin(org, area[row]!, top)) return true;
  }
  return false;
}

/** Whether anything is said of the person in the area or below it: a loan, or advice. */
function hasRowWithin(org: Org, person: number, top: number): boolean {
  return anyRowsOf(org, person).some((row) => isAreaWithin(org, org.work.area[row]!, top));
}

const noCoreShare = areaWords(" reports into ", " and has no core share in it.");
const reportsInto = areaWords(" reports into ", " but works on ");
const nameAndStop = areaWords("", ".");
const RESTS = ["assignment", "person.managerId", "area.owners"];

function faultOf({ org, lines }: CheckContext, person: number, area: number): Fault {
  return {
    area,
    subjects: [org.people[person]!.id, org.areas[area]!.id],
    message: {
      // Words that many findings share stand as they are: put together anew they took half of each sentence.
      parts: hasRowWithin(org, person, area)
        ? [named(org, person), noCoreShare(org, area)]
        : [named(org, person), reportsInto(org, area), worksOn(org, person)],
      restsOn: RESTS,
    },
    evidence: reportsToRows(org, person, lines.parent(person)),
    fixes: homeward(org, lines, person, area),
  };
}

function worksOn(org: Org, person: number): string {
  const areas = areasOfRows(org, anyRowsOf(org, person));
  const [only] = areas;
  return areas.length === 1 && only !== undefined
    ? nameAndStop(org, only)
    : `${listed(areas.map((a) => areaName(org, a)))}.`;
}

/** Under the owner of the person's home, when that owner stands outside the area's owner. */
function homeward(org: Org, lines: Lines, person: number, area: number): readonly OrgChange[] {
  const owner = homeOwnerOf(org, person);
  if (owner === NONE || lines.isUnder(owner, soleOwnerOf(org, area))) return NO_CHANGES;
  return moveUnder(org, lines, person, owner);
}
