import type { ReactNode } from "react";
import type { PlanView } from "../../engine/plan/planView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
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
  const area = plan.areas.find(({ id }) => view.selected === `area:${id}`);
  return (
    <div className="stack">
      <PlanBar at={at} plan={plan} planning={planning} />
      {plan.isStale ? (
        <p className="panel warn" role="status">
          {text("plan.stale")}
        </p>
      ) : null}
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
          </header>
          <AreaCards
            areas={plan.areas}
            waves={plan.waves}
            selected={area?.id}
            onSelect={(id) => go({ selected: area?.id === id ? undefined : `area:${id}` })}
          />
          <Waves waves={plan.waves} pilots={plan.pilots} today={plan.today} />
          <PeopleTable key={area?.id ?? ""} at={at} area={area} areas={plan.areas} planning={planning} />
        </div>
        <aside className="stack" aria-label={text("plan.panel")}>
          {area === undefined ? null : <AreaPanel at={at} area={area} planning={planning} />}
          <Certificate plan={plan} />
          <Unsolved plan={plan} />
          <Pins pins={plan.pins} planning={planning} />
        </aside>
      </div>
    </div>
  );
}

function PlanBar({
  at,
  plan,
  planning,
}: {
  readonly at: OrgAt;
  readonly plan: PlanView;
  readonly planning: Planning;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { go } = useView();
  return (
    <div className="row toolbar">
      <Ask of={["plans", at.org]} ask={() => engine.plans(at)}>
        {(plans) => (
          <label className="row">
            <span className="visually-hidden">{text("plan.which")}</span>
            <select
              className="button"
              value={plan.id}
              onChange={(event) => go({ scenario: event.currentTarget.value, selected: undefined })}
            >
              {plans.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </Ask>
      <button type="button" className="button" onClick={() => void planning.make()}>
        {text("plan.new")}
      </button>
      <button
        type="button"
        className="button"
        disabled={!plan.canUndo}
        onClick={() => void planning.step(-1)}
      >
        {text("plan.undo")}
      </button>
      <button type="button" className="button" disabled={!plan.canRedo} onClick={() => void planning.step(1)}>
        {text("plan.redo")}
      </button>
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
