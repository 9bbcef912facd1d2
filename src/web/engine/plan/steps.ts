import { editStack, type Scenario } from "../../../history/index.ts";

/** What undo, or redo, takes next: another plan, or an edit by hand; null where there is nothing. */
export type NextStep = "plan" | "edit" | null;

/** What happened last is what goes back, and what went back last comes again. */
export function nextStep(scenario: Scenario, by: 1 | -1): NextStep {
  const { plan, events } = scenario;
  const { done, undone } = editStack(scenario);
  const edit = (by === -1 ? done : undone).at(-1);
  const hasPlan = plan !== undefined && plan.files[plan.place + by] !== undefined;
  if (edit === undefined) return hasPlan ? "plan" : null;
  if (!hasPlan) return "edit";
  const planned = events.findLastIndex(({ kind }) => kind === "planned");
  const edited = events.findLastIndex(({ changeSetId }) => changeSetId === edit);
  return edited > planned ? "edit" : "plan";
}
