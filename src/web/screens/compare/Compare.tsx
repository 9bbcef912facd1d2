import type { ReactNode } from "react";
import type { CompareView } from "../../engine/compare/compareView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { ChangeList } from "../../scenario/ChangeList.tsx";
import { Locked } from "../../scenario/Review.tsx";
import { ScenarioMenu } from "../../scenario/ScenarioMenu.tsx";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { Standing } from "../../ui/Standing.tsx";
import { WithPlan } from "../../ui/WithPlan.tsx";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
import { Sentences } from "../plan/Unsolved.tsx";
import { Burden } from "./Burden.tsx";
import { ComparisonTables } from "./ComparisonTables.tsx";
import { SideBySide } from "./SideBySide.tsx";

/** A scenario beside today, and a plan beside its lesser ways too: what is gained, what it costs, who bears it. */
export function Compare(): ReactNode {
  return <WithPlan>{(at) => <CompareOf at={at} />}</WithPlan>;
}

const SHOWN = ["flow", "sides", "list"] as const;

function CompareOf({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view, go } = useView();
  const shown = SHOWN.find((one) => one === view.own.show) ?? "flow";
  const other = view.own.with;
  return (
    <div className="stack">
      <div className="row toolbar">
        <span className="muted">{text("compare.todayAgainst")}</span>
        <ScenarioMenu at={at} />
        <OtherScenario at={at} />
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
      <Ask of={["compare", at, other]} ask={() => engine.compare(at, other)}>
        {(found) => (
          <>
            {found.isStale ? <p className="panel warn">{text("plan.stale")}</p> : null}
            {shown === "sides" ? <SideBySide at={at} /> : null}
            <div className="columns">
              <div className="stack">
                {shown === "flow" ? <Flow at={at} /> : null}
                {shown === "list" ? <Changes at={at} /> : null}
                {found.plan === null ? null : <Burden burden={found.plan.burden} />}
              </div>
              <div className="stack">
                <div className="panel stack tight">
                  <Standing at={at} />
                </div>
                <Figures found={found} />
              </div>
            </div>
          </>
        )}
      </Ask>
    </div>
  );
}

function Flow({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  return (
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
  );
}

/** What is accepted and what is struck through, kept in the scenario. */
function Changes({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  return (
    <Ask of={["review", at]} ask={() => engine.review(at)}>
      {(review) => (
        <>
          <Locked review={review} />
          <ChangeList at={at} review={review} />
        </>
      )}
    </Ask>
  );
}

/** The figures, and what the plan leaves open: never folded. */
function Figures({ found }: { readonly found: CompareView }): ReactNode {
  const text = useText();
  return (
    <>
      <section className="panel stack">
        {found.changed === 0 ? <p>{text("compare.noChange")}</p> : null}
        <ComparisonTables found={found} />
      </section>
      {found.plan === null ? (
        <section className="panel stack">
          <h2>{text("scenario.byHand")}</h2>
          <p>{text("compare.byHand")}</p>
        </section>
      ) : (
        <section className="panel stack">
          <h2>{text("plan.unsolved")}</h2>
          {found.plan.unsolved.length === 0 ? (
            <p>{text("plan.nothingUnsolved")}</p>
          ) : (
            <Sentences list={found.plan.unsolved} />
          )}
        </section>
      )}
    </>
  );
}

/** One more scenario as a column of the table. */
function OtherScenario({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view, go } = useView();
  const other = view.own.with ?? "";
  return (
    <Ask of={["scenarios", at.org]} ask={() => engine.scenarios(at)}>
      {(all) => {
        const others = all.filter(({ id, state }) => id !== at.scenario && state !== "archived");
        if (others.length === 0) return null;
        return (
          <select
            className="button"
            aria-label={text("scenario.compareWith")}
            value={others.some(({ id }) => id === other) ? other : ""}
            onChange={(event) => {
              const { with: _, ...rest } = view.own;
              const { value } = event.currentTarget;
              go({ own: value === "" ? rest : { ...rest, with: value } });
            }}
          >
            <option value="">{text("compare.noOther")}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {text("compare.and", { name })}
              </option>
            ))}
          </select>
        );
      }}
    </Ask>
  );
}
