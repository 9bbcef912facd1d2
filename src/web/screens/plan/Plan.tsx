import { useEffect, useRef, type ReactNode } from "react";
import { useEngine } from "../../engine/useEngine.ts";
import { Ask } from "../../ui/Ask.tsx";
import { NoOrg } from "../../ui/NoOrg.tsx";
import { WithPlan } from "../../ui/WithPlan.tsx";
import { useOrgAt } from "../../view/useOrgAt.ts";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { PlanMade } from "./PlanMade.tsx";
import { RunFailed, RunPanel } from "./RunPanel.tsx";
import { useRunning } from "./running.ts";
import { usePlanning } from "./usePlanning.ts";

/** The target: made while one watches, or one made before. */
export function Plan(): ReactNode {
  const at = useOrgAt();
  if (at === null) return <NoOrg />;
  return <PlanOf at={at} />;
}

function PlanOf({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
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
          <Ask of={["plan", here]} ask={() => engine.plan(here)}>
            {(plan) => <PlanMade at={here} plan={plan} planning={planning} />}
          </Ask>
        </>
      )}
    </WithPlan>
  );
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
