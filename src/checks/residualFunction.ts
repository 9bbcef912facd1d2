import { NONE, say, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { isExecutive, isProductArea, ownedAreas, type Lines } from "../metrics/index.ts";
import { defineCheck, SOUND, type CheckContext } from "./define.ts";
import { areaName, listed, named, reportsToRow } from "./wording.ts";
import { areasOfRows, coreRowsOf, homeOwnerOf, isAreaWithin, moveUnder } from "./work.ts";

const MODES = ["sto"] as const;

/**
 * A head of a discipline who still manages it across products keeps the old organisation alive beside the new.
 * Owners among the reports do not count (owners report to somebody), nor do managers of executive disciplines, nor
 * a manager who owns an area around all of these. Source: docs/guides/checks.md#residual-function.
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
  check: (ctx, manager) => {
    const { org, lines } = ctx;
    if (lines.reportCount(manager) < 2 || isExempt(ctx, manager)) return SOUND;
    const reports = lines.reports(manager);
    const counted = reports.filter(
      (report) => !ownsProduct(org, report) && productsOf(ctx, report).length > 0,
    );
    const discipline = org.disciplineOf[counted[0] ?? NONE] ?? NONE;
    if (discipline === NONE) return SOUND;
    if (reports.some((r) => !ownsProduct(org, r) && org.disciplineOf[r] !== discipline)) return SOUND;
    const areas = [...new Set(counted.flatMap((report) => productsOf(ctx, report)))].sort((a, b) => a - b);
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

/** Areas of mode sto in which the person has a confirmed core row. */
function productsOf(ctx: CheckContext, person: number): number[] {
  return areasOfRows(ctx.org, coreRowsOf(ctx.org, person)).filter((area) => ctx.isOfMode(area, MODES));
}

function isExempt({ org, config }: CheckContext, manager: number): boolean {
  const home = org.work.home[manager]!;
  if (home !== NONE && org.areas[home]!.kind === "corporate") return true;
  const discipline = org.disciplineOf[manager]!;
  return discipline !== NONE && isExecutive(org, discipline, config.executiveDisciplines);
}

function ownsProduct(org: Org, person: number): boolean {
  return (ownedAreas(org).get(person) ?? []).some((area) => isProductArea(org, area));
}

function ownsAround(org: Org, manager: number, areas: readonly number[]): boolean {
  return (ownedAreas(org).get(manager) ?? []).some((around) =>
    areas.every((a) => isAreaWithin(org, a, around)),
  );
}

/** Each report under the owner of their home; offered only if fewer than two products remain. */
function homeward(ctx: CheckContext, reports: readonly number[], manager: number): readonly OrgChange[] {
  const { org } = ctx;
  const lines: Lines = ctx.lines;
  const moves = reports.map((report) => {
    const owner = homeOwnerOf(org, report);
    return owner === manager ? [] : moveUnder(org, lines, report, owner);
  });
  const staying = reports.filter((_, i) => moves[i]!.length === 0);
  const left = new Set(staying.flatMap((report) => productsOf(ctx, report)));
  return left.size < 2 ? moves.flat() : [];
}
