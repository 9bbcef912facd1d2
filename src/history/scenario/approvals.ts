import { say, type AreaId } from "../../org/index.ts";
import type { Scenario } from "../scenario.ts";
import { closedFault, refuse, step, type By, type Stepped } from "./step.ts";

/** What is approved: an area, or absent the whole; `touched`: the areas the scenario touches. */
export interface Approving {
  readonly areaId?: AreaId;
  readonly touched: readonly AreaId[];
}

/**
 * An approval of an area or of the whole. Whether it may be given is judged by who calls.
 * The scenario is approved once the whole is, or every area it touches.
 */
export function approve(scenario: Scenario, { areaId, touched }: Approving, by: By): Stepped {
  const closed = closedFault(scenario);
  if (closed !== null) return closed;
  if (areaId !== undefined && !touched.includes(areaId))
    return refuse(
      "area-untouched",
      say([])`The scenario ${scenario.name} changes nothing in ${areaId}; nothing was approved.`,
    );
  if (scenario.approvals.some((one) => one.areaId === areaId && one.user === by.user))
    return refuse("approval-known", say([])`${by.user} approved ${areaId ?? "the whole"} already.`);
  const approvals = [
    ...scenario.approvals,
    { ...(areaId === undefined ? {} : { areaId }), user: by.user, at: by.at },
  ];
  const next = { ...scenario, approvals };
  return step(
    scenario,
    by,
    { kind: "approved", ...(areaId === undefined ? {} : { areaId }) },
    {
      approvals,
      status: isApproved(next, touched) ? "approved" : "open",
    },
  );
}

/** An approval taken back by who gave it. */
export function withdrawApproval(scenario: Scenario, { areaId, touched }: Approving, by: By): Stepped {
  const closed = closedFault(scenario);
  if (closed !== null) return closed;
  const approvals = scenario.approvals.filter((one) => one.areaId !== areaId || one.user !== by.user);
  if (approvals.length === scenario.approvals.length)
    return refuse("approval-unknown", say([])`${by.user} has not approved ${areaId ?? "the whole"}.`);
  return step(
    scenario,
    by,
    { kind: "approval-withdrawn", ...(areaId === undefined ? {} : { areaId }) },
    {
      approvals,
      status: isApproved({ ...scenario, approvals }, touched) ? "approved" : "open",
    },
  );
}

/** Whether the whole is approved, or every area touched. */
export function isApproved({ approvals }: Scenario, touched: readonly AreaId[]): boolean {
  if (approvals.some(({ areaId }) => areaId === undefined)) return true;
  return touched.length > 0 && unapproved({ approvals }, touched).length === 0;
}

/** Areas touched that nobody approved. */
export function unapproved(
  { approvals }: Pick<Scenario, "approvals">,
  touched: readonly AreaId[],
): readonly AreaId[] {
  return touched.filter((area) => !approvals.some(({ areaId }) => areaId === area));
}
