import { NONE, say, type Org, type PersonId } from "../org/index.ts";
import { openDecisions } from "../metrics/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, SOUND, withFault, type CheckContext, type Fault } from "./define.ts";
import { thingsOf } from "./things.ts";
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
    const { org } = ctx;
    const faults: Fault[] = [];
    for (const { id, title, areaId, approverIds = [] } of openDecisions(org))
      if (approverIds.length > 0)
        faults.push(
          ...signOffs(
            ctx,
            { id, name: title, area: org.areaIndexById.get(areaId ?? "") ?? NONE, approverIds },
            (left) => ({
              kind: "update-decision",
              decisionId: id,
              fields: { approverIds: left },
            }),
          ),
        );
    const things = thingsOf(org);
    for (const position of things.withApprovers) {
      const { id, name, approverIds = [] } = org.records.assets[position]!;
      faults.push(
        ...signOffs(ctx, { id, name, area: things.area[position]!, approverIds }, (left) => ({
          kind: "update-asset",
          assetId: id,
          fields: { approverIds: left },
        })),
      );
    }
    return faults;
  },
});

interface Thing {
  readonly id: string;
  readonly name: string;
  /** −1 where it is of no area, or several claim it. */
  readonly area: number;
  readonly approverIds: readonly PersonId[];
}

/** @param approvedBy the change that leaves these approvers and no others. */
function signOffs(
  ctx: CheckContext,
  thing: Thing,
  approvedBy: (left: readonly PersonId[]) => OrgChange,
): readonly Fault[] {
  const { org, lines } = ctx;
  const { area } = thing;
  const owner = area === NONE ? NONE : ctx.threadOwner(area);
  if (owner === NONE) return SOUND;
  const reserved = org.areas[area]!.charter?.reservedDecisions ?? [];
  if (reserved.includes(thing.id) || reserved.includes(thing.name)) return SOUND;
  let faults = SOUND;
  const ownerId = org.people[owner]!.id;
  for (const approverId of thing.approverIds) {
    // The owner's own word, mostly: comparing is cheaper than finding.
    if (approverId === ownerId) continue;
    const approver = org.personIndexById.get(approverId);
    if (approver === undefined || lines.isUnder(approver, owner)) continue;
    if (lines.reportCount(approver) === 0 && !isCraftLead(org, approverId)) continue;
    const discipline = org.people[approver]!.discipline;
    faults = withFault(faults, {
      area,
      subjects: [thing.id, approverId],
      message: say([
        "approverIds",
        "person.managerId",
      ])`${thing.name} of ${areaName(org, area)} waits for ${named(org, approver)}${discipline === undefined ? "" : ` (${discipline})`}.`,
      fixes: [approvedBy(thing.approverIds.filter((id) => id !== approverId))],
    });
  }
  return faults;
}

function isCraftLead(org: Org, id: string): boolean {
  return org.disciplines.some((discipline) => discipline.leadId === id);
}
