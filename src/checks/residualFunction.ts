import { NONE, say, WORK_CORE, WORK_GUESS, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { isExecutive, ownedAreas, ownerColumn, peopleColumns } from "../metrics/index.ts";
import { among } from "./among.ts";
import { defineCheck, SOUND, type CheckContext } from "./define.ts";
import { areaName, listed, named, reportsToRow } from "./wording.ts";
import { homeOwnerOf, canMoveUnder, isAreaWithin, moveUnder, NO_CHANGES } from "./work.ts";

const MODES = ["sto"] as const;

/**
 * A head of a discipline who still manages it across products keeps the old organisation alive beside the new.
 * Owners among the reports do not count (owners report to somebody), nor do managers of executive disciplines, nor
 * a manager who owns an area around all of these. Source: docs/guides/checks.md#residual-function.
 * @source our proposal
 * @example check(orgOf("ceo > ox, oy, hod; hod > d1/design, d2/design; x(sto): ox*, d1; y(sto): oy*, d2"))
 *   // "hod still runs design for x and y."
 */
export const residualFunction = defineCheck({
  id: "residual-function",
  group: 3,
  tier: "invariant",
  title: "No discipline is managed across products",
  applies: "managers outside corporate areas, once two areas have mode sto",
  modes: MODES,
  thresholds: {},
  needs: ["lines", "assignments", "disciplines"],
  each: "person",
  among: ({ org }) => among.managers(org),
  check: (ctx, manager) => {
    const { org, lines } = ctx;
    if (lines.reportCount(manager) < 2 || isExempt(ctx, manager)) return SOUND;
    const reports = lines.reports(manager);
    const discipline = sharedDiscipline(org, reports);
    if (discipline === NONE) return SOUND;
    const areas: number[] = [];
    const counted = reports.filter((report) => !ownsProduct(org, report) && addProducts(ctx, report, areas));
    sortOnce(areas);
    if (areas.length < 2 || ownsAround(org, manager, areas)) return SOUND;
    return [
      {
        areas,
        subjects: [org.people[manager]!.id],
        value: areas.length,
        message: say([
          "person.discipline",
          "person.managerId",
          "assignment",
        ])`${named(org, manager)} still runs ${org.disciplines[discipline]!.name} for ${listed(areas.map((a) => areaName(org, a)))}.`,
        evidence: counted.map((report) => reportsToRow(org, report, manager)),
        fixes: homeward(ctx, counted, manager),
      },
    ];
  },
});

/** Adds the areas of mode sto in which the person has a confirmed core row; whether there are any. */
function addProducts(ctx: CheckContext, person: number, areas: number[]): boolean {
  const { personStart, byPerson, flags, area } = ctx.org.work;
  const before = areas.length;
  for (let k = personStart[person]!; k < personStart[person + 1]!; k++) {
    const row = byPerson[k]!;
    if ((flags[row]! & (WORK_CORE | WORK_GUESS)) === WORK_CORE && ctx.isOfMode(area[row]!, MODES))
      areas.push(area[row]!);
  }
  return areas.length > before;
}

/** Ascending, each once. */
function sortOnce(areas: number[]): void {
  areas.sort((a, b) => a - b);
  let size = 0;
  for (const area of areas) if (size === 0 || areas[size - 1] !== area) areas[size++] = area;
  areas.length = size;
}

function isExempt({ org, config }: CheckContext, manager: number): boolean {
  const home = org.work.home[manager]!;
  if (home !== NONE && org.areas[home]!.kind === "corporate") return true;
  const discipline = peopleColumns(org).craft[manager]!;
  return discipline !== NONE && isExecutive(org, discipline, config.executiveDisciplines);
}

/** The one discipline of those who own no product, −1 where they have several or none is known. */
function sharedDiscipline(org: Org, reports: readonly number[]): number {
  const { craft } = peopleColumns(org);
  let shared = NONE;
  for (const report of reports) {
    if (ownsProduct(org, report)) continue;
    const discipline = craft[report]!;
    if (discipline === NONE || (shared !== NONE && discipline !== shared)) return NONE;
    shared = discipline;
  }
  return shared;
}

function ownsProduct(org: Org, person: number): boolean {
  return ownerColumn(org)[person] === 2;
}

function ownsAround(org: Org, manager: number, areas: readonly number[]): boolean {
  return (ownedAreas(org).get(manager) ?? []).some((around) =>
    areas.every((a) => isAreaWithin(org, a, around)),
  );
}

/** Each report under the owner of their home; offered only if fewer than two products remain. */
function homeward(ctx: CheckContext, reports: readonly number[], manager: number): readonly OrgChange[] {
  const { org, lines } = ctx;
  const left: number[] = [];
  for (const report of reports) {
    if (goesHome(ctx, report, manager)) continue;
    addProducts(ctx, report, left);
    // Most stay spread: told before a change is made for each of them.
    if (left.some((area) => area !== left[0])) return NO_CHANGES;
  }
  return reports.flatMap((report) =>
    goesHome(ctx, report, manager) ? moveUnder(org, lines, report, homeOwnerOf(org, report)) : [],
  );
}

/** Whether the report can move under another owner of their home. */
function goesHome({ org, lines }: CheckContext, report: number, manager: number): boolean {
  const owner = homeOwnerOf(org, report);
  return owner !== manager && canMoveUnder(lines, report, owner);
}
