import { NONE, say, type Org } from "../org/index.ts";
import { soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, type CheckContext, type Fault } from "./define.ts";
import { areaName, named } from "./wording.ts";

const MODES = ["sto"] as const;

/**
 * Work of an area that waits for a manager or craft lead of another line is not single-threaded, unless the charter
 * reserves that decision. Source: docs/guides/checks.md#functional-sign-off.
 * @source our proposal
 * @example check(orgOf("ceo > a, v/design; v > w; x(sto): a*", { decisions: [{ id: "d", title: "Launch",
 *   areaId: "x", approverIds: ["v"] }] }))
 *   // "Launch of x waits for v (design)."
 */
export const functionalSignOff = defineCheck({
  id: "functional-sign-off",
  group: 3,
  tier: "default",
  title: "Nothing waits for another line's sign-off",
  applies: "open decisions and assets of areas with mode sto and one owner",
  modes: MODES,
  thresholds: {},
  needs: ["lines", "owners", "approvers"],
  each: "org",
  check: (ctx) => {
    const { assets, decisions } = ctx.org.records;
    const things = [
      ...decisions
        .filter((decision) => decision.decidedOn === undefined)
        .map((d) => ({ ...d, name: d.title })),
      ...assets,
    ];
    return things.flatMap(({ id, name, areaId, approverIds }) => {
      if (areaId === undefined || approverIds === undefined) return [];
      const area = ctx.org.areaIndexById.get(areaId);
      return area === undefined ? [] : signOffs(ctx, { id, name, area, approverIds });
    });
  },
});

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly area: number;
  readonly approverIds: readonly string[];
}

function signOffs(ctx: CheckContext, thing: Thing): Fault[] {
  const { org, lines } = ctx;
  const owner = soleOwnerOf(org, thing.area);
  if (owner === NONE || !ctx.isOfMode(thing.area, MODES)) return [];
  const reserved = org.areas[thing.area]!.charter?.reservedDecisions ?? [];
  if (reserved.includes(thing.id) || reserved.includes(thing.name)) return [];
  return thing.approverIds.flatMap((approverId): Fault[] => {
    const approver = org.personIndexById.get(approverId);
    if (approver === undefined || lines.isUnder(approver, owner)) return [];
    if (lines.reports(approver).length === 0 && !isCraftLead(org, approverId)) return [];
    const discipline = org.people[approver]!.discipline;
    return [
      {
        area: thing.area,
        subjects: [thing.id, approverId],
        message: say([
          "approverIds",
          "person.managerId",
        ])`${thing.name} of ${areaName(org, thing.area)} waits for ${named(org, approver)}${discipline === undefined ? "" : ` (${discipline})`}.`,
      },
    ];
  });
}

function isCraftLead(org: Org, id: string): boolean {
  return org.disciplines.some((discipline) => discipline.leadId === id);
}
