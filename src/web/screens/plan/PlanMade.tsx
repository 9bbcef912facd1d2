import type { ReactNode } from "react";
import type { PlanView } from "../../engine/plan/planView.ts";
import { useText } from "../../text/useText.ts";
import { Standing } from "../../ui/Standing.tsx";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { AreaCards } from "./AreaCards.tsx";
import { AreaPanel } from "./AreaPanel.tsx";
import { Certificate } from "./Certificate.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { Pins } from "./Pins.tsx";
import { Unsolved } from "./Unsolved.tsx";
import type { Planning } from "./usePlanning.ts";
import { Waves } from "./Waves.tsx";

/** A plan: who would own each area, when it goes live, what it costs, what is proved, and what it leaves open. */
export function PlanMade({
  at,
  plan,
  planning,
}: {
  readonly at: OrgAt;
  readonly plan: PlanView;
  readonly planning: Planning;
}): ReactNode {
  const text = useText();
  const { view, go } = useView();
  const { counts } = plan;
  const isLocked = plan.status !== "open";
  const area = plan.areas.find(({ id }) => view.selected === `area:${id}`);
  return (
    <>
      {plan.isStale ? (
        <p className="panel warn row" role="status">
          <span>{text("plan.stale")}</span>
          <button type="button" className="button" onClick={() => go({ own: { show: "review" } })}>
            {text("plan.seeNewer")}
          </button>
        </p>
      ) : null}
      {isLocked ? (
        <p className="panel warn" role="status">
          {text("scenario.locked", { name: plan.name, state: text(`scenario.state.${plan.status}`) })}
        </p>
      ) : null}
      {plan.edited + plan.struck === 0 ? null : (
        <p className="panel" role="status">
          {text("plan.editedSince", { edited: plan.edited, struck: plan.struck })}
        </p>
      )}
      <div className="columns plan-columns">
        <div className="stack">
          <header className="stack tight">
            <h1>{text("plan.head", { count: plan.areas.length })}</h1>
            <p className="muted">
              {text("plan.seats", {
                ready: counts.ownersReady,
                develop: counts.ownersToDevelop,
                hire: counts.ownersToHire,
              })}{" "}
              {text("plan.changes", {
                managers: counts.managerChanged,
                moves: counts.moved,
                people: counts.people,
                outside: counts.outside,
              })}
            </p>
            <Standing at={at} />
          </header>
          <AreaCards
            areas={plan.areas}
            waves={plan.waves}
            selected={area?.id}
            onSelect={(id) => go({ selected: area?.id === id ? undefined : `area:${id}` })}
          />
          <Waves at={at} waves={plan.waves} pilots={plan.pilots} today={plan.today} isLocked={isLocked} />
          <PeopleTable
            key={area?.id ?? ""}
            at={at}
            area={area}
            areas={plan.areas}
            {...(isLocked ? {} : { planning })}
          />
        </div>
        <aside className="stack" aria-label={text("plan.panel")}>
          {area === undefined ? null : (
            <AreaPanel at={at} area={area} planning={planning} isLocked={isLocked} />
          )}
          <Certificate plan={plan} />
          <Unsolved plan={plan} />
          <Pins pins={plan.pins} planning={planning} isLocked={isLocked} />
        </aside>
      </div>
    </>
  );
}
