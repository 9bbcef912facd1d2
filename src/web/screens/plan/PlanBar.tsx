import type { ReactNode } from "react";
import { useCommand } from "../../app/useCommand.ts";
import type { PlanView } from "../../engine/plan/planView.ts";
import { ScenarioMenu } from "../../scenario/ScenarioMenu.tsx";
import { useText } from "../../text/useText.ts";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
import type { Planning } from "./usePlanning.ts";

export const PLAN_VIEWS = ["areas", "alternatives", "review"] as const;
export type PlanShown = (typeof PLAN_VIEWS)[number];

/** What is looked at of the plan; absent in the address, the areas. */
export function usePlanShown(): PlanShown {
  const { view } = useView();
  return PLAN_VIEWS.find((one) => one === view.own.show) ?? "areas";
}

/** The scenario, what is looked at of it, and what comes next. */
export function PlanBar({
  at,
  plan,
  planning,
}: {
  readonly at: OrgAt;
  /** Null where the scenario was made by hand. */
  readonly plan: PlanView | null;
  readonly planning: Planning;
}): ReactNode {
  const text = useText();
  const { view, go } = useView();
  const shown = usePlanShown();
  const isLocked = plan !== null && plan.status !== "open";
  const canUndo = plan?.canUndo === true && !isLocked;
  const canRedo = plan?.canRedo === true && !isLocked;
  useCommand("edit.undo", () => void planning.step(-1), canUndo);
  useCommand("edit.redo", () => void planning.step(1), canRedo);
  return (
    <div className="row toolbar">
      <ScenarioMenu at={at} />
      <div className="switch" role="group" aria-label={text("scenario.views")}>
        {(plan === null ? [] : PLAN_VIEWS).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === shown}
            onClick={() => go({ own: one === "areas" ? {} : { show: one } })}
          >
            {text(`scenario.view.${one}`)}
          </button>
        ))}
        <a href={formatView({ ...view, place: "dependencies", own: {} })}>
          {text("scenario.view.dependencies")}
        </a>
      </div>
      <button type="button" className="button" onClick={() => void planning.make()}>
        {text("plan.new")}
      </button>
      {plan === null || isLocked ? null : (
        <>
          <button type="button" className="button" disabled={!canUndo} onClick={() => void planning.step(-1)}>
            {text("plan.undo")}
          </button>
          <button type="button" className="button" disabled={!canRedo} onClick={() => void planning.step(1)}>
            {text("plan.redo")}
          </button>
        </>
      )}
      <span className="spring" />
      <a className="button" href={formatView({ ...at, place: "announce", own: {} })}>
        {text("plan.letters")}
      </a>
      <a className="button primary" href={formatView({ ...at, place: "compare", own: {} })}>
        {text("plan.compare")}
      </a>
    </div>
  );
}
