import { canonicalText } from "../../changes/index.ts";
import { say, type AreaId, type Sentence } from "../../org/index.ts";
import type { Instant } from "../revision.ts";
import type { Approval, Scenario, ScenarioEvent } from "../scenario.ts";

/** Who does something to a scenario, and when. */
export interface By {
  readonly user: string;
  readonly at: Instant;
}

/** Why a scenario stays as it was. */
export interface ScenarioRefusal {
  readonly code: string;
  readonly message: Sentence;
}

export interface Refused {
  readonly ok: false;
  readonly refusal: ScenarioRefusal;
}

/** The scenario afterwards with what its minutes say, or why nothing was done. */
export type Stepped =
  | { readonly ok: true; readonly scenario: Scenario; readonly event: ScenarioEvent }
  | Refused;

/** Who edits, and the areas that what is edited touches; absent: not known, so that every approval falls. */
export interface EditBy extends By {
  readonly areas?: readonly AreaId[];
}

export function refuse(code: string, message: Sentence): Refused {
  return { ok: false, refusal: { code, message } };
}

/** The scenario with these fields and one event more. */
export function step(
  scenario: Scenario,
  by: By,
  event: Omit<ScenarioEvent, "user" | "at">,
  fields: Partial<Scenario> = {},
): Extract<Stepped, { readonly ok: true }> {
  const noted: ScenarioEvent = { ...event, user: by.user, at: by.at };
  return {
    ok: true,
    scenario: { ...scenario, ...fields, events: [...scenario.events, noted] },
    event: noted,
  };
}

/** As `step`, for what changes what the scenario says: approvals of what it touches fall, and the event tells which. */
export function edit(
  scenario: Scenario,
  by: EditBy,
  event: Omit<ScenarioEvent, "user" | "at" | "withdrawn">,
  fields: Partial<Scenario>,
): Stepped {
  const closed = closedFault(scenario) ?? mergedFault(scenario, event.changeSetId);
  if (closed !== null) return closed;
  const { kept, withdrawn } = withdrawTouched(scenario.approvals, by.areas);
  return step(scenario, by, withdrawn.length === 0 ? event : { ...event, withdrawn }, {
    ...fields,
    approvals: kept,
    ...(withdrawn.length === 0 ? {} : { status: "open" as const }),
  });
}

/** Approvals that an edit of these areas leaves standing, and those that fall; the whole is touched by any edit. */
export function withdrawTouched(
  approvals: readonly Approval[],
  areas: readonly AreaId[] | undefined,
): { readonly kept: readonly Approval[]; readonly withdrawn: readonly Approval[] } {
  if (areas?.length === 0) return { kept: approvals, withdrawn: [] };
  const isKept = ({ areaId }: Approval): boolean =>
    areaId !== undefined && areas !== undefined && !areas.includes(areaId);
  return {
    kept: approvals.filter(isKept),
    withdrawn: approvals.filter((approval) => !isKept(approval)),
  };
}

export function closedFault({ name, status }: Scenario): Refused | null {
  if (status === "merged")
    return refuse(
      "scenario-merged",
      say(
        [],
      )`The scenario ${name} is merged and was left as it is. Undo the merge first, or make another one.`,
    );
  if (status === "archived")
    return refuse(
      "scenario-archived",
      say([])`The scenario ${name} is archived and was left as it is. Reopen it first.`,
    );
  return null;
}

function mergedFault(
  { mergedSets = [], mergedAs = [] }: Scenario,
  changeSetId: string | undefined,
): Refused | null {
  const at = changeSetId === undefined ? -1 : mergedSets.indexOf(changeSetId);
  if (at === -1) return null;
  return refuse(
    "change-set-merged",
    say(
      [],
    )`The change set ${changeSetId ?? ""} is revision ${mergedAs[at] ?? 0} already and was left as it is. Revert that revision, or add another change set.`,
  );
}

/** Whether two values say the same in their canonical form. */
export function equal(a: unknown, b: unknown): boolean {
  return a === b || canonicalText(a ?? null) === canonicalText(b ?? null);
}
