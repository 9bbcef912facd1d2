import { useEffect, useRef, type ReactNode } from "react";
import type { PlanView } from "../../engine/plan/planView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { Review } from "../../scenario/Review.tsx";
import { Ask } from "../../ui/Ask.tsx";
import { NoOrg } from "../../ui/NoOrg.tsx";
import { WithPlan } from "../../ui/WithPlan.tsx";
import { useOrgAt } from "../../view/useOrgAt.ts";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { Alternatives } from "./Alternatives.tsx";
import { ByHand } from "./ByHand.tsx";
import { PlanBar, usePlanShown } from "./PlanBar.tsx";
import { PlanMade } from "./PlanMade.tsx";
import { RunFailed, RunPanel } from "./RunPanel.tsx";
import { useRunning } from "./running.ts";
import { usePlanning, type Planning } from "./usePlanning.ts";

/** The target: made while one watches, or one made before. */
export function Plan(): ReactNode {
  const at = useOrgAt();
  if (at === null) return <NoOrg />;
  return <PlanOf at={at} />;
}

function PlanOf({ at }: { readonly at: OrgAt }): ReactNode {
  const { running, failed } = useRunning();
  const { view } = useView();
  const planning = usePlanning(at);
  if (running !== null && running.org === at.org)
    return <RunPanel running={running} onStop={() => void planning.stop()} />;
  const isFailed = failed !== null && failed.org === at.org;
  if (isFailed && at.scenario === undefined)
    return <RunFailed message={failed.message} onAgain={() => void planning.make()} />;
  // Who came to have a plan made gets one at once, unless there is one.
  const begin = (): ReactNode => <Begin onBegin={() => void planning.make()} />;
  return (
    <WithPlan {...(view.own.start === undefined ? {} : { none: begin })}>
      {(here) => (
        <>
          {isFailed ? <RunFailed message={failed.message} /> : null}
          <PlanOrByHand at={here} planning={planning} />
        </>
      )}
    </WithPlan>
  );
}

function PlanOrByHand({ at, planning }: { readonly at: OrgAt; readonly planning: Planning }): ReactNode {
  const engine = useEngine();
  return (
    <div className="stack">
      <Ask of={["is-plan", at]} ask={() => engine.isPlan(at)}>
        {(isPlan) =>
          isPlan ? (
            <Ask of={["plan", at]} ask={() => engine.plan(at)}>
              {(plan) => (
                <>
                  <PlanBar at={at} plan={plan} planning={planning} />
                  <Shown at={at} plan={plan} planning={planning} />
                </>
              )}
            </Ask>
          ) : (
            <>
              <PlanBar at={at} plan={null} planning={planning} />
              <ByHand at={at} />
            </>
          )
        }
      </Ask>
    </div>
  );
}

function Shown({
  at,
  plan,
  planning,
}: {
  readonly at: OrgAt;
  readonly plan: PlanView;
  readonly planning: Planning;
}): ReactNode {
  switch (usePlanShown()) {
    case "areas":
      return <PlanMade at={at} plan={plan} planning={planning} />;
    case "alternatives":
      return <Alternatives at={at} />;
    case "review":
      return <Review at={at} />;
  }
}

function Begin({ onBegin }: { readonly onBegin: () => void }): ReactNode {
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    onBegin();
  });
  return null;
}
