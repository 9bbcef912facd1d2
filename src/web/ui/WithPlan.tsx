import { useEffect, type ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { PlanFileButton } from "../scenario/PlanFileButton.tsx";
import { useText } from "../text/useText.ts";
import { useOrgAt } from "../view/useOrgAt.ts";
import { useView } from "../view/useView.ts";
import { formatView, type OrgAt } from "../view/view.ts";
import { Ask } from "./Ask.tsx";
import { NoOrg } from "./NoOrg.tsx";

/** A place that shows a plan: the one in the address, else the newest; without one the way to make it. */
export function WithPlan({
  children,
  none = (at) => <NoPlan at={at} />,
}: {
  /** What stands there while there is no plan. */
  readonly none?: (at: OrgAt) => ReactNode;
  readonly children: (at: OrgAt & { readonly scenario: string }) => ReactNode;
}): ReactNode {
  const engine = useEngine();
  const at = useOrgAt();
  if (at === null) return <NoOrg />;
  const { scenario } = at;
  if (scenario !== undefined) return children({ ...at, scenario });
  return (
    <Ask of={["plans", at.org]} ask={() => engine.plans(at)}>
      {([newest]) => (newest === undefined ? none(at) : <ToPlan scenario={newest.id} />)}
    </Ask>
  );
}

function ToPlan({ scenario }: { readonly scenario: string }): ReactNode {
  const { go } = useView();
  useEffect(() => go({ scenario }, "replace"), [go, scenario]);
  return null;
}

function NoPlan({ at }: { readonly at: OrgAt }): ReactNode {
  const text = useText();
  return (
    <div className="start stack">
      <h1>{text("plan.none")}</h1>
      <p>{text("plan.what")}</p>
      <div className="row">
        <a className="button primary" href={formatView({ ...at, place: "plan", own: { start: "1" } })}>
          {text("findings.plan")}
        </a>
        <PlanFileButton at={at} />
      </div>
    </div>
  );
}
