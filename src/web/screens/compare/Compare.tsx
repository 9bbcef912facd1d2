import type { ReactNode } from "react";
import type { CompareView } from "../../engine/plan/compareView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { WithPlan } from "../../ui/WithPlan.tsx";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
import { PeopleTable } from "../plan/PeopleTable.tsx";
import { Sentences } from "../plan/Unsolved.tsx";
import { Burden } from "./Burden.tsx";
import { ComparisonTables } from "./ComparisonTables.tsx";

/** Today, owner named only, STL and the plan beside each other: what is gained, what it costs, who bears it. */
export function Compare(): ReactNode {
  const engine = useEngine();
  return (
    <WithPlan>
      {(at) => (
        <Ask of={["compare", at]} ask={() => engine.compare(at)}>
          {(found) => <Compared at={at} found={found} />}
        </Ask>
      )}
    </WithPlan>
  );
}

const SHOWN = ["flow", "list"] as const;

function Compared({ at, found }: { readonly at: OrgAt; readonly found: CompareView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view, go } = useView();
  const shown = SHOWN.find((one) => one === view.own.show) ?? "flow";
  return (
    <div className="stack">
      <div className="row toolbar">
        <span>{text("compare.against", { name: found.name })}</span>
        <div className="switch" role="group" aria-label={text("compare.show")}>
          {SHOWN.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === shown}
              onClick={() => go({ own: { ...view.own, show: one } }, "replace")}
            >
              {text(`compare.${one}`)}
            </button>
          ))}
        </div>
        <span className="spring" />
        <a className="button primary" href={formatView({ ...at, place: "announce", own: {} })}>
          {text("plan.letters")}
        </a>
      </div>
      {found.isStale ? <p className="panel warn">{text("plan.stale")}</p> : null}
      <div className="columns">
        <div className="stack">
          {shown === "list" ? (
            <PeopleTable at={at} area={undefined} areas={[]} />
          ) : (
            <section className="panel stack">
              <Ask of={["flow", at]} ask={() => engine.flow(at)}>
                {(picture) => (
                  <>
                    <h1>{picture.title}</h1>
                    <Picture picture={picture} />
                  </>
                )}
              </Ask>
            </section>
          )}
          <Burden burden={found.burden} />
        </div>
        <div className="stack">
          <section className="panel stack">
            {found.changed === 0 ? <p>{text("compare.noChange")}</p> : null}
            <ComparisonTables found={found} />
          </section>
          <section className="panel stack">
            <h2>{text("plan.unsolved")}</h2>
            {found.unsolved.length === 0 ? (
              <p>{text("plan.nothingUnsolved")}</p>
            ) : (
              <Sentences list={found.unsolved} />
            )}
          </section>
        </div>
      </div>
    </div>
  );
}
